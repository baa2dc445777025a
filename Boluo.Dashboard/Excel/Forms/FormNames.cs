using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>The rows of a source that a printed name means: several where it names a township, whose rows are added up.</summary>
internal sealed record NamedRows(string Name, IReadOnlyList<SheetRow> Rows)
{
    public bool IsUnknown => Rows.Count == 0;
}

/// <summary>Finds the rows of a source by the names that a form prints in advance; a second name, the township's, tells two of one name apart.</summary>
internal sealed class FormNames
{
    private readonly FormSource _source;
    private readonly IReadOnlyList<SheetRow> _rows;
    private readonly int _column;
    private readonly ILookup<string, SheetRow> _byName;
    private readonly ILookup<string, SheetRow> _byBareName;

    private FormNames(FormSource source, IReadOnlyList<SheetRow> rows, int column)
    {
        (_source, _rows, _column) = (source, rows, column);
        var named = rows.Where(r => r.Kind != RowKind.Total && NameOf(r, column) is not null).ToList();
        if (IsTownship && named.Exists(r => r.Kind == RowKind.Subtotal)) named.RemoveAll(r => r.Kind != RowKind.Subtotal);
        else named.RemoveAll(r => r.Kind == RowKind.Subtotal);
        _byName = named.ToLookup(r => PlaceWords.Plain(NameOf(r, column)!), StringComparer.Ordinal);
        _byBareName = named.ToLookup(r => PlaceWords.Bare(NameOf(r, column)!), StringComparer.Ordinal);
    }

    /// <summary>The names are those of townships, under which the source may have many rows.</summary>
    public bool IsTownship => FormSource.PlaceOf(_source.Columns[_column]) == PlaceHeader.Township;

    /// <summary>Fields in which names are printed: nothing is filled in there.</summary>
    public static IReadOnlySet<SheetField> PrintedFields(SheetShape shape, FormMode mode)
    {
        if (mode != FormMode.ByName) return new HashSet<SheetField>();
        var named = shape.Named.ToList();
        return shape.Fields.Where(f => named.Count(r => shape.Grid.TextAt(r, f.Column).Length > 0) is var count
            && (count * 2 > named.Count || (count > 0 && HeaderWords.PlaceOf(f.Leaf) != PlaceHeader.None))).ToHashSet();
    }

    /// <summary>The column of the form and the one of the source that have most names in common.</summary>
    /// <returns>Null where the source knows none of the names.</returns>
    public static (SheetField Field, FormNames Names)? Find(SheetShape shape, FormSource source, IReadOnlyList<SheetRow> rows)
    {
        var printed = PrintedFields(shape, FormMode.ByName).Where(f => shape.NameColumn is null || f.Column == shape.NameColumn).ToList();
        var named = shape.Named.ToList();
        (SheetField, FormNames)? best = null;
        var most = 0;
        foreach (var field in printed)
        {
            var names = named.Select(r => shape.Grid.TextAt(r, field.Column)).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            foreach (var candidate in Candidates(source, rows))
                if (names.Count(candidate.Knows) is var known && known > most && known * 2 >= names.Count)
                    (best, most) = ((field, candidate), known);
        }

        return best;
    }

    /// <summary>The same for names that stand side by side.</summary>
    public static FormNames? Of(IReadOnlyList<string> names, FormSource source, IReadOnlyList<SheetRow> rows) => names.Count == 0 ? null :
        Candidates(source, rows).Select(c => (Names: c, Known: names.Count(c.Knows))).Where(c => c.Known * 2 >= names.Count).OrderByDescending(c => c.Known).Select(c => c.Names).FirstOrDefault();

    /// <summary>The rows that a name means, narrowed by the other names printed beside it.</summary>
    public NamedRows Of(string name, IEnumerable<string> beside)
    {
        var found = Rows(name).ToList();
        if (found.Count > 1 && !IsTownship)
            foreach (var other in beside.Where(o => o.Length > 0))
                if (found.Where(r => _source.Columns.Select((c, i) => (c, i)).Any(p => p.i != _column && p.c.Format == Format.Text && NameOf(r, p.i) is { } text && PlaceWords.AreSame(text, other))).ToList() is { Count: > 0 } narrowed)
                    found = narrowed;
        return new NamedRows(name, found);
    }

    /// <summary>Rows that no printed name means.</summary>
    public IReadOnlyList<string> Besides(IEnumerable<NamedRows> used)
    {
        var known = used.SelectMany(u => u.Rows).ToHashSet();
        return [.. _byName.SelectMany(g => g).Where(r => !known.Contains(r)).Select(r => NameOf(r, _column)!).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The value of a column: of the one row, or added up where the column adds up.</summary>
    /// <returns>False where several rows have no value together.</returns>
    public bool TryValue(NamedRows named, Column column, out object? value)
    {
        var position = PositionOf(column);
        value = named.Rows is [var only] ? only.Cells[position] : null;
        if (named.Rows.Count == 1) return true;
        if (named.Rows.Count == 0 || !IsTownship) return false;
        switch (column)
        {
            case { Total: Total.Sum }:
                value = Sum(named, position);
                return true;
            case { Total: Total.Ratio, RatioOf: { } ratio } when _source.Find(ratio.Numerator) is { } above && _source.Find(ratio.Denominator) is { } below:
                value = Sum(named, PositionOf(above)) / Sum(named, PositionOf(below)) is { } known && double.IsFinite(known) ? known : null;
                return true;
            default:
                return false;
        }
    }

    private static IEnumerable<FormNames> Candidates(FormSource source, IReadOnlyList<SheetRow> rows) =>
        // What tells most rows apart comes first: a community before its township.
        Enumerable.Range(0, source.Columns.Count).Where(i => source.Columns[i].Format is Format.Text or Format.Code)
            .Select(i => new FormNames(source, rows, i)).Where(n => n._byName.Count > 0).OrderByDescending(n => n._byName.Count);

    private bool Knows(string name) => Rows(name).Any();

    private IEnumerable<SheetRow> Rows(string name)
    {
        var exact = _byName[PlaceWords.Plain(name)];
        return exact.Any() || PlaceWords.Bare(name) != PlaceWords.Plain(name) ? exact : _byBareName[PlaceWords.Bare(name)];
    }

    private static string? NameOf(SheetRow row, int column) => row.Cells[column] is string { Length: > 0 } text && text != Cells.NotApplicable ? text : null;

    private int PositionOf(Column column) => Enumerable.Range(0, _source.Columns.Count).First(i => _source.Columns[i].Key == column.Key);

    private static double? Sum(NamedRows named, int position)
    {
        var values = named.Rows.Select(r => r.Cells[position]).Where(v => v is int or long or double).Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return values.Count == 0 ? null : values.Sum();
    }
}
