using Boluo.Dashboard.Components.Records;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Editing.Views;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Components;

/// <summary>
/// A ledger as a plain table whose sort, filters, pager and columns are links: it is whole in the first response, its state is the
/// address, and a copied link restores it.
/// </summary>
public sealed partial class LedgerTable
{
    /// <summary>Characters that never wrap; longer text may.</summary>
    private const int ShortText = 12;

    private ILedger _ledger = null!;
    private string _title = "";
    private View? _view;
    private KeptViews _kept = KeptViews.None;
    private string? _search;
    private RecordDesk? _desk;

    /// <summary>What has been ticked since the owner last said what is: a second tick must not forget the first.</summary>
    private IReadOnlySet<string>? _ticked;
    private IReadOnlySet<string>? _said;

    /// <summary>The row that was ticked last, from which Shift selects a range.</summary>
    private string? _last;

    private bool _isRange;

    /// <summary>Why not all rows could be ticked. With it comes a new box, which the browser shows as it is: not ticked.</summary>
    private string? _tickFault;

    /// <summary>The ledger's name.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Keys of the rows that are ticked; no boxes are shown without it.</summary>
    [Parameter]
    public IReadOnlySet<string>? Selected { get; set; }

    [Parameter]
    public EventCallback<IReadOnlySet<string>> SelectedChanged { get; set; }

    /// <summary>Keys of the columns to show where the address chooses none; the ledger's own choice without it.</summary>
    [Parameter]
    public IReadOnlyList<string>? UsualColumns { get; set; }

    /// <summary>What to say where the scope has no rows at all; in general words without it.</summary>
    [Parameter]
    public string? WhenEmpty { get; set; }

    /// <summary>Buttons beside the column choice.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>Buttons of a row, in the place of those of its record.</summary>
    [Parameter]
    public RenderFragment<LedgerRow>? RowTools { get; set; }

    [Inject]
    public required IEnumerable<ILedger> Ledgers { get; init; }

    [Inject]
    public required CountyFacts County { get; init; }

    [Inject]
    public required IEnumerable<IRegister> Records { get; init; }

    [Inject]
    public required SavedViews Views { get; init; }

