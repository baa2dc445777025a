using System.Net;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Workforce;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Workforce;

[Trait("Needs", "application")]
public sealed class WorkforceTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    [Fact]
    public async Task Pay_is_unknown_where_it_was_not_published()
    {
        await using var db = await app.OpenAsync();
        var average = app.Services.GetServices<Figure>().Named("worker.pay.average");
        Assert.Null((await average.ComputeAsync(db, County.Whole with { Township = County.Luoyang }, None)).Value);
        Assert.Null((await average.ComputeAsync(db, County.On(new DateOnly(2019, 12, 31)), None)).Value);
    }

    [Fact]
    public async Task Eleven_communities_lack_33_workers_and_three_have_one_more_than_needed()
    {
        await using var db = await app.OpenAsync();
        var rows = await StaffingRow.Query(db, County.Whole).ToListAsync(None);
        Assert.Equal((348, 318, 33, 3, 139), (rows.Sum(r => r.Needed), rows.Sum(r => r.InPost), rows.Sum(r => r.Short), rows.Sum(r => r.Over), rows.Sum(r => r.Certified)));
        Assert.Equal(11, rows.Count(r => r.Short > 0));
        Assert.All(rows, r => Assert.Equal(r.InPost, r.Post1 + r.Post2 + r.Post3 + r.Post4));
    }

    [Theory]
    [InlineData("", 300)]
    [InlineData("?standard=250", 250)]
    [InlineData("?standard=100", 100)]
    [InlineData("?standard=1000", 1000)]
    public void The_address_may_try_out_another_standard(string query, int expected) => Assert.Equal(expected, StaffingStandard.Of(query, 300).Value);

    [Theory]
    [InlineData("99")]
    [InlineData("1001")]
    [InlineData("-300")]
    [InlineData("三百")]
    [InlineData("250.5")]
    public async Task A_standard_out_of_bounds_answers_400_with_the_bounds(string standard)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync($"/workforce?standard={Uri.EscapeDataString(standard)}", None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("应为100至1000的整数", await response.Content.ReadAsStringAsync(None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_recomputes_need_and_gap_and_leaves_the_ledger_alone()
    {
        await using var db = await app.OpenAsync();
        var lines = await StaffingLine.ReadAsync(db, County.Whole, None);
        Assert.Equal(lines.Sum(l => (int)Math.Ceiling(l.Households / 250.0)), lines.Sum(l => l.Needed(250)));

        using var client = await app.SignInAsync(Role.Leader);
        var html = await client.GetStringAsync("/workforce?standard=250", None);
        Assert.Contains("模拟测算", html, StringComparison.Ordinal);
        Assert.Contains($"<b>{lines.Sum(l => l.Needed(250))}</b>", html, StringComparison.Ordinal);
        Assert.Contains($"<b>{lines.Sum(l => l.Short(250))}</b>", html, StringComparison.Ordinal);
        Assert.Contains("应配人数按配备标准（300户/人", html, StringComparison.Ordinal);
        Assert.DoesNotContain("模拟测算", await client.GetStringAsync("/workforce", None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gaps_are_listed_the_largest_first_and_loads_are_compared_within_their_form()
    {
        await using var db = await app.OpenAsync();
        var lines = await StaffingLine.ReadAsync(db, County.Whole, None);
        var bars = StaffingChart.Build(lines, 300, 300);
        var gaps = bars.Series.Single().Marks.Select(m => m.Value!.Value).ToList();
        Assert.Equal((11, 33), (gaps.Count, gaps.Sum()));
        Assert.Equal(gaps.OrderDescending(), gaps);
        Assert.All(bars.Series.Single().Marks, m => Assert.Equal(Tone.Waiting, m.Tone));

        var enough = StaffingChart.Build([.. lines.Where(l => l.Short(300) == 0)], 300, 300);
        Assert.Equal(["东区", "西区", "观园"], StaffingChart.Build(lines, 1000, 1000).Categories.Take(3));
        Assert.Contains("没有配备不足的社区", enough.Sentence, StringComparison.Ordinal);
        Assert.Contains("11个社区配备不足，共缺33名", bars.Sentence, StringComparison.Ordinal);

        var load = StaffingLoadChart.Build(lines);
        Assert.Equal(["老城区", "新城区", "城乡接合部", "镇区（未划分）"], load.Categories);
        Assert.Equal(36, load.Series.Sum(s => s.Marks.Count));
        Assert.Contains("只在同一形态内比较", load.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_notes_speak_of_no_sign_that_the_column_of_forms_does_not_print()
    {
        var ledger = app.Services.GetServices<ILedger>().Named("workforce");
        Assert.Equal(typeof(FormGroup), ledger.Columns.Single(c => c.Key == "form").ValueType); // Which has a group for the towns.
        Assert.DoesNotContain(ledger.Notes, n => n.Contains(Cells.NotApplicable + " 表示", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_numbers_of_the_matrix_are_the_rows_of_the_roster()
    {
        await using var db = await app.OpenAsync();
        var lines = await PostGradeLine.ReadAsync(db, County.Whole, None);
        Assert.Equal((318, 139), (lines.Sum(l => l.Heads), lines.Sum(l => l.Certified)));
        var roster = app.Services.GetRequiredService<IEnumerable<ILedger>>().Named("community-workers");
        foreach (var line in lines.Where(l => l.Grade is 1 or 7))
        {
            var view = View.Parse(FormattableString.Invariant($"community-workers.post={line.Post}&community-workers.grade={line.Grade}"), roster).Value;
            Assert.Equal(line.Heads, (await roster.PageAsync(County.Whole, view, Staff, None)).Count);
        }
    }

    [Fact]
    public async Task The_roster_says_the_month_of_birth_and_not_the_day()
    {
        await using var db = await app.OpenAsync();
        Assert.All(await CommunityWorkerRow.Query(db, County.Whole).Select(r => r.BornIn).ToListAsync(None), day => Assert.Equal(1, day.Day));
        Assert.Equal("1974年1月", Cells.Text(new DateOnly(1974, 1, 1), Format.Month));
    }

    [Fact]
    public async Task Who_came_later_was_not_in_post_on_an_earlier_day()
    {
        await using var db = await app.OpenAsync();
        var before = new DateOnly(2019, 1, 1);
        Assert.Equal(await db.CommunityWorkers.CountAsync(w => w.Since <= before, None), await CommunityWorkerRow.Query(db, County.On(before)).CountAsync(None));
    }

    [Fact]
    public async Task The_return_covers_the_half_year_and_says_what_pay_is_unknown()
    {
        var summary = app.Services.GetRequiredService<WorkforceSummary>();
        Assert.Equal(PeriodKind.HalfYear, summary.Covers);
        var block = Assert.Single(await summary.BlocksAsync(County.Whole, Staff, None));
        object? Cell(string key, SheetRow row) => row.Cells[block.Columns.ToList().FindIndex(c => c.Key == key)];
        var (total, row) = (block.Rows[0], block.Rows.First(r => r.Kind == RowKind.Row));
        Assert.Equal((99_480, 348, 318, 33, 139, 4500), ((int)Cell("households", total)!, (int)Cell("needed", total)!, (int)Cell("inPost", total)!, (int)Cell("short", total)!, (int)Cell("certified", total)!, (int)Cell("pay", total)!));
        Assert.Equal((318 - 62, 36, 58, 97, 127), ((int)Cell("graduates", total)!, (int)Cell("post1", total)!, (int)Cell("post2", total)!, (int)Cell("post3", total)!, (int)Cell("post4", total)!));
        Assert.Null(Cell("pay", row));
        Assert.Equal(36, block.Rows.Count(r => r.Kind == RowKind.Row));
    }

    [Fact]
    public void Pay_is_drawn_as_points_and_the_sentence_says_what_is_unknown()
    {
        var spec = PayChart.Build([new PayPointRow { Id = 1, Kind = PayPointKind.Average, KindName = "平均月收入", KindOrder = 1, Yuan = 4500, Since = new DateOnly(2020, 1, 1), InForce = true }]);
        Assert.Equal(ChartKind.Points, spec.Kind);
        Assert.Contains("薪酬标准未公布", spec.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_lists_of_people_stand_side_by_side_and_are_not_added()
    {
        await using var db = await app.OpenAsync();
        Assert.Equal(new PeopleLists(318, 512, 823, 168), await PeopleLists.ReadAsync(db, County.Whole, None));
        using var client = await app.SignInAsync(Role.Leader);
        Assert.Contains("人数分别统计，不相加", await client.GetStringAsync("/workforce", None), StringComparison.Ordinal);
    }
}
