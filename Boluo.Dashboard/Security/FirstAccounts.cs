using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

/// <summary>
/// The accounts that exist before anybody has made one. Development: one per role, with the password of the settings.
/// Elsewhere: none of those, and one administrator with a one-time password, printed until it has been changed.
/// </summary>
public sealed class FirstAccounts(UserManager<BoluoUser> users, RoleManager<IdentityRole> roles, DemoAccounts demo, SecurityLog log)
{
    private const string AdminName = "admin";

    public static async Task EnsureAsync(IServiceProvider services, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await using var scope = services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<FirstAccounts>(scope.ServiceProvider).RunAsync();
    }

    private async Task RunAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
            if (!await roles.RoleExistsAsync(role.ToString()))
                Require(await roles.CreateAsync(new IdentityRole(role.ToString())));

        if (demo.Password is { } password)
        {
            foreach (var (name, role) in DemoAccounts.All) await EnsureDemoAsync(name, role, password);
            return;
        }

        foreach (var left in await users.GetUsersForClaimAsync(new Claim(BoluoClaims.Demo, "1"))) Require(await users.DeleteAsync(left));
        var admins = await users.GetUsersInRoleAsync(nameof(Role.Admin));
        var issued = await users.GetUsersForClaimAsync(new Claim(BoluoClaims.IssuedByOperator, "1"));
        if (admins.All(a => a.IsDisabled || (a.MustChangePassword && issued.All(i => i.Id != a.Id)))) await IssueAdminAsync();
    }

    private async Task EnsureDemoAsync(string name, Role role, string password)
    {
        if (await users.FindByNameAsync(name) is not { } user)
        {
            user = new BoluoUser { UserName = name, DisplayName = role.Label() };
            Require(await users.CreateAsync(user, password));
            Require(await users.AddClaimAsync(user, new Claim(BoluoClaims.Demo, "1")));
        }

        if ((await users.GetRolesAsync(user)).Count == 0) Require(await users.AddToRoleAsync(user, role.ToString()));
    }

    private async Task IssueAdminAsync()
    {
        var password = OneTimePassword.New();
        if (await users.FindByNameAsync(AdminName) is { } known)
        {
            (known.MustChangePassword, known.IsDisabled) = (true, false);
            Require(await users.ResetPasswordAsync(known, await users.GeneratePasswordResetTokenAsync(known), password));
        }
        else
        {
            known = new BoluoUser { UserName = AdminName, DisplayName = Role.Admin.Label(), MustChangePassword = true };
            Require(await users.CreateAsync(known, password));
        }

        if (!await users.IsInRoleAsync(known, nameof(Role.Admin))) Require(await users.AddToRoleAsync(known, nameof(Role.Admin)));
        log.NoteSystem(SecurityEventKind.AccountChange, SecurityOutcome.Done, $"生成用户“{AdminName}”的一次性密码");
        Console.Out.WriteLine($"系统管理员账号：{AdminName}，一次性密码：{password}（登录后须修改，修改前每次启动重新生成）。");
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded) throw new StartRefusedException("无法建立初始账号：" + string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}

/// <summary>The three accounts of a development start and their common password; none elsewhere, whatever the settings say.</summary>
public sealed class DemoAccounts(IHostEnvironment environment, SecuritySettings settings)
{
    public static IReadOnlyList<(string Name, Role Role)> All { get; } = [("leader", Role.Leader), ("staff", Role.Staff), ("admin", Role.Admin)];

    public string? Password { get; } = environment.IsDevelopment() ? settings.DemoPassword : null;
}
