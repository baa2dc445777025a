using System.Globalization;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Components.Records;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Boluo.Dashboard.Features.Entry;

/// <summary>One sheet while somebody fills it in. Its rows follow the data; what was filled in stays until it is saved or cleared.</summary>
public sealed partial class EntryTable : IDisposable
{
    private const string ReasonId = "entry-reason", BasisId = "entry-basis";

    private readonly CancellationTokenSource _gone = new();
    private readonly EntryCells _cells = new();
    private readonly OneAtATime _work = new();
    private Dictionary<(string Place, string Field), string> _faults = [];
    private IReadOnlyList<EntryFault> _said = [];
    private EntryForm? _given;

    /// <summary>The sheet as it is now.</summary>
    private EntryForm _form = null!;
    private string _reason = "";
    private string? _basis;
    private string? _refusal;
    private string? _focus;
    private bool _clashed;
    private bool _asking;
    private RecordDone? _done;

    /// <summary>Inputs are made anew: they show what was never sent, or what was cleared.</summary>
    private int _round;

    [CascadingParameter]
    public required PageContext Context { get; set; }

    [Parameter, EditorRequired]
    public required EntryForm Form { get; set; }

    /// <summary>Under which its drafts are found again.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    /// <summary>The draft to go on with, if it is still there.</summary>
    [Parameter]
    public DraftOffer? Draft { get; set; }

    /// <summary>A draft of this sheet or another is to be gone on with.</summary>
    [Parameter]
    public EventCallback<DraftOffer> Continue { get; set; }

    [Inject]
    public required IEntryEditor Editor { get; init; }

