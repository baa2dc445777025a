using Boluo.Dashboard.Components;
using Boluo.Dashboard.Features.Users;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Boluo.Dashboard.Tests.Features.Users;

/// <summary>The page and its dialogs over the real accounts, as in a circuit.</summary>
[Trait("Needs", "application")]
public sealed class UsersPageTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    [Fact]
    public async Task Accounts_are_listed_by_user_name_with_the_actions_that_each_allows()
    {
        await app.AccountAsync("zz-last", Role.Leader, mustChangePassword: true);
        await using var screen = await Screen.OpenAsync(app);

        var names = screen.Page.FindAll("tr[data-key]").Select(r => r.GetAttribute("data-key")).ToList();
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal($"本系统的账号，共{names.Count}个", screen.Page.Find(".page-sub").TextContent);
        Assert.Equal(["修改", "重置密码", "停用"], screen.Buttons("zz-last"));
        Assert.Equal(["修改"], screen.Buttons("screen-admin"));
        Assert.Contains("（本人）", screen.Row("screen-admin").TextContent, StringComparison.Ordinal);
        Assert.Equal(["zz-last", "测试zz-last", "部领导", "须修改密码", "—"], screen.Cells("zz-last")[1..6]);
    }

    [Fact]
    public async Task A_new_account_is_refused_beside_its_fields_then_saved_and_its_password_shown_once()
    {
        await using var screen = await Screen.OpenAsync(app);
        var adding = screen.Page.Find("[data-testid=user-add]").ClickAsync();
        screen.Dialogs.WaitForElement("#account-form");
        await screen.TypeAsync("username", "王");
        await screen.SubmitAsync();
        Assert.Equal("▲ “用户名”应为2至30位字母、数字或 - . _，以字母或数字开头，现为“王”。", screen.Dialogs.WaitForElement("#account-username-fault").TextContent);
        Assert.Equal(("true", "王"), (screen.Dialogs.Find("#account-username").GetAttribute("aria-invalid"), screen.Dialogs.Find("#account-username").GetAttribute("value")));
        Assert.Equal("▲ “姓名”应填写。", screen.Dialogs.Find("#account-name-fault").TextContent);
        Assert.Equal("▲ “角色”应选择。", screen.Dialogs.Find("#account-role-fault").TextContent);

        await screen.TypeAsync("username", "wang-fang");
        await screen.TypeAsync("name", "王芳");
        await screen.TypeAsync("role", nameof(Role.Leader));
        _ = screen.SubmitAsync();
        var password = screen.Dialogs.WaitForElement("[data-testid=issued-password]").TextContent;
        Assert.Equal(23, password.Length);
        Assert.Equal("#issued-password", screen.Dialogs.Find("[data-testid=issued-copy]").GetAttribute("data-copy"));
        await screen.Dialogs.Find("[data-testid=issued-close]").ClickAsync();
        await adding;

        Assert.Contains("已新增用户。", screen.Page.Find("[data-testid=done]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(password, screen.Page.Markup + screen.Dialogs.Markup, StringComparison.Ordinal);
        Assert.Contains("王芳", screen.Row("wang-fang").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_and_role_are_changed_and_the_user_name_stays()
    {
        await app.AccountAsync("to-change", Role.Leader);
        await using var screen = await Screen.OpenAsync(app);
        var editing = screen.ClickAsync("to-change", "user-edit");
        Assert.True(screen.Dialogs.WaitForElement("#account-username").HasAttribute("disabled"));
        await screen.TypeAsync("name", "刘洋");
        await screen.TypeAsync("role", nameof(Role.Staff));
        await screen.SubmitAsync();
        await editing;

        Assert.Contains("已保存。", screen.Page.Find("[data-testid=done]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["to-change", "刘洋", "工作人员"], screen.Cells("to-change")[1..4]);
    }

    [Fact]
    public async Task An_account_is_disabled_after_a_question_and_can_be_put_back()
    {
        await app.AccountAsync("to-disable", Role.Leader);
        await using var screen = await Screen.OpenAsync(app);
        foreach (var (action, state, next) in (IReadOnlyList<(string, string, string)>)[("Disable", "已停用", "启用"), ("Enable", "正常", "停用")])
        {
            var acting = screen.ClickAsync("to-disable", $"user-{action}");
            await screen.Dialogs.WaitForElement("[data-testid=confirm]").ClickAsync();
            await acting;
            Assert.Contains(state, screen.Row("to-disable").TextContent, StringComparison.Ordinal);
            Assert.Equal(next, screen.Buttons("to-disable")[^1]);
        }
    }

    [Fact]
    public async Task What_was_refused_is_said_and_the_list_is_read_anew()
    {
        var user = await app.AccountAsync("to-refuse", Role.Leader);
        await using var screen = await Screen.OpenAsync(app);
        await app.ChangeAsync(user.Id, (users, u) => { u.DisplayName = "改过的"; return users.UpdateAsync(u); });
        var acting = screen.ClickAsync("to-refuse", "user-Disable");
        await screen.Dialogs.WaitForElement("[data-testid=confirm]").ClickAsync();
        await acting;

        Assert.Equal("▲ " + AccountEditor.Overtaken, screen.Page.Find("[data-testid=user-refusal]").TextContent);
        Assert.Empty(screen.Page.FindAll("[data-testid=done]"));
        Assert.Contains("改过的", screen.Row("to-refuse").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_opens_once_and_Escape_asks_before_it_drops_what_was_typed()
    {
        await using var screen = await Screen.OpenAsync(app);
        var opening = screen.Page.Find("[data-testid=user-add]").ClickAsync();
        _ = screen.Page.Find("[data-testid=user-add]").ClickAsync();
        screen.Dialogs.WaitForElement("#account-form");
        Assert.Single(screen.Dialogs.FindAll("#account-form"));
        await screen.TypeAsync("username", "dropped");
        var leaving = screen.Dialogs.Find("#account-username").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        Assert.Contains("尚未保存", screen.Dialogs.WaitForElement(".ask").TextContent, StringComparison.Ordinal);
        await screen.Dialogs.Find("[data-testid=confirm]").ClickAsync();
        await leaving;
        await opening;
        Assert.Empty(screen.Page.FindAll("[data-testid=done], tr[data-key=dropped]"));
    }

    private sealed class Screen : BunitContext
    {
        public IRenderedComponent<CascadingValue<PageContext>> Page { get; private set; } = null!;

        public IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = null!;

        public static async Task<Screen> OpenAsync(BoluoApp app)
        {
            var user = await app.AccountAsync("screen-admin", Role.Admin);
            var screen = new Screen();
            screen.JSInterop.Mode = JSRuntimeMode.Loose;
            screen.Services.AddMudServices().AddScoped<Boluo.Dashboard.Components.Dialogs>().AddScoped<FormComparison>().AddSingleton<OpenThings>().AddScoped<CircuitLine>();
            screen.Services.AddSingleton(County.Facts).AddSingleton(app.Services.GetRequiredService<AccountList>()).AddSingleton(app.Services.GetRequiredService<AccountEditor>())
                .AddSingleton(app.Services.GetRequiredService<DataChanges>()).AddSingleton(app.Services.GetRequiredService<Snapshots>())
                .AddSingleton(TimeProvider.System).AddSingleton(new PageResponse(new HttpContextAccessor()));
            screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
            var context = new PageContext(Scope.Parse("", limits).Value, limits, new Viewer(user.Id, user.DisplayName, Role.Admin), Urls.Users, "", 1);
            screen.Dialogs = screen.Render<MudDialogProvider>();
            screen.Page = screen.Render<CascadingValue<PageContext>>(p => p.Add(v => v.Value, context).AddChildContent<UsersPage>());
            screen.Page.WaitForElement("tr[data-key]");
            return screen;
        }

        public AngleSharp.Dom.IElement Row(string userName) => Page.Find($"tr[data-key={userName}]");

        public string[] Cells(string userName) => [.. Row(userName).QuerySelectorAll("td").Select(c => c.TextContent.Trim())];

        public IReadOnlyList<string> Buttons(string userName) => [.. Row(userName).QuerySelectorAll("button").Select(b => b.TextContent)];

        public Task ClickAsync(string userName, string button) => Page.Find($"tr[data-key={userName}] [data-testid={button}]").ClickAsync();

        public Task TypeAsync(string field, string text) => Dialogs.Find($"#account-{field}").ChangeAsync(new ChangeEventArgs { Value = text });

        public Task SubmitAsync() => Dialogs.Find("#account-form").SubmitAsync();
    }
}
