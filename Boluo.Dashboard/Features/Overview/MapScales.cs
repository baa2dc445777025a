namespace Boluo.Dashboard.Features.Overview;

/// <summary>A class of the measure: its style and its words.</summary>
public sealed record MapBand(string Style, string Words);

/// <summary>The classes of a measure: a value belongs to the last one whose bound it reaches.</summary>
/// <param name="Bounds">Where each class but the first begins.</param>
/// <param name="Bands">One more than there are bounds.</param>
internal sealed record MapScale(double[] Bounds, params MapBand[] Bands)
{
    /// <summary>What is missing, outlined in amber; the legend names it last.</summary>
    public MapBand[] Gaps { get; init; } = [];

    public IReadOnlyList<MapBand> Legend => [.. Bands, .. Gaps];

    public string StyleOf(double value) => Bands[Bounds.Count(b => value >= b)].Style;
}

/// <summary>The scales of the measures, for squares that are grids and for squares that are communities.</summary>
internal static class MapScales
{
    public const string NoWorker = "v";
    public const string NoCenter = "v";
    public const string NoLeader = "w";

    /// <summary>Where there is no earlier day to compare with.</summary>
    private static readonly MapScale Unknown = new([], new MapBand("b1", "没有更早的数据"));

    private static readonly Dictionary<MapMeasure, MapScale> OfGrids = new()
    {
        [MapMeasure.Load] = new([80, 120, 160, 240], new("b1", "<80"), new("b2", "80–120"), new("b3", "120–160"), new("b4", "160–240"), new("b5", "≥240")) { Gaps = [new(NoWorker, "暂缺网格员")] },
        [MapMeasure.Households] = new([150, 250, 350, 501], new("b1", "<150"), new("b2", "150–250"), new("b3", "250–350"), new("b4", "350–500"), new("b5", ">500")),
        [MapMeasure.Needs] = new([1, 2, 3], new("b1", "0"), new("b3", "1"), new("b4", "2"), new("b5", "≥3")),
        [MapMeasure.Change] = new([0, 1, 2], new("b1", "减少"), new("b2", "不变"), new("b4", "增加1"), new("b5", "增加≥2")),
        [MapMeasure.Matters] = new([1, 3, 6, 10], new("b1", "0"), new("b2", "1–2"), new("b3", "3–5"), new("b4", "6–9"), new("b5", "≥10")),
        [MapMeasure.Centers] = new([1, 2, 3], new("b1", "0"), new("b2", "1"), new("b3", "2"), new("b5", "≥3")) { Gaps = [new(NoCenter, "尚未建成")] },
        [MapMeasure.Vacancy] = new([], new MapBand("b2", "正常")) { Gaps = [new(NoWorker, "暂缺网格员"), new(NoLeader, "暂缺网格长")] },
    };

    /// <summary>Several grids of a community may have open needs, hence other classes than a grid's. Else its mean grid is judged.</summary>
    private static readonly Dictionary<MapMeasure, MapScale> OfCommunities = new(OfGrids)
    {
        [MapMeasure.Load] = OfGrids[MapMeasure.Load] with { Gaps = [new(NoWorker, "有网格暂缺网格员")] },
        [MapMeasure.Needs] = new([1, 3, 6], new("b1", "0"), new("b3", "1–2"), new("b4", "3–5"), new("b5", "≥6")),
        [MapMeasure.Vacancy] = OfGrids[MapMeasure.Vacancy] with { Gaps = [new(NoWorker, "有网格暂缺网格员"), new(NoLeader, "有网格暂缺网格长")] },
    };

    public static MapScale OfGrid(MapChoice choice) => choice.LacksEarlierDay ? Unknown : OfGrids[choice.Measure];

    public static MapScale OfCommunity(MapChoice choice) => choice.LacksEarlierDay ? Unknown : OfCommunities[choice.Measure];
}
