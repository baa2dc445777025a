using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

[Collection(typeof(EditingJourneys))]
public sealed class SignInJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_wrong_password_is_refused_in_one_sentence_and_the_right_one_leads_back_to_the_address()
    {
        var visit = await StrangerAsync();
        await visit.Page.GotoAsync("/grids?form=OldTown");
        Assert.StartsWith("/login?returnUrl=", visit.Path, StringComparison.Ordinal);

        visit.Expect(401);
        await visit.Page.FillAsync("input[name=username]", "staff");
        await visit.Page.FillAsync("input[name=password]", "not-the-password");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("用户名或密码不正确。");
        await Expect(visit.Page.Locator("input[name=username]")).ToHaveValueAsync("staff");

        await visit.SignInAsync(BrowserFixture.NameOf(Role.Staff), BrowserFixture.Password);
        Assert.Equal("/grids?form=OldTown", visit.Path);
    }

    [Fact]
    public async Task Who_signs_out_must_sign_in_again_in_every_window()
    {
        var visit = await StrangerAsync();
        await visit.SignInAsync(BrowserFixture.NameOf(Role.Staff), BrowserFixture.Password);
        await visit.InteractiveAsync();
        var window = await visit.Context.NewPageAsync();
        await window.GotoAsync(new Uri(Browser.Address, "/grids").ToString());
        await window.Locator("h1[tabindex='-1']").WaitForAsync();
        Browser.Forget(Role.Staff);
        await visit.Page.Locator("header.top summary").Last.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await visit.Page.ArriveAsync("**/login");
        await visit.Page.GotoAsync("/");
        Assert.Equal("/login", visit.Path);
        await window.ArriveAsync("**/login?returnUrl=%2Fgrids", 60_000);
    }
}
