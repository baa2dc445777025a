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
                           select new FormDot(community.UrbanForm, GridAssignment.NameOf(community.Name, assignment.Number), Urls.Grid(grid.Code), grid.Households))
            .ToListAsync(cancel);
        return FormStrip.Build("分形态网格规模分布", "户/网格，一点一网格", "户", GridTable.LedgerName, grids) with { Draws = ["communities.form", "grids.households"] };
    }
}
