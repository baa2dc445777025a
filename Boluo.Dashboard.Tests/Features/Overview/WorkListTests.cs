using System.Net;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Overview;

/// <summary>需关注事项 as a work list: whose work it is, since when, what is new, and where each row leads.</summary>
[Trait("Needs", "application")]
public sealed class WorkListTests(SharedApp app)
{
    private const string FundRule = "fund.slow";

    private static readonly Scope Street = County.Whole with { Township = County.Luoyang };

    private static CancellationToken None => CancellationToken.None;

    public static TheoryData<string?> Townships => new((string?)null, County.Luoyang, "441322103");

    [Theory]
    [MemberData(nameof(Townships))]
    public async Task The_matrix_adds_up_both_ways_to_the_list_and_each_count_is_the_length_of_its_list(string? township)
    {
        var scope = County.Whole with { Township = township };
        var (list, places) = await ReadAsync(scope);
        var matrix = WorkMatrix.Of(list, places, scope);
        Assert.Equal(list.Items.Count, matrix.Total);
        Assert.Equal(list.Sheet.All.Sum(m => m.Findings.Count), matrix.Total);
        foreach (var (c, matter) in matrix.Columns.Index())
        {
            Assert.Equal(matter.Findings.Count, matrix.Rows.Sum(r => r.Counts[c]));
            Assert.All(matrix.Rows, r => Assert.Equal(r.Counts[c], new WorkView { Rule = matter.Rule.Key, Place = r.Place.Key }.Of(list, places).Count));
        }
    }

