using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Overview;

/// <summary>The overview tells what changed since a day that its address names, and leads to the rows that came.</summary>
[Trait("Needs", "application")]
public sealed partial class OverviewChangesTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly DateOnly NewYear = new(2019, 12, 31);

    [Theory]
    [InlineData("/", "较上月末 +3个")]
    [InlineData("/?since=Quarter", "较上季末 +7个")]
    [InlineData("/?since=Year", "较年初 +8个")]
    [InlineData("/?compare=2019-12-31", "+8个")]
    [InlineData("/?asOf=2019-01-15", "较上月末 —")]
    public async Task A_tile_says_by_how_much_its_number_has_changed(string path, string expected) =>
        Assert.Equal(expected, Change(await GetAsync(path), "centers"));

    [Fact]
    public async Task Several_numbers_of_a_tile_change_side_by_side_and_what_stayed_is_said_to_be_level()
    {
        var html = await GetAsync("/");
        Assert.Equal("较上月末 +25 / +14 / +14", Change(html, "lists"));
        Assert.Equal("较上月末持平", Change(html, "organisations"));
        Assert.Equal(6, Lines().Count(html));
        Assert.Contains("title=\"2019年7月末党群服务中心（站）22个，现45个（查看指标说明）\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?since=Week", "参数“since”不可用，可用值：Month、Quarter、Year。")]
    [InlineData("/?compare=2018-01-01", "对比日期应在2019年1月1日至2020年6月30日之间。")]
    public async Task An_unknown_choice_is_refused_with_those_that_are_there(string path, string expected)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync(path, None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_kept_by_each_others_links_and_defaults_are_left_out()
    {
        var html = await GetAsync("/?map=Needs&since=Year&township=441322001");
        Assert.Contains("href=\"./?map=Needs&amp;township=441322001\"", html, StringComparison.Ordinal); // 较上月末
        Assert.Contains("href=\"./?map=Needs&amp;since=Quarter&amp;township=441322001\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"./?since=Year&amp;township=441322001\"", html, StringComparison.Ordinal); // the first measure of the map
        Assert.Contains("href=\"./?map=Needs&amp;since=Year&amp;township=441322001&amp;asOf=2020-03-31\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_begins_before_the_data_says_so()
    {
        var html = await GetAsync("/?asOf=2019-03-15&since=Year");
        Assert.Contains("较年初（无数据）", html, StringComparison.Ordinal);
        Assert.Contains("2018年12月31日早于统计数据起始日2019年1月1日，没有可比数据", html, StringComparison.Ordinal);
        Assert.Contains("统计数据自2019年1月1日起，较年初（2018年12月31日）没有可比数据。", html, StringComparison.Ordinal);
        Assert.DoesNotContain("较上月末（无数据）", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_day_stands_beside_the_first_on_tiles_and_charts()
    {
        var html = await GetAsync("/?compare=2019-12-31");
        Assert.Contains("对比日 37个", html, StringComparison.Ordinal);
        Assert.Contains("对比日 138 / 45 / 41", html, StringComparison.Ordinal);
        Assert.Contains("浅色为2019年12月31日。", html, StringComparison.Ordinal);
        Assert.Contains("虚线为2019年12月31日的中位数。", html, StringComparison.Ordinal);
        Assert.Contains("对比 <b>2019年12月31日</b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("对比日 ", await GetAsync("/?compare=2020-06-30"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-06-30", "2020-05-31", null)]
    [InlineData("2020-06-30", "2019-12-31", null)]
    [InlineData("2020-03-31", "2019-12-31", County.Luoyang)]
    public async Task A_change_leads_to_as_many_rows_as_have_come(string day, string since, string? township)
    {
        var scope = new Scope(township, null, null, Day(day));
        var sheet = await SheetAsync(scope, EarlierDay.On(Day(since)));
        var followed = 0;
        foreach (var line in sheet.Lines.Where(l => l.Name is "需求" or "资源" or "项目" or "受理烦心事" or "办结烦心事" or "共建活动" or "直联问题解决"))
        {
            Assert.Equal((line.Name, line.Amount), (line.Name, FormattableString.Invariant($"+{await CountAsync(line.Path, scope)}{line.Amount[^(line.Name == "共建活动" ? 2 : 1)..]}")));
            followed++;
        }

        Assert.True(followed >= 2);
    }

    [Fact]
    public async Task A_mark_of_the_backlog_leads_to_as_many_rows_as_it_says()
    {
        var scope = County.On(County.Day);
        await using var db = await app.OpenAsync();
        var spec = await app.Services.GetServices<IChart>().Named("open-needs").BuildAsync(db, scope, None);
        foreach (var mark in spec.Series.SelectMany(s => (Mark[])[s.Marks[2], s.Marks[^1]]))
            Assert.Equal((mark.Category, mark.Value), (mark.Category, await CountAsync(mark.Href!, scope with { AsOf = mark.Day ?? scope.AsOf })));
    }

    [Fact]
    public async Task At_most_eight_clauses_are_said_those_first_that_changed_most_for_their_size()
    {
        var sheet = await SheetAsync(County.On(County.Day), EarlierDay.On(NewYear));
        Assert.Equal(ChangeSheet.Most - 1, sheet.Lines.Count);
        Assert.True(sheet.Left > 0);
        Assert.Contains("“党建+”网格", sheet.Level);
        Assert.Contains("社区党员", sheet.Level);
        Assert.DoesNotContain("党工", sheet.Level); // A current value is never said to have stayed.
        Assert.Equal("办结烦心事", sheet.Lines[0].Name);
    }

    [Fact]
    public async Task A_first_page_that_is_warm_asks_for_nothing_that_it_has_read()
    {
        var counter = new CommandCounter();
        await using var own = new BoluoApp { Replace = counter.Attach };
        var changes = own.Services.GetRequiredService<ChangeQueries>();
        var (scope, since) = (County.On(County.Day), EarlierDay.Since(ChangePeriod.Month, County.Day));
        await changes.ReadAsync(scope, since, None);
        counter.Reset();
        var again = changes.ReadAsync(scope, since, None);
        Assert.True(again.IsCompletedSuccessfully); // Else the page would be empty for a moment when its circuit begins.
        Assert.Equal(0, counter.Commands);
    }

    [Fact]
    public async Task An_empty_page_of_a_past_day_says_why_and_leads_back()
    {
        var past = await GetAsync("/campaign-2020?asOf=2019-12-31");
        Assert.Contains("截至2019年12月31日没有登记，最新数据截至2020年6月30日。<a href=\"campaign-2020\">返回最新</a>", past, StringComparison.Ordinal);
        Assert.Contains("历史数据 <a href=\"campaign-2020\">返回最新</a>", past, StringComparison.Ordinal);
        Assert.DoesNotContain("历史数据", await GetAsync("/campaign-2020"), StringComparison.Ordinal);
    }

    /// <summary>The rows of the ledger to which a path leads.</summary>
    private async Task<int> CountAsync(string path, Scope scope)
    {
        var query = path.Split('?')[1];
        var ledger = app.Services.GetServices<ILedger>().Single(l => query.Contains($"&{l.Name}.", StringComparison.Ordinal) || query.StartsWith(l.Name + ".", StringComparison.Ordinal));
        var view = View.Parse(query, ledger);
        Assert.True(view.Ok, view.Error);
        return (await ledger.PageAsync(scope, view.Value, new Viewer("1", "测试", Role.Leader), None)).Count;
    }

    private async Task<ChangeSheet> SheetAsync(Scope scope, EarlierDay since) =>
        ChangeSheet.Of(await app.Services.GetRequiredService<SituationReader>().ReadAsync(scope, [since], None), since, scope);

    private async Task<string> GetAsync(string path)
    {
        using var client = await app.SignInAsync(Role.Leader);
        return WebUtility.HtmlDecode(await client.GetStringAsync(path, None)).Replace("&", "&amp;", StringComparison.Ordinal);
    }

    private static string Change(string html, string tile)
    {
        var card = html[html.IndexOf($"kpi-{tile}", StringComparison.Ordinal)..];
        return Changed().Match(card).Groups["words"].Value;
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("kpi-change\">(?<words>[^<]*)<", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Changed();

    [GeneratedRegex("<svg class=\"kpi-line\"[^>]*aria-hidden=\"true\"[^>]*><path d=\"M[^\"]+\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lines();
}
