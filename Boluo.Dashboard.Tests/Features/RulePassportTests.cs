using System.Globalization;
using System.Net;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>核查说明: every rule says what it looks at and how, and what it says of its line is true.</summary>
[Trait("Needs", "application")]
public sealed class RulePassportTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private IReadOnlyList<Rule> Rules => app.Services.GetRequiredService<RuleRunner>().Rules;

    [Fact]
    public void Every_rule_says_in_whole_sentences_what_it_looks_at_and_how()
    {
        foreach (var rule in Rules)
        {
            var passport = rule.Passport(rule.Threshold);
            foreach (var word in new[] { rule.Noun, rule.Measure, rule.Clause(rule.Threshold), passport.Answers, passport.Source, passport.Department })
                Assert.True(word.Length > 0 && !word.EndsWith('。'), $"{rule.Key}: {word}");
            foreach (var sentence in new[] { passport.Population, passport.Condition, passport.Reckoning, passport.Clear })
            {
                Assert.True(sentence.Length > 8 && sentence.EndsWith('。'), $"{rule.Key}: {sentence}");
                Assert.False(sentence.Any(c => c is ',' or ';' or ':' or '(' or ')'), $"{rule.Key}: {sentence}");
            }
        }

        Assert.Equal(Rules.Count, Rules.Select(r => r.Passport(r.Threshold).Condition + r.Passport(r.Threshold).Population).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_rule_with_a_number_names_the_number_that_holds_and_its_unit()
    {
        foreach (var rule in Rules.Where(r => r.Threshold is not null))
            foreach (var threshold in new[] { rule.Threshold, rule.Threshold + 1 })
            {
                Assert.False(string.IsNullOrEmpty(rule.ThresholdUnit), rule.Key);
                var passport = rule.Passport(threshold);
                var said = string.Create(CultureInfo.InvariantCulture, $"{threshold}{rule.ThresholdUnit}");
                Assert.True((passport.Condition + passport.Reckoning).Contains(said, StringComparison.Ordinal), $"{rule.Key} does not name {said}.");
            }
    }

    [Fact]
    public async Task Days_are_counted_as_is_said_the_line_itself_is_not_over_it()
    {
        await using var db = await app.OpenAsync();
        var walked = 0;
        foreach (var rule in Rules.Where(r => r is { Threshold: not null, Unit: "天" }))
        {
            if (await rule.Find(db, County.Whole, rule.Threshold).Where(f => f.Amount != null).OrderByDescending(f => f.Amount).FirstOrDefaultAsync(None) is not { } finding) continue;
            var first = County.Day.AddDays(-(int)finding.Amount!);
            async Task<bool> FoundAfter(double days) =>
                await rule.Find(db, County.On(first.AddDays((int)days)), rule.Threshold).AnyAsync(f => f.Key == finding.Key, None);
            Assert.Equal((rule.Key, false, true), (rule.Key, await FoundAfter(rule.Threshold!.Value), await FoundAfter(rule.Threshold.Value + 1)));
            Assert.Contains("次日为第1天", rule.Passport(rule.Threshold).Reckoning, StringComparison.Ordinal);
            walked++;
        }

        Assert.Equal(6, walked);
    }

    [Fact]
    public async Task What_is_due_is_no_problem_on_its_day_and_one_day_late_on_the_next_and_stays_until_it_is_done()
    {
        await using var db = await app.OpenAsync();
        var walked = 0;
        foreach (var rule in Rules.Where(r => r.Kind == RuleKind.Problem))
        {
            if (await rule.Find(db, County.Whole, rule.Threshold).Where(f => f.DueOn != null).OrderBy(f => f.DueOn).FirstOrDefaultAsync(None) is not { DueOn: { } due } finding) continue;
            async Task<double?> On(DateOnly day) =>
                (await rule.Find(db, County.On(day), rule.Threshold).FirstOrDefaultAsync(f => f.Key == finding.Key, None))?.Amount;
            Assert.Equal((rule.Key, null, 1, 366), (rule.Key, await On(due), await On(due.AddDays(1)), await On(due.AddDays(366))));
            Assert.Contains("次日起列入，为逾期第1天", rule.Passport(null).Reckoning, StringComparison.Ordinal);
            walked++;
        }

        Assert.Equal(3, walked); // Quarterly surveys, joint issues, returns; of the yearly surveys FourAsksTests tells.
    }

    [Theory]
    [InlineData("2019-01-01")]
    [InlineData("2020-01-01")]
    [InlineData("2020-04-01")]
    [InlineData("2020-06-30")]
    public async Task No_problem_lies_ahead_and_every_reminder_does(string day)
    {
        await using var db = await app.OpenAsync();
        var asOf = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var matter in await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, County.On(asOf), None))
            Assert.All(matter.Findings.Where(f => f.DueOn is not null), f => Assert.Equal((matter.Rule.Key, matter.Rule.Kind == RuleKind.Reminder), (matter.Rule.Key, f.DueOn >= asOf)));
    }

    [Fact]
    public async Task Amounts_are_over_the_line_only_above_it()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        async Task<bool> Finds(string key, string row) =>
            await Rules.Single(r => r.Key == key).Find(db, County.Whole, Rules.Single(r => r.Key == key).Threshold).AnyAsync(f => f.Key == row, None);
        var assignment = await db.GridAssignments.AsOf(County.Day).OrderBy(a => a.GridId).FirstAsync(None);
        var (community, grid) = (assignment.CommunityCode, await db.Grids.SingleAsync(g => g.Id == assignment.GridId, None));
        var grids = db.GridAssignments.AsOf(County.Day).Where(a => a.CommunityCode == community).Select(a => a.GridId);
        async Task<(bool, bool)> Both(string key, string row, Func<int, Task> set, int line)
        {
            await set(line);
            var on = await Finds(key, row);
            await set(line + 1);
            return (on, await Finds(key, row));
        }

        Assert.Equal((false, true), await Both("grid.households", grid.Code, n => db.GridFacts.Where(f => f.GridId == grid.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Households, n), None), 500));
        await db.GridFacts.Where(f => grids.Contains(f.GridId) && f.GridId != grid.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Residents, 0).SetProperty(f => f.Households, 0), None);
        Assert.Equal((false, true), await Both("community.residents", community, n => db.GridFacts.Where(f => f.GridId == grid.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Residents, n), None), 10_000));
        var inPost = await db.CommunityWorkers.ThereOn(County.Day).CountAsync(w => w.CommunityCode == community, None);
        Assert.True(inPost > 0);
        Assert.Equal((false, true), await Both(Standards.CommunityWorkerKey, community, n => db.GridFacts.Where(f => f.GridId == grid.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Households, n), None), inPost * 300));

        // 15% exactly is not below it.
        await db.FundSpendings.Where(f => f.CommunityCode == community && f.On > new DateOnly(2019, 12, 31)).ExecuteDeleteAsync(None);
        await db.CommunityFunds.Where(f => f.CommunityCode == community && f.Year == 2020).ExecuteUpdateAsync(s => s.SetProperty(f => f.PlanWan, 10), None);
        var item = new FundSpending { CommunityCode = community, On = new DateOnly(2020, 3, 1), Kind = FundItemKind.Environment, Item = "绿化补植", AmountWan = 1.5, BeneficiaryAttendances = 10 };
        db.FundSpendings.Add(item);
        await db.SaveChangesAsync(None);
        Assert.False(await Finds("fund.slow", community));
        item.AmountWan = 1.49;
        await db.SaveChangesAsync(None);
        Assert.True(await Finds("fund.slow", community));
    }

    [Fact]
    public async Task A_rule_that_has_not_run_is_neither_found_nor_clear_and_says_from_when_it_runs()
    {
        await using var db = await app.OpenAsync();
        async Task<RuleResults> On(DateOnly day) => new(await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, County.On(day), None));
        var (eve, today) = (await On(new DateOnly(2020, 6, 29)), await On(County.Day));
        Assert.Equal("fund.slow", Assert.Single(eve.NotRun).Rule.Key);
        Assert.DoesNotContain(eve.Clear, m => m.Rule.Key == "fund.slow");
        Assert.Empty(today.NotRun);
        Assert.Contains(today.Problems, m => m.Rule.Key == "fund.slow");
        Assert.All([.. eve.NotRun, .. today.Problems.Where(m => m.Rule.Key == "fund.slow")], m => Assert.Equal("专项经费支出进度低于15%（6月30日起核查）", m.Heading));
        Assert.Equal(eve.All.Count, eve.Problems.Count + eve.Reminders.Count + eve.Clear.Count + eve.NotRun.Count + eve.All.Count(m => m.Rule.Kind == RuleKind.Reminder && m.Findings.Count == 0));
    }

    [Theory]
    [InlineData("/attention?asOf=2020-04-01", "社区季度问需逾期未完成 <span class=\"count\">12</span>", "距到期")]
    [InlineData("/attention?asOf=2020-05-31", "未到核查时间1项", "社区季度问需逾期未完成 <span class=\"count\">36")]
    [InlineData("/?asOf=2020-05-31", "未到核查时间：专项经费支出进度低于15%（6月30日起核查）。", "距到期")]
    [InlineData("/brief?asOf=2020-05-31", "专项经费支出进度低于15%未到核查时间（6月30日起核查）。", "其余")]
    [InlineData("/brief?asOf=2019-01-01", "未到核查时间", "问需未完成")]
    [InlineData("/four-asks", "问需", "距到期90天")]
    public async Task Pages_say_what_is_overdue_and_what_has_not_been_looked_at(string path, string said, string unsaid)
    {
        using var client = await app.SignInAsync(Role.Leader);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(path, None));
        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/attention", Role.Leader)]
    [InlineData("/", Role.Leader)]
    [InlineData("/admin/settings", Role.Admin)]
    public async Task Every_list_of_matters_leads_to_what_its_rules_say(string path, Role role)
    {
        using var client = await app.SignInAsync(role);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(path, None));
        Assert.Contains("\"attention#rule-grid.no-worker", html, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/attention", None));
        Assert.All(Rules, r =>
        {
            Assert.Contains($"id=\"rule-{r.Key}\"", page, StringComparison.Ordinal);
            Assert.Contains(r.Passport(r.Threshold).Condition, page, StringComparison.Ordinal);
        });
    }
}
