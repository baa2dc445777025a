using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>One dot of a distribution: a grid or a need, in the lane of its community's form.</summary>
public sealed record FormDot(UrbanForm? Form, string Name, string Href, double Value);

/// <summary>Distributions by city form: every lane speaks of itself, none is ranked.</summary>
public static class FormStrip
{
    private static readonly UrbanForm?[] Forms = [UrbanForm.OldTown, UrbanForm.NewTown, UrbanForm.Fringe, null];

    public static ChartSpec Build(string title, string subtitle, string unit, string ledger, IReadOnlyList<FormDot> dots)
    {
        var lanes = Forms.Select(form => (Name: FormGroups.NameOf(form), Dots: dots.Where(d => d.Form == form).ToList())).Where(l => l.Dots.Count > 0).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Strip,
            Title = title,
            Draws = ["communities.form"],
            Subtitle = subtitle,
            Unit = unit,
            Categories = [.. lanes.Select(l => l.Name)],
            CategoryHeader = "城市形态",
            Ledger = ledger,
            Series = [.. lanes.Select(l => new Series(l.Name, [.. l.Dots.Select(d => new Mark(l.Name, d.Value, d.Name, d.Href))]))],
            Sentence = lanes.Count == 0 ? "" : $"各形态只与自身比较；红线为中位数：{string.Join("、", lanes.Select(l => $"{l.Name}{Median(l.Dots)}{unit}"))}。",
        };
    }

    private static string Median(List<FormDot> dots) => ChartText.Number(ChartTable.Median([.. dots.Select(d => d.Value).Order()]));
}

/// <summary>户数/任职, one dot per grid that has a worker.</summary>
public sealed class GridLoadChart : IChart
{
    public string Key => "form-grid-load";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var grids = await (from assignment in db.GridAssignments.Within(db, scope)
                           join grid in db.Grids.AsOf(day) on assignment.GridId equals grid.Id
                           join community in db.Communities on assignment.CommunityCode equals community.Code
                           let workers = db.GridDuties.AsOf(day).Count(d => d.GridId == grid.Id)
                           where workers > 0
                           orderby community.Code, assignment.Number
                           select new { community.UrbanForm, community.Name, assignment.Number, grid.Code, Load = grid.Households / (double)workers })
            .ToListAsync(cancel);
        var spec = FormStrip.Build("户数/任职", "一点一网格，不含暂缺网格员的", "户/个", "grids",
            [.. grids.Select(g => new FormDot(g.UrbanForm, GridAssignment.NameOf(g.Name, g.Number), Urls.Grid(g.Code), g.Load))]);
        return spec with { Draws = ["communities.form", "grids.households"] };
    }
}

/// <summary>需求办结天数, one dot per need that is closed on the day.</summary>
public sealed class NeedDaysChart : IChart
{
    public string Key => "form-need-days";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var needs = await (from stated in db.Needs.Within(db, scope).WithState(day)
                           join community in db.Communities on stated.Row.CommunityCode equals community.Code
                           where stated.State == NeedState.Closed
                           orderby stated.Row.Code
                           select new { community.UrbanForm, stated.Row.Code, stated.Row.RaisedOn, stated.Row.ClosedOn, stated.Row.ClosedAgainOn }).ToListAsync(cancel);
        return FormStrip.Build("需求办结天数", "一点一需求，从收集到办结", "天", "needs",
            [.. needs.Select(n => new FormDot(n.UrbanForm, n.Code, Ledgers.Needs.Where(l => l.Search(n.Code)),
                (n.ClosedAgainOn <= day ? n.ClosedAgainOn : n.ClosedOn)!.Value.DayNumber - n.RaisedOn.DayNumber))]);
    }
}
