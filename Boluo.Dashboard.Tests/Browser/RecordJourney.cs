using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator keeps a need by hand, while a colleague looks on.</summary>
[Collection(typeof(TimedJourneys))]
public sealed class RecordJourney(EditingFixture browser) : Journey(browser)
{
    private const string Address = "/three-lists?tab=needs&needs.q=XQ2020001";

    private static readonly LocatorAssertionsToContainTextOptions WithinTwoSeconds = new() { Timeout = 2000 };

    [Fact]
    public async Task A_need_is_edited_followed_by_a_colleague_and_undone_from_its_history()
    {
        var leader = await AsAsync(Role.Leader);
        await leader.GoToAsync(Address);
        var seen = leader.Page.Ledger("needs").Locator("tbody tr").First;
        await Expect(leader.Page.GetByTestId("record-edit")).ToHaveCountAsync(0);

        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync(Address);
        await admin.Page.GetByTestId("record-edit").ClickAsync();
        var form = admin.Page.GetByTestId("record-form");
        await form.Locator("#record-title").FillAsync("希望在校门口增设护学岗");
        await form.Locator("#record-beneficiaries").FillAsync("不详");
        await form.Locator("#record-reason").FillAsync("内容登记有误");
        await admin.Page.Keyboard.PressAsync("Tab");
        await admin.Page.GetByTestId("record-save").ClickAsync();
        await Expect(form.Locator("#record-beneficiaries-fault")).ToContainTextAsync("应为0至1000000之间的整数");
        await Expect(form.Locator("#record-title")).ToHaveValueAsync("希望在校门口增设护学岗");

        await form.Locator("#record-beneficiaries").FillAsync("86");
        await form.Locator("#record-beneficiaries").PressAsync("Enter");
        await Expect(admin.Page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await Expect(seen).ToContainTextAsync("希望在校门口增设护学岗", WithinTwoSeconds);

        await admin.Page.GetByTestId("record-edit").ClickAsync();
        var history = admin.Page.GetByTestId("record-history");
        await history.Locator("summary").ClickAsync();
        await Expect(history.Locator("li").First).ToContainTextAsync("→ 希望在校门口增设护学岗");
        await Expect(history.Locator("li").First).ToContainTextAsync("内容登记有误");
        await history.GetByTestId("record-undo").ClickAsync();
        await admin.Page.FillAsync("#revert-reason", "误操作");
        await admin.Page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("record-done")).ToContainTextAsync("已撤销。");
        await Expect(seen).Not.ToContainTextAsync("护学岗", new() { Timeout = 2000 });
    }
}
