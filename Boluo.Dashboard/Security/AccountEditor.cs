using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

public enum AccountAction
{
    [Display(Name = "停用")] Disable,
    [Display(Name = "启用")] Enable,
    [Display(Name = "重置密码")] ResetPassword,
    [Display(Name = "解除锁定")] Unlock,
}

/// <summary>What was done. The password is there where one was issued; it is kept nowhere.</summary>
public sealed record AccountDone(string Sentence, string UserName, string? Password = null);

/// <summary>What became of a command: done, or the sentences that say why not.</summary>
public sealed record AccountOutcome(AccountDone? Done, IReadOnlyList<AccountFault> Faults, string? Refusal)
{
    public bool Ok => Done is not null;

    internal static AccountOutcome Refuse(string refusal) => new(null, [], refusal);

    internal static AccountOutcome Wrong(params IReadOnlyList<AccountFault> faults) => new(null, faults, null);
}

/// <summary>
/// The one way to make and change accounts. Every command is one write transaction together with its line in the log. The role of
/// whoever asks is read under the write lock, and nobody touches his own rights: so one administrator always remains, even of two
/// who demote each other at the same moment.
/// </summary>
public sealed class AccountEditor(IServiceScopeFactory scopes, RoleGuard guard, SignInGates gates, EndedSessions sessions, SecurityLog log, TimeProvider time, ILogger<AccountEditor> logger)
{
    public const string OwnRole = "不能改变本人的角色，请由其他系统管理员办理。";
    public const string OwnDisabling = "不能停用本人的账号，请由其他系统管理员办理。";
    public const string OwnPassword = "本人的密码请在右上角“修改密码”中修改。";
    public const string Overtaken = "该账号刚被他人修改，本次未写入任何数据，请关闭后重新打开。";

    public Task<AccountOutcome> AddAsync(AccountInput input, Viewer by, CancellationToken cancel) => WriteAsync(null, by, async desk =>
    {
        var faults = input.Faults().ToList();
        if (faults.TrueForAll(f => f.Field != AccountInput.UserNameField) && await desk.Users.FindByNameAsync(input.UserName) is { UserName: var taken })
            faults.Add(new(AccountInput.UserNameField, $"用户名“{taken}”已存在。"));
        if (faults.Count > 0) return AccountOutcome.Wrong(faults);

        var user = new BoluoUser { UserName = input.UserName, DisplayName = input.DisplayName, MustChangePassword = true };
        var password = OneTimePassword.New();
        if (Refusal(await desk.Users.CreateAsync(user, password)) is { } refusal) return refusal;
        gates.Names.Forget(user.NormalizedUserName!); // It may have been guessed at while nobody had it.
        Require(await desk.Users.AddToRoleAsync(user, input.Role!.Value.ToString()));
        await desk.LogAsync($"新增用户{Named(user)}，角色为{input.Role.Value.Label()}");
        return Done("已新增用户。", user, password);
    }, cancel);

