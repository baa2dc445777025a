using System.Globalization;
using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator changes a grid and takes it back, while colleagues look on.</summary>
[Collection(typeof(TimedJourneys))]
public sealed class AdminJourney(EditingFixture browser) : Journey(browser)
{
    private static readonly LocatorAssertionsToHaveTextOptions WithinTwoSeconds = new() { Timeout = 2000 };

    [Fact]
    public async Task A_move_is_previewed_applied_and_undone_while_open_pages_follow_and_keep_filter_scroll_and_dialog()
    {
        const string filtered = "/grids?township=441322001&grids.status=Normal&grids.sort=-households";
        var staff = await AsAsync(Role.Staff);
        await staff.GoToAsync(filtered);
        var ledger = staff.Page.Ledger("grids");
        var count = await ledger.RowCountAsync();
        var code = await ledger.Locator("tbody tr").First.Locator("a[href^='grids/']").GetAttributeAsync("href");
        code = code!.Split('/')[^1].Split('?')[0];
        var read = (await ledger.Locator("tbody tr").Nth(20).Locator("a[href^='grids/']").InnerTextAsync()).Trim();
        var row = ledger.Locator("tbody tr", new() { HasText = read });
        await row.EvaluateAsync("row => row.scrollIntoView({ block: 'center', behavior: 'instant' })");
        var place = (await row.BoundingBoxAsync())!.Y;

        var leader = await AsAsync(Role.Leader);
        await leader.GoToAsync("/");
        var vacant = leader.Page.GetByTestId("kpi-grids").Locator(".kpi-note");
        var before = (await vacant.TextContentAsync())!;
        await leader.Page.GetByTestId("kpi-centers").ClickAsync();
        var passport = leader.Page.GetByRole(AriaRole.Dialog);
        await Expect(passport).ToContainTextAsync("计算方法");

        var admin = await AsAsync(Role.Admin);
        await PlanVacancyAsync(admin, code);
        await Expect(ledger.Locator(".pager > span").First).ToHaveTextAsync($"共 {count} 条");
        await admin.Page.GetByTestId("apply").ClickAsync();
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已生效，涉及1个网格");
        await Expect(ledger.Locator(".pager > span").First).ToHaveTextAsync($"共 {count - 1} 条", WithinTwoSeconds);
        await Expect(vacant).Not.ToHaveTextAsync(before, WithinTwoSeconds);
        await KeptAsync();

        await admin.Page.GetByTestId("undo").ClickAsync();
        await admin.Page.FillAsync("#revert-reason", "误操作");
        await admin.Page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已撤销");
        await Expect(ledger.Locator(".pager > span").First).ToHaveTextAsync($"共 {count} 条", WithinTwoSeconds);
        await Expect(vacant).ToHaveTextAsync(before, WithinTwoSeconds);
        await KeptAsync();

        async Task KeptAsync()
        {
            Assert.Equal(filtered, staff.Path);
            Assert.Equal(place, (await row.BoundingBoxAsync())!.Y, 1f); // Rows above it come and go.
            await Expect(ledger.Locator("th[aria-sort=descending]")).ToHaveCountAsync(1);
            await Expect(passport).ToBeVisibleAsync();
        }
    }

    /// <summary>Takes leader and workers from a grid, as far as the preview.</summary>
    internal static async Task PlanVacancyAsync(Visit admin, string code)
    {
        await admin.GoToAsync(string.Create(CultureInfo.InvariantCulture, $"/admin/assignments?pick={code}"));
        var plan = admin.Page.GetByTestId("plan");
        await Expect(plan.GetByTestId("picked")).ToContainTextAsync("已选 1 个网格");
        await plan.Locator("#plan-leader").SelectOptionAsync("none");
        var workers = plan.Locator("[data-field=网格员] .chips button");
        for (var left = await workers.CountAsync(); left > 0; left--)
        {
            await workers.First.ClickAsync();
            await Expect(workers).ToHaveCountAsync(left - 1);
        }

        await plan.Locator("#plan-reason").FillAsync("测试调整");
        await plan.Locator("#plan-basis").FillAsync("博组〔2020〕9号");
        await plan.GetByTestId("preview").ClickAsync();
        await Expect(admin.Page.GetByTestId("preview-result")).ToContainTextAsync("尚未生效");
        await Expect(admin.Page.GetByTestId("broken")).ToContainTextAsync("网格暂缺网格员");
    }
}
