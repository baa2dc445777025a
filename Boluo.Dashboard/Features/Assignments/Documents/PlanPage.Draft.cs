using System.Globalization;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>What is filled in, and its changes, which can be taken back step by step.</summary>
public sealed partial class PlanPage
{
    private DraftSteps<PlanVersion>? _steps;
    private PlanMoveKind _kind;
    private OpenElsewhere? _elsewhere;

    /// <summary>What was changed here and by a colleague otherwise; his stands until somebody decides.</summary>
    private IReadOnlyList<PlanConflict> _conflicts = [];

    private string Title => _steps!.Now.Title;

    private PlanDocument? Content => _steps?.Now.Content;

    private void Set(PlanDocument content)
    {
        _steps!.Put(_steps.Now with { Content = content });
        Changed();
    }

    private void SetTitle(string? title)
    {
        _steps!.Put(_steps.Now with { Title = title ?? "" });
        _autosave.Touch();
    }

    private void Changed()
    {
        (_outdated, _done) = (true, null);
        _autosave.Touch();
    }

    private Task StepAsync(bool back)
    {
        if (back) _steps!.Back();
        else _steps!.Forward();
        Changed();
        return ReadNamesAsync();
    }

    private void SetDay(ChangeEventArgs change) =>
        Set(Content! with { EffectiveOn = DateOnly.TryParseExact(change.Value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null });

    private void Add()
    {
        PlanMove move = _kind switch
        {
            PlanMoveKind.AdjustGrids => new AdjustGrids(),
            PlanMoveKind.HandOver => new HandOver(),
            PlanMoveKind.SetUpGrid => new SetUpGrid { Key = Content!.NextKey() },
            PlanMoveKind.EndGrid => new EndGrid(),
            PlanMoveKind.SplitGrid => new SplitGrid { Continues = true },
            PlanMoveKind.MergeGrids => new MergeGrids { Key = Content!.NextKey() },
            PlanMoveKind.ShiftBuildings => new ShiftBuildings(),
            PlanMoveKind.SetUpCommunity => new SetUpCommunity(),
            PlanMoveKind.RenameCommunity => new RenameCommunity(),
            PlanMoveKind.SplitCommunity => new SplitCommunity(),
            PlanMoveKind.MergeCommunities => new MergeCommunities(),
            _ => new TransferCommunity(),
        };
        _edited = Guid.NewGuid();
        Set(Content! with { Moves = [.. Content!.Moves, move with { LineId = _edited.Value }] });
    }

    /// <summary>Lines are known by their ids: one that was moved or dropped a moment before is not taken for another.</summary>
    private async Task EditAsync(Guid line, MoveEdit edit)
    {
        if (Content!.Moves.All(m => m.LineId != line)) return;
        Set(Content with { Moves = [.. Content.Moves.Select(m => m.LineId == line ? edit(m) with { LineId = line } : m)] });
        await ReadNamesAsync();
    }

    private void Shift(Guid line, int by)
    {
        var moves = Content!.Moves.ToList();
        var index = moves.FindIndex(m => m.LineId == line);
        if (index < 0 || index + by < 0 || index + by >= moves.Count) return;
        (moves[index], moves[index + by]) = (moves[index + by], moves[index]);
        Set(Content with { Moves = moves });
    }

    private void Drop(Guid line) => Set(Content! with { Moves = [.. Content!.Moves.Where(m => m.LineId != line)] });

    private async Task<Result<DateTime?>> SaveAsync()
    {
        var saved = await SaveOnceAsync();
        if (!saved.Ok && await MergeAsync()) saved = await SaveOnceAsync();
        _refusal = saved.Error;
        if (!saved.Ok) return Result<DateTime?>.Fail(saved.Error!);
        _line = saved.Value;
        _elsewhere?.Announce();
        return (DateTime?)saved.Value.SavedAt;
    }

    private Task<Result<PlanDocumentLine>> SaveOnceAsync() => Plans.SaveAsync(_line!.Id, _line.Revision, Title, Content!, Context.Viewer, CancellationToken.None);

    /// <summary>A colleague has saved the plan meanwhile: his changes and those made here go together. Not where it cannot be changed any more, or is as it was.</summary>
    private async Task<bool> MergeAsync() => await StoredAsync() is { } theirs && Merge(theirs);

    /// <summary>The plan as it is stored, where somebody else has done something to it.</summary>
    private async Task<PlanDocumentLine?> StoredAsync() => await Plans.FindAsync(Id, Context.Viewer, CancellationToken.None) is { Ok: true, Value: var theirs } && theirs.Revision != _line!.Revision ? theirs : null;

    private bool Merge(PlanDocumentLine theirs)
    {
        if (!theirs.IsOpen || !_line!.IsOpen) return false;
        var (merged, conflicts) = PlanMerge.Merge(new PlanVersion(_line.Title, _line.Content), _steps!.Now, new PlanVersion(theirs.Title, theirs.Content), theirs.EditorName);
        (_line, _outdated) = (theirs, true);
        _conflicts = [.. _conflicts.Where(c => !conflicts.Any(n => (n.Part, n.LineId) == (c.Part, c.LineId))), .. conflicts];
        _steps = new DraftSteps<PlanVersion>(merged); // Taking back a step of one's own must not take back what he has done.
        return true;
    }

    private async Task HearSavedAsync()
    {
        if (_line is null || await StoredAsync() is not { } theirs) return;
        if (Merge(theirs)) await ReadNamesAsync();
        else if (!_autosave.IsPending) await ShowAgainAsync(null);
    }

    private void Decide(PlanConflict conflict, bool mine)
    {
        _conflicts = [.. _conflicts.Where(c => c != conflict)];
        if (!mine) return;
        _steps!.Put(PlanMerge.Take(_steps.Now, conflict, conflict.Mine));
        Changed();
    }
}
