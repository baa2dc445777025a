using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator adds a leader, who begins to work; later he is put out while his page is open.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class UsersJourney(EditingFixture browser) : Journey(browser)
{
    private const string Wanted = "Xin-2021-Mima";

    [Fact]
    public async Task A_leader_is_added_begins_to_work_and_is_put_out_again()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/admin/users");
        await admin.Page.GetByTestId("user-add").ClickAsync();
        await Expect(admin.Page.Locator("#account-username")).ToBeFocusedAsync();
        await admin.Page.FillAsync("#account-username", "chen.bo");
        await admin.Page.FillAsync("#account-name", "陈波");
        await admin.Page.SelectOptionAsync("#account-role", new SelectOptionValue { Label = "部领导" });
        await admin.Page.GetByTestId("account-save").DblClickAsync();
        var password = (await admin.Page.GetByTestId("issued-password").TextContentAsync())!;
        await admin.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await admin.Page.GetByTestId("issued-copy").ClickAsync();
        await Expect(admin.Page.GetByTestId("issued-copy")).ToHaveTextAsync("已复制");
        Assert.Equal(password, await admin.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await admin.Page.GetByTestId("issued-close").ClickAsync();
        var row = admin.Page.Locator("tr[data-key='chen.bo']");
        await Expect(row).ToContainTextAsync("须修改密码");

        var leader = await StrangerAsync();
        await leader.SignInAsync("chen.bo", password);
        Assert.Equal("/account/password", leader.Path);
        await leader.Page.FillAsync("#present", password);
        await leader.Page.FillAsync("#wanted", Wanted);
        await leader.Page.FillAsync("#repeated", Wanted);
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "修改密码" }).ClickAsync();
        await leader.Page.ArriveAsync(url => new Uri(url).AbsolutePath == "/");
        await leader.InteractiveAsync();
        await Expect(leader.Page.Locator("header.top")).ToContainTextAsync("陈波");
        await Expect(leader.Page.Locator("a[href^='admin/']")).ToHaveCountAsync(0);

        await admin.GoToAsync("/admin/users");
        await Expect(row).ToContainTextAsync("正常");
        await row.GetByTestId("user-Disable").ClickAsync();
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已停用。");
        await Expect(row).ToContainTextAsync("已停用");
        await leader.Page.ArriveAsync("**/login**", 60_000);
        leader.Expect(401);
        await leader.Page.FillAsync("input[name=username]", "chen.bo");
        await leader.Page.FillAsync("input[name=password]", Wanted);
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(leader.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("用户名或密码不正确。");

        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "操作日志" }).Last.ClickAsync();
        await Expect(admin.Page.Locator("tbody tr").First).ToContainTextAsync("停用：用户“chen.bo”（陈波）");
        await admin.Page.GetByTestId("audit-open").First.ClickAsync();
        await Expect(admin.Page.GetByTestId("audit-detail")).ToContainTextAsync("用户管理");
        await Expect(admin.Page.GetByTestId("audit-undo")).ToHaveCountAsync(0);
    }
}
