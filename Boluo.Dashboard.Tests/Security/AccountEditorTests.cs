using System.Net;
using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Security;

[Trait("Needs", "application")]
public sealed class AccountEditorTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    private static readonly DateTimeOffset Locked = new(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private AccountEditor Editor => app.Services.GetRequiredService<AccountEditor>();

    [Fact]
    public async Task A_new_account_signs_in_once_with_its_issued_password_and_must_change_it()
    {
        var by = await ReaderAsync("adder", Role.Admin);
        var outcome = await Editor.AddAsync(new AccountInput(" new-one ", "王 芳", Role.Leader), by, CancellationToken.None);

        Assert.Equal(("已新增用户。", "new-one"), (outcome.Done!.Sentence, outcome.Done.UserName));
        var line = await LineAsync("new-one");
        Assert.Equal(("王 芳", Role.Leader, AccountState.MustChangePassword, null), (line.DisplayName, line.Role, line.State, line.LastSignInAt));
        var client = app.Stranger();
        Assert.Equal(HttpStatusCode.Found, await SignInAsync(client, "new-one", outcome.Done.Password!));
        using var home = await client.GetAsync("/", CancellationToken.None);
        Assert.Equal("/account/password", home.Headers.Location!.OriginalString);
        using var changed = await BoluoApp.PostFormAsync(client, "/account/password", "/account/password",
            new() { ["present"] = outcome.Done.Password!, ["wanted"] = "Neues-2021-Wort", ["repeated"] = "Neues-2021-Wort" });
        Assert.Equal("/", changed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(app.Stranger(), "new-one", outcome.Done.Password!));
        line = await LineAsync("new-one");
        Assert.Equal(AccountState.Active, line.State);
        Assert.NotNull(line.LastSignInAt);
    }

    [Theory]
    [InlineData("taken", "用户名“taken”已存在。")]
    [InlineData("TAKEN", "用户名“taken”已存在。")]
    [InlineData(" taken", "用户名“taken”已存在。")]
    [InlineData("\uff54\uff41\uff4b\uff45\uff2e", "用户名“taken”已存在。")]
    [InlineData("", "“用户名”应填写。")]
    [InlineData("王芳", "“用户名”应为2至30位字母、数字或 - . _，以字母或数字开头，现为“王芳”。")]
    [InlineData("a b", "“用户名”应为2至30位字母、数字或 - . _，以字母或数字开头，现为“a b”。")]
    [InlineData("-a", "“用户名”应为2至30位字母、数字或 - . _，以字母或数字开头，现为“-a”。")]
    public async Task A_user_name_is_refused_beside_its_field(string userName, string message)
    {
        await app.AccountAsync("taken", Role.Staff);
        var outcome = await Editor.AddAsync(new AccountInput(userName, "王芳", Role.Staff), await ReaderAsync("namer", Role.Admin), CancellationToken.None);
        Assert.Equal(new AccountFault(AccountInput.UserNameField, message), Assert.Single(outcome.Faults));
        Assert.False(outcome.Ok);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once()
    {
        var outcome = await Editor.AddAsync(new AccountInput(null, " ", null), await ReaderAsync("misser", Role.Admin), CancellationToken.None);
        Assert.Equal(["“用户名”应填写。", "“姓名”应填写。", "“角色”应选择。"], outcome.Faults.Select(f => f.Message));
        outcome = await Editor.AddAsync(new AccountInput("half\ud800", new string('王', 21), (Role)9), await ReaderAsync("misser", Role.Admin), CancellationToken.None);
        Assert.EndsWith("现为“half\ufffd”。", outcome.Faults[0].Message, StringComparison.Ordinal);
        outcome = await Editor.AddAsync(new AccountInput("long", new string('王', 21), (Role)9), await ReaderAsync("misser", Role.Admin), CancellationToken.None);
        Assert.Equal(["“姓名”不应超过20个字，现为21个字。", "“角色”应选择。"], outcome.Faults.Select(f => f.Message));
    }

    [Fact]
    public async Task Two_who_add_the_same_name_at_once_make_one_account()
    {
        var by = await ReaderAsync("racer", Role.Admin);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Editor.AddAsync(new AccountInput("same-name", "王芳", Role.Staff), by, CancellationToken.None))));
        Assert.Single(outcomes, o => o.Ok);
        Assert.All(outcomes.Where(o => !o.Ok), o => Assert.Equal("用户名“same-name”已存在。", Assert.Single(o.Faults).Message));
    }

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Staff)]
    public async Task Only_an_administrator_of_this_moment_reads_or_writes_accounts(Role role)
    {
        var by = await ReaderAsync($"former-{role}", role) with { Role = Role.Admin }; // What an old page still believes.
        var seen = await LineAsync((await app.AccountAsync("untouched", Role.Staff)).UserName!);
        AccountOutcome[] outcomes =
        [
            await Editor.AddAsync(new AccountInput("never", "王芳", Role.Admin), by, CancellationToken.None),
            await Editor.ChangeAsync(seen, new AccountInput(null, "王芳", Role.Admin), by, CancellationToken.None),
            .. await Task.WhenAll(Enum.GetValues<AccountAction>().Select(action => Editor.ActAsync(action, seen, by, CancellationToken.None))),
        ];
        Assert.All(outcomes, o => Assert.Equal(RoleGuard.Refusal, o.Refusal));
        Assert.Equal(RoleGuard.Refusal, (await app.Services.GetRequiredService<AccountList>().ReadAsync(by, CancellationToken.None)).Error);
        Assert.Equal(seen, await LineAsync("untouched"));
    }

    [Fact]
    public async Task Nobody_takes_his_own_rights_away()
    {
        var by = await ReaderAsync("selfish", Role.Admin);
        var self = await LineAsync("selfish");
        Assert.Equal(AccountEditor.OwnDisabling, (await Editor.ActAsync(AccountAction.Disable, self, by, CancellationToken.None)).Refusal);
        Assert.Equal(AccountEditor.OwnPassword, (await Editor.ActAsync(AccountAction.ResetPassword, self, by, CancellationToken.None)).Refusal);
        var demoted = await Editor.ChangeAsync(self, new AccountInput(null, self.DisplayName, Role.Staff), by, CancellationToken.None);
        Assert.Equal(new AccountFault(AccountInput.RoleField, AccountEditor.OwnRole), Assert.Single(demoted.Faults));
        Assert.Equal(self, await LineAsync("selfish"));
        Assert.True((await Editor.ChangeAsync(self, new AccountInput(null, "本人", Role.Admin), by, CancellationToken.None)).Ok);
        Assert.Equal("本人", (await LineAsync("selfish")).DisplayName);
    }

    [Fact]
    public async Task Of_administrators_who_put_each_other_out_at_the_same_moment_one_remains()
    {
        await using var alone = new BoluoApp { EnvironmentName = "Production" };
        var editor = alone.Services.GetRequiredService<AccountEditor>();
        for (var round = 0; round < 5; round++)
        {
            // The administrator of the first start has not signed in yet: it is these two or nobody.
            var (one, two) = (await alone.AccountAsync($"one-{round}", Role.Admin), await alone.AccountAsync($"two-{round}", Role.Admin));
            var (first, second) = (new Viewer(one.Id, "一", Role.Admin), new Viewer(two.Id, "二", Role.Admin));
            var lines = (await alone.Services.GetRequiredService<AccountList>().ReadAsync(first, CancellationToken.None)).Value;
            AccountLine Seen(BoluoUser user) => lines.Single(l => l.Id == user.Id);
            var outcomes = await Task.WhenAll(
                Task.Run(() => editor.ActAsync(AccountAction.Disable, Seen(two), first, CancellationToken.None)),
                Task.Run(() => editor.ChangeAsync(Seen(one), new AccountInput(null, "一", Role.Leader), second, CancellationToken.None)));
            Assert.Single(outcomes, o => o.Ok);
            Assert.Equal(RoleGuard.Refusal, outcomes.Single(o => !o.Ok).Refusal);
        }
    }

    [Fact]
    public async Task A_disabled_account_looks_like_an_unknown_name_and_its_sessions_end()
    {
        var by = await ReaderAsync("disabler", Role.Admin);
        var user = await app.AccountAsync("put-out", Role.Staff);
        var principal = await PrincipalAsync(user.Id);
        var client = app.Stranger();
        Assert.Equal(HttpStatusCode.Found, await SignInAsync(client, "put-out", BoluoApp.Password));
        Assert.True((await Editor.ActAsync(AccountAction.Disable, await LineAsync("put-out"), by, CancellationToken.None)).Ok);

        Assert.Equal(AccountState.Disabled, (await LineAsync("put-out")).State);
        Assert.False(await app.Services.GetRequiredService<Accounts>().StillHoldsAsync(principal, CancellationToken.None));
        Assert.Equal(RoleGuard.Refusal, (await app.Services.GetRequiredService<RoleGuard>().RequireAsync(user.Id, Role.Leader, CancellationToken.None)).Error);
        foreach (var expected in (string[])["用户名或密码不正确。", "用户名或密码不正确。", "用户名或密码不正确。", "用户名或密码不正确。", "账号已锁定15分钟。"])
            foreach (var name in (string[])["put-out", "never-there"])
            {
                using var response = await BoluoApp.PostLoginAsync(app.Stranger(), name, BoluoApp.Password);
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
                Assert.Contains(expected, await response.Content.ReadAsStringAsync(CancellationToken.None), StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task An_account_that_is_put_back_signs_in_with_its_old_password()
    {
        var by = await ReaderAsync("enabler", Role.Admin);
        await app.AccountAsync("put-back", Role.Staff);
        foreach (var action in (AccountAction[])[AccountAction.Disable, AccountAction.Enable])
            Assert.True((await Editor.ActAsync(action, await LineAsync("put-back"), by, CancellationToken.None)).Ok);
        Assert.Equal(HttpStatusCode.Found, await SignInAsync(app.Stranger(), "put-back", BoluoApp.Password));
    }

    [Fact]
    public async Task Another_role_ends_the_session_that_held_the_old_one()
    {
        var by = await ReaderAsync("mover", Role.Admin);
        var user = await app.AccountAsync("moved", Role.Admin);
        var principal = await PrincipalAsync(user.Id);
        Assert.True((await Editor.ChangeAsync(await LineAsync("moved"), new AccountInput(null, "李明", Role.Leader), by, CancellationToken.None)).Ok);

        var line = await LineAsync("moved");
        Assert.Equal(("李明", Role.Leader), (line.DisplayName, line.Role));
        Assert.False(await app.Services.GetRequiredService<Accounts>().StillHoldsAsync(principal, CancellationToken.None));
        Assert.Equal([nameof(Role.Leader)], (await PrincipalAsync(user.Id)).FindAll(ClaimTypes.Role).Select(c => c.Value));
    }

    [Fact]
    public async Task A_reset_ends_the_old_password_and_a_lock_and_issues_another()
    {
        var by = await ReaderAsync("resetter", Role.Admin);
        var user = await app.AccountAsync("forgetful", Role.Staff);
        await app.ChangeAsync(user.Id, (users, u) => users.SetLockoutEndDateAsync(u, Locked));
        var outcome = await Editor.ActAsync(AccountAction.ResetPassword, await LineAsync("forgetful"), by, CancellationToken.None);

        Assert.Equal(AccountState.MustChangePassword, (await LineAsync("forgetful")).State);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(app.Stranger(), "forgetful", BoluoApp.Password));
        Assert.Equal(HttpStatusCode.Found, await SignInAsync(app.Stranger(), "forgetful", outcome.Done!.Password!));
    }

    [Fact]
    public async Task What_was_guessed_before_the_account_was_there_does_not_lock_it()
    {
        for (var i = 0; i < SignInGates.FailuresUntilLocked; i++) await SignInAsync(app.Stranger(), "guessed.before", "Falsch-2020-Wort");
        var added = await Editor.AddAsync(new AccountInput("guessed.before", "何静", Role.Staff), await ReaderAsync("adder", Role.Admin), CancellationToken.None);
        Assert.Equal(HttpStatusCode.Found, await SignInAsync(app.Stranger(), "guessed.before", added.Done!.Password!));
    }

    [Fact]
    public async Task A_lock_is_lifted_before_its_time()
    {
        var by = await ReaderAsync("unlocker", Role.Admin);
        var working = await PrincipalAsync((await app.AccountAsync("locked-out", Role.Staff)).Id);
        for (var i = 0; i < SignInGates.FailuresUntilLocked; i++) await SignInAsync(app.Stranger(), "locked-out", "Falsch-2020-Wort");
        Assert.Equal(AccountState.Locked, (await LineAsync("locked-out")).State);
        Assert.True((await Editor.ActAsync(AccountAction.Unlock, await LineAsync("locked-out"), by, CancellationToken.None)).Ok);
        Assert.Equal(HttpStatusCode.Found, await SignInAsync(app.Stranger(), "locked-out", BoluoApp.Password));
        Assert.True(await app.Services.GetRequiredService<Accounts>().StillHoldsAsync(working, CancellationToken.None));
    }

    [Fact]
    public async Task What_a_colleague_has_changed_meanwhile_is_not_overwritten()
    {
        var by = await ReaderAsync("overtaker", Role.Admin);
        await app.AccountAsync("overtaken", Role.Staff);
        var seen = await LineAsync("overtaken");
        Assert.Equal("未发现变化。", (await Editor.ChangeAsync(seen, new AccountInput(null, seen.DisplayName, Role.Staff), by, CancellationToken.None)).Refusal);
        Assert.True((await Editor.ChangeAsync(seen, new AccountInput(null, "赵强", Role.Staff), by, CancellationToken.None)).Ok);
        Assert.Equal(AccountEditor.Overtaken, (await Editor.ChangeAsync(seen, new AccountInput(null, "钱进", Role.Staff), by, CancellationToken.None)).Refusal);
        Assert.Equal(AccountEditor.Overtaken, (await Editor.ActAsync(AccountAction.Disable, seen, by, CancellationToken.None)).Refusal);
        Assert.Equal("赵强", (await LineAsync("overtaken")).DisplayName);
    }

    [Fact]
    public async Task Every_command_is_in_the_log_without_a_password_and_cannot_be_reverted()
    {
        var by = await ReaderAsync("logger", Role.Admin);
        var added = await Editor.AddAsync(new AccountInput("logged", "孙丽", Role.Staff), by, CancellationToken.None);
        await Editor.ChangeAsync(await LineAsync("logged"), new AccountInput(null, "孙莉", Role.Leader), by, CancellationToken.None);
        foreach (var action in (AccountAction[])[AccountAction.Disable, AccountAction.Enable, AccountAction.ResetPassword, AccountAction.Unlock])
            await Editor.ActAsync(action, await LineAsync("logged"), by, CancellationToken.None);
        await Editor.AddAsync(new AccountInput("logged", "孙丽", Role.Staff), by, CancellationToken.None); // Refused: nothing to log.

        await using var db = await app.OpenAsync();
        var sets = await db.ChangeSets.Include(s => s.Entries).Where(s => s.ById == by.UserId).OrderBy(s => s.Id).ToListAsync(CancellationToken.None);
        Assert.Equal(
            [
                "新增用户“logged”（孙丽），角色为工作人员",
                "修改用户“logged”（孙丽）：姓名由“孙丽”改为“孙莉”，角色由工作人员改为部领导",
                "停用：用户“logged”（孙莉）", "启用：用户“logged”（孙莉）", "重置密码：用户“logged”（孙莉）", "解除锁定：用户“logged”（孙莉）",
            ],
            sets.Select(s => s.Summary));
        Assert.All(sets, s => Assert.Equal((ChangeKind.AccountEdit, "测试logger", 0), (s.Kind, s.ByName, s.Entries.Count)));
        Assert.DoesNotContain(sets, s => s.Summary.Contains(added.Done!.Password!, StringComparison.Ordinal));
        Assert.False((await app.Services.GetRequiredService<ChangeLog>().FindAsync(sets[0].Id, CancellationToken.None))!.IsRevertible);
        await using var scope = app.Services.CreateAsyncScope();
        var undone = await scope.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(sets[0].Id, "误操作", by, CancellationToken.None);
        Assert.Equal("用户管理不能撤销，请在“用户权限”中修改。", undone.Error);
    }

    [Fact]
    public async Task A_start_puts_the_first_administrator_back_only_when_no_other_can_sign_in()
    {
        await using var production = new BoluoApp { EnvironmentName = "Production" };
        var chief = await production.AccountAsync("chief", Role.Admin);
        var by = new Viewer(chief.Id, chief.DisplayName, Role.Admin);
        var list = production.Services.GetRequiredService<AccountList>();
        async Task<AccountLine> FirstAsync() => (await list.ReadAsync(by, CancellationToken.None)).Value.Single(l => l.UserName == "admin");
        Assert.True((await production.Services.GetRequiredService<AccountEditor>().ActAsync(AccountAction.Disable, await FirstAsync(), by, CancellationToken.None)).Ok);

        await FirstAccounts.EnsureAsync(production.Services, CancellationToken.None);
        Assert.Equal(AccountState.Disabled, (await FirstAsync()).State);
        await production.ChangeAsync(chief.Id, (users, user) =>
        {
            user.MustChangePassword = true;
            return users.UpdateAsync(user);
        });
        await FirstAccounts.EnsureAsync(production.Services, CancellationToken.None);
        Assert.Equal(AccountState.MustChangePassword, (await FirstAsync()).State);
    }

    private async Task<Viewer> ReaderAsync(string name, Role role)
    {
        var user = await app.AccountAsync(name, role);
        return new Viewer(user.Id, user.DisplayName, role);
    }

    private async Task<AccountLine> LineAsync(string userName)
    {
        var lines = await app.Services.GetRequiredService<AccountList>().ReadAsync(await ReaderAsync("lister", Role.Admin), CancellationToken.None);
        return lines.Value.Single(l => l.UserName == userName);
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, string name, string password)
    {
        using var response = await BoluoApp.PostLoginAsync(client, name, password);
        return response.StatusCode;
    }

    private async Task<ClaimsPrincipal> PrincipalAsync(string userId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<BoluoUser>>().FindByIdAsync(userId);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<BoluoUser>>().CreateAsync(user!);
    }
}
