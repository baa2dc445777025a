using System.Globalization;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>What each row under a header is there for.</summary>
internal sealed class RowReader(SheetGrid grid, IReadOnlyList<SheetField> fields, int headerBottom)
{
    /// <summary>What explains the header stands close below it.</summary>
    private const int SpecialRows = 4;

    private const double MostlyFilled = 0.75;

    public RowRole RoleOf(int row, bool afterBody)
    {
        var texts = grid.TextsOf(row).Where(t => grid.OriginOf(row, t.Column).Row == row).ToList();
        if (texts.Count == 0) return IsBlank(row) ? RowRole.Blank : RowRole.Other;
        var words = texts.ConvertAll(t => t.Text);
        if (words.Exists(RowWords.IsSignOff)) return RowRole.SignOff;
        if (RowWords.IsNote(words[0]) && words.Count == 1 || IsAcross(row, texts[0].Column) && !RowWords.IsTotal(words[0])) return RowRole.Note;
        if (words.Exists(RowWords.IsTotal)) return RowRole.Total;
        if (words.Exists(RowWords.IsSubtotal)) return RowRole.Subtotal;
        if (row <= headerBottom + SpecialRows && !afterBody && SpecialOf(words) is { } special) return special;
        var numbered = fields.FirstOrDefault(f => HeaderWords.IsNumber(f.Leaf))?.Column;
        var content = texts.Where(t => t.Column != numbered || !double.TryParse(t.Text, CultureInfo.InvariantCulture, out _)).ToList();
        if (content.Count == 0) return RowRole.Blank;
        var asked = content.Count(t => fields.Any(f => f.Column == t.Column));
        if (asked == 0) return RowRole.Note;
        return fields.Count > 2 && asked > MostlyFilled * fields.Count(f => f.Column != numbered) ? RowRole.Data : RowRole.Named;
    }

    private static RowRole? SpecialOf(List<string> words)
    {
        if (RowWords.AreNumbering(words)) return RowRole.Numbering;
        if (RowWords.AreUnits(words)) return RowRole.Units;
        if (RowWords.AreExample(words)) return RowRole.Example;
        return RowWords.AreInstruction(words) ? RowRole.Instruction : null;
    }

    /// <summary>Prepared by its look or by a formula.</summary>
    private bool IsBlank(int row) => grid.IsPrepared(row) && fields.Any(f => grid.IsOneRow(row, f.Column)) || fields.Any(f => grid.IsFormula(row, f.Column));

    /// <summary>One cell merged over most of the table.</summary>
    private bool IsAcross(int row, int column) => grid.SpanOf(row, column) is var span && span > 2 && span * 2 > fields.Count && grid.TextsOf(row).Count() == 1
        && !fields.Any(f => grid.IsFormula(row, f.Column));
}
