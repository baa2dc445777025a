using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>分形态网格规模分布: each city form compared with itself only.</summary>
public sealed class GridSizesChart : IChart
{
    public string Key => "grid-sizes";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var grids = await (from assignment in db.GridAssignments.Within(db, scope)
                           join grid in db.Grids.AsOf(scope.AsOf) on assignment.GridId equals grid.Id
                           join community in db.Communities on assignment.CommunityCode equals community.Code
                           orderby community.Code, assignment.Number
                           select new GridSize(community.UrbanForm, GridAssignment.NameOf(community.Name, assignment.Number), grid.Code, grid.Households))
            .ToListAsync(cancel);
        return Build(grids);
    }

    public static ChartSpec Build(IReadOnlyList<GridSize> grids)
    {
        UrbanForm?[] forms = [UrbanForm.OldTown, UrbanForm.NewTown, UrbanForm.Fringe, null];
        var lanes = forms.Select(form => (Form: form, Name: FormGroups.NameOf(form), Grids: grids.Where(g => g.Form == form).ToList())).Where(l => l.Grids.Count > 0).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Strip,
            Title = "分形态网格规模分布",
            Draws = ["communities.form", "grids.households"],
            Subtitle = "户/网格，一点一网格",
            Unit = "户",
            Categories = [.. lanes.Select(l => l.Name)],
            CategoryHeader = "城市形态",
            Ledger = GridTable.LedgerName,
            Series = [.. lanes.Select(lane => new Series(lane.Name, [.. lane.Grids.Select(g =>
                new Mark(lane.Name, g.Households, g.Name, Urls.Grid(g.Code)))]))],
            Sentence = lanes.Count == 0 ? "" : $"各形态只与自身比较；红线为中位数：{string.Join("、", lanes.Select(l => $"{l.Name}{Median(l.Grids)}户"))}。",
        };
    }

    private static string Median(List<GridSize> grids) => ChartText.Number(ChartTable.Median([.. grids.Select(g => (double)g.Households).Order()]));
}

/// <summary>One grid's households with the form of its community.</summary>
public sealed record GridSize(UrbanForm? Form, string Name, string Code, int Households);
