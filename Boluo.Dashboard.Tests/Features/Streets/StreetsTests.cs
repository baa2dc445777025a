using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Streets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Streets;

[Trait("Needs", "application")]
public sealed class StreetsTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("street.count", 2)]
    [InlineData("street.offices.before", 10)]
    [InlineData("street.offices.after", 12)]
    [InlineData("joint.meetings", 5)]
    [InlineData("joint.problems", 15)]
    [InlineData("community.split.before", 8)]
    public async Task A_figure_equals_the_published_one(string key, double expected)
    {
        await using var db = await app.OpenAsync();
        var computed = await app.Services.GetServices<Figure>().Named(key).ComputeAsync(db, County.Whole, None);
        Assert.Equal(expected, computed.Value);
        Assert.Equal(expected, (await db.PublishedFigures.SingleAsync(f => f.Key == key, None)).Value);
    }

    [Theory]
    [InlineData("2019-03-15", 4, 0, 0)]
    [InlineData("2019-06-30", 12, 8, 1)] // One was solved two weeks after its limit.
    [InlineData("2020-06-30", 17, 15, 1)]
    public async Task Issues_have_the_states_of_the_day(string asOf, int issues, int solved, int overdueOrLate)
    {
        await using var db = await app.OpenAsync();
        var rows = await JointIssueRow.Query(db, County.On(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture))).ToListAsync(None);
        Assert.Equal((issues, solved), (rows.Count, rows.Count(r => r.Solved)));
        Assert.Equal(overdueOrLate, rows.Count(r => r.State == (asOf.StartsWith("2019", StringComparison.Ordinal) ? DutyState.DoneLate : DutyState.Overdue)));
        Assert.All(rows.Where(r => !r.Solved), r => Assert.Null(r.SolvedOn));
    }

    [Fact]
    public async Task Days_are_counted_from_the_meeting_and_words_of_later_days_are_not_told_early()
    {
        await using var db = await app.OpenAsync();
        var now = await JointIssueRow.Query(db, County.Whole).OrderBy(i => i.Row.Id).FirstAsync(None);
        Assert.Equal((78, true, "补偿协议全部签订"), (now.DaysOpen, now.Solved, now.Progress));
        var then = await JointIssueRow.Query(db, County.On(new DateOnly(2019, 3, 8))).OrderBy(i => i.Row.Id).FirstAsync(None);
        Assert.Equal((10, false, null), (then.DaysOpen, then.Solved, then.Progress));
    }

    [Fact]
    public async Task The_rule_finds_the_overdue_issue_and_its_path_leads_to_that_row()
    {
        await using var db = await app.OpenAsync();
        var matter = (await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, County.Whole, None)).Single(m => m.Rule.Key == "joint.overdue");
        var finding = Assert.Single(matter.Findings);
        Assert.Equal((30, "罗阳街道党工委", "最长逾期30天"), (finding.Amount, finding.UnitName, matter.Summary));
        using var client = await app.SignInAsync(Role.Leader);
        var page = await client.GetStringAsync(matter.RowsPath, None);
        Assert.Contains(finding.Name, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("共 1 条", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_problems_solved_lead_to_issues_of_street_meetings_only()
    {
        await using var own = new BoluoApp();
        await using (var db = await own.OpenAsync())
        {
            var community = await db.PartyOrganisations.Where(o => o.CommunityCode != null).OrderBy(o => o.Id).FirstAsync(None);
            var meeting = await db.JointMeetings.Where(m => m.On.Year == 2019).OrderBy(m => m.Id).FirstAsync(None);
            await db.JointMeetings.Where(m => m.Id == meeting.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.HostId, community.Id), None);
        }

        await using var reading = await own.OpenAsync();
        var figure = own.Services.GetServices<Figure>().Named("joint.problems");
        var value = (await figure.ComputeAsync(reading, County.Whole, None)).Value;
        Assert.True(value < 15);
        using var client = await own.SignInAsync(Role.Leader);
        Assert.Contains($"共 {value} 条", await client.GetStringAsync(figure.RowsPath, None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(County.Luoyang, null, 7 + 1)]
    [InlineData(County.Longxi, null, 0)]
    [InlineData(County.Luoyang, "441322001002", 1)]
    public async Task A_meeting_belongs_to_the_place_of_whoever_called_it(string township, string? community, int expected)
    {
        await using var db = await app.OpenAsync();
        Assert.Equal(expected, await db.JointMeetings.Within(db, County.Whole with { Township = township, Community = community }).CountAsync(None));
    }

    [Fact]
    public async Task Streets_of_unlike_numbers_of_offices_have_no_number_of_offices()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        db.StreetOffices.Add(new StreetOffice { TownshipCode = County.Longxi, Name = "另设工作机构", AfterReform = true });
        await db.SaveChangesAsync(None);
        var figure = app.Services.GetServices<Figure>().Named("street.offices.after");
        Assert.Null((await figure.ComputeAsync(db, County.Whole, None)).Value);
        Assert.Equal(13, (await figure.ComputeAsync(db, County.Whole with { Township = County.Longxi }, None)).Value);
    }

    [Fact]
    public async Task The_page_tells_the_reform_and_the_split_in_its_first_response()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/streets", None));
        foreach (var words in (string[])["10 → 12", "招商引资、协税护税", "公共管理、公共服务", "江南社区", "拆分自2021年起实施", "▲ 逾期未办结1项"])
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("当前统计范围内没有街道", WebUtility.HtmlDecode(await client.GetStringAsync("/streets?township=441322100", None)), StringComparison.Ordinal);
    }
}
