namespace Boluo.Dashboard.Features.Briefs;

/// <summary>
/// How much paper a brief takes. Chinese characters are squares of one size, so lines can be counted without setting the type; the
/// counts are on the safe side.
/// </summary>
public static class Paper
{
    /// <summary>Side of the printed text and of the screen's sheet: A4 within 20 mm, in points.</summary>
    private const double Width = 170 / MillimetresPerPoint, Height = 257 / MillimetresPerPoint;

    private const double MillimetresPerPoint = 25.4 / 72;

    /// <summary>The heights of lines in the style sheet, in sizes of the type.</summary>
    private const double LineHeight = 1.6, HeadHeight = 1.8;

    /// <summary>The Word file: 16 points on 156 mm, 22 lines a page, two pages of which one may lose a line to a head; title, day, heads and signature take their own.</summary>
    private const double WordLine = 27.5, WordLines = 43, WordFrame = 3 + 3;

    /// <summary>Digits take half a square, and a little more where the usual type is missing.</summary>
    private const double Digit = 0.55;

    private static readonly double[] Sizes = [14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9];

    /// <summary>The largest type with which the brief stays on one printed page.</summary>
    public static double Points(Brief brief) => Sizes.FirstOrDefault(points => HeightOf(brief, points) <= Height, Sizes[^1]);

    /// <summary>Whether the Word file, whose type is prescribed, takes two pages at most.</summary>
    public static bool IsShort(Brief brief) => WordFrame + brief.Sections.Count + Lines(brief, WordLine) <= WordLines;

    private static double HeightOf(Brief brief, double points)
    {
        // Mark, title, day and signature, a line lost to the page's rounding, then the text.
        var frame = (22 * 1.5) + 12 + (5 * LineHeight * points);
        return frame + (brief.Sections.Count * HeadHeight * points) + (Lines(brief, Math.Floor(Width / points) - 1) * LineHeight * points);
    }

    private static double Lines(Brief brief, double perLine) =>
        brief.Sections.Sum(s => s.Paragraphs.Sum(p => Math.Ceiling((2 + p.Text.Sum(c => c < 0x2000 ? Digit : 1)) / perLine)));
}
