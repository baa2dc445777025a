namespace Boluo.Dashboard.Excel;

/// <summary>
/// Where a text breaks into lines. A Chinese character is two units wide; codes, numbers and Latin words are never broken, no line
/// begins with a closing sign or ends with an opening one.
/// </summary>
internal static class TextLines
{
    /// <summary>Half an ideograph, and what the substitutes for 宋体 that are found without it need.</summary>
    private const double HalfWidth = 1.1;

    /// <summary>Sums of widths are not exact.</summary>
    private const double Slack = 0.01;

    private const string Opening = "（“‘《〈【〔［｛([{";
    private const string Closing = "）”’》〉】〕］｝)]}，。、；：！？％%·…";

    public static double Units(ReadOnlySpan<char> text)
    {
        var units = 0.0;
        foreach (var letter in text) units += letter > '\u00FF' ? 2 : HalfWidth;
        return units;
    }

    public static bool Fits(string text, double units) => Units(text) <= units + Slack;

    /// <summary>The widest part that stays on one line.</summary>
    /// <param name="whole">Brackets stay on one line with what they hold.</param>
    public static double Widest(string text, bool whole) => Pieces(text, whole).Select(p => Units(p)).DefaultIfEmpty().Max();

    /// <summary>The lines of a text where none may be wider than that.</summary>
    public static IReadOnlyList<string> Wrap(string text, double units, bool whole = false)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var piece in Pieces(paragraph, whole).SelectMany(p => Fitting(p, units, whole)))
            {
                if (line.Length > 0 && Units(line) + Units(piece.TrimEnd()) > units + Slack)
                {
                    lines.Add(line);
                    line = "";
                }

                line += piece;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>As few lines as <see cref="Wrap"/> makes, none longer than it need be: 常住/人口, not 常住人/口.</summary>
    public static IReadOnlyList<string> Balanced(string text, double units)
    {
        var lines = Wrap(text, units, whole: true);
        var least = Math.Max(Units(text) / lines.Count, Widest(text, whole: true));
        for (var less = units - 1; less >= least; less--)
        {
            var next = Wrap(text, less, whole: true);
            if (next.Count > lines.Count) break;
            lines = next;
        }

        return lines;
    }

    private static IEnumerable<string> Fitting(string piece, double units, bool whole)
    {
        if (Units(piece) <= units + Slack) return [piece];
        return whole ? Pieces(piece, whole: false) : Letters(piece);
    }

    private static IEnumerable<string> Letters(string piece) => piece.Select(letter => letter.ToString());

    private static List<string> Pieces(string text, bool whole)
    {
        var pieces = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (Opening.Contains(text[i], StringComparison.Ordinal)) depth++;
            else if (Closing.Contains(text[i], StringComparison.Ordinal)) depth = Math.Max(0, depth - (IsBracket(text[i]) ? 1 : 0));
            if (i + 1 < text.Length && (whole && depth > 0 || Joins(text[i], text[i + 1]))) continue;
            pieces.Add(text[start..(i + 1)]);
            start = i + 1;
        }

        return pieces;
    }

    private static bool IsBracket(char sign) => Closing.IndexOf(sign, StringComparison.Ordinal) is >= 0 and < 12;

    /// <summary>Whether no line may end between two signs.</summary>
    private static bool Joins(char first, char second) =>
        Opening.Contains(first, StringComparison.Ordinal) || Closing.Contains(second, StringComparison.Ordinal) || second is '/' or ' '
        || first <= '\u00FF' && second <= '\u00FF' && first is not (' ' or '/');
}
