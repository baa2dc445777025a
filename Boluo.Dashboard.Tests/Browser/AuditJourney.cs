using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator looks up who changed what, and takes it back.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class AuditJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_change_is_found_by_kind_and_text_read_in_words_and_undone()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/service-centers?service-centers.q=DQ002");
        await admin.Page.GetByTestId("record-edit").ClickAsync();
        await admin.Page.FillAsync("#record-manager", "某负责人");
        await admin.Page.FillAsync("#record-reason", "负责人调整核对");
        await admin.Page.Keyboard.PressAsync("Tab");
        await admin.Page.GetByTestId("record-save").ClickAsync();
        await Expect(admin.Page.GetByTestId("record-done")).ToContainTextAsync("已保存。");

        await admin.GoToAsync("/admin/audit?audit.kind=RecordEdit&audit.q=负责人调整核对");
        var row = admin.Page.Ledger("audit").Locator("tbody tr").First;
        await Expect(row).ToContainTextAsync("修改党群服务中心（站）“罗阳街道党群服务中心”（负责人）");
        await row.GetByTestId("audit-open").ClickAsync();
        var detail = admin.Page.GetByTestId("audit-detail");
        await Expect(detail).ToContainTextAsync("→ 某负责人");
        await admin.Page.GetByTestId("audit-undo").ClickAsync();
        await admin.Page.FillAsync("#revert-reason", "误操作");
        await admin.Page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已撤销第");
        await admin.Page.GetByTestId("audit-days").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(row.Locator("td").Last).Not.ToHaveTextAsync("/");
    }
}
