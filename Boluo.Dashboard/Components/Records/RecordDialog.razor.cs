using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Boluo.Dashboard.Components.Records;

/// <summary>What was done, in one sentence, and the change set that can be taken back.</summary>
public sealed record RecordDone(string Sentence, int? ChangeSetId, string Subject);

public sealed partial class RecordDialog : IDisposable
{
    private const string ReasonId = "record-reason", BasisId = "record-basis";

    private readonly CancellationTokenSource _gone = new();
    private RecordForm? _form;
    private Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private string _reason = "";
    private string? _basis;
    private IReadOnlyList<Fault> _faults = [];
    private IReadOnlyList<Clash> _clashes = [];
    private string? _refusal;

    /// <summary>What was filled in at once, for the reader.</summary>
    private string? _filled;
    private readonly Dictionary<string, RecordInputField> _inputs = new(StringComparer.Ordinal);
    private ElementReference _reasonInput;
    private ElementReference _basisInput;
    private string? _focus;
    private bool _begun;

    /// <summary>Inputs are made anew when a draft is filled in: one may show what was never sent.</summary>
    private int _round;
    private readonly OneAtATime _work = new();
    private bool _asking;
    private bool _isOver;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required string Ledger { get; set; }

    /// <summary>The ledger's row key; none to add a row.</summary>
    [Parameter]
    public string? Key { get; set; }

    /// <summary>What a new row starts with, by field key.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string?>? Preset { get; set; }

    [Parameter, EditorRequired]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required IRecordEditor Editor { get; init; }

    [Inject]
    public required Dialogs Dialogs { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    /// <summary>Opens the form of a row; says what was done, if anything was.</summary>
    public static Task<RecordDone?> OpenAsync(Dialogs dialogs, IRegister record, string? key, Viewer viewer, IReadOnlyDictionary<string, string?>? preset = null, DraftOffer? draft = null) =>
        OpenAsync(dialogs, (key is null ? "新增" : "修改") + record.Noun, record.Ledger!, key, viewer, preset, draft);

    /// <summary>Opens the form of an action; says what was done, if anything was.</summary>
    public static Task<RecordDone?> OpenAsync(Dialogs dialogs, IRecordAction action, string? key, Viewer viewer, IReadOnlyDictionary<string, string?>? preset = null, DraftOffer? draft = null) =>
        OpenAsync(dialogs, action.Title, action.Name, key, viewer, preset, draft);

    private static async Task<RecordDone?> OpenAsync(Dialogs dialogs, string title, string ledger, string? key, Viewer viewer, IReadOnlyDictionary<string, string?>? preset, DraftOffer? draft)
    {
        var dialog = await dialogs.ShowAsync<RecordDialog>(
            title,
            new DialogParameters<RecordDialog> { { d => d.Ledger, ledger }, { d => d.Key, key }, { d => d.Preset, preset }, { d => d.Viewer, viewer }, { d => d.Draft, draft } },
            new DialogOptions { CloseOnEscapeKey = false, BackdropClick = false, MaxWidth = MaxWidth.Medium, FullWidth = true });
        return (await dialog.Result)?.Data as RecordDone;
    }

    private bool IsUnsaved => !_isOver && _form is not null && (_unsent.Count > 0 || _reason.Length > 0 || !string.IsNullOrEmpty(_basis) || _form.Fields.Any(IsChanged));

    private RecordInput Input => new(_form!, _values, _reason, _basis) { DraftId = _draft?.Id };

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (_form is null) return;
        if (Draft is { } draft) await RestoreAsync(draft);
        else await OfferDraftsAsync();
    }

    /// <summary>The keyboard goes to the form when it arrives, and to the first thing that is wrong: it may be out of sight.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_form is not null && !_begun)
        {
            _begun = true;
            await Comparison.BeginAsync(_form.Fields.FirstOrDefault(f => !_form.Fixed.Contains(f.Key)) is { } first ? RecordInputField.IdOf(first) : ReasonId);
        }

