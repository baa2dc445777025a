namespace Boluo.Dashboard.Features.Overview;

/// <summary>A class of the measure: its style and its words.</summary>
public sealed record MapBand(string Style, string Words);

/// <summary>The classes of a measure: a value belongs to the last one whose bound it reaches.</summary>
/// <param name="Bounds">Where each class but the first begins.</param>
/// <param name="Bands">One more than there are bounds.</param>
internal sealed record MapScale(double[] Bounds, params MapBand[] Bands)
{
    public string StyleOf(double value) => Bands[Bounds.Count(b => value >= b)].Style;
}

/// <summary>The scales of the measures. What is missing is loud: it is outlined in amber.</summary>
internal static class MapScales
{
    public static readonly MapBand NoCenter = new("v", "尚未建成");

    private static readonly MapScale Centers = new([1, 2, 3], new("b1", "0"), new("b2", "1"), new("b3", "2"), new("b5", "≥3"));
    private static readonly MapScale Matters = new([1, 3, 6, 10], new("b1", "0"), new("b2", "1–2"), new("b3", "3–5"), new("b4", "6–9"), new("b5", "≥10"));
    private static readonly MapScale Change = new([0, 1, 2], new("b1", "减少"), new("b2", "不变"), new("b4", "增加1"), new("b5", "增加≥2"));
    private static readonly MapScale Vacancy = new([], new MapBand("b2", "正常"));

    private static readonly Dictionary<MapMeasure, MapScale> OfGrids = new()
    {
        [MapMeasure.Load] = new([80, 120, 160, 240], new("b1", "<80"), new("b2", "80–120"), new("b3", "120–160"), new("b4", "160–240"), new("b5", "≥240")),
        [MapMeasure.Households] = new([150, 250, 350, 501], new("b1", "<150"), new("b2", "150–250"), new("b3", "250–350"), new("b4", "350–500"), new("b5", ">500")),
        [MapMeasure.Needs] = new([1, 2, 3], new("b1", "0"), new("b3", "1"), new("b4", "2"), new("b5", "≥3")),
        [MapMeasure.Change] = Change,
        [MapMeasure.Matters] = Matters,
        [MapMeasure.Centers] = Centers,
        [MapMeasure.Vacancy] = Vacancy,
    };

    /// <summary>Several grids of a community may have open needs, hence other classes than a grid's. Else its mean grid is judged.</summary>
    private static readonly Dictionary<MapMeasure, MapScale> OfCommunities = new(OfGrids)
    {
        [MapMeasure.Needs] = new([1, 3, 6], new("b1", "0"), new("b3", "1–2"), new("b4", "3–5"), new("b5", "≥6")),
    };

    public static MapScale OfGrid(MapMeasure measure) => OfGrids[measure];

    public static MapScale OfCommunity(MapMeasure measure) => OfCommunities[measure];
}
