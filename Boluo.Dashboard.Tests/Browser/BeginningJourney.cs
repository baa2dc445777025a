using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator leaves the sample for the county's own data, and comes back to it by the backup; the program begins anew by itself, twice.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class BeginningJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task An_administrator_leaves_the_sample_and_goes_back_to_it_by_the_backup()
    {
        using var folder = new TempFolder();
        await using var program = ProgramProcess.Start(folder.File("boluo.db"), environment: "Development");
        await using var first = await Browser.OpenAsync(await program.ListeningAsync());
        await first.SignInAsync(BrowserFixture.NameOf(Role.Admin), BrowserFixture.Password);
        await first.GoToAsync("/admin/beginning");

        await first.Page.GetByTestId("own-begin").ClickAsync();
        await Expect(first.Page.GetByTestId("own-form")).ToContainTextAsync("“区划代码”应填写。");
        await Expect(first.Page.GetByTestId("own-form")).ToContainTextAsync("请输入“启用本县数据”。");
        foreach (var (id, value) in new[] { ("own-name", "青山县"), ("own-code", "530999"), ("own-department", "青山县委组织部"), ("own-first", "2024-01-01"), ("own-confirm", "启用本县数据") }) await first.Page.FillAsync($"#{id}", value);
        Assert.Empty(await Axe.FindingsAsync(first.Page, "/admin/beginning"));
        first.Connected(false);
        await first.Page.GetByTestId("own-begin").ClickAsync();
        var again = await program.ListeningAgainAsync();

        // The session lives on: its keys lie beside the database.
        await using var second = await Browser.OpenAsync(again, await first.Context.StorageStateAsync());
        await second.GoToAsync("/admin/beginning");
        await Expect(second.Page.GetByTestId("beginning-next")).ToContainTextAsync("下一步：登记镇街");
        await Expect(second.Page.GetByTestId("beginning-steps")).ToContainTextAsync("没有社区，不能登记");
        Assert.DoesNotContain("示例", await second.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        await second.GoToAsync("/");
        Assert.StartsWith("总览 · 青山县", await second.Page.TitleAsync(), StringComparison.Ordinal);

        await second.GoToAsync("/admin/status");
        await second.Page.GetByTestId("restore-choice").SelectOptionAsync(new SelectOptionValue { Index = await second.Page.Locator("[data-testid=restore-choice] option").CountAsync() - 1 });
        second.Connected(false);
        await second.Page.GetByTestId("restore-begin").ClickAsync();
        await second.Page.GetByTestId("confirm").ClickAsync();
        var restored = await program.ListeningAgainAsync(times: 3);
        await using var third = await Browser.OpenAsync(restored, await first.Context.StorageStateAsync());
        await third.GoToAsync("/admin/status");
        await Expect(third.Page.GetByTestId("facts")).ToContainTextAsync("已恢复：");
        await third.GoToAsync("/grids");
        await Expect(third.Page.Locator("main")).ToContainTextAsync("共402条");
        await third.GoToAsync("/admin/security-log");
        await Expect(third.Page.Locator("main")).ToContainTextAsync("恢复：");
    }
}
