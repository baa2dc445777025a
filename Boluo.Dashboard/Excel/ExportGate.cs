using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// Two exports run at once and ten wait; a crowd at the end of the quarter does not take the pages down. Nobody has more than three
/// of these places, so that one impatient viewer does not keep the others out.
/// </summary>
public sealed class ExportGate : IDisposable
{
    public const int Running = 2;
    public const int Waiting = 10;
    public const int PerUser = 3;

    private const string TooMany = "正在生成的报表较多，请稍后再试。";
    private static readonly string TooManyOfOne = $"您有{PerUser}个报表正在生成，请待其完成后再试。";

    private readonly SemaphoreSlim _places = new(Running);
    private readonly Dictionary<string, int> _inside = new(StringComparer.Ordinal);

    /// <summary>Waits for a place. Dispose what comes back to leave.</summary>
    /// <returns>The place, or why there is none.</returns>
    public async Task<Result<ExportPlace>> EnterAsync(Viewer viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (Refusal(viewer.UserId) is { } refusal) return Result<ExportPlace>.Fail(refusal);
        try
        {
            await _places.WaitAsync(cancel);
            return new ExportPlace(() => Leave(viewer.UserId));
        }
        catch
        {
            Forget(viewer.UserId);
            throw;
        }
    }

    public void Dispose() => _places.Dispose();

    private string? Refusal(string user)
    {
        lock (_inside)
        {
            var own = _inside.GetValueOrDefault(user);
            if (own == PerUser) return TooManyOfOne;
            if (_inside.Values.Sum() == Running + Waiting) return TooMany;
            _inside[user] = own + 1;
            return null;
        }
    }

    private void Forget(string user)
    {
        lock (_inside)
            if (--_inside[user] == 0) _inside.Remove(user);
    }

    private void Leave(string user)
    {
        _places.Release();
        Forget(user);
    }
}

/// <summary>A place inside the <see cref="ExportGate"/>, left once.</summary>
public sealed class ExportPlace : IDisposable
{
    private Action? _leave;

    internal ExportPlace(Action leave) => _leave = leave;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