    [Inject]
    public required Dialogs Dialogs { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    [Inject]
    public required IJSRuntime Scripts { get; init; }

    private EntrySheet Sheet => _form.Sheet;

    private bool IsUnsaved => _cells.Any || _reason != UsualReason || !string.IsNullOrEmpty(_basis);

    /// <summary>What is entered each period has the same reason each time; it may be said otherwise.</summary>
    private string UsualReason => $"录入{Sheet.Words(_form.Occasion.Each)}{Sheet.Title}";

    private EntryInput Input(IReadOnlyList<EntryCell> cells) => new(Sheet, _form.Occasion, _form.Scope, cells, _reason, _basis) { DraftId = _draft?.Id };

    protected override async Task OnInitializedAsync()
    {
        _form = Form;
        _autosave = NewAutosave();
        _reason = UsualReason;
        if (!RendererInfo.IsInteractive) return;
        await OfferDraftsAsync();
        if (_offers.FirstOrDefault(o => o.Id == Draft?.Id && o.RowKey == Address) is not { } begun) return;
        await RestoreAsync(begun);
        await OfferDraftsAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_given, Form)) return;
        var isFirst = _given is null;
        _given = _form = Form;
        if (!isFirst && _cells.Any) await CheckAsync(_cells.All, null); // A colleague has saved something.
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await Scripts.InvokeAsync<IJSObjectReference>("import", _gone.Token, $"./{Assets["js/sheet.js"]}");
        if (_focus is not { } id) return;
        _focus = null;
        await Comparison.FocusAsync(id);
    }

    private static string IdOf(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"c{row}-{column}");

    private static int LongestOf(Field column) => column.Kind is FieldKind.Text or FieldKind.LongText ? column.Longest : 40;

    /// <summary>The cell behind an input; null where the page is of another occasion by now.</summary>
    private (EntryRow Row, int Column)? CellOf(string id)
    {
        if (id is not ['c', .. var rest] || rest.Split('-') is not [var r, var c] || !int.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var row) || !int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var column)) return null;
        return row < _form.Rows.Count && column < Sheet.Columns.Count ? (_form.Rows[row], column) : null;
    }

    private string? Now(string place, string field) =>
        _form.Rows.FirstOrDefault(r => r.Place.Value == place) is { } row && Sheet.Columns.ToList().FindIndex(c => c.Key == field) is var at and >= 0 ? row.Values[at] : null;

    private async Task HearAsync(CellsEventArgs heard)
    {
        var (rows, isNews) = (new HashSet<string>(StringComparer.Ordinal), false);
        foreach (var cell in heard.Cells)
        {
            if (CellOf(cell.Id) is not var (row, column)) continue;
            if (_cells.Fill(row.Place.Value, Sheet.Columns[column].Key, cell.Text, row.Values[column])) isNews = true;
            if (!cell.Typing) rows.Add(row.Place.Value);
        }

        if (isNews) _autosave.Touch();
        if (rows.Count > 0) await CheckAsync(_cells.Of(rows), rows);
    }

    /// <summary>Judges rows that have been filled in; what was said of others stays.</summary>
    private async Task CheckAsync(IReadOnlyList<EntryCell> cells, HashSet<string>? rows)
    {
        var found = await Editor.CheckAsync(Input(cells), Context.Viewer, _gone.Token);
        if (!found.Ok)
        {
            _refusal = found.Error;
            return;
        }

        _refusal = null;
        Say([.. rows is null ? [] : _said.Where(f => !rows.Contains(f.Place) && f.Place.Length > 0), .. found.Value]);
    }

    private void Say(IReadOnlyList<EntryFault> faults)
    {
        (_said, _clashed) = (faults, faults.Any(f => f.IsClash));
        var columns = Sheet.Columns.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        _faults = faults.GroupBy(f => (f.Place, columns.Contains(f.Field) || f.Place.Length == 0 ? f.Field : "")).ToDictionary(g => g.Key, g => string.Concat(g.Select(f => f.Sentence)));
    }

    private void SetReason(string? text) => Touch(_reason, _reason = text ?? "", EntryInput.ReasonField);

    private void SetBasis(string? text) => Touch(_basis, _basis = text, EntryInput.BasisField);

    private void Touch(string? before, string? after, string field)
    {
        if ((before ?? "") == (after ?? "")) return;
        Say([.. _said.Where(f => f.Place.Length > 0 || f.Field != field)]);
        _autosave.Touch();
    }

    private IReadOnlyList<Fault> FaultsOf(string field) => _faults.GetValueOrDefault(("", field)) is { } sentence ? [new Fault(null, field, sentence)] : [];

    private string FieldClass(string field) => FaultsOf(field).Count == 0 ? "field" : "field field-wrong";

    private Task SaveAsync() => BusyAsync(async () =>
    {
        if (await Comparison.RefusalAsync(Held()) is { } refusal)
        {
            (_refusal, _focus) = (refusal.Sentence, refusal.Ids is [var first, ..] ? first : null);
            return;
        }

        var input = Input(_cells.All);
        var outcome = await Editor.SaveAsync(input, Context.Viewer, CancellationToken.None);
        _refusal = outcome.Refusal;
        Say(outcome.Faults);
        if (outcome.ChangeSetId is not { } id)
        {
            _focus = FirstFault();
            return;
        }

        _done = new RecordDone("已保存。", id, $"{Sheet.Words(_form.Occasion.Each)}{Sheet.Title}：{(outcome.Added == 0 ? "" : $"新增{outcome.Added}行")}{(outcome.Added > 0 && outcome.Changed > 0 ? "，" : "")}{(outcome.Changed == 0 ? "" : $"修改{outcome.Changed}行")}。");
        Begin();
        if (await Editor.LoadAsync(Sheet, _form.Occasion, _form.Scope, Context.Viewer, _gone.Token) is { Ok: true } now) _form = now.Value;
    });

    /// <summary>All inputs, with what the server holds of them.</summary>
    private IEnumerable<HeldInput> Held()
    {
        for (var r = 0; r < _form.Rows.Count; r++)
            for (var c = 0; c < Sheet.Columns.Count; c++)
                yield return new HeldInput(IdOf(r, c), $"{_form.Rows[r].Place.Name} {Sheet.Columns[c].Label}", _cells.Held(_form.Rows[r].Place.Value, Sheet.Columns[c].Key, _form.Rows[r].Values[c]));
        yield return new HeldInput(ReasonId, "录入说明", _reason);
        yield return new HeldInput(BasisId, "依据", _basis);
    }

    private string? FirstFault()
    {
        for (var r = 0; r < _form.Rows.Count; r++)
            for (var c = 0; c < Sheet.Columns.Count; c++)
                if (_faults.ContainsKey((_form.Rows[r].Place.Value, Sheet.Columns[c].Key))) return IdOf(r, c);
        return _faults.ContainsKey(("", EntryInput.ReasonField)) ? ReasonId : _faults.ContainsKey(("", EntryInput.BasisField)) ? BasisId : null;
    }

    private Task RebaseAsync() => BusyAsync(async () =>
    {
        _cells.Rebase(Now);
        await CheckAsync(_cells.All, null);
    });

    private async Task ClearAsync()
    {
        if (_asking) return;
        _asking = true;
        var sure = await ConfirmDialog.AskAsync(Dialogs, "清空本次填写", ["所填内容尚未保存，清空后草稿一并删除，是否清空？"], "清空", "继续填写");
        _asking = false;
        if (!sure) return;
        await BusyAsync(async () =>
        {
            await DropDraftAsync();
            Begin();
        });
    }

    /// <summary>The sheet is as it is in the data.</summary>
    private void Begin()
    {
        _cells.Clear();
        (_reason, _basis, _draft) = (UsualReason, null, null);
        Say([]);
        _round++;
        _isFresh = true;
    }

    private async Task UndoAsync(int changeSetId)
    {
        if (await RevertDialog.OpenAsync(Dialogs, changeSetId, $"第{changeSetId}号变更：{_done!.Subject}", Context.Viewer)) _done = new RecordDone("已撤销。", null, _done!.Subject);
    }

    /// <summary>Another page, or another sheet: what was filled in stays as a draft.</summary>
    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (_leaves) return;
        await _autosave.FlushAsync();
        if (!IsUnsaved) return;
        if (_asking) leaving.PreventNavigation();
        if (_asking) return;
        _asking = true;
        var sure = await ConfirmDialog.AskAsync(Dialogs, "离开", [DraftWords.Leaving("所填内容尚未保存", _autosave.IsKept, [.. _cells.TooLong.Select(LabelOf)])], "离开", "继续填写");
        _asking = false;
        if (!sure) leaving.PreventNavigation();
    }

    private Task BusyAsync(Func<Task> work) => _work.RunAsync(async () =>
    {
        StateHasChanged();
        await _autosave.StopAsync();
        try
        {
            await work();
        }
        finally
        {
            if (_isFresh) await _autosave.ForgetAsync();
            else _autosave.Resume();
            _isFresh = false;
        }
    });

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _autosave.Dispose();
    }
}
