using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Staff enter a quarter for all communities at once, by the keyboard and from a spreadsheet.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class EntryJourney(EditingFixture browser) : Journey(browser)
{
    private const string Quarter = "/entry?sheet=surveys&period=2019-07-01";

    [Fact]
    public async Task A_block_is_pasted_mended_by_the_keyboard_kept_over_a_reload_saved_and_taken_back()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync(Quarter);
        var page = visit.Page;
        var was = await page.Locator("#c0-2").InputValueAsync();
        await Expect(page.Locator("html[data-sheet-keys]")).ToHaveCountAsync(1);
        await page.Locator("#c0-2").FocusAsync();
        await PasteAsync(page, "411\t5\t是\n412\t不详\t否\n\"413\"\t\t\n");
        var fault = page.Locator(".entry-table .field-fault");
        await Expect(fault).ToHaveTextAsync("▲ “收集需求”应为0至10000之间的整数，现为“不详”。");
        await Expect(page.Locator("[data-pasted]")).ToContainTextAsync("已填入7格");
        await Expect(page.Locator("#c1-3")).ToHaveAttributeAsync("aria-invalid", "true");

        // By keys alone: down, right, typing replaces, Enter goes on.
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#c1-3")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("6");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#c2-3")).ToBeFocusedAsync();
        await Expect(fault).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+d");
        await Expect(page.Locator("#c2-3")).ToHaveValueAsync("6");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.TypeAsync("1");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("#c1-3")).ToBeFocusedAsync();
        await Expect(page.Locator("#c2-3")).ToHaveValueAsync("61");
        await Expect(page.GetByTestId("draft-mark")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("draft-mark")).ToContainTextAsync("草稿已存");

        await page.ReloadAsync();
        var offer = page.GetByTestId("draft-offer");
        await Expect(offer).ToContainTextAsync("问需调研录入表（2019年第三季度，全县）", new() { Timeout = 30_000 });
        await offer.GetByTestId("draft-continue").ClickAsync();
        await Expect(page.Locator("#c2-3")).ToHaveValueAsync("61");
        await Expect(page.Locator("#c0-2")).ToHaveValueAsync("411");
        await page.GetByTestId("entry-save").ClickAsync();
        var done = page.GetByTestId("entry-done");
        await Expect(done).ToContainTextAsync("2019年第三季度问需调研：修改3行");
        await Expect(page.Locator("#c1-2")).ToHaveValueAsync("412");

        await done.GetByTestId("entry-undo").ClickAsync();
        await page.Locator("#revert-reason").FillAsync("试填");
        await page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(done).ToContainTextAsync("已撤销");
        await Expect(page.Locator("#c0-2")).ToHaveValueAsync(was);
        await visit.GoToAsync(Quarter);
        await Expect(offer).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_missing_leads_from_the_work_list_to_the_sheet_of_its_quarter_and_a_colleague_shows_beside_the_cell()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/attention");
        await visit.Page.GetByTestId("work-entry").First.ClickAsync();
        await visit.Page.ArriveAsync("**/entry?sheet=surveys*");
        await Expect(visit.Page.Locator(".entry-head")).ToContainTextAsync("问需调研");

        var sheet = "/entry?sheet=data-updates&period=2020-06-29";
        await visit.GoToAsync(sheet);
        await visit.Page.Locator("#c0-0").FillAsync("21");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByTestId("draft-mark")).ToContainTextAsync("草稿已存");

        var colleague = await AsAsync(Role.Admin);
        await colleague.GoToAsync(sheet);
        await colleague.Page.Locator("#c0-0").FillAsync("22");
        await colleague.Page.Locator("#c1-0").FillAsync("23");
        await colleague.Page.Keyboard.PressAsync("Enter");
        await colleague.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(colleague.Page.GetByTestId("entry-done")).ToContainTextAsync("新增2行");

        await Expect(visit.Page.Locator("#c1-0")).ToHaveValueAsync("23");
        await Expect(visit.Page.Locator("#c0-0")).ToHaveValueAsync("21");
        await Expect(visit.Page.Locator(".entry-table .field-fault")).ToContainTextAsync("现为“22”，填写前为“—”");
        await visit.Page.GetByTestId("entry-rebase").ClickAsync();
        await Expect(visit.Page.Locator(".entry-table .field-fault")).ToHaveCountAsync(0);
        await visit.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(visit.Page.GetByTestId("entry-done")).ToContainTextAsync("修改1行");
    }

    /// <summary>As a spreadsheet puts it on the clipboard.</summary>
    private static Task PasteAsync(IPage page, string text) => page.EvaluateAsync(
        """
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);
}
