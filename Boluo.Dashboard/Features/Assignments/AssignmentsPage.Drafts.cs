using System.Globalization;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>A plan that is not applied yet is kept as a draft of its author, and offered again.</summary>
public sealed partial class AssignmentsPage
{
    private readonly HashSet<string> _unsent = new(StringComparer.Ordinal);
    private Autosave _autosave = null!;
    private IReadOnlyList<AdjustmentPlanLine> _drafts = [];
    private DraftVersion? _draft;

    /// <summary>What of a draft could not be filled in again.</summary>
    private string? _leftOut;

    [Inject]
    public required AdjustmentPlans Drafts { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    private bool IsUnsaved => _form.IsFilled || _unsent.Count > 0;

    private IReadOnlyList<DraftOffer> Offers => [.. _drafts.Where(d => d.Id != _draft?.Id).Select(d => new DraftOffer(d.Id, null, Words(d.Content), d.SavedAt))];

    private string MarkWords => _autosave.Words.Length > 0 && _autosave.IsKept && _unsent.Count > 0 ? $"{_autosave.Words}，不含{DraftWords.Named(Left)}（过长）" : _autosave.Words;

    /// <summary>What is too long to be sent, by its label.</summary>
    private IReadOnlyList<string> Left => [.. _unsent.Select(id => id == "plan-reason" ? "调整原因" : "调整依据")];

    private void StartDrafts() => _autosave = new Autosave(Time, work => InvokeAsync(async () =>
    {
        if (Gone.IsCancellationRequested) return;
        await work();
        StateHasChanged();
    }), SaveDraftAsync);

    private static string Words(PlanContent content)
    {
        var grids = content.Instructions.Sum(i => i.Grids.Count);
        string?[] parts =
        [
            content.HandsOver ? "移交一人的全部职责" : null,
            !content.HandsOver && grids > 0 ? $"已选{grids.ToString(CultureInfo.InvariantCulture)}个网格" : null,
            content.Reason.Length > 0 ? $"调整原因：{PlainText.Cut(content.Reason, 30)}" : null,
        ];
        return "调整方案" + string.Concat(parts.OfType<string>().Select(p => "，" + p));
    }

    private async Task OfferDraftsAsync()
    {
        var drafts = await Drafts.ListAsync(Context.Viewer, Gone);
        if (drafts.Ok) _drafts = drafts.Value;
        else _unread = drafts.Error;
    }

    private async Task<Result<DateTime?>> SaveDraftAsync()
    {
        if (!IsUnsaved)
        {
            var dropped = await DropDraftAsync();
            await OfferDraftsAsync();
            return dropped.Ok ? (DateTime?)null : Result<DateTime?>.Fail(dropped.Error!);
        }

        var saved = await Drafts.SaveAsync(_draft, _form.ToDraft(), Context.Viewer, CancellationToken.None);
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

    private Task ContinueAsync(DraftOffer offer) => BusyAsync(Work.Previewing, async () =>
    {
        await _picking;
        await _autosave.FlushAsync();
        if (IsUnsaved && (!_autosave.IsKept || _unsent.Count > 0) && !await ConfirmDialog.AskAsync(Dialogs, "继续填写", [DraftWords.Replacing(Left)], "换为该草稿", "返回")) return;
        await OfferDraftsAsync();
        if (_drafts.FirstOrDefault(d => d.Id == offer.Id) is not { } draft)
        {
            _leftOut = "该草稿已生效或已放弃，请重新填写。";
            return;
        }

        var (form, missing) = await _choices.FormAsync(draft.Content, Today, Gone);
        Clear();
        (_form, _ticked, _draft) = (form, form.Codes, new DraftVersion(draft.Id, draft.SavedAt));
        _autosave.Restored(draft.SavedAt);
        _leftOut = missing > 0 ? $"草稿中有{missing}项网格或人员已不存在，未填入，请核对。" : null;
        await OfferDraftsAsync();
        await ReloadAsync();
    });

    private async Task DiscardAsync(DraftOffer offer)
    {
        var gone = await Drafts.DiscardAsync(offer.Id, Context.Viewer, CancellationToken.None);
        _unread = gone.Error;
        await OfferDraftsAsync();
    }

    private void OnFilled(FilledEventArgs filled)
    {
        if (filled.Count > 0) _autosave.Hear(filled.Count);
        if (filled.Id is not ("plan-reason" or "plan-basis")) return;
        if (filled.Length > 0) _unsent.Add(filled.Id);
        else _unsent.Remove(filled.Id);
        _outdated = true;
        _autosave.Touch();
    }

    /// <summary>Nothing is measured or written unless the page shows what the plan says; why not, otherwise.</summary>
    private async Task<string?> WhyNotAsShownAsync()
    {
        string Number(int? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "";
        return (await Comparison.RefusalAsync(
        [
            new("plan-community", "调整到社区", _form.Community), new("plan-branch", "调整到党支部", Number(_form.BranchId)), new("plan-leader", "网格长", PersonPicker.TextOf(_form.Leader)),
            new("plan-worker-change", "网格员", _form.WorkerChange.ToString()), new("plan-successor", "接任人员", PersonPicker.TextOf(_form.To)),
            new("plan-reason", "调整原因", _form.ReasonText), new("plan-basis", "调整依据", _form.BasisText),
            new("plan-day", "生效日期", _form.EffectiveOn is { } day ? Days.Iso(day) : null),
        ], _ticked))?.Sentence;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _autosave?.Dispose();
        base.Dispose(disposing);
    }
}
