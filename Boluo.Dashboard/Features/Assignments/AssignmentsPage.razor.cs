using System.Globalization;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using MudBlazor;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>网格调整. The form belongs to the page, so that it outlives the list's refreshes, the tabs and a refused plan.</summary>
public sealed partial class AssignmentsPage
{
    private const string PlanTab = "plan", RecentTab = "recent", TableTab = "table", DayTab = "day";

    /// <summary>The day of a county's own data is the calendar's, and nobody moves it.</summary>
    private (string Key, string Label)[] Tabs =>
        [(PlanTab, "新建调整方案"), (RecentTab, "最近调整"), (TableTab, "网格调整情况一览表"), .. Context.Limits.IsSample ? [(DayTab, "推进统计时点")] : Array.Empty<(string, string)>()];

    private static readonly string[] ShownColumns = ["name", "households", "branch", "leader", "workers", "status"];

    private PlanForm _form = new();
    private PlanChoices _choices = null!;
    private string _tab = PlanTab;
    private (string Grid, string? Restored) _picked;
    private IReadOnlySet<string> _ticked = new HashSet<string>();
    private Task _picking = Task.CompletedTask;
    private Plan? _plan;
    private Preview? _preview;
    private IReadOnlyList<Fault> _faults = [];
    private string? _refused;
    private string? _unread;
    private Done? _done;
    private ElementReference _doneBar;
    private Done? _shown;
    private bool _outdated;
    private bool _asking;
    private Work _work;

    private enum Work
    {
        None,
        Previewing,
        Applying,
    }

    /// <summary>Grids of the plan, in words, that have been changed since they were ticked.</summary>
    public sealed record Content(IReadOnlyList<string> Changed);

    private sealed record Done(string Sentence, int? ChangeSetId = null, int Grids = 0);

    [Inject]
    public required AssignmentChoices Choices { get; init; }

    [Inject]
    public required IEditor Editor { get; init; }

    [Inject]
    public required BrokenRules Rules { get; init; }

    [Inject]
    public required Dialogs Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool IsBusy => _work != Work.None;

    private DateOnly Today => Context.Limits.AsOf;

    protected override void OnInitialized()
    {
        _choices = new PlanChoices(Choices);
        _form.EffectiveOn = Today;
        StartDrafts();
    }

