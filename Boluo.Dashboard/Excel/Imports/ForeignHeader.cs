using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>What a person says of a sheet that is no template of ours; what is null is proposed.</summary>
/// <param name="Ledger">The ledger of the register whose rows these are.</param>
/// <param name="Shape">Where header and body are.</param>
/// <param name="Fields">By the letters of a column, the key of its field; empty for a column that is not read.</param>
public sealed record ForeignAnswers(string? Ledger, SheetAnswers Shape, IReadOnlyDictionary<string, string> Fields)
{
    public static readonly ForeignAnswers None = new(null, new SheetAnswers(), new Dictionary<string, string>());
}

/// <summary>
/// A sheet that somebody else has made, understood as the rows of a register: by the words of its headers, whatever they are written like. It
/// is a proposal with its reasons; who brings the sheet in may say it otherwise.
/// </summary>
public sealed class ForeignHeader
{
    /// <summary>Fewer columns are no table of a register.</summary>
    private const int FewestColumns = 2;

    /// <summary>Of the columns that say something, so many must be the register's.</summary>
    private const double LeastShare = 0.5;

    private const double LeastLikeness = 2.0 / 3;

    private ForeignHeader(SheetShape shape, ISheetKind register, IReadOnlyDictionary<SheetField, FormField> fields) => (Shape, Register, Fields) = (shape, register, fields);

    public SheetShape Shape { get; }

    public ISheetKind Register { get; }

    /// <summary>The field of each column that has one.</summary>
    public IReadOnlyDictionary<SheetField, FormField> Fields { get; }

    /// <summary>The register whose fields the sheet names best, or the one that was said; null where the sheet is none of ours.</summary>
    public static ForeignHeader? Propose(SheetShape shape, IReadOnlyList<ISheetKind> registers, ForeignAnswers answers)
    {
        if (shape.Kind != SheetKind.Rows) return null;
        if (answers.Ledger is { } ledger) return registers.FirstOrDefault(r => r.Ledger == ledger) is { } said ? new ForeignHeader(shape, said, Match(shape, said, answers)) : null;
        var telling = shape.Fields.Count(f => !HeaderWords.IsNumber(f.Leaf) && !HeaderWords.IsRemark(f.Leaf));
        var ranked = registers.Select(r => new ForeignHeader(shape, r, Match(shape, r, answers)))
            .Where(h => h.Fields.Count >= FewestColumns && h.Fields.Count >= LeastShare * telling && h.IsTelling)
            .OrderBy(h => h.Missing.Count).ThenByDescending(h => h.Fields.Count + h.Likeness).Take(2).ToList();
        return ranked switch
        {
            [var only] => only,
            [var best, var next] when best.Missing.Count < next.Missing.Count || best.Fields.Count + best.Likeness > next.Fields.Count + next.Likeness => best,
            _ => null,
        };
    }

    public IReadOnlyList<FormField> Missing => [.. Register.Offered.Where(f => f.Required && !Fields.Values.Contains(f))];

    /// <summary>As the rest of the import reads a header.</summary>
    internal SheetHeader Header => new()
    {
        Register = Register,
        Row = Shape.HeaderBottom,
        Columns = Fields.ToDictionary(f => f.Key.Column, f => f.Value),
        Others = [.. Shape.Fields.Where(f => !Fields.ContainsKey(f) && !HeaderWords.IsNumber(f.Leaf)).Select(f => (f.Column, f.Leaf))],
    };

    /// <summary>Why it was read so, as whole sentences.</summary>
    public IEnumerable<string> Reasons
    {
        get
        {
            yield return $"不是本系统的模板，按{Register.Noun}读取：表头在第{(Shape.HeaderTop == Shape.HeaderBottom ? Invariant($"{Shape.HeaderTop}") : Invariant($"{Shape.HeaderTop}至{Shape.HeaderBottom}"))}行，从第{Shape.FirstBody}行起为数据。";
            var likened = Fields.Where(f => SheetHeader.Fold(f.Key.Leaf) != SheetHeader.Fold(f.Value.Label) && SheetHeader.Fold(f.Key.Leaf) != SheetHeader.Fold(f.Value.FullLabel)).Select(f => $"“{PlainText.InQuotes(PlainText.Cut(f.Key.Leaf, 12))}”作为{f.Value.Quoted}").ToList();
            if (likened.Count > 0) yield return $"表头与台账不同的列：{string.Join('、', likened)}。";
        }
    }

    /// <summary>Numbers of columns, units, examples, totals, notes and lines to sign are no rows; nor is what stands above the body.</summary>
    internal bool IsRow(ReadRow row)
    {
        if (row.Number < Shape.FirstBody) return false;
        if (Shape.RoleOf(row.Number) is not (RowRole.Other or RowRole.Blank or RowRole.Named or RowRole.Data)) return false;
        return !row.Cells.Any(c => RowWords.IsTotal(c.Text) || RowWords.IsSubtotal(c.Text) || RowWords.IsSignOff(c.Text)) && !(row.Cells.Count == 1 && RowWords.IsNote(row.Cells[0].Text));
    }

    private double Likeness => Shape.Title is { } title ? TitleWords.Likeness(title, Register.Noun) : 0;

    /// <summary>Says all that a new row needs, or the code of each row, or is called so and lacks little: a superior's form of places and counts is no ledger, though some of its headers are.</summary>
    private bool IsTelling => Missing.Count == 0 || (Likeness >= LeastLikeness && 2 * Missing.Count <= Fields.Count) || Fields.Values.Any(f => f.Kind == FieldKind.Code);

    private static Dictionary<SheetField, FormField> Match(SheetShape shape, ISheetKind register, ForeignAnswers answers)
    {
        var (fields, offered) = (new Dictionary<SheetField, FormField>(), register.Offered);
        foreach (var field in shape.Fields)
            if (answers.Fields.TryGetValue(field.Key, out var said) && offered.FirstOrDefault(f => f.Key == said) is { } chosen && !fields.ContainsValue(chosen)) fields[field] = chosen;
        // The best agreement of all goes first, so that 联系人 does not take what 联系人姓名 says better.
        var pairs = from field in shape.Fields
                    where !answers.Fields.ContainsKey(field.Key)
                    from own in offered
                    let agreement = Math.Max(HeaderWords.Agreement(field.Header, own.Label, null), SheetHeader.Fold(field.Leaf) == SheetHeader.Fold(own.FullLabel) ? HeaderWords.Same : 0)
                    where agreement >= HeaderWords.Likened
                    orderby agreement descending, field.Column
                    select (field, own);
        foreach (var (field, own) in pairs)
            if (!fields.ContainsKey(field) && !fields.ContainsValue(own)) fields[field] = own;
        return fields;
    }
}
