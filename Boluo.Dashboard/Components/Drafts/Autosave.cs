using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Components.Drafts;

/// <summary>
/// Saves a form as a draft a moment after it was filled in; how far that has come stands in <see cref="Words"/>. All of it runs in the
/// component's own turn.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="dispatch">Runs work in the component's turn and draws it anew.</param>
/// <param name="save">Saves, and says when; nothing where there was nothing to keep.</param>
public sealed class Autosave(TimeProvider time, Func<Func<Task>, Task> dispatch, Func<Task<Result<DateTime?>>> save) : IDisposable
{
    /// <summary>The browser sends what is being typed once a second; with this a draft is less than two seconds behind.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);

    private ITimer? _timer;
    private Task _saving = Task.CompletedTask;
    private bool _wanted;
    private bool _over;

    /// <summary>For the mark beside the form.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Something was filled in that is not kept yet.</summary>
    public bool IsPending => Words.Length > 0 && !IsKept;

    /// <summary>All that was filled in is kept.</summary>
    public bool IsKept { get; private set; }

    /// <summary>The count that the page last sent; everything that was filled in before it has been heard.</summary>
    public int Heard { get; private set; }

    public void Hear(int count) => Heard = count;

    /// <summary>Something was filled in.</summary>
    public void Touch()
    {
        (Words, IsKept) = ("正在存草稿…", false);
        if (_over || _wanted) return; // One that is on its way already takes this along.
        _wanted = true;
        _timer ??= time.CreateTimer(_ => _ = dispatch(FlushAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What stands in the form is what a draft says.</summary>
    public void Restored(DateTime savedAt) => Say(savedAt);

    /// <summary>Saves at once what has not been saved yet.</summary>
    public Task FlushAsync() => _saving = SaveAsync(_saving);

    /// <summary>The form begins anew.</summary>
    public async Task ForgetAsync()
    {
        _wanted = false;
        await _saving;
        (Words, IsKept, _over) = ("", false, false);
    }

    /// <summary>Nothing is saved any more; what is on its way has arrived when this ends.</summary>
    public Task StopAsync()
    {
        (_over, _wanted) = (true, false);
        return _saving;
    }

    /// <summary>Goes on after <see cref="StopAsync"/>: what was to end the form was refused.</summary>
    public void Resume()
    {
        _over = false;
        if (!IsKept && Words.Length > 0) Touch();
    }

    private async Task SaveAsync(Task earlier)
    {
        await earlier;
        if (!_wanted) return;
        _wanted = false;
        var saved = await save();
        if (_wanted) return; // Filled in further meanwhile.
        if (saved.Ok) Say(saved.Value);
        else (Words, IsKept) = ($"草稿未存：{saved.Error}", false);
    }

    private void Say(DateTime? savedAt) => (Words, IsKept) = (savedAt is { } at ? $"草稿已存 {Days.Time(at)}" : "", true);

    public void Dispose()
    {
        _over = true;
        _timer?.Dispose();
    }
}
