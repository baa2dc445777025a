using System.Net;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.NewTown;
using Boluo.Dashboard.Features.OldTown;
using Boluo.Dashboard.Features.UrbanForms;
using Boluo.Dashboard.Features.Workforce;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>三种城市形态 over the sample data: figures, rules, the patrol matrix and what the page says first.</summary>
[Trait("Needs", "application")]
public sealed class UrbanFormsTests(SharedApp app)
{
    [Theory]
    [InlineData("oldtown.patrols_due", 312)]
    [InlineData("oldtown.patrols_done", 291)]
    [InlineData("oldtown.cases", 164)]
    [InlineData("oldtown.cases_handled", 157)]
    [InlineData("fund.plan", 540)]
    [InlineData("fund.spent", 228.6)]
    [InlineData("newtown.all_compounds", 64)]
    [InlineData("newtown.committees", 17)]
    [InlineData("fringe.members", 74)]
    [InlineData("fringe.talks", 80)]
    [InlineData("fringe.services", 32)]
    public async Task A_figure_beside_them_counts_its_ledger(string key, double expected)
    {
        await using var db = await app.OpenAsync();
        Assert.Equal(expected, (await app.Services.GetServices<Figure>().Named(key).ComputeAsync(db, County.Whole, CancellationToken.None)).Value!.Value, 6);
    }

    [Theory]
    [InlineData("fund.slow", "2020-06-30", 3)]
    [InlineData("fund.slow", "2020-06-29", 0)]
    [InlineData("case.slow", "2020-06-30", 2)]
    [InlineData("fringe.silent", "2020-06-30", 1)]
    [InlineData("fringe.silent", "2020-03-31", 0)]
    public async Task A_rule_finds_what_the_sample_data_holds_on_a_day(string rule, string day, int expected)
    {
        await using var db = await app.OpenAsync();
        var scope = County.On(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var matters = await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, scope, CancellationToken.None);
        Assert.Equal(expected, matters.Single(m => m.Rule.Key == rule).Findings.Count);
    }

