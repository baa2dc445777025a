namespace Boluo.Dashboard.Charts;

/// <summary>A small line without axes: one path, from its least to its most; a number that stayed is a line in the middle.</summary>
public static class Sparkline
{
    public const string ViewBox = "0 0 100 30";

    private const double Wide = 100, Top = 3, Bottom = 27;

    /// <summary>The path; none where there are not two values to join.</summary>
    public static string? PathOf(IReadOnlyList<double?> values)
    {
        var known = values.OfType<double>().ToList();
        if (known.Count < 2) return null;
        var (least, most) = (known.Min(), known.Max());
        var dots = values.Index().Where(v => v.Item is not null).Select(v => FormattableString.Invariant(
            $"{Digits.Round(v.Index * Wide / (values.Count - 1), 0)} {Digits.Round(most > least ? Bottom - (v.Item!.Value - least) / (most - least) * (Bottom - Top) : (Top + Bottom) / 2, 0)}"));
        return "M" + string.Join("L", dots);
    }
}
