using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>What is filled in outlives the page, the server and the PC.</summary>
[Collection(typeof(TimedJourneys))]
public sealed class DraftJourney(EditingFixture browser, TempFolder folder) : Journey(browser), IClassFixture<TempFolder>
{
    private static readonly LocatorAssertionsToContainTextOptions WithinTwoSeconds = new() { Timeout = 2000 };

    [Fact]
    public async Task A_server_that_is_killed_loses_none_of_four_ticked_grids_and_a_typed_reason()
    {
        Line line;
        Visit visit;
        TestDatabase.CopyTo(folder.File("boluo.db"));
        await using (var first = ProgramProcess.Start(folder.File("boluo.db"), environment: "Development"))
        {
            line = KeepAfter(Line.To(await first.ListeningAsync()));
            visit = await StrangerAsync(line.Address);
            await visit.SignInAsync(BrowserFixture.NameOf(Role.Admin), BrowserFixture.Password);
            await visit.GoToAsync("/admin/assignments?community=441322001001");
            for (var row = 0; row < 4; row++) await visit.Page.Ledger("grids").Locator("tbody input").Nth(row).CheckAsync();
            await visit.Page.Locator("#plan-reason").PressSequentiallyAsync("东区社区网格优化");
            await Expect(visit.Page.GetByTestId("draft-mark")).ToBeVisibleAsync();
            await Expect(visit.Page.GetByTestId("draft-mark")).ToContainTextAsync("草稿已存", WithinTwoSeconds);
            visit.Connected(false);
        } // Kills it.

        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        var second = KeepAfter(ProgramProcess.Start(folder.File("boluo.db"), environment: "Development"));
        line.Target = await second.ListeningAsync();
        var offer = visit.Page.GetByTestId("draft-offer");
        await Expect(offer).ToContainTextAsync("已选4个网格，调整原因：东区社区网格优化", new() { Timeout = 30_000 });
        visit.Connected(true);

        await offer.GetByTestId("draft-continue").ClickAsync();
        await Expect(visit.Page.GetByTestId("picked")).ToContainTextAsync("已选 4 个网格");
        await Expect(visit.Page.Locator("#plan-reason")).ToHaveValueAsync("东区社区网格优化");
        await Expect(visit.Page.Ledger("grids").Locator("tbody input:checked")).ToHaveCountAsync(4);
        await Expect(offer).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "清空方案" }).ClickAsync();
        await visit.Page.GetByTestId("confirm").ClickAsync();
        await visit.GoToAsync("/admin/assignments");
        await Expect(visit.Page.GetByTestId("draft-mark")).ToBeAttachedAsync();
        await Expect(offer).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_form_is_found_again_on_another_PC_and_its_draft_is_gone_once_it_is_dropped()
    {
        const string address = "/three-lists?tab=needs&needs.q=XQ2020003";
        var office = await AsAsync(Role.Admin);
        await office.GoToAsync(address);
        await office.Page.GetByTestId("record-edit").ClickAsync();
        await office.Page.Locator("#record-owner").FillAsync("");
        await office.Page.Locator("#record-owner").PressSequentiallyAsync("县直单位07");
        await Expect(office.Page.GetByTestId("draft-mark")).ToBeVisibleAsync();
        await Expect(office.Page.GetByTestId("draft-mark")).ToContainTextAsync("草稿已存", WithinTwoSeconds);
        await Expect(office.Page.Locator("#record-owner")).ToHaveValueAsync("县直单位07");

        var meeting = await AsAsync(Role.Admin);
        await meeting.GoToAsync(address);
        var offer = meeting.Page.GetByTestId("draft-offer").Filter(new() { HasText = "停车混乱" });
        await Expect(offer).ToContainTextAsync("修改需求");
        await offer.GetByTestId("draft-continue").ClickAsync();
        await Expect(meeting.Page.Locator("#record-owner")).ToHaveValueAsync("县直单位07");
        await meeting.Page.GetByTestId("record-cancel").ClickAsync();
        await Expect(meeting.Page.Locator(".ask")).ToContainTextAsync("草稿一并删除");
        await meeting.Page.GetByTestId("confirm").ClickAsync();
        await Expect(offer).ToHaveCountAsync(0);
        await meeting.GoToAsync(address);
        await Expect(meeting.Page.GetByTestId("record-edit")).ToBeVisibleAsync();
        await Expect(offer).ToHaveCountAsync(0);
    }
}
