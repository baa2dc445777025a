using System.Text.RegularExpressions;
using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A leader looks, asks where a number comes from, drills down and passes a link on.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed partial class LeaderJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_number_shows_its_passport_and_leads_to_its_rows()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        await visit.Page.GetByTestId("kpi-grids").ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        foreach (var words in (string[])["计算方法", "统计范围", "截至2020年6月30日", "数据来源", "数据提供单位"])
            await Expect(dialog).ToContainTextAsync(words);

        await dialog.GetByRole(AriaRole.Link, new() { Name = "查看明细" }).First.ClickAsync();
        await visit.Page.ArriveAsync("**/grids");
        await Expect(visit.Page.Ledger("grids").Locator(".pager")).ToContainTextAsync("共 402 条");
        await Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_map_changes_its_measure_and_keeps_its_squares()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        var map = visit.Page.GetByTestId("grid-map");
        await map.ChooseAsync("指标", "户数（户）");
        await visit.Page.ArriveAsync("**/?map=Households");
        await Expect(map.Locator("summary")).ToContainTextAsync("户数（户）");
        await Expect(map.Locator(".legend")).ToContainTextAsync(">500");
        await Expect(map.Locator("svg rect")).ToHaveCountAsync(402);
    }

    [Fact]
    public async Task A_click_on_a_bar_opens_the_ledger_filtered_to_it()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        var table = visit.Page.GetByTestId("chart-need-progress").Locator(".chart-table");
        await table.Locator("summary").ClickAsync();
        await Expect(table.Locator("tbody tr")).ToHaveCountAsync(5);
        var cells = await table.Locator("a").EvaluateAllAsync<string[][]>("links => links.map(a => [a.getAttribute('href'), a.textContent.trim()])");
        await table.Locator("summary").ClickAsync();

        await visit.Page.ClickMarkAsync("need-progress");
        await visit.Page.ArriveAsync("**/three-lists?*");
        var count = cells.Single(c => "/" + c[0] == visit.Path)[1];
        await Expect(visit.Page.Ledger("needs").Locator(".pager")).ToContainTextAsync($"共 {count} 条");
        await Expect(visit.Page.Ledger("needs").Locator("summary.btn-on")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Drilling_down_keeps_the_scope_and_a_copied_address_restores_it()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/communities");
        await visit.Page.Locator("header.top").ChooseAsync("统计范围", "罗阳街道");
        await visit.Page.ArriveAsync("**/communities?township=*");
        await Expect(visit.Page.Ledger("communities").Locator(".pager")).ToContainTextAsync("共 9 条");

        var community = visit.Page.Ledger("communities").Locator("tbody a[href^='communities/']").First;
        var name = await community.InnerTextAsync();
        await community.ClickAsync();
        await visit.Page.ArriveAsync(CommunityAddress());
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);

        var grids = visit.Page.Ledger("grids");
        await visit.Page.Locator("nav.place-tabs").GetByRole(AriaRole.Link, new() { Name = "网格", Exact = true }).ClickAsync();
        await grids.GetByRole(AriaRole.Link, new() { Name = "户数（户）" }).ClickAsync();
        await Expect(grids.Locator("th[aria-sort=ascending]")).ToContainTextAsync("户数");
        await visit.GoToAsync(visit.Path);
        var copied = visit.Path;
        var seen = await grids.ReadAsync();
        Assert.NotEmpty(seen.Rows);

        var other = await StrangerAsync();
        await other.Page.GotoAsync(copied);
        await other.SignInAsync(BrowserFixture.NameOf(Role.Staff), BrowserFixture.Password);
        await other.InteractiveAsync();
        Assert.Equal(copied, other.Path);
        Assert.Equal(seen.Rows, (await other.Page.Ledger("grids").ReadAsync()).Rows);
        await Expect(other.Page.Locator("header.top summary").First).ToContainTextAsync(name);

        await grids.Locator("tbody a[href^='grids/']").First.ClickAsync();
        await visit.Page.ArriveAsync("**/grids/*");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("网格");
        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "位置" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    [Fact]
    public async Task From_the_county_down_to_a_grid_and_back_each_place_has_a_page()
    {
        var visit = await AsAsync(Role.Leader);
        var heading = visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await visit.GoToAsync("/?township=441322001");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "进入罗阳街道" }).ClickAsync();
        await Expect(heading).ToHaveTextAsync("罗阳街道");
        await Expect(visit.Page.GetByTestId("place-situation").Locator("[data-testid^=chart-]")).ToHaveCountAsync(5);

        // From place to place the choice of a scope leads to the page of that place.
        await visit.Page.GetByTestId("place-facts").GetByRole(AriaRole.Link, new() { Name = "东区社区" }).ClickAsync();
        await visit.Page.ArriveAsync("**/communities/441322001001");
        await Expect(heading).ToHaveTextAsync("东区社区");
        await Expect(visit.Page.GetByTestId("place-comparison")).ToContainTextAsync("老城区");
        await visit.Page.Locator("header.top").ChooseAsync("统计范围", "龙溪街道");
        await visit.Page.ArriveAsync("**/townships/441322002");
        await Expect(heading).ToHaveTextAsync("龙溪街道");
        await visit.Page.GoBackAsync();
        await Expect(heading).ToHaveTextAsync("东区社区");

        await visit.Page.Locator("nav.neighbours").GetByRole(AriaRole.Link, new() { Name = "西区社区" }).ClickAsync();
        await Expect(heading).ToHaveTextAsync("西区社区");
        await visit.Page.Locator("nav.place-tabs").GetByRole(AriaRole.Link, new() { Name = "网格", Exact = true }).ClickAsync();
        await visit.Page.GetByTestId("grid-map").Locator("svg a[href*='grids/']").First.ClickAsync();
        await visit.Page.ArriveAsync("**/grids/441322001002001?community=441322001002");
        await Expect(visit.Page.GetByTestId("grids-beside")).ToContainTextAsync("西区社区第02网格");
        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "位置" }).GetByRole(AriaRole.Link, new() { Name = "罗阳街道" }).ClickAsync();
        await Expect(heading).ToHaveTextAsync("罗阳街道");
    }

    [Fact]
    public async Task A_chosen_scope_goes_with_the_reader_from_page_to_page()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/?form=OldTown&asOf=2020-03-31");
        foreach (var (place, link, path) in (IReadOnlyList<(string, string, string)>)
            [("nav.side", "社区与网格", "/communities"), (".tabs", "网格台账", "/grids"), ("nav.side", "党群服务中心", "/service-centers"), ("nav.side", "三张清单", "/three-lists"), ("nav.side", "总览", "/")])
        {
            await visit.Page.Locator(place).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();
            await visit.Page.ArriveAsync(url => new Uri(url).PathAndQuery == $"{path}?form=OldTown&asOf=2020-03-31");
            await Expect(visit.Page.Locator("header.top .scope")).ToContainTextAsync("2020年3月31日");
        }
    }

    [Fact]
    public async Task A_leader_prints_and_has_nothing_to_export()
    {
        var visit = await AsAsync(Role.Leader);
        foreach (var path in (string[])["/", "/grids", "/three-lists"])
        {
            await visit.GoToAsync(path);
            await Expect(visit.Page.Locator("a[download], a[href^='exports/']")).ToHaveCountAsync(0);
        }

        await visit.GoToAsync("/grids");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var shell in (string[])["header.top", "nav.side", ".ledger-bar", ".pager"])
            await Expect(visit.Page.Locator(shell).First).ToBeHiddenAsync();
        await Expect(visit.Page.Ledger("grids").Locator("tbody tr").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".print-head")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".print-head")).ToContainTextAsync("示例数据，不代表实际情况");
    }

    [GeneratedRegex(@"/communities/\d{12}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommunityAddress();
}
