namespace Boluo.Dashboard.Components.Drafts;

/// <summary>还原、重做: what a draft says, and what it said before each change of this sitting.</summary>
public sealed class DraftSteps<T>(T first)
{
    /// <summary>As far as one can go back.</summary>
    public const int Most = 100;

    private readonly LinkedList<T> _before = [];
    private readonly Stack<T> _after = [];

    public T Now { get; private set; } = first;

    public bool CanGoBack => _before.Count > 0;

    public bool CanGoForward => _after.Count > 0;

    /// <summary>A change: what was taken back before it cannot be done again.</summary>
    public void Put(T next)
    {
        if (EqualityComparer<T>.Default.Equals(next, Now)) return;
        _before.AddLast(Now);
        if (_before.Count > Most) _before.RemoveFirst();
        _after.Clear();
        Now = next;
    }

    /// <summary>Takes the last change back, where there is one.</summary>
    public void Back()
    {
        if (_before.Last is not { } last) return;
        _before.RemoveLast();
        _after.Push(Now);
        Now = last.Value;
    }

    /// <summary>Does again what was taken back last, where there is such.</summary>
    public void Forward()
    {
        if (!_after.TryPop(out var next)) return;
        _before.AddLast(Now);
        Now = next;
    }
}
