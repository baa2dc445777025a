using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Charts;

public enum ChartKind
{
    /// <summary>Horizontal bars, one per category, first on top.</summary>
    Bars,

    /// <summary>Vertical columns over periods, or over places in a fixed order; series side by side.</summary>
    Columns,

    /// <summary>One dot per thing in a lane per category, with the lane's median: a distribution.</summary>
    Strip,

    /// <summary>A dot with its number in a lane per category: single statements that are no lengths to compare.</summary>
    Points,

    /// <summary>What there is, over periods, as lines; what came and went in each period may stand beside them as columns.</summary>
    Line,

    /// <summary>Stages side by side, each a column of blocks as high as what they count, with ribbons between; see <see cref="Charts.Flow"/>.</summary>
    Flow,

    /// <summary>A lane per undertaking from the day it was decided to the day it was done, with the day it was due; see <see cref="Charts.Timeline"/>.</summary>
    Timeline,
}

/// <summary>The meaning of a colour; the palette is the view's business.</summary>
public enum Tone
{
    Measure,
    Light,
    Done,
    Running,
    Waiting,
    Quiet,

    /// <summary>What there is, where what came and went stands beside it.</summary>
    Stock,

    /// <summary>The same thing on an earlier day.</summary>
    Earlier,
}

/// <summary>One mark: a bar, a column, a dot. Unknown values are left out of the drawing and shown as — in the table.</summary>
public sealed record Mark(string Category, double? Value, string? Label = null, string? Href = null, Tone Tone = Tone.Measure)
{
    /// <summary>The township into which its link leads, by code; null where the reader stays in the scope.</summary>
    public string? Township { get; init; }

    /// <summary>The day as of which its link shows the rows; null where it is the reader's.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Its link for a reader of a scope; null where it leads nowhere.</summary>
    public string? LinkFrom(Urls urls)
    {
        if (Href is null) return null;
        var asOf = urls with { Scope = urls.Scope with { AsOf = Day ?? urls.Scope.AsOf } };
        return Township is { } code ? asOf.ToTownship(Href, code) : asOf.To(Href);
    }
}

/// <summary>
/// The most that the marks of one lane may come to, as a line across it; what lies beyond is <see cref="Tone.Waiting"/>.
/// <paramref name="Beyond"/> has the lane, how many those are, the words that stand at the line and their rows.
/// </summary>
public sealed record Threshold(double Value, string Name, Mark Beyond);

/// <summary>The days of what a <see cref="ChartKind.Timeline"/> tells, looked at on a day; its marks have the words and links.</summary>
public sealed record Timeline(DateOnly Day, IReadOnlyList<TimelineLane> Lanes);

public sealed record TimelineLane(string Category, DateOnly From, DateOnly Due, DateOnly? Done);

/// <summary>
/// What joins the series of a <see cref="ChartKind.Flow"/>, which are its stages. Each stage counts something of its own, so that its marks
/// have their number with its unit as their label.
/// </summary>
/// <param name="Alone">Stage by stage, the part of each block that has no partner; the name of the series is the word for it.</param>
/// <param name="Ribbons">From a block to one of the next stage; the mark's category names both.</param>
public sealed record Flow(IReadOnlyList<Series> Alone, IReadOnlyList<Ribbon> Ribbons);

/// <summary>How many of a block of the stage are joined to a block of the next.</summary>
public sealed record Ribbon(int Stage, string From, string To, Mark Mark);

public sealed record Series(string Name, IReadOnlyList<Mark> Marks)
{
    /// <summary>Drawn as a line, in a chart of lines; columns come before the lines that are drawn over them.</summary>
    public bool IsLine { get; init; }
}

/// <summary>What a chart says, free of any library: a pure function of query results makes it.</summary>
public sealed record ChartSpec
{
    public const int UsualDecimals = 1;

    /// <summary>As many categories as one drawing can name; the rest stands on further pages.</summary>
    public const int MostCategories = 60;

