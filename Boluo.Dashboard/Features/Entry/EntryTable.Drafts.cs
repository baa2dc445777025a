using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Entry;

/// <summary>What is filled in and not saved yet is kept as a draft of its address, and offered again.</summary>
public sealed partial class EntryTable
{
    private Autosave _autosave = null!;
    private IReadOnlyList<DraftOffer> _offers = [];
    private DraftVersion? _draft;
    private bool _isFresh;

    /// <summary>A draft of another address is being opened: what was filled in here is kept.</summary>
    private bool _leaves;

    [Inject]
    public required RecordDrafts Drafts { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string MarkWords => _autosave.Words.Length > 0 && _autosave.IsKept && _cells.TooLong.Count > 0 ? $"{_autosave.Words}，不含{DraftWords.Named(_cells.TooLong.Select(LabelOf))}（过长）" : _autosave.Words;

    private Autosave NewAutosave() => new(Time, work => InvokeAsync(async () =>
    {
        if (_gone.IsCancellationRequested) return;
        await work();
        StateHasChanged();
    }), SaveDraftAsync);

    private string LabelOf((string Place, string Field) cell) =>
        $"{_form.Rows.FirstOrDefault(r => r.Place.Value == cell.Place)?.Place.Name} {Sheet.Columns.FirstOrDefault(c => c.Key == cell.Field)?.Label}";

    /// <summary>A cell holds more than its field may: the browser keeps it, says so beside it, and sends the rest.</summary>
    private void OnFilled(FilledEventArgs filled)
    {
        if (filled.Count > 0) _autosave.Hear(filled.Count);
        if (filled.Id is not { } id || CellOf(id) is not var (row, column)) return;
        _cells.Mark(row.Place.Value, Sheet.Columns[column].Key, filled.Length > 0);
        _autosave.Touch();
    }

    private async Task OfferDraftsAsync()
    {
        if (await Drafts.ListAsync(Sheet.DraftName, Context.Viewer, _gone.Token) is { Ok: true } drafts)
            _offers = [.. drafts.Value.Where(d => d.Id != _draft?.Id).Select(d => new DraftOffer(d.Id, d.RowKey, d.Subject, d.SavedAt))];
    }

    private async Task ContinueAsync(DraftOffer offer)
    {
        await _autosave.FlushAsync();
        if (IsUnsaved && !_autosave.IsKept && !await ConfirmDialog.AskAsync(Dialogs, "换为该草稿", [DraftWords.Replacing([])], "换为该草稿", "返回")) return;
        if (offer.RowKey == Address) await _work.RunAsync(async () =>
        {
            await RestoreAsync(offer);
            await OfferDraftsAsync();
        });
        _leaves = true;
        await Continue.InvokeAsync(offer);
        _leaves = false;
    }

    /// <summary>Fills in what a draft says, over what was seen then: what has changed since shows as a clash.</summary>
    private async Task RestoreAsync(DraftOffer offer)
    {
        var draft = await Drafts.LoadAsync(offer.Id, Context.Viewer, _gone.Token);
        if (!draft.Ok)
        {
            _refusal = draft.Error;
            return;
        }

        _cells.Restore(draft.Value);
        (_reason, _basis, _draft, _refusal) = (draft.Value.Reason, draft.Value.Basis, new DraftVersion(offer.Id, offer.SavedAt), null);
        _round++;
        _autosave.Restored(offer.SavedAt);
        await CheckAsync(_cells.All, null);
    }

    private async Task DiscardAsync(DraftOffer offer)
    {
        if (await Drafts.DiscardAsync(offer.Id, Context.Viewer, CancellationToken.None) is { Ok: false } failed) _refusal = failed.Error;
        await OfferDraftsAsync();
    }

    /// <summary>A sheet that is as it was needs no draft.</summary>
    private async Task<Result<DateTime?>> SaveDraftAsync()
    {
        if (!IsUnsaved) return await DropDraftAsync() is { Ok: false } failed ? Result<DateTime?>.Fail(failed.Error!) : (DateTime?)null;
        var place = new DraftPlace(Sheet.DraftName, Address, $"{Sheet.Title}录入表（{Sheet.Words(_form.Occasion)}，{Context.Scope.InWords(Context.Limits)}），已填{_cells.Count}格");
        var saved = await Drafts.SaveAsync(_draft, place, _cells.ToDraft(Address, _reason, _basis), Context.Viewer, CancellationToken.None);
        if (!saved.Ok) return Result<DateTime?>.Fail(saved.Error!);
        _draft = new DraftVersion(saved.Value.Id, saved.Value.SavedAt);
        return (DateTime?)saved.Value.SavedAt;
    }

    private async Task<Result<bool>> DropDraftAsync()
    {
        if (_draft is not { Id: var id }) return true;
        _draft = null;
        return await Drafts.DiscardAsync(id, Context.Viewer, CancellationToken.None);
    }
}
