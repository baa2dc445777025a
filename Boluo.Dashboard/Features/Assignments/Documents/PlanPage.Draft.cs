using System.Globalization;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>What is filled in, and its changes, which can be taken back step by step.</summary>
public sealed partial class PlanPage
{
    private DraftSteps<Draft>? _steps;
    private PlanMoveKind _kind;

    /// <summary>What is filled in; each line has a key of its own, by which it is known while others are moved or dropped.</summary>
    private sealed record Draft(string Title, PlanDocument Content, IReadOnlyList<Guid> Keys);

    private string Title => _steps!.Now.Title;

    private PlanDocument? Content => _steps?.Now.Content;

    private IReadOnlyList<Guid> Keys => _steps!.Now.Keys;

    private static IReadOnlyList<Guid> KeysFor(PlanDocument content) => [.. content.Moves.Select(_ => Guid.NewGuid())];

    private void Set(PlanDocument content, IReadOnlyList<Guid>? keys = null)
    {
        _steps!.Put(_steps.Now with { Content = content, Keys = keys ?? Keys });
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
        var key = Guid.NewGuid();
        _edited = key;
        Set(Content! with { Moves = [.. Content!.Moves, move] }, [.. Keys, key]);
    }

    /// <summary>Lines are known by their keys: one that was moved or dropped a moment before is not taken for another.</summary>
    private async Task EditAsync(Guid key, MoveEdit edit)
    {
        if (PlaceOf(key) is not (>= 0 and var index)) return;
        Set(Content! with { Moves = [.. Content!.Moves.Select((m, i) => i == index ? edit(m) : m)] });
        await ReadNamesAsync();
    }

    private void Shift(Guid key, int by)
    {
        var index = PlaceOf(key);
        if (index < 0 || index + by < 0 || index + by >= Keys.Count) return;
        var (moves, keys) = (Content!.Moves.ToList(), Keys.ToList());
        (moves[index], moves[index + by]) = (moves[index + by], moves[index]);
        (keys[index], keys[index + by]) = (keys[index + by], keys[index]);
        Set(Content with { Moves = moves }, keys);
    }

    private void Drop(Guid key)
    {
        var index = PlaceOf(key);
        if (index >= 0) Set(Content! with { Moves = [.. Content!.Moves.Where((_, i) => i != index)] }, [.. Keys.Where(k => k != key)]);
    }

    private int PlaceOf(Guid key) => Keys.ToList().IndexOf(key);
}
