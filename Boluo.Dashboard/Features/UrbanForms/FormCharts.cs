using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>户数/任职, one dot per grid that has a worker.</summary>
public sealed class GridLoadChart : IChart
{
    public string Key => "form-grid-load";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var grids = await (from g in db.GridsWithin(scope)
                           join community in db.Communities on g.Assignment.CommunityCode equals community.Code
                           let workers = db.GridDuties.AsOf(day).Count(d => d.GridId == g.Grid.Id)
                           where workers > 0
                           orderby community.Code, g.Assignment.Number
                           select new { community.UrbanForm, community.Name, g.Assignment.Number, g.Grid.Code, Load = g.Fact.Households / (double)workers })
            .ToListAsync(cancel);
        var spec = FormStrip.Build("户数/任职", "户/个，一点一网格，不含暂缺网格员的", "户/个", GridKeys.LedgerName,
            [.. grids.Select(g => new FormDot(g.UrbanForm, GridAssignment.NameOf(g.Name, g.Number), Urls.Grid(g.Code), g.Load))]);
        return spec with { Draws = [.. Ledgers.Communities.Columns(c => c.Form), .. Ledgers.Grids.Columns(g => g.Households)] };
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
        return FormStrip.Build("需求办结天数", "天，一点一需求，从收集到办结", "天", NeedKeys.LedgerName,
            [.. needs.Select(n => new FormDot(n.UrbanForm, n.Code, Ledgers.Needs.Where(l => l.Search(n.Code)),
                (n.ClosedAgainOn <= day ? n.ClosedAgainOn : n.ClosedOn)!.Value.DayNumber - n.RaisedOn.DayNumber))]);
    }
}