    /// <summary>Drafts need the circuit, and so does whoever would go on with one.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) await OfferDraftsAsync();
    }

    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var tab = Choice(Insight.Urls.TabKey, [.. Tabs.Select(t => t.Key)]);
        if (!tab.Ok) return Result<Content>.Fail(tab.Error!);
        _tab = tab.Value;
        if (QueryHelpers.ParseQuery(Context.Query).TryGetValue("pick", out var pick) && pick.ToString() is { Length: > 0 } code && (code, Insight.Urls.RestoredDay(Context.Query)) is var picked && picked != _picked)
        {
            _picked = picked;
            var grids = await _choices.GridsAsync([code], Today, cancel);
            if (grids.Count == 0) return Result<Content>.Fail($"未找到编码为“{PlainText.Cut(code)}”的网格，请核对。");
            if (picked.Item2 is null) _form.Pick(grids);
            else if (await RestoreAsync(grids[0], picked.Item2, cancel) is { } why) return Result<Content>.Fail(why);
            _ticked = _form.Codes;
        }

        if (!_form.IsFilled) _form.EffectiveOn = Today;
        await _choices.LoadAsync(_form, Today, cancel);
        if (_form.Grids.Count == 0) return new Content([]);
        var now = (await _choices.GridsAsync([.. _form.Codes], Today, cancel)).ToDictionary(g => g.Situation.Code, g => g.Situation.Version, StringComparer.Ordinal);
        return new Content([.. _form.Grids.Where(g => now.GetValueOrDefault(g.Situation.Code) != g.Situation.Version).Select(g => g.Situation.Name)]);
    }

    /// <summary>The form as it gives a grid back what it had on a day; says why it cannot.</summary>
    private async Task<string?> RestoreAsync(GridChoice grid, string text, CancellationToken cancel)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > Today) return $"恢复的日期应为不晚于{Days.Long(Today)}的“年-月-日”，现为“{PlainText.InQuotes(PlainText.Cut(text))}”。";
        if (await _choices.EarlierAsync(grid, day, Today, cancel) is not var (form, missing)) return $"{Days.Long(day)}没有{grid.Situation.Name}，不能恢复。";
        _form = form;
        _leftOut = missing > 0 ? $"{Days.Long(day)}的党支部、网格长、网格员中有{missing}项已不存在，未填入，请另行选择。" : null;
        return null;
    }

    /// <summary>What is done is said at the top of the page, which may be out of sight.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_done == _shown) return;
        _shown = _done;
        if (_done is not null) await _doneBar.FocusAsync();
    }

    private async Task OnEditedAsync(bool otherChoices)
    {
        (_outdated, _done) = (true, null);
        _autosave.Touch();
        if (_faults.Count > 0) _faults = _form.Check(Today);
        if (otherChoices) await TryAsync(() => _choices.LoadAsync(_form, Today, Gone));
    }

    /// <summary>What cannot be read or written is said on the page, which keeps what is filled in.</summary>
    private async Task TryAsync(Func<Task> work) => _unread = await Insight.Faults.TryAsync(work, Loggers.CreateLogger<AssignmentsPage>());

    private Task PreviewAsync() => BusyAsync(Work.Previewing, async () =>
    {
        (_refused, _done) = (null, null);
        await _picking;
        if (await WhyNotAsShownAsync() is { } refusal)
        {
            _faults = [new Fault(null, PlanForm.Content, refusal)];
            return;
        }

        _faults = _form.Check(Today);
        if (_faults.Count == 0) await ReadPreviewAsync();
    });

    private Task RebaseAsync() => BusyAsync(Work.Previewing, async () =>
    {
        await _choices.RebaseAsync(_form, Today, Gone);
        _ticked = _form.Codes;
        _refused = null;
        _faults = _form.Check(Today);
        if (_faults.Count == 0) await ReadPreviewAsync();
        else _preview = null;
        await ReloadAsync();
    });

    private async Task ReadPreviewAsync()
    {
        _plan = _form.Build(Today);
        _preview = await Editor.PreviewAsync(_plan, Context.Viewer, Gone);
        _faults = [.. _preview.Faults.Where(f => f.Row is null)];
        _outdated = false;
    }

    private async Task ApplyAsync()
    {
        if (IsBusy || _asking || _outdated || _preview is not { CanApply: true } preview || _plan is not { } plan) return;
        _asking = true; // A double click asks once.
        try
        {
            if (preview.Broken.Count > 0 && !await ConfirmDialog.AskAsync(Dialogs, "立即生效", [Rules.Question(preview.Broken, preview.Thresholds)])) return;
        }
        finally
        {
            _asking = false;
        }

        await BusyAsync(Work.Applying, () => ApplyAsync(plan, preview));
    }

    private async Task ApplyAsync(Plan plan, Preview preview)
    {
        if ((_refused = await WhyNotAsShownAsync()) is not null) return;
        await _autosave.FlushAsync();
        await _autosave.StopAsync();
        Result<int> applied;
        try
        {
            applied = await Editor.ApplyAsync(plan with { DraftId = _draft?.Id }, preview.Fingerprint, Context.Viewer, CancellationToken.None);
        }
        finally
        {
            _autosave.Resume();
        }

        if (!applied.Ok)
        {
            await ReadPreviewAsync();
            _refused = _preview switch
            {
                { Clashes.Count: > 0 } => null,
                { CanApply: true } now when now.Fingerprint != preview.Fingerprint => "数据在预览之后有变动，已按现有数据重新测算，请核对后再提交，所填内容已保留。",
                _ => applied.Error,
            };
            return;
        }

        _draft = null;
        await _autosave.ForgetAsync();
        Clear();
        _done = new Done($"已生效，涉及{preview.Effects.Count}个网格。", applied.Value, preview.Effects.Count);
        await OfferDraftsAsync();
        await ReloadAsync();
    }

    private async Task RevertAsync(int changeSetId, int grids)
    {
        if (await RevertDialog.OpenAsync(Dialogs, changeSetId, $"第{changeSetId}号变更，涉及{grids}个网格。", Context.Viewer)) _done = new Done("已撤销。");
    }

    private async Task ClearAsync()
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, "清空方案", ["所填内容和草稿将一并清除，是否清空？"], "清空", "返回")) return;
        await _autosave.ForgetAsync();
        var gone = await DropDraftAsync();
        Clear();
        (_done, _unread) = (null, gone.Error);
        await OfferDraftsAsync();
        await ReloadAsync();
    }

    private void Clear()
    {
        _form = new PlanForm { EffectiveOn = Today };
        _ticked = _form.Codes;
        _unsent.Clear();
        _leftOut = null;
        (_preview, _plan, _faults, _refused, _outdated) = (null, null, [], null, false);
    }

    private void CloseAsync() => (_preview, _refused) = (null, null);

    private async Task BusyAsync(Work kind, Func<Task> work)
    {
        if (IsBusy) return;
        _work = kind;
        StateHasChanged();
        try
        {
            await TryAsync(work);
        }
        finally
        {
            _work = Work.None;
            StateHasChanged();
        }
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        var stays = Navigation.PathOf(leaving.TargetLocation) == Context.Path;
        // Another tab of this page keeps the plan, but not what an input holds alone.
        if (!IsUnsaved || (stays && (_unsent.Count == 0 || TabOf(leaving.TargetLocation) == TabOf(Navigation.Uri)))) return;
        await _picking;
        await _autosave.FlushAsync();
        if (!await ConfirmDialog.AskAsync(Dialogs, "离开本页", [DraftWords.Leaving("调整方案尚未生效", _autosave.IsKept, Left)], "离开", "留在本页")) leaving.PreventNavigation();
        else if (stays) _unsent.Clear();
    }

    private string TabOf(string location) => QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(location).Query).TryGetValue(Insight.Urls.TabKey, out var tab) ? tab.ToString() : PlanTab;

    /// <summary>Another tab with the same scope and the same views of the ledgers.</summary>
    private string TabLink(string tab)
    {
        var others = QueryHelpers.ParseQuery(Context.Query).Where(p => p.Key is not (Insight.Urls.TabKey or "pick")).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value.ToString())}");
        return Insight.Urls.Link(Insight.Urls.Join(Context.Path, string.Join('&', tab == PlanTab ? others : others.Prepend($"tab={tab}"))));
    }
}
