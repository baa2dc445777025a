using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// Two exports run at once and ten wait; a crowd at the end of the quarter does not take the pages down. Viewers take turns: a place
/// that is free goes to whoever has the fewest running, and where all are taken, the last one of the viewer with the most gives way
/// to a viewer with fewer. So one who asks for many gets them, and keeps nobody out.
/// </summary>
public sealed class ExportGate
{
    public const int Running = 2;
    public const int Waiting = 10;

    private const string TooMany = "正在生成的报表较多，请稍后再试。";

    private readonly Lock _lock = new();
    private readonly List<Turn> _turns = [];

    /// <summary>Waits for a place. Dispose what comes back to leave.</summary>
    /// <returns>The place, or why there is none.</returns>
    public async Task<Result<ExportPlace>> EnterAsync(Viewer viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var turn = new Turn(viewer.UserId);
        lock (_lock)
        {
            if (_turns.Count == Running + Waiting && !MakeRoomFor(turn)) return Result<ExportPlace>.Fail(TooMany);
            _turns.Add(turn);
            Call();
        }

        try
        {
            return await turn.Called.Task.WaitAsync(cancel) ? new ExportPlace(() => Leave(turn)) : Result<ExportPlace>.Fail(TooMany);
        }
        catch
        {
            Leave(turn);
            throw;
        }
    }

    private void Leave(Turn turn)
    {
        lock (_lock)
        {
            _turns.Remove(turn);
            Call();
        }
    }

    /// <summary>Gives free places to those who wait, first to the viewer with the fewest running, then in the order in which they came.</summary>
    private void Call()
    {
        while (_turns.Count(t => t.Runs) < Running && _turns.Where(t => !t.Runs).MinBy(t => _turns.Count(other => other.Runs && other.User == t.User)) is { } next)
        {
            next.Runs = true;
            next.Called.SetResult(true);
        }
    }

    /// <summary>Sends away the last one who waits of the viewer with the most places, if the newcomer has fewer even then.</summary>
    private bool MakeRoomFor(Turn newcomer)
    {
        var most = _turns.Where(t => !t.Runs).MaxBy(PlacesOf)!;
        if (PlacesOf(most) <= PlacesOf(newcomer) + 1) return false;
        var last = _turns.Last(t => !t.Runs && t.User == most.User);
        _turns.Remove(last);
        last.Called.SetResult(false);
        return true;
    }

    private int PlacesOf(Turn turn) => _turns.Count(t => t.User == turn.User);

    /// <summary>One export of a viewer, from when it is asked for until it is written.</summary>
    private sealed class Turn(string user)
    {
        public string User { get; } = user;

        public bool Runs { get; set; }

        /// <summary>True once it may run, false where it gave way.</summary>
        public TaskCompletionSource<bool> Called { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A place inside the <see cref="ExportGate"/>, left once.</summary>
public sealed class ExportPlace : IDisposable
{
    private Action? _leave;

    internal ExportPlace(Action leave) => _leave = leave;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
