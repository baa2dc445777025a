using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Security;

/// <summary>
/// The way back in for whoever runs the computer: a one-time password for an administrator, whose old one stops at once. It stands in the
/// log as the system's doing.
/// </summary>
public sealed class AdminReset(IServiceScopeFactory scopes, DatabaseFile file, SecurityLog log, TimeProvider time)
{
    private static readonly Viewer System = new("system", SecurityLog.SystemName, Role.Admin);

    /// <param name="userName">The account; null where there is one administrator only.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    public async Task<Result<AccountDone>> RunAsync(string? userName, CancellationToken cancel)
    {
        if (!File.Exists(file.Path)) return Refuse($"未找到数据库文件：{file.Path}。");
        await using var scope = scopes.CreateAsyncScope();
        var (db, users) = (scope.ServiceProvider.GetRequiredService<BoluoDbContext>(), scope.ServiceProvider.GetRequiredService<UserManager<BoluoUser>>());
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any()) return Refuse($"数据库尚未升级，请先启动一次程序：{file.Path}。");

        await using var transaction = await db.BeginWriteAsync(cancel);
        var admins = await users.GetUsersInRoleAsync(nameof(Role.Admin));
        var found = userName is null ? admins : [.. admins.Where(a => string.Equals(a.UserName, userName, StringComparison.OrdinalIgnoreCase))];
        if (found is not [var admin])
            return Refuse(admins.Count == 0 ? "没有系统管理员账号，请启动程序，由程序建立。"
                : $"请写明要重置哪个系统管理员账号，现有：{string.Join('、', admins.Select(a => a.UserName).Order(StringComparer.Ordinal))}。");

        var password = OneTimePassword.New();
        (admin.MustChangePassword, admin.IsDisabled, admin.LockoutEnd, admin.AccessFailedCount) = (true, false, null, 0);
        var reset = await users.ResetPasswordAsync(admin, await users.GeneratePasswordResetTokenAsync(admin), password);
        if (!reset.Succeeded) return Refuse(string.Concat(reset.Errors.Select(e => e.Description)));
        var mark = new Claim(BoluoClaims.IssuedByOperator, "1");
        await users.RemoveClaimsAsync(admin, [new Claim(BoluoClaims.Demo, "1"), mark]); // Its password is no longer the one on the login page.
        await users.AddClaimAsync(admin, mark);
        db.ChangeSets.Add(AccountLog.Line(System, time.GetUtcNow().UtcDateTime, $"用命令行重置密码：用户“{admin.UserName}”（{admin.DisplayName}）"));
        log.Record(db, SecurityEventKind.AccountChange, byId: null, SecurityLog.SystemName, $"用命令行重置密码：用户“{admin.UserName}”");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return new AccountDone("已重置密码。", admin.UserName!, password);
    }

    private static Result<AccountDone> Refuse(string sentence) => Result<AccountDone>.Fail(sentence);
}
