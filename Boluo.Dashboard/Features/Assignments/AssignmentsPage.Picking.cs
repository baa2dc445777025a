namespace Boluo.Dashboard.Features.Assignments;

/// <summary>Which grids the plan is about: ticked in the ledger, named in a list that is pasted, or taken out again.</summary>
public sealed partial class AssignmentsPage
{
    /// <summary>
    /// Grids that stay ticked keep the version at which they were ticked. The boxes follow at once, so that none is lost when the next
    /// is ticked before a grid has been read.
    /// </summary>
    private Task PickAsync(IReadOnlySet<string> codes)
    {
        _ticked = codes;
        _form.Keep(codes);
        _autosave.Touch();
        return _picking = ReadTickedAsync(_picking);
    }

    private async Task ReadTickedAsync(Task earlier)
    {
        await earlier;
        var added = _ticked.Except(_form.Codes).ToList();
        await TryAsync(async () =>
        {
            var grids = added.Count == 0 ? [] : await _choices.GridsAsync(added, Today, Gone);
            _form.Pick(grids.Where(g => _ticked.Contains(g.Situation.Code)));
        });
        if (_unread is null) await OnEditedAsync(true);
        else _ticked = _ticked.Except(added).ToHashSet(StringComparer.Ordinal);
    }

    private Task AddAsync(IReadOnlySet<string> codes) => PickAsync(_ticked.Union(codes).ToHashSet(StringComparer.Ordinal));

    private Task DropAsync(IReadOnlyList<string> codes) => PickAsync(_ticked.Except(codes).ToHashSet(StringComparer.Ordinal));
}
