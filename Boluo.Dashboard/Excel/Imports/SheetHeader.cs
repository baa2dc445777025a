using System.Text;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>The header of a sheet, understood as the columns of a register: which fields stand where, and what stands there that is none.</summary>
internal sealed record SheetHeader
{
    /// <summary>Below these rows nobody begins a table.</summary>
    private const int LastRow = 20;

    public required ISheetKind Register { get; init; }

    /// <summary>The row of the header.</summary>
    public required int Row { get; init; }

    /// <summary>The field of each column that has one.</summary>
    public required IReadOnlyDictionary<int, FormField> Columns { get; init; }

    /// <summary>Headers that are no field of the register, or one that stands there twice.</summary>
    public required IReadOnlyList<(int Column, string Text)> Others { get; init; }

    public IReadOnlyList<FormField> Missing => [.. Register.Offered.Where(f => f.Required && !Columns.Values.Contains(f))];

    /// <summary>The row that names the most fields; null where none names two.</summary>
    public static SheetHeader? Find(SheetCells sheet, ISheetKind register)
    {
        var fields = register.Offered;
        return sheet.Rows.TakeWhile(r => r.Number <= LastRow).Select(row => Of(row, register, fields)).Where(h => h.Columns.Count > 0 && (h.Columns.Count > 1 || fields.Count == 1)).MaxBy(h => h.Columns.Count);
    }

    /// <summary>The register whose fields the sheet names the most of, all that must be filled in among them; null where that is none, or more than one.</summary>
    public static SheetHeader? Best(SheetCells sheet, IEnumerable<ISheetKind> registers)
    {
        var found = registers.Select(r => Find(sheet, r)).OfType<SheetHeader>().Where(h => h.Missing.Count == 0 && h.Columns.Count > 1).OrderByDescending(h => h.Columns.Count).ThenBy(h => h.Others.Count).Take(2).ToList();
        return found switch
        {
            [var only] => only,
            [var best, var next] when best.Columns.Count > next.Columns.Count || best.Others.Count < next.Others.Count => best,
            _ => null,
        };
    }

    private static SheetHeader Of(ReadRow row, ISheetKind register, IReadOnlyList<FormField> fields)
    {
        var (columns, others) = (new Dictionary<int, FormField>(), new List<(int, string)>());
        foreach (var cell in row.Cells)
        {
            var text = Fold(cell.Text);
            if (fields.FirstOrDefault(f => Fold(f.FullLabel) == text || Fold(f.Label) == text) is { } field && !columns.ContainsValue(field)) columns[cell.Column] = field;
            else if (cell.Text != ErrorWorkbook.Header) others.Add((cell.Column, cell.Text));
        }

        return new SheetHeader { Register = register, Row = row.Number, Columns = columns, Others = others };
    }

    /// <summary>Both widths, line breaks and the mark of what must be filled in make no difference.</summary>
    internal static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '*'));

    public IReadOnlyList<OfferedColumn> Offered => [.. Columns.OrderBy(c => c.Key).Select(c => new OfferedColumn(c.Value.Key, CellRange.Letters(c.Key)))];
}
