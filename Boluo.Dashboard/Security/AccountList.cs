using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Security;

public enum AccountState
{
    [Display(Name = "正常")] Active,
    [Display(Name = "须修改密码")] MustChangePassword,
    [Display(Name = "已锁定")] Locked,
    [Display(Name = "已停用")] Disabled,
}

/// <summary>An account as administrators see it.</summary>
public sealed record AccountLine
{
    public required string Id { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The highest that it holds; null for an account that was never given one.</summary>
    public required Role? Role { get; init; }

    public required bool IsDisabled { get; init; }

    /// <summary>For a while, after wrong passwords.</summary>
    public required bool IsLocked { get; init; }

    public required bool MustChangePassword { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? LastSignInAt { get; init; }

    public AccountState State => this switch
    {
        { IsDisabled: true } => AccountState.Disabled,
        { IsLocked: true } => AccountState.Locked,
        { MustChangePassword: true } => AccountState.MustChangePassword,
        _ => AccountState.Active,
    };
}

/// <summary>Every account, for administrators.</summary>
public sealed class AccountList(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<AccountLine>>> ReadAsync(Viewer by, CancellationToken cancel)
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<IReadOnlyList<AccountLine>>.Fail(admin.Error!);

        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var held = await db.UserRoles.Join(db.Roles, h => h.RoleId, r => r.Id, (h, r) => new { h.UserId, r.Name }).ToListAsync(cancel);
        var roles = held.ToLookup(h => h.UserId, h => h.Name, StringComparer.Ordinal);
        var users = await db.Users.AsNoTracking().OrderBy(u => u.NormalizedUserName)
            .Select(u => new { u.Id, u.UserName, u.DisplayName, u.IsDisabled, u.LockoutEnd, u.MustChangePassword, u.LastSignInAt }).ToListAsync(cancel);
        var now = time.GetUtcNow();
        AccountLine[] lines = [.. users.Select(u => new AccountLine
        {
            Id = u.Id,
            UserName = u.UserName ?? "",
            DisplayName = u.DisplayName,
            Role = Accounts.Highest(roles[u.Id]),
            IsDisabled = u.IsDisabled,
            IsLocked = u.LockoutEnd > now,
            MustChangePassword = u.MustChangePassword,
            LastSignInAt = u.LastSignInAt,
        })];
        return lines;
    }
}
