using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>What a field of a form is filled with: a column of a source, the running number, or nothing.</summary>
/// <param name="Agreement">How well header and column agree, as <see cref="HeaderWords"/> counts it.</param>
public sealed record FormFilling(SheetField Field, string? Source, string? Column, int Agreement)
{
    /// <summary>In place of a source: 1, 2, 3 …</summary>
    public const string Number = "#";

    /// <summary>Says in an address that a field stays empty.</summary>
    public const string Empty = "-";

    public bool IsNumber => Source == Number;

    /// <summary>The names printed in advance stand here.</summary>
    public bool IsPrinted { get; init; }

    /// <summary>What it is called in an address.</summary>
    public string Code => Source is null ? Empty : IsNumber ? Number : $"{Source}:{Column}";

    public static FormFilling None(SheetField field) => new(field, null, null, 0);
}

/// <summary>How far a source can fill a form, and why it is proposed.</summary>
public sealed record FormMatch
{
    private const double TitleWeight = 8;
    private const double TitleEnough = 0.6;
    private const double TitleOfPersons = 0.5;
    private const double ShareEnough = 0.5;
    private const int FewestMatched = 2;

    /// <summary>A ledger's rows stand for themselves; a summary's stand among totals.</summary>
    private const double SummaryBelow = 3;
    private const double RowsForNames = 4;

    public required FormSource Source { get; init; }

    public required IReadOnlyList<FormFilling> Fillings { get; init; }

    public required double Score { get; init; }

    /// <summary>How much its title speaks of the same, from 0 to 1.</summary>
    public required double Likeness { get; init; }

    /// <summary>Fields that ask for data: neither names of places nor numbers nor remarks.</summary>
    public required int Asked { get; init; }

    public required IReadOnlyList<SheetField> Found { get; init; }

    /// <summary>Good enough to be proposed. Below, a person may still choose it.</summary>
    public required bool IsProposed { get; init; }

    /// <summary>All sources, best first.</summary>
    public static IReadOnlyList<FormMatch> Rank(SheetShape shape, FormMode mode, IEnumerable<FormSource> sources) =>
        [.. sources.Select(s => Of(shape, mode, s)).OrderByDescending(m => m.Score).ThenBy(m => m.Source.Columns.Count)];

    public static FormMatch Of(SheetShape shape, FormMode mode, FormSource source)
    {
        var printed = FormNames.PrintedFields(shape, mode);
        var fillings = Propose(shape.Fields, printed, mode, source);
        var likeness = shape.Title is { } title ? Math.Max(TitleWords.Likeness(title, source.Title), TitleWords.Likeness(title, source.Sheet.Title.Subject)) : 0;
        var asked = fillings.Where(f => AsksForData(f.Field, mode) && !f.IsPrinted).ToList();
        var found = asked.Where(f => f.Source is not null).Select(f => f.Field).ToList();
        var asksForPersons = shape.Fields.Any(f => HeaderWords.Plain(f.Leaf) == FormSource.PersonHeader);
        var score = fillings.Sum(f => f.Agreement) + likeness * TitleWeight
            - (mode == FormMode.Below && source.Block is not null ? SummaryBelow : 0) + (HasRowsOf(source, printed, mode, shape) ? RowsForNames : 0);
        return new FormMatch
        {
            Source = source,
            Fillings = fillings,
            Likeness = likeness,
            Asked = asked.Count,
            Found = found,
            Score = score,
            IsProposed = ((found.Count >= FewestMatched && found.Count >= ShareEnough * asked.Count) || (likeness >= TitleEnough && found.Count > 0))
                && (!source.IsOfPersons || (asksForPersons && (shape.Title is null || likeness >= TitleOfPersons)))
                && source.Sheet is not ILedger { IsHistory: true },
        };
    }

    /// <summary>A proposal for every field; a column is proposed once.</summary>
    private static IReadOnlyList<FormFilling> Propose(IReadOnlyList<SheetField> fields, IReadOnlySet<SheetField> printed, FormMode mode, FormSource source)
    {
        var found = new Dictionary<SheetField, FormFilling>();
        foreach (var field in fields)
            if (printed.Contains(field)) found[field] = FormFilling.None(field) with { IsPrinted = true, Agreement = Math.Max(0, source.Columns.Max(c => Agreement(field, c))) };
            else if (HeaderWords.IsNumber(field.Leaf)) found[field] = new FormFilling(field, FormFilling.Number, null, 0);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, column, agreement) in Pairs(fields.Where(f => !found.ContainsKey(f)), mode, source))
            if (!found.ContainsKey(field) && taken.Add(column.Key))
                found[field] = new FormFilling(field, source.Id, column.Key, agreement);
        return [.. fields.Select(f => found.GetValueOrDefault(f) ?? FormFilling.None(f))];
    }

    /// <summary>What agrees, best first.</summary>
    private static List<(SheetField Field, Column Column, int Agreement)> Pairs(IEnumerable<SheetField> fields, FormMode mode, FormSource source) =>
        [.. from field in fields
            from column in source.Columns
            where mode is FormMode.Below or FormMode.Cards || FormSource.PlaceOf(column) == PlaceHeader.None // Places are printed; what is asked for of them is how many.
            let agreement = Agreement(field, column)
            where agreement > 0
            orderby agreement descending, field.Row, field.Column
            select (field, column, agreement)];

    /// <summary>How well a field and a column agree; a count is no word.</summary>
    public static int Agreement(SheetField field, Column column) =>
        HeaderWords.IsCount(field.Leaf) && !column.IsNumber ? 0 : HeaderWords.Agreement(field.Header, column.Header, column.Group);

    /// <summary>Where places are printed, 社区 beside a township asks how many it has.</summary>
    private static bool AsksForData(SheetField field, FormMode mode) =>
        !HeaderWords.IsNumber(field.Leaf) && !HeaderWords.IsRemark(field.Leaf) && (mode is FormMode.ByName or FormMode.Across || HeaderWords.PlaceOf(field.Leaf) == PlaceHeader.None);

    /// <summary>The form prints townships, and the source has a row for each: nothing need be added up, and persons are counted once.</summary>
    private static bool HasRowsOf(FormSource source, IReadOnlySet<SheetField> printed, FormMode mode, SheetShape shape)
    {
        var townships = mode == FormMode.Across ? shape.Across.Count > 0 : printed.Any(f => HeaderWords.PlaceOf(f.Leaf) == PlaceHeader.Township) && !printed.Any(f => HeaderWords.PlaceOf(f.Leaf) == PlaceHeader.Community);
        return townships && source.Columns.Any(c => FormSource.PlaceOf(c) == PlaceHeader.Township)
            && (source.Block?.Any(r => r.Kind == RowKind.Subtotal) ?? source.Columns.All(c => FormSource.PlaceOf(c) != PlaceHeader.Community));
    }
}
