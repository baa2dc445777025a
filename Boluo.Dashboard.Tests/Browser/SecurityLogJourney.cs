using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A colleague looks a number up and takes a file away, and an administrator reads who did it and from where.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class SecurityLogJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task What_a_colleague_did_stands_in_the_log_with_its_address_and_the_log_is_verified_at_once()
    {
        var staff = await AsAsync(Role.Staff);
        await staff.GoToAsync("/grids/441322001001001");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "查看号码" }).First.ClickAsync();
        await Expect(staff.Page.Locator(".phone").First).Not.ToContainTextAsync("*");
        Assert.True((await staff.Page.APIRequest.GetAsync(new Uri(new Uri(staff.Page.Url), "/exports/needs.xlsx?community=441322001001").AbsoluteUri)).Ok);

        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/admin/security-log?security-events.kind=PhoneReveal,Export");
        var rows = admin.Page.Ledger("security-events").Locator("tbody tr");
        await Expect(rows.Nth(0)).ToContainTextAsync("需求清单");
        await Expect(rows.Nth(1)).ToContainTextAsync("网格员手机号码");
        foreach (var row in (int[])[0, 1]) await Expect(rows.Nth(row)).ToContainTextAsync("127.0.0.1");

        var state = admin.Page.GetByTestId("log-chain");
        await Expect(state).ToContainTextAsync("日志链完整");
        await admin.Page.GetByTestId("log-verify").ClickAsync();
        await Expect(state).ToContainTextAsync("、安全日志第"); // With the events that came after the start.
        Assert.Empty(await Axe.FindingsAsync(admin.Page, "security-log"));
        Assert.Empty(await Reflow.FaultsAsync(admin.Page, "security-log"));

        await admin.GoToAsync("/admin/users");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "的安全日志" }).First.ClickAsync();
        await Expect(admin.Page.GetByTestId("ledger-security-events")).ToContainTextAsync("操作人含");
    }
}
