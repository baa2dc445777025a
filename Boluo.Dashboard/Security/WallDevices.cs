using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Security;

public enum WallDeviceState
{
    [Display(Name = "待配对")] Waiting,
    [Display(Name = "配对码已过期")] CodeExpired,
    [Display(Name = "在用")] Paired,
    [Display(Name = "已停用")] Revoked,
}

/// <summary>A screen as administrators see it. Times are UTC.</summary>
public sealed record WallDeviceLine(int Id, string Name, string? TownshipCode, WallDeviceState State, DateTime? PairedAt, DateTime? LastSeenAt);

/// <summary>A code that lets one browser in, once.</summary>
/// <param name="Code">Eight digits; it is kept nowhere.</param>
/// <param name="Until">UTC.</param>
public sealed record PairingCode(string Name, string Code, DateTime Until);

/// <summary>
/// The screens on walls: made, let in and turned away. Every command of an administrator is one write transaction together with its line in the
/// log; the role is read under the write lock.
/// </summary>
public sealed class WallDevices(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, SecurityLog log, TimeProvider time, ILogger<WallDevices> logger)
{
    public const int LongestName = 30;

    /// <summary>Long enough to walk from the office to the screen.</summary>
    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(15);

    private const string CodeDigits = "0123456789";
    private const int CodeLength = 8;

    /// <summary>A screen asks a few times a minute; when it was last seen is not worth as many writes.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(10);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<Result<IReadOnlyList<WallDeviceLine>>> ListAsync(Viewer by, CancellationToken cancel)
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<IReadOnlyList<WallDeviceLine>>.Fail(admin.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var devices = await db.WallDevices.AsNoTracking().OrderBy(d => d.RevokedAt != null).ThenBy(d => d.Id).ToListAsync(cancel);
        return devices.ConvertAll(d => new WallDeviceLine(d.Id, d.Name, d.TownshipCode, StateOf(d), d.PairedAt, d.LastSeenAt));
    }

    /// <param name="name">Where it hangs.</param>
    /// <param name="township">The township that it shows; null for the county.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    public Task<Result<PairingCode>> AddAsync(string name, string? township, Viewer by, CancellationToken cancel) => WriteAsync(by, async (db, admin) =>
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) return Result<PairingCode>.Fail($"大屏名称应为1至{LongestName}个字，不含换行。");
        if (await db.WallDevices.AnyAsync(d => d.Name == name && d.RevokedAt == null, cancel)) return Result<PairingCode>.Fail($"大屏“{name}”已存在，请改用其他名称。");
        if (township is not null && !await db.Townships.AnyAsync(t => t.Code == township, cancel)) return Result<PairingCode>.Fail("未找到所选镇街，请重新选择。");
        var device = new WallDevice { Name = name, TownshipCode = township };
        db.WallDevices.Add(device);
        Log(db, admin, $"新增大屏“{name}”");
        return Issue(device);
    }, cancel);

    /// <summary>A new code. The browser that was let in before stays in until another one uses it.</summary>
    public Task<Result<PairingCode>> RenewAsync(int id, Viewer by, CancellationToken cancel) => WriteAsync(by, async (db, admin) =>
    {
        if (await db.WallDevices.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } device) return Result<PairingCode>.Fail("未找到该大屏，请刷新后重试。");
        if (device.RevokedAt is not null && await db.WallDevices.AnyAsync(d => d.Name == device.Name && d.RevokedAt == null, cancel)) return Result<PairingCode>.Fail($"大屏“{device.Name}”已另行新增，请使用该大屏。");
        device.RevokedAt = null;
        Log(db, admin, $"大屏“{device.Name}”重新配对");
        return Issue(device);
    }, cancel);

    public Task<Result<string>> RevokeAsync(int id, Viewer by, CancellationToken cancel) => WriteAsync<string>(by, async (db, admin) =>
    {
        if (await db.WallDevices.SingleOrDefaultAsync(d => d.Id == id && d.RevokedAt == null, cancel) is not { } device) return Result<string>.Fail("该大屏已停用，请刷新。");
        (device.RevokedAt, device.TokenHash, device.CodeHash, device.CodeUntil) = (Now, null, null, null);
        Log(db, admin, $"停用大屏“{device.Name}”");
        return device.Name;
    }, cancel);

    /// <summary>Lets a browser in by the code that was typed into it.</summary>
    /// <returns>The token that it shall carry; null where no screen waits for that code.</returns>
    public async Task<string?> PairAsync(string code, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var (hash, now, token) = (HashOf(code), Now, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
        if (await db.WallDevices.SingleOrDefaultAsync(d => d.CodeHash == hash && d.CodeUntil > now && d.RevokedAt == null, cancel) is not { } device) return null;
        (device.CodeHash, device.CodeUntil, device.TokenHash, device.PairedAt, device.LastSeenAt) = (null, null, HashOf(token), now, now);
        log.Record(db, SecurityEventKind.WallDevice, null, $"大屏“{device.Name}”", "大屏配对");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return token;
    }

    /// <summary>The screen that carries a token, as long as it is not turned away.</summary>
    internal async Task<WallDevice?> FindAsync(string token, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var hash = HashOf(token);
        if (await db.WallDevices.AsNoTracking().SingleOrDefaultAsync(d => d.TokenHash == hash && d.RevokedAt == null, cancel) is not { } device) return null;
        if (device.LastSeenAt is null || Now - device.LastSeenAt > SeenEvery) await SeenAsync(db, device.Id, cancel);
        return device;
    }

    /// <summary>A wall goes on while nothing can be written.</summary>
    private async Task SeenAsync(BoluoDbContext db, int id, CancellationToken cancel)
    {
        try
        {
            var now = Now;
            await db.WallDevices.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.LastSeenAt, now), cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Faults.Report(exception, logger);
        }
    }

    private WallDeviceState StateOf(WallDevice device) => device switch
    {
        { RevokedAt: not null } => WallDeviceState.Revoked,
        { TokenHash: not null } => WallDeviceState.Paired,
        { CodeUntil: { } until } when until > Now => WallDeviceState.Waiting,
        _ => WallDeviceState.CodeExpired,
    };

    private void Log(BoluoDbContext db, Viewer admin, string summary)
    {
        db.ChangeSets.Add(AccountLog.Line(admin, Now, summary));
        log.Record(db, SecurityEventKind.WallDevice, admin, summary);
    }

    private PairingCode Issue(WallDevice device)
    {
        var code = RandomNumberGenerator.GetString(CodeDigits, CodeLength);
        (device.CodeHash, device.CodeUntil) = (HashOf(code), Now + CodeLasts);
        return new PairingCode(device.Name, code, device.CodeUntil.Value);
    }

    private async Task<Result<T>> WriteAsync<T>(Viewer by, Func<BoluoDbContext, Viewer, Task<Result<T>>> write, CancellationToken cancel)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginWriteAsync(cancel);
            var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
            if (!admin.Ok) return Result<T>.Fail(admin.Error!);
            var outcome = await write(db, admin.Value);
            if (!outcome.Ok) return outcome;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(CancellationToken.None);
            return outcome;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Result<T>.Fail(Faults.Report(exception, logger).Sentence);
        }
    }

    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