        if (_focus is not { } key) return;
        _focus = null;
        if (key == RecordInput.ReasonField) await _reasonInput.FocusAsync();
        else if (key == RecordInput.BasisField) await _basisInput.FocusAsync();
        else if (_inputs.GetValueOrDefault(key) is { } input) await input.FocusAsync();
    }

    /// <summary>Reads the row as it is now. What was typed stays where it differs from what was seen.</summary>
    private async Task LoadAsync()
    {
        var loaded = await Editor.LoadAsync(Ledger, Key, Viewer, _gone.Token);
        if (!loaded.Ok)
        {
            _refusal = loaded.Error;
            return;
        }

        var typed = _form?.Fields.Where(IsChanged).ToDictionary(f => f.Key, f => _values.GetValueOrDefault(f.Key), StringComparer.Ordinal) ?? [];
        _values = new Dictionary<string, string?>(loaded.Value.Values, StringComparer.Ordinal);
        if (_form is null && Key is null)
            foreach (var (key, value) in Preset ?? new Dictionary<string, string?>(StringComparer.Ordinal))
                if (_values.ContainsKey(key) && value is not null) _values[key] = value;
        foreach (var (key, value) in typed) _values[key] = value;
        (_form, _clashes, _refusal) = (loaded.Value, [], null);
    }

    private bool IsChanged(FormField field) => (_values.GetValueOrDefault(field.Key) ?? "") != (_form!.Values.GetValueOrDefault(field.Key) ?? "");

    private void Change(FormField field, string? text) => Touch(field.Key, _values.GetValueOrDefault(field.Key), _values[field.Key] = text);

    private void SetReason(string? text) => Touch(RecordInput.ReasonField, _reason, _reason = text ?? "");

    private void SetBasis(string? text) => Touch(RecordInput.BasisField, _basis, _basis = text);

    /// <summary>What was sent while it was being typed comes once more when its input is left.</summary>
    private void Touch(string key, string? before, string? after)
    {
        if ((before ?? "") == (after ?? "")) return;
        _faults = [.. _faults.Where(f => f.Field != key)];
        _unsent.Remove(key);
        _missing = [.. _missing.Where(m => m != key)];
        _autosave.Touch();
    }

    private IReadOnlyList<Fault> FaultsOf(string key) => [.. _faults.Where(f => f.Field == key)];

    private string FieldClass(string key) => FaultsOf(key).Count == 0 ? "field wide" : "field wide field-wrong";

    private Task SaveAsync() => BusyAsync(async () =>
    {
        if (!await IsAsShownAsync()) return;
        Take(await Editor.SaveAsync(Input, Viewer, CancellationToken.None), "已保存。");
    });

    /// <summary>Nothing is written unless the page shows what is to be written. The refusal names the fields, and the first one gets the focus.</summary>
    private async Task<bool> IsAsShownAsync()
    {
        var form = _form!;
        var refusal = await Comparison.RefusalAsync(
        [
            .. form.Fields.SelectMany(HeldOf),
            new(ReasonId, form.ReasonLabel, _reason), new(BasisId, "依据", _basis),
        ]);
        if (refusal is null) return true;
        (_refusal, _focus) = (refusal.Sentence, refusal.Ids is [var id, ..] ? KeyOf(id) : null);
        return false;
    }

    private IEnumerable<HeldInput> HeldOf(FormField field) => (field, _values.GetValueOrDefault(field.Key)) switch
    {
        (LinkField links, var chosen) => LinksInput.HeldOf(links, chosen, _form!.Choices[links.Key]),
        (_, var value) => [new HeldInput(RecordInputField.IdOf(field), field.Label, field.Kind == FieldKind.Flag ? value ?? "false" : value)],
    };

    private async Task DeleteAsync()
    {
        if (_work.IsRunning || _asking || _form is not { } form) return;
        if (_reason.Trim().Length == 0)
        {
            (_faults, _focus) = ([new Fault(null, RecordInput.ReasonField, "删除应填写原因。")], RecordInput.ReasonField);
            return;
        }

        _asking = true; // A double click asks once.
        var sure = await ConfirmDialog.AskAsync(Dialogs, $"删除{form.Noun}", [$"确认删除{form.Subject}？删除后可在操作日志中撤销。"], "删除");
        _asking = false;
        if (!sure) return;
        await BusyAsync(async () =>
        {
            if (await IsAsShownAsync()) Take(await Editor.DeleteAsync(Input, Viewer, CancellationToken.None), "已删除。");
        });
    }

    private void Take(RecordOutcome outcome, string sentence)
    {
        (_faults, _clashes, _refusal) = (outcome.Faults, outcome.Clashes, outcome.Refusal);
        _focus = _faults is [var first, ..] ? first.Field : null;
        if (outcome.Merged.Count > 0) sentence += $"他人同时修改的{string.Join('、', outcome.Merged.Select(m => $"“{m}”"))}一并保留。";
        if (outcome.Ok) Close(new RecordDone(sentence, outcome.ChangeSetId, outcome.Subject ?? _form!.Subject));
    }

    /// <summary>What follows may navigate: there is nothing left to be asked about.</summary>
    private void Close(RecordDone done)
    {
        _isOver = true;
        Dialog.Close(DialogResult.Ok(done));
    }

    private Task RebaseAsync() => BusyAsync(LoadAsync);

    private async Task UndoAsync(RecordLine line)
    {
        if (_work.IsRunning || !await MayDropAsync("所填内容尚未保存，撤销后草稿一并删除，是否继续？")) return;
        if (!await RevertDialog.OpenAsync(Dialogs, line.ChangeSetId, $"第{line.ChangeSetId}号变更（{line.ByName}，{Days.LongTime(line.At)}）：{line.What}{_form!.Subject}。", Viewer)) return;
        await _autosave.StopAsync();
        await DropDraftAsync();
        Close(new RecordDone("已撤销。", null, _form!.Subject));
    }

    /// <summary>恢复: the row as it was before one of its changes is filled in, to be looked at and saved like anything else. Links and personal numbers stay.</summary>
    private async Task FillEarlierAsync(RecordLine line)
    {
        if (_work.IsRunning || line.Earlier is not { } earlier || !await MayDropAsync("所填内容将换为此前的内容，是否继续？", "换为此前的内容", "返回")) return;
        foreach (var field in _form!.Fields.Where(f => earlier.ContainsKey(f.Key) && !_form.Fixed.Contains(f.Key))) Change(field, earlier[field.Key]);
        (_filled, _round) = ($"已填入第{line.ChangeSetId}号变更之前的内容，与现有内容不同的{_form.Fields.Count(IsChanged)}项；核对并填写原因后保存。", _round + 1);
    }

    private async Task CancelAsync()
    {
        if (!await MayLeaveAsync("所填内容尚未保存，关闭后草稿一并删除，是否关闭？")) return;
        await _autosave.StopAsync();
        await DropDraftAsync();
        Dialog.Cancel();
    }

    /// <summary>The browser's back button, or a link: the form goes with its page, and its draft stays.</summary>
    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        await _autosave.FlushAsync();
        if (!await MayLeaveAsync(DraftWords.Leaving("所填内容尚未保存", _autosave.IsKept, Unkept))) leaving.PreventNavigation();
    }

    private async Task<bool> MayLeaveAsync(string question)
    {
        if (!await MayDropAsync(question)) return false;
        _isOver = true;
        return true;
    }

    /// <summary>Whether what was typed may be lost; there may be nothing to lose.</summary>
    private async Task<bool> MayDropAsync(string question, string drop = "关闭", string keep = "继续填写")
    {
        if (_asking) return false;
        if (!IsUnsaved) return true;
        _asking = true;
        var sure = await ConfirmDialog.AskAsync(Dialogs, drop, [question], drop, keep);
        _asking = false;
        return sure;
    }

    /// <summary>Escape that only drops what an input method is composing is not meant for the form.</summary>
    private Task OnKeyAsync(KeyboardEventArgs pressed) => pressed is { Key: "Escape", IsComposing: false } ? CancelAsync() : Task.CompletedTask;

    private Task BusyAsync(Func<Task> work) => _work.RunAsync(async () =>
    {
        if (_form is null) return;
        StateHasChanged();
        await _autosave.StopAsync();
        try
        {
            await work();
        }
        finally
        {
            if (!_isOver) _autosave.Resume();
        }
    });

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _autosave.Dispose();
    }
}
