namespace Boluo.Dashboard.Security;

/// <summary>
/// Events that wait to be written, in memory and bounded, so that a database that cannot be written to keeps nobody out. What an attacker may
/// cause as often as he likes is counted: the first of a minute and an address is kept, and how many followed it.
/// </summary>
public sealed class PendingEvents(TimeProvider time) : IDisposable
{
    public const int Most = 5_000;

    /// <summary>Of more addresses at once the rest are counted together.</summary>
    public const int MostAddresses = 1_000;

    public const string ManyAddresses = "多个地址";
    public const string ManyNames = "多个账号";

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly Dictionary<(SecurityEventKind Kind, string? Address), Flood> _floods = [];
    private List<SecurityEvent> _waiting = [];
    private int _lost;

    public void Add(SecurityEvent happened, bool mayFlood)
    {
        lock (_lock)
        {
            if (!mayFlood || IsFirst(happened)) Keep(happened);
        }
    }

    /// <summary>All that waits, and what was counted in minutes that are over.</summary>
    /// <param name="all">Also what is still being counted.</param>
    public IReadOnlyList<SecurityEvent> Take(bool all)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var (key, flood) in _floods.Where(f => all || f.Value.Until <= now).ToList())
            {
                _floods.Remove(key);
                if (flood.Counted is { } counted) Keep(counted);
            }

            if (_lost > 0)
            {
                _waiting.Add(SecurityLog.BySystem(SecurityEventKind.Log, SecurityOutcome.Failed, Invariant($"数据库长时间无法写入，另有{_lost}条记录未能保存"), now.UtcDateTime));
                _lost = 0;
            }

            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    /// <summary>They could not be written and stay in front of what came meanwhile.</summary>
    public void Return(IReadOnlyList<SecurityEvent> taken)
    {
        lock (_lock)
        {
            _waiting = [.. taken, .. _waiting];
            if (_waiting.Count <= Most) return;
            _lost += _waiting.Count - Most;
            _waiting.RemoveRange(Most, _waiting.Count - Most);
        }
    }

    /// <summary>Waits until something waits, or as long as that.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancel) => _signal.WaitAsync(longest, cancel);

    private bool IsFirst(SecurityEvent happened)
    {
        var now = time.GetUtcNow();
        var key = (happened.Kind, happened.Address);
        if (!_floods.ContainsKey(key) && _floods.Count >= MostAddresses) key = (happened.Kind, ManyAddresses);
        if (_floods.TryGetValue(key, out var flood) && flood.Until > now)
        {
            flood.Count(happened, key.Address);
            return false;
        }

        if (flood?.Counted is { } counted) Keep(counted);
        _floods[key] = new Flood(now + Window);
        return true;
    }

    private void Keep(SecurityEvent happened)
    {
        if (_waiting.Count >= Most) _lost++;
        else _waiting.Add(happened);
        if (_signal.CurrentCount == 0) _signal.Release();
    }

    public void Dispose() => _signal.Dispose();

    /// <summary>What followed the first one within its minute.</summary>
    private sealed class Flood(DateTimeOffset until)
    {
        public DateTimeOffset Until { get; } = until;

        public SecurityEvent? Counted { get; private set; }

        public void Count(SecurityEvent next, string? address) => Counted = new SecurityEvent
        {
            At = next.At,
            On = next.On,
            Kind = next.Kind,
            Outcome = next.Outcome,
            ById = Counted is null || Counted.ById == next.ById ? next.ById : null,
            ByName = Counted is null || Counted.ByName == next.ByName ? next.ByName : ManyNames,
            Address = address,
            What = Counted is null || Counted.What == next.What ? next.What : "1分钟内的多次尝试",
            Times = (Counted?.Times ?? 0) + 1,
        };
    }
}
