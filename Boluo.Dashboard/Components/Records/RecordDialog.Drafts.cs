using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Components.Records;

/// <summary>What is filled in and not saved yet is kept as a draft, and offered again.</summary>
public sealed partial class RecordDialog
{
    private readonly HashSet<string> _unsent = new(StringComparer.Ordinal);
    private Autosave _autosave = null!;
    private IReadOnlyList<DraftOffer> _offers = [];
    private DraftVersion? _draft;

    /// <summary>Fields that a draft was without when it was filled in again, until something is filled in there.</summary>
    private IReadOnlyList<string> _missing = [];

    /// <summary>The draft to go on with.</summary>
    [Parameter]
    public DraftOffer? Draft { get; set; }

    [Inject]
    public required RecordDrafts Drafts { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    internal static DraftOffer Offer(RecordDraftLine line) => new(line.Id, line.RowKey, (line.RowKey is null ? "新增" : "修改") + line.Subject, line.SavedAt);

    protected override void OnInitialized() => _autosave = new Autosave(Time, work => InvokeAsync(async () =>
    {
        if (_gone.IsCancellationRequested) return;
        await work();
        StateHasChanged();
    }), SaveDraftAsync);

    private string MarkWords => _autosave.Words.Length > 0 && _autosave.IsKept && _unsent.Count > 0 ? $"{_autosave.Words}，不含{DraftWords.Named(_unsent.Select(LabelOf))}（过长）" : _autosave.Words;

    /// <summary>The labels of what is filled in and no draft keeps: too long, or personal.</summary>
    private IReadOnlyList<string> Unkept => [.. _unsent.Select(LabelOf).Union(_form?.Fields.Where(f => f.IsPersonal && IsChanged(f)).Select(f => f.Label) ?? [])];

    private string LabelOf(string key) => key switch
    {
        RecordInput.ReasonField => _form!.ReasonLabel,
        RecordInput.BasisField => "依据",
        _ => _form!.Fields.First(f => f.Key == key).Label,
    };

    /// <summary>An input holds more than its field may: the browser keeps it, says so beside it, and sends the rest.</summary>
    private void OnFilled(FilledEventArgs filled)
    {
        if (filled.Count > 0) _autosave.Hear(filled.Count);
        if (filled.Id is not { } id || KeyOf(id) is not { } key) return;
        if (filled.Length > 0) _unsent.Add(key);
        else _unsent.Remove(key);
        _autosave.Touch();
    }

    private string? KeyOf(string id) => id switch
    {
        ReasonId => RecordInput.ReasonField,
        BasisId => RecordInput.BasisField,
        _ => _form?.Fields.FirstOrDefault(f => RecordInputField.IdOf(f) == id || HeldOf(f).Any(h => h.Id == id))?.Key,
    };

    private async Task OfferDraftsAsync()
    {
        if (await Drafts.ListAsync(Ledger, Viewer, _gone.Token) is { Ok: true } drafts) _offers = [.. drafts.Value.Where(d => d.RowKey == Key && d.Id != _draft?.Id).Select(Offer)];
    }

    /// <summary>Fills in what a draft says, over what was seen then: what has changed since shows as a clash when it is saved.</summary>
    private async Task RestoreAsync(DraftOffer offer)
    {
        var draft = await Drafts.LoadAsync(offer.Id, Viewer, _gone.Token);
        if (!draft.Ok)
        {
            _refusal = draft.Error;
            return;
        }

        _form = draft.Value.SeenOf(_form!);
        _values = new Dictionary<string, string?>(_form.Values, StringComparer.Ordinal);
        foreach (var (key, value) in draft.Value.Typed)
            if (_values.ContainsKey(key)) _values[key] = value;
        (_reason, _basis, _draft) = (draft.Value.Reason, draft.Value.Basis, new DraftVersion(offer.Id, offer.SavedAt));
        (_clashes, _refusal) = ([], null);
        _faults = [.. draft.Value.Left.Select(key => new Fault(null, key, $"“{LabelOf(key)}”没有存入草稿，请重新填写。"))];
        _unsent.Clear();
        _missing = draft.Value.Left;
        _round++;
        _autosave.Restored(offer.SavedAt);
    }

    /// <summary>Not while the form is being saved: what is saved must be what was compared.</summary>
    private Task ContinueAsync(DraftOffer offer) => _work.RunAsync(async () =>
    {
        await _autosave.FlushAsync();
        if (IsUnsaved && (!_autosave.IsKept || Unkept.Count > 0) && !await MayDropAsync(DraftWords.Replacing(Unkept), "换为该草稿", "返回")) return;
        await RestoreAsync(offer);
        await OfferDraftsAsync();
    });

    private async Task DiscardAsync(DraftOffer offer)
    {
        if (await Drafts.DiscardAsync(offer.Id, Viewer, CancellationToken.None) is { Ok: false } failed) _refusal = failed.Error;
        await OfferDraftsAsync();
    }

    /// <summary>A form that is as it was seen again needs no draft.</summary>
    private async Task<Result<DateTime?>> SaveDraftAsync()
    {
        if (_form is null) return (DateTime?)null;
        if (!IsUnsaved) return await DropDraftAsync() is { Ok: false } failed ? Result<DateTime?>.Fail(failed.Error!) : (DateTime?)null;
        var saved = await Drafts.SaveAsync(_draft, Input, _unsent.Union(_missing), Viewer, CancellationToken.None);
        if (!saved.Ok) return Result<DateTime?>.Fail(saved.Error!);
        _draft = new DraftVersion(saved.Value.Id, saved.Value.SavedAt);
        return (DateTime?)saved.Value.SavedAt;
    }

    private async Task<Result<bool>> DropDraftAsync()
    {
        if (_draft is not { Id: var id }) return true;
        _draft = null;
        return await Drafts.DiscardAsync(id, Viewer, CancellationToken.None);
    }
}
