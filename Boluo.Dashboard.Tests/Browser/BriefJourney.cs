using System.Text;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The brief is opened from any page, printed on one sheet, copied and downloaded; the box beside it finds what it is asked for.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed partial class BriefJourney(BrowserFixture browser) : Journey(browser)
{
    [Theory]
    [InlineData("/grids")]
    [InlineData("/communities?community=441322001001")]
    [InlineData("/?asOf=2019-01-01")]
    public async Task A_brief_of_the_scope_at_hand_prints_on_exactly_one_sheet(string from)
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync(from);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "打印简报" }).ClickAsync();
        var brief = visit.Page.GetByTestId("brief");
        await Expect(brief).ToContainTextAsync("一、基本情况");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "下载Word" })).ToHaveCountAsync(0);

        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true }));
        Assert.Single(SheetOfPaper().Matches(pdf));
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var shell in (string[])["header.top", "nav.side", ".page-head", ".print-head", "footer.foot"])
            await Expect(visit.Page.Locator(shell)).ToBeHiddenAsync();
        await Expect(brief.Locator("a").First).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
    }

    [Fact]
    public async Task The_text_is_copied_line_by_line_and_the_file_downloads()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.GoToAsync("/brief");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "复制文字" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-copy]")).ToHaveTextAsync("已复制");
        var lines = (await visit.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Split('\n');
        Assert.Equal("博罗县城市基层党建情况简报", lines[1]);
        Assert.Equal(["一、基本情况", "二、变化情况", "三、存在问题", "四、需研究事项"], lines.Where(l => Heading().IsMatch(l)));
        Assert.Equal("2020年6月30日", lines[^1]);
        Assert.DoesNotContain("", lines);

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "下载Word" }).ClickAsync());
        Assert.Equal("【示例】博罗县城市基层党建情况简报_截至2020年6月30日.docx", download.SuggestedFilename);
    }

    [Fact]
    public async Task A_number_leads_to_its_rows_in_the_same_scope()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/brief?township=441322001");
        await visit.Page.GetByTestId("brief").GetByRole(AriaRole.Link, new() { Name = "168个" }).ClickAsync();
        await visit.Page.ArriveAsync("**/grids?township=441322001");
        await Expect(visit.Page.Ledger("grids").Locator(".pager")).ToContainTextAsync("共 168 条");
    }

    [Fact]
    public async Task The_box_opens_what_is_named_in_full_and_looks_for_the_rest()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/three-lists?township=441322002&asOf=2020-05-31");
        await SearchAsync(visit, "东区社区");
        await visit.Page.ArriveAsync("**/communities/441322001001?asOf=2020-05-31");
        await SearchAsync(visit, "441322001001002");
        await visit.Page.ArriveAsync("**/grids/441322001001002?asOf=2020-05-31");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("网格");

        await SearchAsync(visit, "dqsq");
        await visit.Page.ArriveAsync("**/search?asOf=2020-05-31&q=dqsq");
        var grids = visit.Page.GetByTestId("hits-grids");
        await Expect(grids).ToContainTextAsync("共 26 条");
        await grids.GetByRole(AriaRole.Link, new() { Name = "查看全部" }).ClickAsync();
        await Expect(visit.Page.Ledger("grids").Locator(".pager")).ToContainTextAsync("共 26 条");
    }

    private static async Task SearchAsync(Visit visit, string text)
    {
        var box = visit.Page.Locator("header.top input[type=search]");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SheetOfPaper();

    [GeneratedRegex("^[一二三四]、", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
