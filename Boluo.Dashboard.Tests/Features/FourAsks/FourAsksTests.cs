using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.FourAsks;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.FourAsks;

/// <summary>The rules, figures and calendar of the four asks over the sample data.</summary>
[Trait("Needs", "application")]
public sealed class FourAsksTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("survey.quarter", "2020-06-30", 3)]
    [InlineData("survey.quarter", "2020-03-31", 0)]
    [InlineData("survey.quarter", "2020-04-01", 12)]
    [InlineData("survey.quarter", "2019-01-01", 0)]
    [InlineData("survey.due", "2020-06-30", 5)]
    [InlineData("survey.due", "2020-03-31", 12)]
    [InlineData("survey.due", "2020-04-01", 0)]
    [InlineData("survey.due", "2019-01-01", 0)]
    [InlineData("survey.year", "2020-06-30", 0)]
    [InlineData("survey.year", "2019-10-15", 0)]
    [InlineData("data.stale", "2020-06-30", 2)]
    public async Task A_rule_finds_what_is_not_done_on_the_day(string rule, string day, int expected)
    {
        var matter = await MatterAsync(rule, County.On(Day(day)));
        Assert.Equal(expected, matter.Findings.Count);
        Assert.All(matter.Findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Owner)));
    }

    [Fact]
    public async Task The_overview_says_that_the_surveys_are_due_today_and_in_ten_days()
    {
        Assert.Equal("今日到期", (await MatterAsync("survey.due", County.Whole)).Summary);
        Assert.Equal("6月30日到期，还有10天", (await MatterAsync("survey.due", County.On(Day("2020-06-20")))).Summary);
        Assert.Empty((await MatterAsync("survey.due", County.On(Day("2020-06-19")))).Findings);
        Assert.Equal("西区、观园、水果场，最长逾期91天", (await MatterAsync("survey.quarter", County.Whole)).Summary);
        Assert.EndsWith("最长49天", (await MatterAsync("data.stale", County.Whole)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_or_a_county_that_begins_is_not_asked_for_an_update_before_its_time()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        await db.DataUpdates.ExecuteDeleteAsync(None);
        async Task<int> On(string day) => await new DataStale().Find(db, County.On(Day(day)), 31).CountAsync(None);
        Assert.Equal((0, 0, 36), (await On("2019-01-01"), await On("2019-02-01"), await On("2019-02-02")));
        await db.Communities.Where(c => c.Code == County.Dongqu).ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidFrom, Day("2020-05-30")), None);
        Assert.Equal((35, 36), (await On("2020-06-30"), await On("2020-07-01")));
    }

    [Fact]
    public async Task What_nobody_has_entered_for_an_earlier_quarter_stays_in_the_ledger_and_among_the_matters()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        await db.NeedSurveys.Where(s => s.CommunityCode == "441322123001" && s.PeriodStart <= Day("2019-07-01")).ExecuteDeleteAsync(None);
        var found = await new QuarterWithoutSurvey().Find(db, County.Whole, null).Where(f => f.Key.StartsWith("owed-")).OrderBy(f => f.Key).ToListAsync(None);
        Assert.Equal(["owed-441322123001-2019-01-01", "owed-441322123001-2019-04-01", "owed-441322123001-2019-07-01"], found.Select(f => f.Key));
        Assert.All(found, f => Assert.EndsWith("季度", f.Name, StringComparison.Ordinal));
        Assert.Equal(457, found[0].Amount);
    }

    [Fact]
    public async Task A_community_that_has_never_sent_an_update_is_where_the_matter_leads()
    {
        await using var own = new BoluoApp();
        await using (var db = await own.OpenAsync())
            await db.DataUpdates.Where(u => u.CommunityCode == County.Dongqu).ExecuteDeleteAsync(None);
        await using var reading = await own.OpenAsync();
        var matter = (await own.Services.GetRequiredService<RuleRunner>().FindAsync(reading, County.Whole, None)).Single(m => m.Rule.Key == "data.stale");
        Assert.Null(matter.Findings.Single(f => f.Key == County.Dongqu).Amount);

        using var client = await own.SignInAsync(Role.Leader);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(matter.RowsPath.Split('#')[0], None));
        Assert.All(matter.Findings, f => Assert.Contains(f.Name, html[html.IndexOf("数据未按期更新", StringComparison.Ordinal)..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_street_that_nobody_has_entered_falls_due_on_the_last_of_December()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var last = Day("2019-12-31");
        await db.NeedSurveys.Where(s => s.Level == SurveyLevel.Street && s.PeriodStart == Day("2019-01-01")).ExecuteDeleteAsync(None);
        var (scope, limits) = (County.On(last), await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None));
        var communities = await db.NeedSurveys.CountAsync(s => s.DueOn == last, None);

        var calendar = await DutyCalendar.ReadAsync(db, scope, limits, Day("2019-12-01"), None);

        Assert.Equal(2, await new SurveyDueSoon().Find(db, scope, null).CountAsync(f => f.Name.EndsWith("2019年"), None));
        Assert.Equal(0, await new YearWithoutSurvey().Find(db, scope, null).CountAsync(None));

        // The year is over, and the street still owes it: in 2020 as in any later year, until it is done.
        foreach (var day in new[] { "2020-01-01", "2020-06-30", "2022-03-01" })
            Assert.Equal(2, await new YearWithoutSurvey().Find(db, scope with { AsOf = Day(day) }, null).CountAsync(f => f.DueOn == last, None));
        Assert.Equal(communities + 2, calendar.Month.Days[^1].Due);
    }

    [Fact]
    public async Task A_community_whose_survey_nobody_has_entered_owes_it_all_the_same()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        db.NeedSurveys.RemoveRange(db.NeedSurveys.Where(s => s.PeriodStart == Day("2020-04-01") && s.TownshipCode == "441322123"));
        await db.SaveChangesAsync(None);

        Assert.Equal(6, await new SurveyDueSoon().Find(db, County.Whole, null).CountAsync(None));
        var overdue = await new QuarterWithoutSurvey().Find(db, County.On(Day("2020-07-01")), null).Where(f => f.DueOn == Day("2020-06-30")).ToListAsync(None);
        Assert.Equal((6, 6), (overdue.Count, overdue.Count(f => f.Amount == 1)));
        var owed = await Duties.ReadAsync(db, County.Whole, SurveyLevel.Community, Day("2020-04-01"), None);
        Assert.Equal((36, DutyState.DueToday), (owed.Count, owed.Single(o => o.TownshipCode == "441322123").State));
    }

    [Fact]
    public async Task A_street_is_named_once_its_year_is_nearly_over()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        async Task<IReadOnlyList<string>> On(string day) =>
            [.. (await new SurveyDueSoon().Find(db, County.On(Day(day)), null).Where(f => f.Name.EndsWith("2020年")).ToListAsync(None)).Select(f => $"{f.Whose} {f.Amount}")];
        Assert.Equal([[], ["罗阳街道 10"], ["罗阳街道 0"]], new[] { await On("2020-12-20"), await On("2020-12-21"), await On("2020-12-31") });
    }

    [Fact]
    public async Task A_town_owes_no_yearly_survey_and_its_rhythm_is_unknown()
    {
        await using var db = await app.OpenAsync();
        var figures = app.Services.GetServices<Figure>().ToList();
        var town = County.Whole with { Township = "441322119" };
        Assert.Null((await figures.Named("ask.needs.street_survey").ComputeAsync(db, town, None)).Value);
        Assert.Equal(1, (await figures.Named("ask.needs.community_survey").ComputeAsync(db, town with { AsOf = Day("2019-12-31") }, None)).Value);
    }

    /// <summary>The surveys one by one say the same; none is over on the first day of the data, and a missed one is missed for good.</summary>
    [Theory]
    [InlineData("2019-01-01", null, null)]
    [InlineData("2019-03-30", null, null)]
    [InlineData("2019-03-31", 33, 36)]
    [InlineData("2019-06-29", 36, 36)] // The three late ones are done by now.
    [InlineData("2020-03-31", 168, 180)]
    [InlineData("2020-06-29", 177, 180)]
    [InlineData("2020-06-30", 208, 216)]
    public async Task The_rhythm_counts_surveys_that_are_done_in_the_quarters_that_are_over(string day, int? done, int? owed)
    {
        await using var db = await app.OpenAsync();
        foreach (var scope in (Scope[])[County.On(Day(day)), County.Whole with { AsOf = Day(day), Township = County.Luoyang }, County.Whole with { AsOf = Day(day), Form = UrbanForm.OldTown }])
        {
            var duties = (await Duties.ReadAsync(db, scope, SurveyLevel.Community, Day("2019-01-01"), None)).Where(o => Duty.EndOf(SurveyLevel.Community, o.PeriodStart) <= scope.AsOf).ToList();
            if (scope.IsCountyWide && owed is not null) Assert.Equal((done, owed), (duties.Count(o => o.IsDone), duties.Count));
            Assert.Equal(duties.Count == 0 ? null : duties.Count(o => o.IsDone) / (double)duties.Count, await ValueAsync("ask.needs.community_survey", scope));
            var streets = (await Duties.ReadAsync(db, scope, SurveyLevel.Street, Day("2019-01-01"), None)).Where(o => Duty.EndOf(SurveyLevel.Street, o.PeriodStart) <= scope.AsOf).ToList();
            Assert.Equal(streets.Count == 0 ? null : streets.Count(o => o.IsDone) / (double)streets.Count, await ValueAsync("ask.needs.street_survey", scope));
        }
    }

    [Fact]
    public async Task A_survey_that_nobody_has_entered_is_owed_all_the_same_and_a_new_community_owes_from_its_first_quarter()
    {
        await using var own = new BoluoApp();
        await using var db = await own.OpenAsync();
        var figure = own.Services.GetServices<Figure>().Named("ask.needs.community_survey");
        var scope = County.Whole with { AsOf = Day("2019-12-31"), Community = "441322123001" };
        Assert.Equal(1, (await figure.ComputeAsync(db, scope, None)).Value);
        await db.NeedSurveys.Where(s => s.CommunityCode == scope.Community && s.PeriodStart == Day("2019-07-01")).ExecuteDeleteAsync(None);
        Assert.Equal(0.75, (await figure.ComputeAsync(db, scope, None)).Value);
        await db.Communities.Where(c => c.Code == scope.Community).ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidFrom, Day("2019-10-01")), None);
        await db.NeedSurveys.Where(s => s.CommunityCode == scope.Community && s.PeriodStart < Day("2019-10-01")).ExecuteDeleteAsync(None);
        Assert.Equal(1, (await figure.ComputeAsync(db, scope, None)).Value);
    }

    private async Task<double?> ValueAsync(string key, Scope scope)
    {
        await using var db = await app.OpenAsync();
        return (await app.Services.GetServices<Figure>().Named(key).ComputeAsync(db, scope, None)).Value;
    }

    [Fact]
    public async Task The_calendar_shows_six_quarters_and_the_days_of_a_month()
    {
        await using var db = await app.OpenAsync();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var calendar = await DutyCalendar.ReadAsync(db, County.Whole, limits, Day("2020-06-01"), None);
        Assert.Equal((6, 36, 2, 2), (calendar.Communities.Periods.Count, calendar.Communities.Lines.Count, calendar.Streets.Periods.Count, calendar.Streets.Lines.Count));
        Assert.Equal([(DutyState.Done, 31), (DutyState.DueToday, 5)], calendar.Communities.Now);
        Assert.Equal(3, calendar.Earlier);
        var last = calendar.Month.Days[^1];
        Assert.Equal((Day("2020-06-30"), 36, 5), (last.Day, last.Due, last.Waiting));

        // Nobody has entered the third quarter yet; it falls due all the same.
        var september = await DutyCalendar.ReadAsync(db, County.Whole, limits, Day("2020-09-01"), None);
        Assert.Equal((36, 36, 0), (september.Month.Days[^1].Due, september.Month.Days[^1].Waiting, september.Month.Days.Sum(d => d.Done)));
    }

    [Fact]
    public async Task What_was_done_later_is_not_known_on_an_earlier_day()
    {
        await using var db = await app.OpenAsync();
        var march = County.On(Day("2020-03-31"));
        var rows = await SurveyRow.Query(db, march).Where(r => r.Current && r.Level == SurveyLevel.Community).ToListAsync(None);
        Assert.Equal((24, 12), (rows.Count(r => r.State == DutyState.Done), rows.Count(r => r.State == DutyState.DueToday)));
        Assert.All(rows.Where(r => r.State == DutyState.DueToday), r => Assert.Null(r.DoneOn ?? (object?)r.Households ?? r.Method));
        Assert.Equal(0, await SuggestionRow.Query(db, march).CountAsync(s => s.AdoptedAs == AdoptedForm.CountyDirection, None));
    }

    [Fact]
    public async Task Rates_come_from_sums_and_stand_beside_their_sample()
    {
        var summary = app.Services.GetRequiredService<SatisfactionSummary>();
        var block = (await summary.BlocksAsync(County.Whole, new Viewer("t", "测试", Role.Leader), None))[0];
        int At(string key) => block.Columns.Select((c, i) => (c.Key, i)).First(c => c.Key == key).i;
        var (total, rows) = (block.Rows[0], block.Rows.Where(r => r.Kind == RowKind.Row).ToList());
        Assert.Equal(6, rows.Count);
        Assert.Equal(Convert.ToInt32(total.Cells[At("answered")], null), rows.Sum(r => Convert.ToInt32(r.Cells[At("answered")], null)));
        Assert.Equal((double)rows.Sum(r => (int)r.Cells[At("satisfied")]!) / rows.Sum(r => (int)r.Cells[At("answered")]!), (double)total.Cells[At("satisfiedRate")]!, 9);
    }

    [Fact]
    public async Task The_summary_of_the_quarter_counts_each_community_once()
    {
        var summary = app.Services.GetRequiredService<SurveySummary>();
        var rows = (await summary.BlocksAsync(County.Whole, new Viewer("t", "测试", Role.Leader), None))[0].Rows;
        Assert.Equal([36, 31, 0, 5, 0], rows[0].Cells.Skip(2).Take(5).Cast<int>());
        Assert.Equal(36, rows.Count(r => r.Kind == RowKind.Row));
        Assert.Equal(5, rows.Count(r => r.Kind == RowKind.Row && Equals(r.Cells[10], "今日到期")));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<RuleResult> MatterAsync(string rule, Scope scope)
    {
        await using var db = await app.OpenAsync();
        return (await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, scope, None)).Single(m => m.Rule.Key == rule);
    }
}