    [Inject]
    public required IEnumerable<EntrySheet> Sheets { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override object? LoadKey => Name;

    protected override void OnParametersSet()
    {
        _ledger = Ledgers.Named(Name);
        _title = _ledger.Title.In(County);
        if (!ReferenceEquals(_said, Selected)) (_said, _ticked) = (Selected, null);
    }

    protected override async Task<Result<LedgerPage>> LoadAsync(CancellationToken cancel)
    {
        var view = View.Parse(Context.Query, _ledger);
        if (!view.Ok)
        {
            _view = null;
            return Result<LedgerPage>.Fail(view.Error!);
        }

        _kept = await Views.OfAsync(Name, Context.Viewer, cancel);
        _view = (UsualColumns ?? Remembered) is { } usual && !QueryHelpers.ParseQuery(Context.Query).ContainsKey(ColumnsKey) ? view.Value with { Columns = usual } : view.Value;
        _search = _view.Search;
        return await _ledger.PageAsync(Context.Scope, _view, Context.Viewer, cancel);
    }

    private string ColumnsKey => $"{Name}.{ViewKeys.Columns}";

    /// <summary>The columns that the reader has had remembered, of those that there are; a table that serves another page has its own.</summary>
    private IReadOnlyList<string>? Remembered =>
        UsualColumns is null && _kept.Columns?.Where(key => _ledger.Columns.Any(c => c.Key == key)).ToList() is { Count: > 0 } known ? known : null;

    /// <summary>What is shown, as it is kept and passed on: with its columns.</summary>
    private string Address => Urls.Join(Context.Path, Join(Others, Query(_view! with { Page = 1 }, withColumns: true)));

    /// <summary>The editor of the rows, where there is one for this viewer; a table whose rows are ticked serves another.</summary>
    private IRegister? Record => Selected is null ? Records.ForEditing(Name, Context) : null;

    /// <summary>A new row starts in the place that the page speaks of.</summary>
    private Dictionary<string, string?> Preset => new(StringComparer.Ordinal) { [Scope.TownshipKey] = Context.Scope.Township, [Scope.CommunityKey] = Context.Scope.Community };

    /// <summary>The keys of this address that are not this ledger's: scope, and the views of other ledgers.</summary>
    private IEnumerable<(string Key, string Value)> OtherKeys =>
        QueryHelpers.ParseQuery(Context.Query).Where(p => !p.Key.StartsWith(Name + ".", StringComparison.Ordinal)).Select(p => (p.Key, p.Value.ToString()));

    /// <summary>This ledger's keys but the search and the page, for a form that is sent before the circuit is up.</summary>
    private IEnumerable<(string Key, string Value)> OwnKeys =>
        QueryHelpers.ParseQuery((_view! with { Search = null, Page = 1 }).ToQuery(_ledger)).Select(p => (p.Key, p.Value.ToString()));

    /// <summary>Scope and view of the screen, for a file or paper with all rows.</summary>
    private string ViewQuery => Join(Context.ScopeQuery, (_view! with { Page = 1, Size = View.DefaultSize }).ToQuery(_ledger));

    private string Others => string.Join('&', OtherKeys.Select(k => $"{k.Key}={Uri.EscapeDataString(k.Value)}"));

    /// <summary>An address without columns shows those that are remembered, so that the ledger's own must be in it.</summary>
    private string LinkTo(View view) => Urls.Link(Urls.Join(Context.Path, Join(Others, Query(view, withColumns: Remembered is not null))));

    private string Query(View view, bool withColumns)
    {
        var query = view.ToQuery(_ledger);
        return withColumns && view.Columns.SequenceEqual(View.Default(_ledger).Columns) ? Join(query, ViewKeys.Term(Name, new ViewTerm(ViewKeys.Columns, string.Join(',', view.Columns)))) : query;
    }

    private async Task RememberAsync(IReadOnlyList<string>? columns)
    {
        if (!(await Views.RememberAsync(Name, columns, Context.Viewer, Gone)).Ok) return;
        _kept = _kept with { Columns = columns };
        if (columns is null) await ReloadAsync(); // The address may name no columns, and stays.
    }

    private async Task ReadKeptAsync() => _kept = await Views.OfAsync(Name, Context.Viewer, Gone);

    private static string Join(string first, string second) => string.Join('&', new[] { first, second }.Where(q => q.Length > 0));

    private void SearchAsync() =>
        Navigation.NavigateTo(LinkTo(_view! with { Search = string.IsNullOrWhiteSpace(_search) ? null : _search.Trim(), Page = 1 }));

    private static string? ClassOf(Column column, string text, bool isName)
    {
        if (column.IsNumber) return "num";
        var isShort = column.Format is Format.Code or Format.Date || text.Length <= ShortText;
        return (isShort, isName) switch { (true, true) => "short name", (true, _) => "short", (_, true) => "name", _ => null };
    }

    private string? SortOf(Column column) => _view!.Sorts is [var sort, ..] && sort.Column == column.Key ? Direction(sort) : null;

    private static string Direction(Sort sort) => sort.Descending ? "descending" : "ascending";

    private string Arrow(Column column) => SortOf(column) switch { "ascending" => " ▲", "descending" => " ▼", _ => "" };

    private bool AllPicked => Model!.Rows.All(r => Selected!.Contains(r.Key));

    /// <summary>One row; with Shift all from the one that was ticked last to it.</summary>
    private Task PickAsync(string key, ChangeEventArgs change)
    {
        var (from, to) = (_isRange ? IndexOf(_last) : -1, IndexOf(key));
        _last = key;
        return SetAsync(from < 0 ? [key] : Model!.Rows.Skip(Math.Min(from, to)).Take(Math.Abs(to - from) + 1).Select(r => r.Key), change.Value is true);
    }

    private int IndexOf(string? key) => Model!.Rows.Select(r => r.Key).ToList().IndexOf(key!);

    /// <summary>All that are listed: every row of the view, not only those of the page.</summary>
    private async Task PickAllAsync(ChangeEventArgs change)
    {
        var keys = new List<string>();
        _tickFault = null;
        _tickFault = await Faults.TryAsync(async () =>
        {
            await foreach (var row in _ledger.AllAsync(Context.Scope, _view!, Context.Viewer, Gone)) keys.Add(row.Key);
        }, Loggers.CreateLogger<LedgerTable>());
        if (_tickFault is null) await SetAsync(keys, change.Value is true);
    }

    private Task SetAsync(IEnumerable<string> keys, bool picked)
    {
        var selected = new SortedSet<string>(_ticked ?? Selected!, StringComparer.Ordinal);
        if (picked) selected.UnionWith(keys);
        else selected.ExceptWith(keys);
        _ticked = selected;
        return SelectedChanged.InvokeAsync(selected);
    }
}
