using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Editing.Sheets;

namespace Boluo.Dashboard.Features.Entry;

/// <summary>
/// The cells of a sheet that somebody has filled in, over what was seen there. What a colleague saves meanwhile shows in the cells that were left
/// alone; those that were filled in keep what was seen, so that it is a clash.
/// </summary>
public sealed class EntryCells
{
    private const char Divider = '/';

    private readonly Dictionary<(string Place, string Field), Filled> _filled = [];
    private readonly HashSet<(string Place, string Field)> _tooLong = [];

    public bool Any => _filled.Count + _tooLong.Count > 0;

    /// <summary>Cells with something in them.</summary>
    public int Count => _filled.Values.Count(f => !string.IsNullOrWhiteSpace(f.Text));

    /// <summary>What was filled in.</summary>
    public IReadOnlyList<EntryCell> All => [.. _filled.Select(f => new EntryCell(f.Key.Place, f.Key.Field, f.Value.Text, f.Value.Seen))];

    /// <summary>Those that hold more than the browser may send.</summary>
    public IReadOnlyCollection<(string Place, string Field)> TooLong => _tooLong;

    public IReadOnlyList<EntryCell> Of(IReadOnlySet<string> places) => [.. All.Where(c => places.Contains(c.Place))];

    /// <returns>Whether that is news.</returns>
    public bool Fill(string place, string field, string text, string? now)
    {
        _tooLong.Remove((place, field));
        var known = _filled.GetValueOrDefault((place, field));
        if (text == (known?.Text ?? now ?? "")) return false;
        if (text == (now ?? "") && (known is null || known.Seen == now)) _filled.Remove((place, field));
        else _filled[(place, field)] = known is null ? new Filled(text, now, now) : known with { Text = text };
        return true;
    }

    public void Mark(string place, string field, bool isTooLong)
    {
        if (isTooLong) _tooLong.Add((place, field));
        else _tooLong.Remove((place, field));
    }

    /// <summary>What the cell's input shows.</summary>
    public string? Held(string place, string field, string? now) => _filled.TryGetValue((place, field), out var filled) ? filled.Text : now;

    /// <summary>What the page gave to the cell's input before somebody filled it in: Blazor must not write over it.</summary>
    public string? Given(string place, string field, string? now) => _filled.TryGetValue((place, field), out var filled) ? filled.Given : now;

    /// <summary>Left empty over a value, which stays.</summary>
    public string? Left(string place, string field) => _filled.TryGetValue((place, field), out var filled) && string.IsNullOrWhiteSpace(filled.Text) ? filled.Seen : null;

    public bool IsFilled(string place, string field) => _filled.TryGetValue((place, field), out var filled) && !string.IsNullOrWhiteSpace(filled.Text);

    public void Clear()
    {
        _filled.Clear();
        _tooLong.Clear();
    }

    /// <summary>Goes on from what is there now: that is what was seen.</summary>
    public void Rebase(Func<string, string, string?> now)
    {
        foreach (var (key, filled) in _filled.ToList())
        {
            if (filled.Text == (now(key.Place, key.Field) ?? "")) _filled.Remove(key);
            else _filled[key] = filled with { Seen = now(key.Place, key.Field) };
        }
    }

    public RecordDraftContent ToDraft(string address, string reason, string? basis) => new()
    {
        RowKey = address,
        Seen = Guid.Empty,
        Before = _filled.ToDictionary(f => Key(f.Key), f => f.Value.Seen, StringComparer.Ordinal),
        Typed = _filled.ToDictionary(f => Key(f.Key), f => (string?)f.Value.Text, StringComparer.Ordinal),
        Reason = reason,
        Basis = basis,
        Left = [.. _tooLong.Select(Key)],
    };

    /// <summary>Fills in what a draft says; inputs are made anew with it.</summary>
    public void Restore(RecordDraftContent draft)
    {
        Clear();
        foreach (var (key, text) in draft.Typed)
            if (key.Split(Divider, 2) is [var place, var field] && text is not null) _filled[(place, field)] = new Filled(text, draft.Before.GetValueOrDefault(key), text);
    }

    private static string Key((string Place, string Field) cell) => cell.Place + Divider + cell.Field;

    /// <param name="Text">What was filled in.</param>
    /// <param name="Seen">What was there.</param>
    /// <param name="Given">What the page gave to the input at first.</param>
    private sealed record Filled(string Text, string? Seen, string? Given);
}
