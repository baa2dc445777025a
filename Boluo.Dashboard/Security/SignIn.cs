using Boluo.Dashboard.Data;
using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

public enum SignInOutcome { Done, Wrong, Locked, TooMany }

/// <summary>
/// Checks a name and a password. An unknown name and a disabled account take as long as any other, are counted by the same counter
/// and so are locked as soon and as long, and nobody learns which names exist. What differs is what outlives a restart: a lock is
/// stored with its account, so that administrators see and lift it. Attempts on one name queue up: fifty at once get five guesses.
/// </summary>
public sealed class SignIn(SignInManager<BoluoUser> manager, SignInGates gates, SecurityLog log, TimeProvider time, ILogger<SignIn> logger)
{
    /// <summary>What is remembered of a name, which anybody may have made up: the memory is bounded in size, not only in number.</summary>
    private const int LongestName = 256;

    public async Task<SignInOutcome> TryAsync(string userName, string password, string address, CancellationToken cancel)
    {
        var attempt = await AttemptAsync(userName, password, address, cancel);
        var kind = attempt switch
        {
            { Outcome: SignInOutcome.Done } => SecurityEventKind.SignIn,
            { LocksNow: true } => SecurityEventKind.Lockout,
            _ => SecurityEventKind.SignInFailure,
        };
        log.Note(kind, attempt.Outcome == SignInOutcome.Done ? SecurityOutcome.Done : SecurityOutcome.Refused, attempt.User?.Id, attempt.User?.DisplayName ?? userName, attempt.Words);
        return attempt.Outcome;
    }

    private async Task<Attempt> AttemptAsync(string userName, string password, string address, CancellationToken cancel)
    {
        if (!gates.Addresses.TryBegin(address)) return new(SignInOutcome.TooMany);
        var name = manager.UserManager.NormalizeName(userName);
        if (name.Length > LongestName) name = name[..LongestName];
        using (await gates.EnterAsync(name, cancel))
        {
            if (!gates.Names.TryBegin(name)) return new(SignInOutcome.Locked);
            var user = await manager.UserManager.FindByNameAsync(userName);
            if (user is null or { IsDisabled: true })
            {
                Pretend(password);
                return gates.Names.Exhausted(name) ? new(SignInOutcome.Locked, user, LocksNow: true) : new(SignInOutcome.Wrong, user);
            }

            var result = await manager.CheckPasswordSignInAsync(user, password, lockoutOnFailure: false);
            if (result.IsLockedOut) return new(SignInOutcome.Locked, user);
            if (!result.Succeeded) return await WrongAsync(user, name);
            gates.Names.Forget(name);
            await manager.SignInAsync(user, isPersistent: false);
            await IfWritableAsync(() =>
            {
                user.LastSignInAt = time.GetUtcNow().UtcDateTime;
                return manager.UserManager.UpdateAsync(user); // A colleague who changes the account right now wins; the time is not worth a refusal.
            });
            gates.Addresses.Forgive(address);
            return new(SignInOutcome.Done, user);
        }
    }

    private async Task<Attempt> WrongAsync(BoluoUser user, string name)
    {
        if (!gates.Names.Exhausted(name)) return new(SignInOutcome.Wrong, user);
        await IfWritableAsync(() => manager.UserManager.SetLockoutEndDateAsync(user, time.GetUtcNow() + SignInGates.LockedFor)); // The memory locks it until a restart.
        return new(SignInOutcome.Locked, user, LocksNow: true);
    }

    /// <summary>Whoever only wants to look is let in while the disk is full or the database busy or not to be written.</summary>
    private async Task IfWritableAsync(Func<Task> note)
    {
        try
        {
            await note();
        }
        catch (Exception e) when (DatabaseFaults.IsWriteRefused(e))
        {
            logger.LogWarning("A sign-in was not noted: {Fault}", DatabaseFaults.Of(e));
        }
    }

    /// <summary>Takes the time of a password, though there is none to compare with.</summary>
    private void Pretend(string password)
    {
        var hasher = manager.UserManager.PasswordHasher;
        hasher.VerifyHashedPassword(new BoluoUser(), gates.HashOfNobody(hasher), password);
    }

    /// <summary>What came of an attempt, and whose it was if the name is known.</summary>
    private sealed record Attempt(SignInOutcome Outcome, BoluoUser? User = null, bool LocksNow = false)
    {
        public string Words => (Outcome, LocksNow) switch
        {
            (SignInOutcome.Done, _) => "登录",
            (SignInOutcome.TooMany, _) => "同一地址尝试过于频繁",
            (SignInOutcome.Locked, true) => "连续输错密码，账号锁定15分钟",
            (SignInOutcome.Locked, false) => "账号锁定期间登录",
            _ when User is { IsDisabled: true } => "账号已停用",
            _ => "用户名或密码不正确",
        };
    }
}

/// <summary>The memory of the sign-in page, one per process.</summary>
public sealed class SignInGates : IDisposable
{
    public const int FailuresUntilLocked = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim[] _names = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    private string? _hashOfNobody;

    public SignInGates(TimeProvider time, SecuritySettings settings)
    {
        Addresses = new FailureCounter(settings.FailedLoginsPerMinute, TimeSpan.FromMinutes(1), time);
        Names = new FailureCounter(FailuresUntilLocked, LockedFor, time);
        Passwords = new FailureCounter(FailuresUntilLocked, LockedFor, time);
    }

    /// <summary>Failures per address: slows down guessing one password against many names.</summary>
    public FailureCounter Addresses { get; }

    /// <summary>Failures per name, whether an account has it or not.</summary>
    public FailureCounter Names { get; }

    /// <summary>Wrong present passwords per account on the page that changes it.</summary>
    public FailureCounter Passwords { get; }

    public async Task<IDisposable> EnterAsync(string name, CancellationToken cancel)
    {
        var gate = _names[(uint)name.GetHashCode(StringComparison.Ordinal) % _names.Length];
        await gate.WaitAsync(cancel);
        return new Exit(gate);
    }

    internal string HashOfNobody(IPasswordHasher<BoluoUser> hasher) =>
        _hashOfNobody ??= hasher.HashPassword(new BoluoUser(), Guid.NewGuid().ToString());

    public void Dispose()
    {
        foreach (var gate in _names) gate.Dispose();
        Addresses.Dispose();
        Names.Dispose();
        Passwords.Dispose();
    }

    private sealed class Exit(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
