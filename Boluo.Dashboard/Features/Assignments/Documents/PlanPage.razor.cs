using System.Globalization;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>One 调整方案: it is kept as it is filled in, previewed, handed in, reviewed and applied.</summary>
public sealed partial class PlanPage
{
    private readonly OneAtATime _work = new();
    private Autosave _autosave = null!;
    private PlanDocumentLine? _line;
    private Guid? _edited;
    private Preview? _preview;
    private bool _outdated;
    private string? _refusal;
    private string? _done;

    [Parameter]
    public int Id { get; set; }

    [Inject]
    public required PlanDocuments Plans { get; init; }

    [Inject]
    public required PlanEffects Effects { get; init; }

    [Inject]
    public required PlanReading Reading { get; init; }

    [Inject]
    public required IEditor Editor { get; init; }

    [Inject]
    public required BrokenRules Rules { get; init; }

    [Inject]
    public required Dialogs Dialogs { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override object? LoadKey => Id;

    private DateOnly Today => Context.Limits.AsOf;

    private IReadOnlyList<string> Lacks => [.. Content!.Lacks()];

    private IReadOnlyList<string> Founded => [.. Content!.Moves.SelectMany(m => m.Founds)];

    private bool MayApply => _preview is { CanApply: true } && !_outdated;

    protected override void OnInitialized() => _autosave = new Autosave(Time, work => InvokeAsync(async () =>
    {
        if (Gone.IsCancellationRequested) return;
        await work();
        StateHasChanged();
    }), SaveAsync);

    protected override async Task<Result<PlanDetail>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var found = await Plans.FindAsync(Id, viewer, cancel);
        if (!found.Ok) return Result<PlanDetail>.Fail(found.Error!);
        // What is being filled in is not replaced by what others have done to the data meanwhile.
        if (_line?.Id != Id) Show(found.Value);
        if (_line!.State == AdjustmentPlanState.InForce) _preview ??= await Effects.KeptAsync(Id, cancel);
        return new PlanDetail(_line!, await Reading.NamesAsync(Content!, Today, cancel), await Plans.MustBeReviewedAsync(cancel));
    }

    private void Show(PlanDocumentLine line)
    {
        (_line, _edited, _preview, _outdated, _conflicts) = (line, null, null, false, []);
        _steps = new DraftSteps<PlanVersion>(new PlanVersion(line.Title, line.Content));
    }

    private void Heard(FilledEventArgs filled)
    {
        if (filled.Count > 0) _autosave.Hear(filled.Count);
    }

    /// <summary>What was chosen is called by its name at once.</summary>
    private async Task ReadNamesAsync()
    {
        _refusal = await Faults.TryAsync(ReloadAsync, Loggers.CreateLogger<PlanPage>());
    }

    private Task PreviewAsync() => WorkAsync(ReadPreviewAsync);

    private async Task ReadPreviewAsync()
    {
        // Nothing is measured unless the page shows what the plan says, and all of it is kept.
        if ((_refusal = (await Comparison.RefusalAsync(
        [
            new("plan-title", "方案名称", Title), new("plan-reason", "调整原因", Content!.Reason), new("plan-basis", "调整依据", Content.Basis),
            new("plan-day", "生效日期", Content.EffectiveOn is { } day ? Days.Iso(day) : null),
        ]))?.Sentence) is not null) return;
        await _autosave.FlushAsync();
        if (_refusal is not null) return;
        (_preview, _outdated) = (await Editor.PreviewAsync(_line!.ToPlan(Today), Context.Viewer, Gone), false);
    }

    private Task RebaseAsync() => WorkAsync(async () =>
    {
        await _autosave.FlushAsync();
        if (Take(await Plans.RebaseAsync(Id, _line!.Revision, Context.Viewer, CancellationToken.None), null)) await ReadPreviewAsync();
    });

