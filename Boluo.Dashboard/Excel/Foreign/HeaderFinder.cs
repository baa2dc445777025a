using System.Globalization;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>Where the header of a table is: the row with most known words, and the rows above and below that belong to it.</summary>
internal sealed class HeaderFinder(SheetGrid grid, SheetVocabulary words)
{
    private const int FewestColumns = 2;
    private const int LongestHeader = 40;
    private const int Deepest = 60;
    private const double WordWeight = 0.4;

    /// <returns>Its last row; 0 where there is none.</returns>
    public int Bottom()
    {
        var (best, most) = (0, 0.0);
        for (var row = 1; row <= Math.Min(grid.Height, Deepest); row++)
            if (Score(row) is var score && score > most)
                (best, most) = (row, score);
        return best == 0 ? 0 : Lowered(best);
    }

    public int Top(int bottom)
    {
        var top = bottom;
        while (top > 1 && IsHeaderToo(top - 1, top)) top--;
        return top;
    }

    /// <summary>How many headers of the row are known words.</summary>
    public int KnownIn(int row) => HeadersIn(row).Count(words.KnowsHeader);

    public List<string> HeadersIn(int row) => [.. grid.TextsOf(row).Select(t => t.Text).Where(IsHeader).Distinct(StringComparer.Ordinal)];

    /// <summary>填报单位：… is a line to be filled in and no header, a number is none either.</summary>
    public static bool IsHeader(string text) =>
        text.Length is > 0 and <= LongestHeader && !text.AsSpan().ContainsAny(':', '：') && !double.TryParse(text, CultureInfo.InvariantCulture, out _) && !RowWords.IsTotal(text);

    /// <summary>The headers of a column from the outside in, joined by /.</summary>
    public string PathOf(int top, int bottom, int column) => string.Join('/', Enumerable.Range(top, bottom - top + 1)
        .Select(row => grid.OriginOf(row, column)).Distinct().Select(o => Plain(grid.TextAt(o.Row, o.Column))).Where(t => t.Length > 0));

    /// <summary>Without the spaces and line breaks that only set the words apart.</summary>
    public static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private double Score(int row)
    {
        var headers = HeadersIn(row);
        var texts = grid.TextsOf(row).Select(t => t.Text).ToList();
        if (headers.Count < FewestColumns || RowWords.AreNumbering(texts) || RowWords.AreUnits(texts) || RowWords.AreExample(texts) || texts.Exists(RowWords.IsSubtotal)) return 0;
        if (headers.Count(words.IsPlace) is var places && places > 0 && places * 2 >= headers.Count(words.KnowsHeader)) return 0;
        var known = headers.Count(words.KnowsHeader);
        if (known < FewestColumns && !IsEmptyBelow(row)) return 0;
        // Words that the superior put there to be answered beat words that are only there.
        return known + headers.Count * WordWeight - (texts.Count - headers.Count);
    }

    /// <summary>Empty, or numbered in advance under 序号.</summary>
    private bool IsEmptyBelow(int row) => grid.TextsOf(row + 1).All(t => HeaderWords.IsNumber(grid.TextAt(row, t.Column)) && double.TryParse(t.Text, CultureInfo.InvariantCulture, out _));

    /// <summary>The row below belongs to it too where it tells the columns of merged groups apart.</summary>
    private int Lowered(int row)
    {
        var below = grid.TextsOf(row + 1).Where(t => grid.OriginOf(row + 1, t.Column).Row == row + 1).ToList();
        if (below.Count < FewestColumns || !below.TrueForAll(t => IsHeader(t.Text) && grid.SpanOf(row, t.Column) > 1 && grid.RowsOf(row, t.Column) == 1)) return row;
        var texts = below.ConvertAll(t => t.Text);
        return RowWords.AreNumbering(texts) || RowWords.AreUnits(texts) || RowWords.AreExample(texts) ? row : row + 1;
    }

    /// <summary>A row belongs to the header below it where a cell reaches over both, or where it groups columns.</summary>
    private bool IsHeaderToo(int row, int below)
    {
        if (HeadersIn(row).Count < FewestColumns) return false;
        return Enumerable.Range(1, grid.Width).Any(c => IsHeader(grid.TextAt(row, c)) && (grid.RowsOf(row, c) > 1 && grid.OriginOf(below, c) == grid.OriginOf(row, c) || grid.SpanOf(row, c) > 1));
    }
}
