using Boluo.Dashboard.Components;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>指标说明 that stays open while somebody else edits.</summary>
public sealed class PassportDialogTests : BunitContext, IAsyncLifetime
{
    private readonly DataChanges _changes = new();
    private TestDatabase _database = null!;
    private Snapshots _snapshots = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _snapshots = new Snapshots(_database, _changes);
        Services.AddSingleton(_changes).AddSingleton(_snapshots).AddSingleton<PassportReader>().AddSingleton(County.Facts);
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _snapshots.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task An_open_passport_follows_the_data()
    {
        var limits = await _snapshots.LimitsAsync(CancellationToken.None);
        var scope = County.On(limits.AsOf);
        var figure = new QueryFigure("grid.households", "户数", "网格户数之和。", "户", "网格台账", "组织部门", Urls.Grids, async (db, asked, cancel) => await db.GridsWithin(asked).SumAsync(g => g.Fact.Households, cancel))
        {
            One = "一户",
            Adding = Adding.Adds,
            Dating = Dating.AsOf,
        };
        var passports = await new PassportReader(_snapshots).RereadAsync([new Passport(figure, scope, Quantity.Exact(null, "户"), null, Agreement.Unpublished)], CancellationToken.None);

        var provider = Render<MudDialogProvider>();
        await provider.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<PassportDialog>("指标说明",
            new DialogParameters<PassportDialog> { { d => d.Passports, passports }, { d => d.Urls, new Urls(scope, limits) } }));
        await provider.WaitForAssertionAsync(() => Assert.Equal("99,480", provider.Find(".passport h3 b").TextContent));

        var facts = provider.FindAll(".passport dt").Zip(provider.FindAll(".passport dd"), (dt, dd) => (dt.TextContent, dd.TextContent)).ToList();
        foreach (var fact in ((string, string)[])[("计数单位", "一户"), ("去重范围", "只属一地，各镇街、各社区相加等于全县"), ("数值时点", "按统计时点，以往时点可复算"), ("修约", "整数，不修约"), ("口径版本", "第1版"), ("公开数", "无公开数")])
            Assert.Contains(fact, facts);

        await using (var db = _database.CreateDbContext())
        {
            db.GridFacts.Single(f => f.GridId == db.Grids.Single(g => g.Code == "441322001001001").Id).Households += 100;
            await db.SaveChangesAsync(CancellationToken.None);
        }

        _changes.Announce(_changes.Version + 1);
        await provider.WaitForAssertionAsync(() => Assert.Equal("99,580", provider.Find(".passport h3 b").TextContent), TimeSpan.FromSeconds(10));
    }
}
