using Boluo.Dashboard.Components;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>Ticks of a filter or column menu, clicked faster than the page follows.</summary>
public sealed class TickMenuTests : BunitContext, IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ILedger _ledger = null!;

    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).Query;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _ledger = new GridTable(_database);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _database.Dispose();
    }

    [Fact]
    public void A_second_tick_before_the_page_has_followed_keeps_the_first()
    {
        var filters = Show<LedgerFilters>("");
        Tick(filters, "暂缺网格员");
        Tick(filters, "暂缺网格长");
        Assert.Equal("?grids.status=WorkerMissing,LeaderMissing", Address);
    }

    [Fact]
    public void A_tick_counts_from_what_is_shown_once_the_page_has_followed()
    {
        var filters = Show<LedgerFilters>("");
        Tick(filters, "暂缺网格员");
        Follow(filters, "?grids.status=WorkerMissing");
        Tick(filters, "暂缺网格员");
        Assert.Equal("", Address);
    }

    [Fact]
    public void Who_went_elsewhere_meanwhile_does_not_get_the_old_ticks_back()
    {
        var filters = Show<LedgerFilters>("");
        Tick(filters, "暂缺网格员");
        Follow(filters, "?grids.q=dqsq");
        Tick(filters, "暂缺网格长");
        Assert.Equal("?grids.q=dqsq&grids.status=LeaderMissing", Address);
    }

    [Fact]
    public void Columns_are_ticked_in_the_same_way()
    {
        var columns = Show<LedgerColumns>("?grids.cols=code,name");
        Tick(columns, "户数（户）");
        Tick(columns, "常住人口（人）");
        Assert.Equal("?grids.cols=code,name,households,residents", Address);
    }

    private IRenderedComponent<TMenu> Show<TMenu>(string query) where TMenu : TickMenu => Render<TMenu>(p => p
        .Add(f => f.Ledger, _ledger).Add(f => f.View, View.Parse(query, _ledger).Value).Add(f => f.LinkTo, view => Urls.Join("/grids", view.ToQuery(_ledger))));

    private void Follow(IRenderedComponent<LedgerFilters> menu, string query) => menu.Render(p => p.Add(f => f.View, View.Parse(query, _ledger).Value));

    private static void Tick<TMenu>(IRenderedComponent<TMenu> menu, string label) where TMenu : TickMenu =>
        menu.FindAll("a[data-tick]").Single(a => a.TextContent.Replace("（已选）", "", StringComparison.Ordinal).Trim('☑', '☐', ' ', '\n') == label).Click();
}