    /// <param name="seen">The account as it was when the form was opened.</param>
    /// <param name="input">What was filled in; the user name stays.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    public Task<AccountOutcome> ChangeAsync(AccountLine seen, AccountInput input, Viewer by, CancellationToken cancel) => WriteAsync(seen.Id, by, async desk =>
    {
        var faults = input.Faults().Where(f => f.Field != AccountInput.UserNameField).ToList();
        var moves = input.Role is not null && input.Role != seen.Role;
        if (moves && seen.Id == by.UserId) faults.Add(new(AccountInput.RoleField, OwnRole));
        if (faults.Count > 0) return AccountOutcome.Wrong(faults);
        if (await desk.FindAsync(seen) is not { } user) return AccountOutcome.Refuse(Overtaken);
        if (!moves && input.DisplayName == user.DisplayName) return AccountOutcome.Refuse("未发现变化。");

        var words = new List<string>();
        if (input.DisplayName != user.DisplayName) words.Add($"姓名由“{user.DisplayName}”改为“{input.DisplayName}”");
        if (moves) words.Add($"角色由{Label(seen.Role)}改为{Label(input.Role)}");
        var before = Named(user);
        user.DisplayName = input.DisplayName;
        Require(await desk.Users.UpdateAsync(user));
        if (moves)
        {
            Require(await desk.Users.RemoveFromRolesAsync(user, await desk.Users.GetRolesAsync(user)));
            Require(await desk.Users.AddToRoleAsync(user, input.Role!.Value.ToString()));
            Require(await desk.Users.UpdateSecurityStampAsync(user));
        }

        await desk.LogAsync($"修改用户{before}：{string.Join('，', words)}");
        return Done("已保存。", user);
    }, cancel);

    /// <param name="action">What to do.</param>
    /// <param name="seen">The account as it was listed.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    public Task<AccountOutcome> ActAsync(AccountAction action, AccountLine seen, Viewer by, CancellationToken cancel) => WriteAsync(seen.Id, by, async desk =>
    {
        if (seen.Id == by.UserId && action == AccountAction.Disable) return AccountOutcome.Refuse(OwnDisabling);
        if (seen.Id == by.UserId && action == AccountAction.ResetPassword) return AccountOutcome.Refuse(OwnPassword);
        if (await desk.FindAsync(seen) is not { } user) return AccountOutcome.Refuse(Overtaken);

        string? password = null;
        if (action is AccountAction.Disable or AccountAction.Enable) user.IsDisabled = action == AccountAction.Disable;
        if (action != AccountAction.Disable) Unlock(user);
        if (action == AccountAction.ResetPassword)
        {
            (user.MustChangePassword, password) = (true, OneTimePassword.New());
            Require(await desk.Users.ResetPasswordAsync(user, await desk.Users.GeneratePasswordResetTokenAsync(user), password));
            Require(await desk.Users.RemoveClaimAsync(user, new Claim(BoluoClaims.Demo, "1"))); // Its password is no longer the one on the login page.
        }
        else if (action == AccountAction.Unlock)
        {
            Require(await desk.Users.UpdateAsync(user)); // Whoever is at work stays, as under the lock.
        }
        else
        {
            Require(await desk.Users.UpdateSecurityStampAsync(user)); // Saves the rest, too.
        }

        await desk.LogAsync($"{action.Label()}：用户{Named(user)}");
        return Done($"已{action.Label()}。", user, password);
    }, cancel);

    private async Task<AccountOutcome> WriteAsync(string? changedId, Viewer by, Func<Desk, Task<AccountOutcome>> write, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BoluoDbContext>(); // The one that the user manager writes to.
            await using var transaction = await db.BeginWriteAsync(cancel);
            var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
            if (!admin.Ok) return AccountOutcome.Refuse(admin.Error!);
            var outcome = await write(new Desk(db, scope.ServiceProvider.GetRequiredService<UserManager<BoluoUser>>(), admin.Value, log, time.GetUtcNow().UtcDateTime));
            if (outcome.Ok) await transaction.CommitAsync(CancellationToken.None);
            if (outcome.Ok && changedId is not null) sessions.Announce(changedId);
            return outcome;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return AccountOutcome.Refuse(Faults.Report(exception, logger).Sentence);
        }
    }

    /// <summary>Lifts the lock that is stored, and forgets the failures that led to it.</summary>
    private void Unlock(BoluoUser user)
    {
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        gates.Names.Forget(user.NormalizedUserName!);
    }

    private static AccountOutcome Done(string sentence, BoluoUser user, string? password = null) => new(new AccountDone(sentence, user.UserName!, password), [], null);

    private static string Named(BoluoUser user) => $"“{user.UserName}”（{user.DisplayName}）";

    private static string Label(Role? role) => role?.Label() ?? "无";

    private static AccountOutcome? Refusal(IdentityResult result) => result.Succeeded ? null : AccountOutcome.Refuse(string.Concat(result.Errors.Select(e => e.Description)));

    /// <summary>What was checked before cannot fail; if it does, nothing is written and the log has it.</summary>
    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Concat(result.Errors.Select(e => e.Description)));
    }

    /// <summary>What one command works with.</summary>
    private sealed record Desk(BoluoDbContext Db, UserManager<BoluoUser> Users, Viewer By, SecurityLog Log, DateTime At)
    {
        /// <summary>The account, if it still is what was seen of it; what its owner does with it meanwhile does not count.</summary>
        public async Task<BoluoUser?> FindAsync(AccountLine seen) =>
            await Users.FindByIdAsync(seen.Id) is { } user && user.DisplayName == seen.DisplayName && user.IsDisabled == seen.IsDisabled
                && Accounts.Highest(await Users.GetRolesAsync(user)) == seen.Role ? user : null;

        public Task LogAsync(string summary)
        {
            Db.ChangeSets.Add(AccountLog.Line(By, At, summary));
            Log.Record(Db, SecurityEventKind.AccountChange, By, summary);
            return Db.SaveChangesAsync();
        }
    }
}