    public required ChartKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>What stands beside the title: how many there are, or the unit: 户/网格.</summary>
    public required string Subtitle { get; init; }

    public required string Unit { get; init; }

    /// <summary>With how many decimals at most its numbers are written: counts need none, their medians and ratios one, sums of money two.</summary>
    public int Decimals { get; init; } = UsualDecimals;

    /// <summary>In the order they are drawn.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The first days of the months that the categories are; null where they are anything else. An axis of months names a year once.</summary>
    public IReadOnlyList<DateOnly>? Months { get; init; }

    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>What joins the series of a <see cref="ChartKind.Flow"/>.</summary>
    public Flow? Flow { get; init; }

    /// <summary>The days of a <see cref="ChartKind.Timeline"/>.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>A line in a <see cref="ChartKind.Strip"/>, which then has no medians.</summary>
    public Threshold? Threshold { get; init; }

    /// <summary>It stays the server's drawing, whose marks are links for every reader; Plotly's small bundle has no such kind.</summary>
    public bool IsStill => Kind is ChartKind.Flow or ChartKind.Timeline || Threshold is not null;

    /// <summary>What stands below each category on an axis of periods and beside it in the table, such as the size of a sample.</summary>
    public IReadOnlyList<string>? Below { get; init; }

    /// <summary>The medians of an earlier day by category, for a <see cref="ChartKind.Strip"/> that is compared with it.</summary>
    public IReadOnlyDictionary<string, double>? EarlierMedians { get; init; }

    /// <summary>What the chart shows, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The columns of ledgers whose values it draws: of those without a history the panel says so on a day in the past.</summary>
    public IReadOnlyList<LedgerColumn> Draws { get; init; } = [];

    /// <summary>The header of the category column in the table view.</summary>
    public required string CategoryHeader { get; init; }

    /// <summary>The ledger whose export holds the chart's rows.</summary>
    public string? Ledger { get; init; }

    /// <summary>Nothing to draw: no marks, or only zeros and unknowns. A dot at zero is there.</summary>
    public bool IsEmpty => Series.All(s => s.Marks.All(m => m.Value is null || (m.Value == 0 && Kind is not (ChartKind.Strip or ChartKind.Timeline))));

    /// <summary>The chart with some of its categories only. Its words still speak of all.</summary>
    public ChartSpec Of(IReadOnlyList<string> categories)
    {
        var shown = categories.ToHashSet(StringComparer.Ordinal);
        var series = Series.Select(s => s with { Marks = [.. s.Marks.Where(m => shown.Contains(m.Category))] });
        return this with { Categories = categories, Series = [.. Kind == ChartKind.Strip ? series.Where(s => s.Marks.Count > 0) : series] };
    }
}

/// <summary>A chart that a room publishes. Built within a snapshot, so it may cost some queries.</summary>
public interface IChart
{
    /// <summary>Its name in test hooks (chart-{Key}) and snapshots.</summary>
    string Key { get; }

    Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel);
}

public static class ChartsRoom
{
    public static IServiceCollection AddCharts(this IServiceCollection services) => services.AddSingleton<PanelReader>();

    /// <summary>Publishes a chart of what only some counties have.</summary>
    public static IServiceCollection AddChart(this IServiceCollection services, Func<CountyFacts, IChart> make) =>
        services.AddSingleton(provider => make(provider.GetRequiredService<CountyFacts>()));

    /// <summary>Publishes a chart to the pages.</summary>
    public static IServiceCollection AddChart<TChart>(this IServiceCollection services) where TChart : class, IChart =>
        services.AddSingleton<IChart, TChart>();

    /// <summary>The chart of that key.</summary>
    /// <exception cref="KeyNotFoundException">No room has published one.</exception>
    public static IChart Named(this IEnumerable<IChart> charts, string key) =>
        charts.FirstOrDefault(c => c.Key == key) ?? throw new KeyNotFoundException($"No chart is named {key}.");
}
