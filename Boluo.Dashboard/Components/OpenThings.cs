using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Components;

/// <summary>What somebody may have open to work on it: a plan, a row's form, a sheet. Two are the same if they are equal.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Which one of its kind.</param>
public sealed record OpenThing(string Kind, string Key)
{
    public static OpenThing Plan(int id) => new(nameof(Plan), Invariant($"{id}"));

    public static OpenThing Simulations(string community) => new(nameof(Simulations), community);

    /// <summary>A row of a ledger, or what an action of that name does to it.</summary>
    public static OpenThing Row(string ledger, string key) => new(ledger, key);

    public static OpenThing Grid(string code) => new(nameof(Grid), code);

    /// <summary>The sheet of an occasion.</summary>
    public static OpenThing Sheet(string ledger, string occasion) => new(nameof(Sheet), $"{ledger} {occasion}");
}

/// <summary>
/// Who has what open at this moment, among those who may change it. It is in memory only, keeps no times and no record: it says whom to talk to,
/// not who is at work.
/// </summary>
public sealed class OpenThings
{
    private readonly Lock _lock = new();
    private readonly Dictionary<OpenThing, List<Opened>> _open = [];

    /// <summary>Somebody has opened it; he has closed it when the result is disposed of.</summary>
    /// <param name="thing">What he has opened.</param>
    /// <param name="viewer">Who.</param>
    /// <param name="heard">Told, from any thread, that others have come or gone, or that one of them has saved it.</param>
    public Opened Open(OpenThing thing, Viewer viewer, Action<bool> heard)
    {
        var opened = new Opened(this, thing, viewer, heard);
        lock (_lock)
        {
            if (!_open.TryGetValue(thing, out var all)) _open[thing] = all = [];
            all.Add(opened);
        }

        Tell(opened, isSaved: false);
        return opened;
    }

    private IReadOnlyList<Opened> OthersOf(Opened own)
    {
        lock (_lock) return _open.TryGetValue(own.Thing, out var all) ? [.. all.Where(o => o != own)] : [];
    }

    private void Close(Opened opened)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(opened.Thing, out var all) || !all.Remove(opened)) return;
            if (all.Count == 0) _open.Remove(opened.Thing);
        }

        Tell(opened, isSaved: false);
    }

    private void Tell(Opened by, bool isSaved)
    {
        foreach (var other in OthersOf(by)) other.Heard(isSaved);
    }

    /// <summary>One window in which it is open.</summary>
    public sealed class Opened : IDisposable
    {
        private readonly OpenThings _things;
        private readonly Viewer _viewer;

        internal Opened(OpenThings things, OpenThing thing, Viewer viewer, Action<bool> heard) => (_things, Thing, _viewer, Heard) = (things, thing, viewer, heard);

        public OpenThing Thing { get; }

        internal Action<bool> Heard { get; }

        /// <summary>The names of other people who have it open, each once.</summary>
        public IReadOnlyList<string> Others => [.. _things.OthersOf(this).Where(o => o._viewer.UserId != _viewer.UserId).DistinctBy(o => o._viewer.UserId).Select(o => o._viewer.Name)];

        /// <summary>The same person has it open in another window too.</summary>
        public bool IsOpenTwice => _things.OthersOf(this).Any(o => o._viewer.UserId == _viewer.UserId);

        /// <summary>Tells the others that it has been saved.</summary>
        public void Saved() => _things.Tell(this, isSaved: true);

        public void Dispose() => _things.Close(this);
    }
}