    [Fact]
    public async Task Townships_stand_in_the_order_of_their_codes_and_those_without_findings_too()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var (list, places) = await ReadAsync(County.Whole);
        var keys = WorkMatrix.Of(list, places, County.Whole).Rows.Select(r => r.Place.Key).Where(k => k != WorkPlaces.Shared).ToList();
        Assert.Equal(limits.Townships.Keys, keys);
    }

    [Fact]
    public async Task In_a_township_its_communities_are_the_rows()
    {
        var (list, places) = await ReadAsync(Street);
        var keys = WorkMatrix.Of(list, places, Street).Rows.Select(r => r.Place.Key).ToList();
        Assert.Equal(9, keys.Count(k => k.Length == 12));
        Assert.DoesNotContain(County.Longxi, keys);
    }

    [Theory]
    [InlineData(WorkGrouping.Rule)]
    [InlineData(WorkGrouping.Place)]
    [InlineData(WorkGrouping.Owner)]
    [InlineData(WorkGrouping.Due)]
    public async Task However_it_is_grouped_the_list_is_whole_and_its_anchors_are_distinct(WorkGrouping grouping)
    {
        var (list, places) = await ReadAsync(County.Whole);
        var groups = WorkGroup.Of(list.Items, grouping, places);
        Assert.True(list.Items.ToHashSet().SetEquals(groups.SelectMany(g => g.Items)));
        Assert.Equal(list.Items.Count, groups.Sum(g => g.Items.Count));
        Assert.Equal(groups.Count, groups.Select(g => g.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_was_found_at_the_end_of_the_month_before_is_not_new_and_what_is_found_no_more_is_gone()
    {
        var (list, _) = await ReadAsync(County.Whole);
        await using var db = await app.OpenAsync();
        var before = (await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, County.On(new DateOnly(2020, 5, 31)), None))
            .SelectMany(m => m.Findings).Select(f => (f.Rule, f.Key)).ToHashSet();
        Assert.Equal(new DateOnly(2020, 5, 31), list.ComparedWith);
        Assert.All(list.Items.Where(i => i.Finding.Rule != FundRule), i => Assert.Equal(!before.Contains((i.Finding.Rule, i.Finding.Key)), i.IsNew));
        Assert.NotEqual(0, list.New);
        Assert.NotEmpty(list.Gone);
        var reminders = list.Sheet.All.Where(m => m.Rule.Kind == RuleKind.Reminder).Select(m => m.Rule.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(before.Except(list.Items.Select(i => (i.Finding.Rule, i.Finding.Key))).Count(f => !reminders.Contains(f.Rule)), list.Gone.Select(i => (i.Finding.Rule, i.Finding.Key)).Distinct().Count());
        Assert.Equal(list.New, list.Sheet.All.Sum(m => list.NewOf(m.Rule)));
    }

    /// <summary>It runs from 30 June on: what it finds first may have been so before, and in January nothing has been mended.</summary>
    [Fact]
    public async Task A_rule_that_did_not_run_neither_finds_anything_new_nor_clears_anything()
    {
        var (first, _) = await ReadAsync(County.Whole);
        Assert.Contains(first.Items, i => i.Finding.Rule == FundRule);
        Assert.DoesNotContain(first.Items, i => i.Finding.Rule == FundRule && i.IsNew);
        var (january, _) = await ReadAsync(County.On(new DateOnly(2020, 1, 15)));
        Assert.DoesNotContain(january.Gone, i => i.Finding.Rule == FundRule);
    }

    /// <summary>Two branches are called 水上社区党支部, in two townships.</summary>
    [Fact]
    public async Task Owners_of_one_name_in_two_places_stay_apart_and_a_unit_is_one_everywhere()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var groups = WorkGroup.Of([Item("江甲", "441322001008", new PlaceRule()), Item("江甲", "441322121002", new PlaceRule()),
            Item("县直单位01", "441322001008", new UnitRule()), Item("县直单位01", "441322121002", new UnitRule())], WorkGrouping.Owner, new WorkPlaces(County.Whole, limits));
        Assert.Equal([1, 1, 2], groups.Select(g => g.Items.Count).Order());
        Assert.Equal(3, groups.Select(g => g.Title).Distinct(StringComparer.Ordinal).Count());
    }

    private static WorkItem Item(string owner, string place, Rule rule) => new(new RuleResult(rule, null, County.Day, []),
        new Finding { Rule = rule.Key, Key = place, Name = place, Owner = owner, LiesIn = place, TownshipName = "", CommunityName = place }, false);

    private class PlaceRule() : Rule("test.place", 1, RuleTopic.Services, "事项")
    {
        public override string Clause(double? threshold) => "待办";

        public override RulePassport Passport(double? threshold) => throw new NotSupportedException();

        public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) => throw new NotSupportedException();
    }

    private sealed class UnitRule : PlaceRule
    {
        public override bool IsOwnedByUnit => true;
    }

    [Fact]
    public async Task Nothing_is_new_where_there_are_no_data_of_the_month_before()
    {
        var (list, _) = await ReadAsync(County.On(new DateOnly(2019, 1, 15)));
        Assert.Null(list.ComparedWith);
        Assert.Equal((0, 0), (list.New, list.Gone.Count));
    }

    [Fact]
    public async Task Days_that_are_an_amount_are_counted_from_the_day_since_which_it_is_so()
    {
        var (list, _) = await ReadAsync(County.Whole);
        Assert.All(list.Items.Where(i => i.Result.Rule is { Unit: "天", Kind: RuleKind.Problem } && i.Finding.Amount is not null), i => Assert.Equal((i.Finding.Rule, i.Finding.Key, i.Finding.Amount), (i.Finding.Rule, i.Finding.Key, (double?)i.Days)));
        Assert.All(list.Items.Where(i => i.Finding.Since is not null), i => Assert.InRange(i.Days!.Value, 0, 20_000));
        Assert.All(list.Items.Where(i => i.Finding.Rule is "grid.no-worker" or "grid.no-leader" or "center.missing"), i => Assert.NotNull(i.Finding.Since));
    }

    [Fact]
    public async Task Each_row_leads_to_what_was_found()
    {
        var (list, _) = await ReadAsync(County.Whole);
        using var client = await app.SignInAsync(Role.Leader);
        foreach (var item in list.Items.GroupBy(i => i.Finding.Rule).SelectMany(g => g.Take(2)))
        {
            using var response = await client.GetAsync(item.Path.Split('#')[0], None);
            var html = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(None));
            Assert.True(response.IsSuccessStatusCode, $"{item.Finding.Rule}: {item.Path} answers {response.StatusCode}.");
            var known = item.Finding.IsCommunity || item.Finding.Rule.StartsWith("survey.", StringComparison.Ordinal) ? item.Finding.CommunityName : item.Finding.Rule == "return.overdue" ? item.Finding.TownshipName : item.Finding.Name;
            Assert.True(html.Contains(known ?? item.Finding.TownshipName!, StringComparison.Ordinal), $"{item.Finding.Rule}: {item.Path} does not show {known}.");
            Assert.DoesNotContain("共 0 条", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("group=Town", "可用值：Rule、Place、Owner、Due")]
    [InlineData("work.place=441322999", "可用值：all、441322001")]
    [InlineData("work.rule=grid", "可用值：all、grid.no-worker")]
    [InlineData("work.change=Old", "可用值：All、New、Gone")]
    public async Task An_unknown_value_is_refused_with_the_accepted_ones(string query, string said)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync($"/attention?{query}", None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(said, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_and_the_page_count_alike_and_lead_to_what_is_new()
    {
        var (list, _) = await ReadAsync(County.Whole);
        using var client = await app.SignInAsync(Role.Leader);
        var (overview, page) = (WebUtility.HtmlDecode(await client.GetStringAsync("/", None)), WebUtility.HtmlDecode(await client.GetStringAsync("/attention?work.change=New&group=Place", None)));
        foreach (var html in new[] { overview, page })
        {
            Assert.Contains(FormattableString.Invariant($"共{list.Items.Count}件"), html, StringComparison.Ordinal);
            Assert.Contains(FormattableString.Invariant($">新增{list.New}件</a>"), html, StringComparison.Ordinal);
            Assert.Contains(FormattableString.Invariant($">消除{list.Gone.Count}件</a>"), html, StringComparison.Ordinal);
        }

        Assert.Equal(list.New, page.Split("tag-new").Length - 1);
    }

    private async Task<(WorkList List, WorkPlaces Places)> ReadAsync(Scope scope)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        return (await app.Services.GetRequiredService<OverviewQueries>().WorkListAsync(scope, None), new WorkPlaces(scope, limits));
    }
}
