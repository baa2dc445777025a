using System.Globalization;
using System.Net;
using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Security;

[Trait("Needs", "application")]
public sealed class AccountsTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    private Accounts Accounts => app.Services.GetRequiredService<Accounts>();

    [Fact]
    public async Task A_session_holds_while_nothing_changes()
    {
        var user = await app.AccountAsync("hold-same", Role.Staff);
        Assert.True(await Accounts.StillHoldsAsync(await PrincipalAsync(user), CancellationToken.None));
    }

    public static TheoryData<string, Func<UserManager<BoluoUser>, BoluoUser, Task<IdentityResult>>> Endings => new()
    {
        { "role", (users, user) => users.RemoveFromRoleAsync(user, nameof(Role.Admin)) },
        { "more", (users, user) => users.AddToRoleAsync(user, nameof(Role.Leader)) },
        { "disabled", Disable },
        { "stamp", (users, user) => users.UpdateSecurityStampAsync(user) },
        { "gone", (users, user) => users.DeleteAsync(user) },
    };

    [Theory]
    [MemberData(nameof(Endings), DisableDiscoveryEnumeration = true)]
    public async Task An_open_circuit_ends_when_the_account_changes(string name, Func<UserManager<BoluoUser>, BoluoUser, Task<IdentityResult>> change)
    {
        var user = await app.AccountAsync($"hold-{name}", Role.Admin);
        var principal = await PrincipalAsync(user);
        await app.ChangeAsync(user.Id, change);
        Assert.False(await Accounts.StillHoldsAsync(principal, CancellationToken.None));
    }

    /// <summary>Five wrong passwords of anybody lock the account; they must not put out who is at work.</summary>
    [Fact]
    public async Task A_lock_stops_new_sign_ins_but_neither_open_sessions_nor_their_commands()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-05T08:00:00Z", CultureInfo.InvariantCulture));
        await using var timed = new BoluoApp { Clock = clock };
        var working = await timed.SignInAsync(Role.Admin);
        var user = await timed.AccountAsync("test-Admin", Role.Admin);
        for (var i = 0; i < 5; i++) (await BoluoApp.PostLoginAsync(timed.Stranger(), user.UserName!, "Falsch-2020-Wort")).Dispose();

        clock.Advance(TimeSpan.FromSeconds(16));
        using var another = await BoluoApp.PostLoginAsync(timed.Stranger(), user.UserName!, BoluoApp.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, another.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(working));
        Assert.True(await timed.Services.GetRequiredService<Accounts>().StillHoldsAsync(await PrincipalAsync(user, timed), CancellationToken.None));
        Assert.True((await timed.Services.GetRequiredService<RoleGuard>().RequireAsync(user.Id, Role.Admin, CancellationToken.None)).Ok);
    }

    [Theory]
    [InlineData(null, false, false, false)]
    [InlineData(Role.Leader, true, false, false)]
    [InlineData(Role.Staff, true, true, false)]
    [InlineData(Role.Admin, true, true, true)]
    public async Task A_command_asks_the_database_for_the_role(Role? held, bool leader, bool staff, bool admin)
    {
        var user = await app.AccountAsync($"guard-{held?.ToString() ?? "none"}", held);
        var guard = app.Services.GetRequiredService<RoleGuard>();
        foreach (var (role, allowed) in new[] { (Role.Leader, leader), (Role.Staff, staff), (Role.Admin, admin) })
        {
            var result = await guard.RequireAsync(user.Id, role, CancellationToken.None);
            Assert.Equal(allowed ? null : RoleGuard.Refusal, result.Error);
            if (allowed) Assert.Equal(new Viewer(user.Id, user.DisplayName, held!.Value), result.Value);
        }
    }

    [Theory]
    [InlineData(Role.Leader, Policies.View)]
    [InlineData(Role.Staff, Policies.View, Policies.Export, Policies.Import, Policies.Enter)]
    [InlineData(Role.Admin, Policies.View, Policies.Export, Policies.Import, Policies.Enter, Policies.Edit, Policies.Audit, Policies.Users)]
    public async Task A_role_may_do_what_the_table_of_rights_says_and_no_more(Role role, params string[] allowed)
    {
        var principal = await PrincipalAsync(await app.AccountAsync($"policy-{role}", role));
        var service = app.Services.GetRequiredService<IAuthorizationService>();
        foreach (var policy in new[] { Policies.View, Policies.Export, Policies.Import, Policies.Enter, Policies.Edit, Policies.Audit, Policies.Users })
            Assert.Equal(allowed.Contains(policy), (await service.AuthorizeAsync(principal, null, policy)).Succeeded);
    }

    [Fact]
    public async Task A_reader_is_known_by_the_name_shown()
    {
        var user = await app.AccountAsync("viewer-name", Role.Staff);
        Assert.Equal(new Viewer(user.Id, "测试viewer-name", Role.Staff), Viewer.From(await PrincipalAsync(user)));
    }

    [Fact]
    public async Task A_disabled_account_is_signed_out_within_a_minute_and_a_session_ends_after_twelve_hours()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-05T08:00:00Z", CultureInfo.InvariantCulture));
        await using var timed = new BoluoApp { Clock = clock };
        var disabled = await timed.SignInAsync(Role.Staff);
        var working = await timed.SignInAsync(Role.Leader);
        await timed.ChangeAsync((await timed.AccountAsync("test-Staff", Role.Staff)).Id, Disable);

        clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(disabled));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(working));
        clock.Advance(TimeSpan.FromHours(11.9));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(working));
        clock.Advance(TimeSpan.FromHours(0.1));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(working));
    }

    [Fact]
    public async Task In_production_there_is_no_demonstration_account_and_none_is_shown()
    {
        await using var production = new BoluoApp { EnvironmentName = "Production", Settings = new() { ["Boluo:DemoPassword"] = "Shili-2020-Demo" } };
        var html = await production.Stranger().GetStringAsync("/login");
        Assert.DoesNotContain("演示账号", html, StringComparison.Ordinal);
        foreach (var name in new[] { "leader", "staff", "admin" })
        {
            using var response = await BoluoApp.PostLoginAsync(production.Stranger(), name, "Shili-2020-Demo");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        var client = await production.SignInAsync(Role.Leader);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client));
    }

    [Fact]
    public async Task The_folder_of_the_keys_is_closed_to_others_also_where_it_was_open_before()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows encrypts the keys instead.");
        else
        {
            await using var open = new BoluoApp();
            var keys = Path.Combine(Path.GetDirectoryName(open.DatabasePath)!, "keys");
            Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            await open.SignInAsync(Role.Leader);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
            Assert.NotEmpty(Directory.GetFiles(keys));
        }
    }

    private static Task<IdentityResult> Disable(UserManager<BoluoUser> users, BoluoUser user)
    {
        user.IsDisabled = true;
        return users.UpdateAsync(user);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/");
        return response.StatusCode;
    }

    private async Task<ClaimsPrincipal> PrincipalAsync(BoluoUser user, BoluoApp? of = null)
    {
        await using var scope = (of ?? app).Services.CreateAsyncScope();
        var current = await scope.ServiceProvider.GetRequiredService<UserManager<BoluoUser>>().FindByIdAsync(user.Id);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<BoluoUser>>().CreateAsync(current!);
    }
}
