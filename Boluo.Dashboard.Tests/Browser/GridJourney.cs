using System.Globalization;
using Boluo.Dashboard.Insight;
using ClosedXML.Excel;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator changes what is counted in a grid, sets one up and ends it, while staff look at the days before and after.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class GridJourney(EditingFixture browser) : Journey(browser)
{
    private const string Community = "441322123001", Place = "/grids?community=" + Community, First = Community + "001";

    [Fact]
    public async Task Numbers_change_from_a_day_on_and_a_grid_comes_and_goes()
    {
        var (admin, staff) = (await AsAsync(Role.Admin), await AsAsync(Role.Staff));
        await staff.GoToAsync(Place);
        await Expect(staff.Page.GetByTestId("grid-setup")).ToHaveCountAsync(0);
        var (was, grids) = (await HouseholdsAsync(staff, First), await staff.Page.Ledger("grids").RowCountAsync());

        await admin.GoToAsync(Place);
        await Row(admin, First).GetByTestId("grid-change").ClickAsync();
        var form = admin.Page.GetByTestId("record-form");
        await Expect(form.Locator("#record-households")).ToHaveValueAsync(was.ToString(CultureInfo.InvariantCulture));
        await form.Locator("#record-households").FillAsync($"{was + 35}");
        await SaveAsync(admin, "季度入户登记");
        await Expect(form.Locator("#record-kind-fault")).ToContainTextAsync("“变更性质”应填写。");
        await form.Locator("#record-kind").SelectOptionAsync("FromDayOn");
        await form.Locator("#record-since").FillAsync("2020-06-01");
        await SaveAsync(admin);
        await Expect(Done(admin, "横河社区第01网格")).ToContainTextAsync("已保存。");

        foreach (var (day, households) in ((string, int)[])[("2020-05-31", was), ("2020-06-01", was + 35), ("2020-06-30", was + 35)])
        {
            await staff.GoToAsync($"{Place}&asOf={day}");
            Assert.Equal(households, await HouseholdsAsync(staff, First));
            Assert.Equal(households, await ExportedAsync(staff, $"/exports/grids.xlsx?community={Community}&asOf={day}", First));
        }

        await staff.GoToAsync($"/grids/{First}");
        await Expect(staff.Page.GetByTestId("grid-facts").Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(staff.Page.GetByTestId("grid-history")).ToContainTextAsync($"2020年6月1日，户数由{was}户变更为{was + 35}户");

        await admin.Page.GetByTestId("grid-setup").ClickAsync();
        await Expect(form.Locator("#record-community")).ToHaveValueAsync(Community);
        await form.Locator("#record-branch").SelectOptionAsync(new SelectOptionValue { Index = await OptionAsync(form, "branch", "横河镇横河社区") });
        foreach (var (field, value) in ((string, string)[])[("groupName", "新区楼栋党小组"), ("since", "2020-05-01"), ("households", "0"), ("residents", "0"), ("members", "0"), ("buildings", "2"), ("extent", "东至新区大道，南至环城路")])
            await form.Locator($"#record-{field}").FillAsync(value);
        await SaveAsync(admin, "新建小区入住");
        var (added, name) = ($"{Community}{grids + 1:000}", $"横河社区第{grids + 1:00}网格");
        await Expect(Done(admin, name)).ToContainTextAsync("已保存。");
        await Expect(Row(admin, added)).ToBeVisibleAsync();
        await staff.GoToAsync($"/?community={Community}");
        await Expect(staff.Page.GetByTestId("grid-map").Locator($"a[href*='{added}']")).ToHaveCountAsync(1);

        await Row(admin, added).GetByTestId("grid-end").ClickAsync();
        await Expect(admin.Page.GetByTestId("record-about")).ToContainTextAsync(name);
        await form.Locator("#record-since").FillAsync("2020-06-30");
        await SaveAsync(admin, "规划调整");
        await Expect(Done(admin, name)).ToHaveCountAsync(2);
        await Expect(Row(admin, added)).ToHaveCountAsync(0);
        await staff.GoToAsync($"{Place}&asOf=2020-06-29");
        await Expect(Row(staff, added)).ToBeVisibleAsync();

        foreach (var done in (ILocator[])[Done(admin, name).Last, Done(admin, name).First, Done(admin, "横河社区第01网格")]) await UndoAsync(admin, done);
        await staff.GoToAsync(Place);
        Assert.Equal((was, grids), (await HouseholdsAsync(staff, First), await staff.Page.Ledger("grids").RowCountAsync()));
    }

    private static ILocator Row(Visit visit, string code) => visit.Page.Ledger("grids").Locator("tbody tr", new() { HasText = code });

    private static ILocator Done(Visit visit, string subject) =>
        visit.Page.GetByTestId("record-done").Filter(new() { Has = visit.Page.GetByText(subject, new() { Exact = true }) });

    private static async Task SaveAsync(Visit visit, string? reason = null)
    {
        if (reason is not null) await visit.Page.FillAsync("#record-reason", reason);
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.GetByTestId("record-save").ClickAsync();
    }

    private static async Task UndoAsync(Visit visit, ILocator done)
    {
        await done.GetByTestId("record-done-undo").ClickAsync();
        await visit.Page.FillAsync("#revert-reason", "演示后恢复");
        await visit.Page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(done).ToContainTextAsync("已撤销。");
    }

    /// <summary>The position of the first option under a heading.</summary>
    private static Task<int> OptionAsync(ILocator form, string field, string heading) =>
        form.Locator($"#record-{field}").EvaluateAsync<int>("(select, heading) => [...select.options].findIndex(o => o.parentElement.label === heading)", heading);

    private static async Task<int> HouseholdsAsync(Visit visit, string code)
    {
        var screen = await visit.Page.Ledger("grids").ReadAsync();
        var column = screen.Headers.ToList().FindIndex(h => h.StartsWith("户数（户）", StringComparison.Ordinal));
        return int.Parse(screen.Rows.Single(r => r.Contains(code))[column], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    private static async Task<int> ExportedAsync(Visit visit, string address, string code)
    {
        var file = await visit.Page.APIRequest.GetAsync(address, new() { Timeout = 60_000 }); // The first file of a program that has just started.
        using var book = new XLWorkbook(new MemoryStream(await file.BodyAsync()));
        var sheet = book.Worksheets.Single(s => s.Name.Contains("网格台账", StringComparison.Ordinal));
        var header = sheet.RowsUsed().First(r => r.Cell(1).GetString() == "序号");
        var column = header.CellsUsed().First(c => c.GetString().StartsWith("户数", StringComparison.Ordinal)).Address.ColumnNumber;
        return (int)sheet.RowsUsed().First(r => r.CellsUsed().Any(c => c.GetString() == code)).Cell(column).GetDouble();
    }
}