    private Task ActAsync(PlanAct act) => WorkAsync(async () =>
    {
        await _autosave.FlushAsync();
        if (_refusal is not null) return;
        var (revision, by, none) = (_line!.Revision, Context.Viewer, CancellationToken.None);
        switch (act.Step)
        {
            case PlanStep.Preview: await ReadPreviewAsync(); break;
            case PlanStep.Submit: Take(await Plans.SubmitAsync(Id, revision, by, none), "已送审，由另一名管理员审核。"); break;
            case PlanStep.Agree: Take(await Plans.ReviewAsync(Id, revision, true, act.Opinion, by, none), "已审核通过。"); break;
            case PlanStep.SendBack: Take(await Plans.ReviewAsync(Id, revision, false, act.Opinion, by, none), "已退回修改。"); break;
            case PlanStep.Withdraw: Take(await Plans.WithdrawAsync(Id, revision, by, none), "已撤回。"); break;
            case PlanStep.Reopen: Take(await Plans.ReopenAsync(Id, revision, by, none), "已重新起草。"); break;
            case PlanStep.Apply: await ApplyAsync(); break;
            case PlanStep.Schedule: Take(await Plans.ScheduleAsync(Id, revision, by, none), $"待生效，统计时点到{Days.Long(Content!.EffectiveOn ?? Today)}时自动生效。"); break;
            case PlanStep.Undo: await UndoAsync(); break;
            case PlanStep.Discard: await DiscardAsync(); break;
        }
    });

    private async Task ApplyAsync()
    {
        if (_preview is not { CanApply: true } preview || _outdated) return;
        if (!await ConfirmDialog.AskAsync(Dialogs, "立即生效", [.. Question(preview)], "生效")) return;
        var applied = await Plans.ApplyAsync(_line!, Today, preview.Fingerprint, Context.Viewer, CancellationToken.None);
        if (applied.Ok) await ShowAgainAsync(Invariant($"已生效，第{applied.Value}号变更。"));
        else
        {
            _preview = await Editor.PreviewAsync(_line!.ToPlan(Today), Context.Viewer, Gone);
            _refusal = applied.Error;
        }
    }

    private IEnumerable<string> Question(Preview preview)
    {
        yield return Invariant($"调整方案“{_line!.Title}”自{Days.Long(Content!.EffectiveOn!.Value)}起生效，涉及社区{preview.Communities.Count}个、网格{preview.Effects.Count + preview.Founded.Count + preview.Ended.Count}个，作为一次变更，可整体撤销。");
        if (preview.Broken.Count > 0) yield return Rules.Question(preview.Broken, preview.Thresholds);
    }

    private async Task UndoAsync()
    {
        if (_line!.ChangeSetId is { } set && await RevertDialog.OpenAsync(Dialogs, set, $"第{set}号变更：调整方案“{_line.Title}”。", Context.Viewer)) await ShowAgainAsync("已撤销，恢复到方案生效前的状态。");
    }

    private async Task DiscardAsync()
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, "删除方案", [$"调整方案“{_line!.Title}”将被删除，不能恢复，是否删除？"], "删除", "返回")) return;
        var gone = await Plans.DiscardAsync(Id, _line.Revision, Context.Viewer, CancellationToken.None);
        _refusal = gone.Error;
        if (gone.Ok) Navigation.NavigateTo(Urls.To(Insight.Urls.Plans));
    }

    private Task ReopenPageAsync() => WorkAsync(() => ShowAgainAsync(null));

    private async Task ShowAgainAsync(string? done)
    {
        if (Take(await Plans.FindAsync(Id, Context.Viewer, Gone), done)) Show(_line!);
        await _autosave.ForgetAsync();
        await ReloadAsync();
    }

    /// <summary>Goes on with the plan as it has been stored, or says why it has not.</summary>
    private bool Take(Result<PlanDocumentLine> stored, string? done)
    {
        (_refusal, _done) = (stored.Error, stored.Ok ? done : null);
        if (!stored.Ok) return false;
        _line = stored.Value;
        _elsewhere?.Announce();
        return true;
    }

    private Task WorkAsync(Func<Task> work) => _work.RunAsync(async () =>
    {
        _done = null;
        StateHasChanged();
        if (await Faults.TryAsync(work, Loggers.CreateLogger<PlanPage>()) is { } fault) _refusal = fault;
    });

    protected override void Dispose(bool disposing)
    {
        if (disposing) _autosave?.Dispose();
        base.Dispose(disposing);
    }
}
