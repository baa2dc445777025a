using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>分形态网格规模分布: each city form compared with itself only.</summary>
public sealed class GridSizesChart : IChart
{
    public string Key => "grid-sizes";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var grids = await (from g in db.GridsWithin(scope)
                           join community in db.Communities on g.Assignment.CommunityCode equals community.Code
                           orderby community.Code, g.Assignment.Number
                           select new FormDot(community.UrbanForm, GridAssignment.NameOf(community.Name, g.Assignment.Number), Urls.Grid(g.Grid.Code), g.Fact.Households))
            .ToListAsync(cancel);
        return FormStrip.Build("分形态网格户数", "户，一点一网格", "户", GridTable.LedgerName, grids) with { Draws = [.. Ledgers.Communities.Columns(c => c.Form), .. Ledgers.Grids.Columns(g => g.Households)] };
    }
}