    [Fact]
    public async Task A_slow_fund_leads_to_the_ledger_with_the_same_communities()
    {
        await using var db = await app.OpenAsync();
        var matter = (await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, County.Whole, CancellationToken.None)).Single(m => m.Rule.Key == "fund.slow");
        Assert.Equal([13.2, 9.6, 6.0], matter.Findings.Select(f => Math.Round(f.Amount!.Value, 9)));
        using var client = await app.SignInAsync(Role.Leader);
        Assert.Contains("共 3 条", await client.GetStringAsync(matter.RowsPath, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_patrol_matrix_tells_done_missed_and_not_yet_due()
    {
        await using var db = await app.OpenAsync();
        var matrix = await PatrolMatrix.ReadAsync(db, County.Whole, CancellationToken.None);
        Assert.Equal((26, 12, 291, 21), (matrix.Weeks.Count, matrix.Lines.Count, Count(matrix, PatrolState.Done), Count(matrix, PatrolState.Missed)));

        var wednesday = await PatrolMatrix.ReadAsync(db, County.On(new DateOnly(2020, 2, 12)), CancellationToken.None);
        Assert.Equal(new DateOnly(2020, 2, 10), wednesday.Weeks[^1]);
        Assert.Equal((66, 10, 8), (Count(wednesday, PatrolState.Done), Count(wednesday, PatrolState.Missed), Count(wednesday, PatrolState.Pending)));
        Assert.All(wednesday.Lines, l => Assert.NotEqual(PatrolState.Missed, l.Weeks[^1]));

        static int Count(PatrolMatrix matrix, PatrolState state) => matrix.Lines.Sum(l => l.Weeks.Count(w => w == state));
    }

    [Fact]
    public async Task A_beat_that_changed_hands_and_two_compounds_of_one_name_keep_lines_of_their_own()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var chief = await db.AlleyChiefs.OrderBy(c => c.Id).FirstAsync(CancellationToken.None);
        var successor = new AlleyChief { Name = "继任巷长", CommunityCode = chief.CommunityCode, Beat = chief.Beat, ValidFrom = new DateOnly(2020, 6, 22) };
        db.AlleyChiefs.Add(successor);
        await db.SaveChangesAsync(CancellationToken.None);
        await db.AlleyPatrols.Where(p => p.ChiefId == chief.Id && p.WeekOf >= successor.ValidFrom).ExecuteUpdateAsync(s => s.SetProperty(p => p.ChiefId, successor.Id), CancellationToken.None);
        var matrix = await PatrolMatrix.ReadAsync(db, County.Whole, CancellationToken.None);
        Assert.Equal(13, matrix.Lines.Count);
        Assert.Equal([chief.Id, successor.Id], matrix.Lines.Where(l => l.Beat == chief.Beat).Select(l => l.ChiefId));

        await using var context = new BunitContext();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
        var weeks = context.Render<PatrolWeeks>(p => p.Add(c => c.Matrix, matrix).AddCascadingValue(new PageContext(County.Whole, limits, new Viewer("t", "测试", Role.Leader), Urls.UrbanForms, "", 1)));
        weeks.Render(p => p.Add(c => c.Matrix, matrix with { Lines = [.. matrix.Lines.Reverse()] })); // A live refresh: Blazor refuses a key that is there twice.
        Assert.Equal(13, weeks.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task Two_communities_of_one_name_have_bars_of_their_own()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var codes = await db.Compounds.OrderBy(c => c.CommunityCode).ThenBy(c => c.Name).Select(c => c.CommunityCode).Distinct().ToListAsync(CancellationToken.None);
        await db.Compounds.Where(c => c.CommunityCode == codes[0]).ExecuteUpdateAsync(s => s.SetProperty(c => c.CommunityCode, "441322001008"), CancellationToken.None);
        await db.Compounds.Where(c => c.CommunityCode == codes[1]).ExecuteUpdateAsync(s => s.SetProperty(c => c.CommunityCode, "441322121002"), CancellationToken.None);
        foreach (var chart in new IChart[] { new CompoundBranchesChart(), new CompoundMembersChart() })
        {
            var spec = await chart.BuildAsync(db, County.Whole, CancellationToken.None);
            Assert.Equal(spec.Categories.Count, spec.Categories.Distinct().Count());
            if (chart is CompoundBranchesChart) Assert.Subset(spec.Categories.ToHashSet(), new HashSet<string> { "罗阳水上", "石湾水上" });
        }
    }

    [Fact]
    public async Task States_of_cases_and_branches_of_compounds_follow_the_day()
    {
        await using var db = await app.OpenAsync();
        var march = County.On(new DateOnly(2019, 3, 31));
        var branches = await CompoundRow.Query(db, march).CountAsync(c => c.Organisation == CompoundOrganisation.Branch, CancellationToken.None);
        Assert.InRange(branches, 1, 22);
        var earlier = County.On(new DateOnly(2020, 4, 15));
        foreach (var row in await SmallCaseRow.Query(db, earlier).ToListAsync(CancellationToken.None))
        {
            Assert.True(row.Row.RaisedOn <= earlier.AsOf && !(row.HandledOn > earlier.AsOf));
            Assert.Equal(row.State == SmallCaseState.Handled, row.HandledOn is not null && row.Days is not null && row.OpenDays is null);
        }
    }

    [Fact]
    public async Task Forms_hold_the_twelve_communities_of_the_streets_and_a_fourth_group_the_others()
    {
        await using var db = await app.OpenAsync();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
        var cards = await FormOverview.ReadAsync(db, County.Whole, limits, CancellationToken.None);
        Assert.Equal([("老城区", 3), ("新城区", 4), ("城乡接合部", 5), ("镇区（未划分）", 24)], cards.Select(c => (c.Name, c.Places.Count)));
        Assert.Equal((99_480, 402), (cards.Sum(c => c.Households), cards.Sum(c => c.Grids)));
    }

    [Fact]
    public async Task The_load_of_community_workers_is_counted_once_and_by_those_in_post()
    {
        await using var db = await app.OpenAsync();
        var day = County.On(new DateOnly(2019, 6, 30));
        var specs = new List<ChartSpec>();
        foreach (var chart in app.Services.GetServices<IChart>()) specs.Add(await chart.BuildAsync(db, day, CancellationToken.None));
        var load = Assert.Single(specs, s => s.Title.Contains("社区工作者服务户数", StringComparison.Ordinal));
        var rows = await StaffingRow.Query(db, day).Where(r => r.InPost > 0).OrderBy(r => r.Community.Code).ToListAsync(CancellationToken.None);
        Assert.Equal(rows.Select(r => (Urls.Community(r.Community.Code), r.Load!.Value)).Order(),
            load.Series.SelectMany(s => s.Marks).Select(m => (m.Href!, m.Value!.Value)).Order());
        Assert.NotEqual(rows.Sum(r => r.InPost), await db.CommunityWorkers.CountAsync(CancellationToken.None)); // Or the day would prove nothing.
        Assert.Equal("户/名", load.Unit);
        Assert.Contains("老城区451.7、", load.Sentence, StringComparison.Ordinal); // As the red line says.
        Assert.Contains("workforce-load", OverviewPart.ChartKeys);
    }

    [Theory]
    [InlineData("overview", "镇区（未划分）", "各形态只与自身比较")]
    [InlineData("old-town", "291 / 312", "东区1号责任片")]
    [InlineData("new-town", "23 / 64", "城市绿洲")]
    [InlineData("fringe", "1,726", "2020年2月没有宣讲")]
    [InlineData("fund", "42.3%", "年度时间进度49.7%")]
    public async Task The_first_response_of_a_part_has_its_numbers(string part, string number, string words)
    {
        using var client = await app.SignInAsync(Role.Leader);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync($"{Urls.UrbanForms}?tab={part}", CancellationToken.None));
        Assert.Contains(number, html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tab=old-town&community=441322002001", "没有推行巷长快办制的社区")]
    [InlineData("tab=new-town&township=441322119", "没有登记的住宅小区")]
    [InlineData("tab=fringe&form=OldTown", "没有党员联系户")]
    [InlineData("tab=fund&asOf=2019-06-30", "没有登记服务群众专项经费")]
    public async Task A_place_outside_a_form_gets_a_plain_sentence(string query, string expected)
    {
        using var client = await app.SignInAsync(Role.Leader);
        Assert.Contains(expected, await client.GetStringAsync($"{Urls.UrbanForms}?{query}", CancellationToken.None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tab=centre", "可用值：overview、old-town")]
    [InlineData("tab=needs", "、patrols、small-cases、")]
    public async Task A_part_or_ledger_that_is_not_there_answers_400_with_the_accepted_values(string query, string expected)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync($"{Urls.UrbanForms}?{query}", CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(CancellationToken.None), StringComparison.Ordinal);
    }
}
