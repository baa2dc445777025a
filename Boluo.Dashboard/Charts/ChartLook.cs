namespace Boluo.Dashboard.Charts;

/// <summary>Colours and sizes of charts, whoever draws them.</summary>
internal static class ChartLook
{
    /// <summary>Ink, not the red of the brand: a median is no limit that somebody has crossed.</summary>
    public const string MedianColour = InkColour;
    public const string EarlierColour = "#8a94a6";
    public const string InkColour = "#1f2328";
    public const string TextColour = "#475467";
    public const string LineColour = "#e6e8ec";
    public const string FontFamily = "\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif";

    /// <summary>Pixels of a letter, and of a Chinese character's width.</summary>
    public const int FontSize = 12;

    /// <summary>Pixels across, of a dot in <see cref="ChartKind.Points"/>.</summary>
    public const int PointSize = 11;

    /// <summary>Pixels across, of a dot on a line, and of the line.</summary>
    public const int LineDot = 6, LineWidth = 2;

    private static readonly Tone[] SeriesTones = [Tone.Measure, Tone.Light, Tone.Quiet, Tone.Running];

    /// <summary>Pixels across and opacity of the dots of a <see cref="ChartKind.Strip"/>: many lie over each other.</summary>
    public static (double Size, double Opacity) Dots(bool crowded) => crowded ? (4.6, 0.45) : (8, 0.6);

    public static string ColourOf(Tone tone) => tone switch
    {
        Tone.Light => "#86a7c8",
        Tone.Done => "#1a7f4b",
        Tone.Running => "#5b9f7a",
        Tone.Waiting => "#c58b1b",
        Tone.Quiet => "#98a2b3",
        Tone.Stock => "#274c77",
        Tone.Earlier => "#b9cde0",
        _ => "#4f7ba7",
    };

    /// <summary>A mark's own tone, or that of its series where several series have none of their own.</summary>
    public static string ColourOf(IReadOnlyList<Series> all, int series, Mark mark) =>
        ColourOf(all.Count > 1 && all[series].Marks.All(m => m.Tone == Tone.Measure) ? SeriesTones[series % SeriesTones.Length] : mark.Tone);
}
