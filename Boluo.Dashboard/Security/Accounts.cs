using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Security;

/// <summary>
/// What the database says about an account now, whatever its cookie said when the circuit was opened. A lock after wrong passwords
/// does not count here: it stops new sign-ins, or else anybody could put a colleague out of work with five guesses.
/// </summary>
public sealed class Accounts(IDbContextFactory<BoluoDbContext> factory, IOptions<IdentityOptions> options, EndedSessions sessions)
{
    /// <summary>The viewer with the role that the account holds now; null if it is gone, disabled or without a role.</summary>
    public async Task<Viewer?> FindAsync(string userId, CancellationToken cancel) =>
        await ReadAsync(userId, cancel) is { Role: { } role } account ? new Viewer(userId, account.Name, role) : null;

    /// <summary>Whether a session may go on: same security stamp, not disabled, same roles.</summary>
    public async Task<bool> StillHoldsAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await ReadAsync(id, cancel) is not { } account) return false;
        var roles = user.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        return user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == account.Stamp && roles.SetEquals(account.Roles);
    }

    /// <summary>
    /// Ends what is open of the account, its cookies and its circuits, at once. In one statement, so that it
    /// cannot be refused because of a change at the same moment; the renewed concurrency stamp refuses that one, if it came too late.
    /// </summary>
    /// <param name="userId">The account.</param>
    /// <param name="leaving">The page that signs out.</param>
    public async Task EndSessionsAsync(string userId, string? leaving)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(CancellationToken.None);
            await db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(
                set => set.SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")).SetProperty(u => u.ConcurrencyStamp, Guid.NewGuid().ToString("N")),
                CancellationToken.None);
            sessions.Announce(userId, leaving);
        }
        catch (Exception e) when (DatabaseFaults.IsWriteRefused(e))
        {
            // Whoever signs out here does so all the same; his other windows go on until their time is over.
        }
    }

    private async Task<Account?> ReadAsync(string userId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var user = await db.Users.AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new { u.UserName, u.DisplayName, u.SecurityStamp, u.IsDisabled }).SingleOrDefaultAsync(cancel);
        if (user is null or { IsDisabled: true }) return null;
        var roles = await db.UserRoles.Where(r => r.UserId == userId).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(cancel);
        return new Account(user.DisplayName.Length > 0 ? user.DisplayName : user.UserName ?? "", user.SecurityStamp, roles, Highest(roles));
    }

    internal static Role? Highest(IEnumerable<string?> names)
    {
        var held = names.ToHashSet(StringComparer.Ordinal);
        return Enum.GetValues<Role>().Where(r => held.Contains(r.ToString())).Select(r => (Role?)r).Max();
    }

    private sealed record Account(string Name, string? Stamp, IReadOnlyList<string> Roles, Role? Role);
}

/// <summary>The check of every command. A hidden button is no check, and a cookie may be older than the role.</summary>
public sealed class RoleGuard(Accounts accounts, SecurityLog log)
{
    public const string Refusal = "无权进行此操作，如需使用请联系系统管理员。";

    /// <summary>The account as it is now, if it holds the role or a higher one (部领导 &lt; 工作人员 &lt; 系统管理员).</summary>
    public async Task<Result<Viewer>> RequireAsync(string userId, Role role, CancellationToken cancel)
    {
        var viewer = await accounts.FindAsync(userId, cancel);
        if (viewer is not null && viewer.Role >= role) return viewer;
        log.Note(SecurityEventKind.AccessRefusal, SecurityOutcome.Refused, userId, viewer?.Name ?? "已停用或无角色的账号", $"须有{role.Label()}权限的操作");
        return Result<Viewer>.Fail(Refusal);
    }
}
