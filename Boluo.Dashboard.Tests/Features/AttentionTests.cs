using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>The county's matters and figures, as the rooms publish them, over the sample data.</summary>
[Trait("Needs", "application")]
public sealed class AttentionTests(SharedApp app)
{
    [Theory]
    [InlineData("grid.no-worker", 6)]
    [InlineData("grid.no-leader", 4)]
    [InlineData("grid.households", 4)]
    [InlineData("community.workers", 11)]
    [InlineData("community.residents", 11)]
    [InlineData("center.missing", 3)]
    [InlineData("need.waiting", 5)]
    [InlineData("resource.idle", 24)]
    [InlineData("unit.activity", 9)]
    [InlineData("need.unlinked", 0)]
    [InlineData("branch.no-grids", 0)]
    [InlineData("project.no-need", 0)]
    public async Task A_rule_finds_what_the_sample_data_holds(string rule, int expected)
    {
        var matters = await FindAsync(County.Whole);
        Assert.Equal(expected, matters.Single(m => m.Rule.Key == rule).Findings.Count);
    }

    [Fact]
    public async Task All_rules_are_asked_in_one_command_and_name_who_is_responsible()
    {
        var matters = await FindAsync(County.Whole);
        Assert.All(matters.SelectMany(m => m.Findings), f => Assert.False(string.IsNullOrWhiteSpace(f.Owner)));
        Assert.Equal(33, matters.Single(m => m.Rule.Key == "community.workers").Findings.Sum(f => f.Amount));
    }

    [Fact]
    public async Task Findings_of_the_townships_add_up_to_the_countys()
    {
        await using var db = await app.OpenAsync();
        var townships = await db.Townships.Select(t => t.Code).ToListAsync(CancellationToken.None);
        var grids = 0;
        foreach (var township in townships)
            grids += (await FindAsync(County.Whole with { Township = township })).Single(m => m.Rule.Key == "grid.no-worker").Findings.Count;
        Assert.Equal(6, grids);
    }

    [Theory]
    [InlineData("fund.slow", 14.7, "14.7%")]
    [InlineData("grid.households", 1632.0, "1,632户")]
    [InlineData("fringe.silent", null, "—")]
    [InlineData("grid.no-worker", null, null)]
    public void An_amount_is_not_rounded_up_to_the_threshold_that_it_is_below(string rule, double? amount, string? words)
    {
        var matter = new RuleResult(app.Services.GetServices<Rule>().Single(r => r.Key == rule), null, County.Day, []);
        Assert.Equal(words, matter.AmountOf(In("441322001001", "罗阳街道", "水上社区") with { Amount = amount }));
    }

    [Fact]
    public void Communities_of_one_name_are_told_apart_in_a_summary()
    {
        Assert.Equal("水上（罗阳）、水上（石湾）", Summaries.Places([In("441322001001", "罗阳街道", "水上社区"), In("441322102001", "石湾镇", "水上社区")]).Words);
        Assert.Equal("湖镇、江南等4个社区", Summaries.Places(
            [In("441322106001", "湖镇镇", "湖镇社区"), In("441322001005", "罗阳街道", "江南社区"), In("441322103003", "园洲镇", "九潭社区"), In("441322112001", "观音阁镇", "观音阁社区")]).Words);
    }

    [Fact]
    public void Two_communities_of_one_name_in_one_township_are_two_and_each_is_told_by_its_code()
    {
        IReadOnlyList<Finding> twins = [In("441322001001", "罗阳街道", "水上社区"), In("441322001002", "罗阳街道", "水上社区"), In("441322102001", "石湾镇", "水上社区")];
        Assert.Equal("水上（罗阳441322001001）、水上（罗阳441322001002）、水上（石湾）", Summaries.Places(twins).Words);
        Assert.Equal("涉及水上（罗阳441322001001）、水上（罗阳441322001002）等4个社区", Summaries.Spread([.. twins, In("441322103003", "园洲镇", "九潭社区")]).InText);
    }

    [Fact]
    public void Units_of_one_name_are_counted_as_often_as_there_are_units()
    {
        static Finding Of(int unit) => In("x", "", "") with { PlaceCode = null, TownshipName = null, CommunityName = null, UnitId = unit, UnitName = "县直单位党委" };
        Assert.Equal("2个单位", Summaries.Units([Of(1), Of(2), Of(1)]).Words);
    }

    private static Finding In(string code, string township, string community) => new()
    {
        Rule = "r",
        Key = code,
        Name = township + community,
        PlaceCode = code,
        TownshipName = township,
        CommunityName = community,
        UnitId = null,
        UnitName = null,
        Owner = "甲",
    };

    private async Task<IReadOnlyList<RuleResult>> FindAsync(Scope scope)
    {
        await using var db = await app.OpenAsync();
        return await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, scope, CancellationToken.None);
    }
}
