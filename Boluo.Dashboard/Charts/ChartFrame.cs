namespace Boluo.Dashboard.Charts;

/// <summary>A labelled place on an axis.</summary>
public readonly record struct Tick(double At, string Text);

/// <summary>The name of a category, line by line.</summary>
public readonly record struct CategoryName(int Category, IReadOnlyList<string> Lines);

/// <summary>
/// Where the parts of a chart stand. The server's drawing and Plotly's follow one frame, so that nothing moves when one takes the
/// place of the other. Margins are in pixels; the plotting area takes what is left.
/// </summary>
public sealed record ChartFrame
{
    private const double LegendHeight = 26;

    /// <summary>The pixels left free beside an axis on which dots would else touch the ends, as a share of its length.</summary>
    private const double Slack = 0.06;

    /// <summary>As many dots of a line as are all labelled.</summary>
    private const int MostLabelled = 6;

    public required double Left { get; init; }

    public double Right { get; init; }

    /// <summary>The part of the left margin, beside the plotting area, in which the words of a timeline stand.</summary>
    public double Words { get; init; }

    public double Top { get; init; }

    public double Bottom { get; init; }

    /// <summary>The series without the marks that have no value.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>The ends of the axis of values.</summary>
    public double From { get; init; }

    /// <inheritdoc cref="From"/>
    public required double To { get; init; }

    /// <summary>Labelled values; none where the marks carry their own numbers.</summary>
    public IReadOnlyList<Tick> Ticks { get; init; } = [];

    public required IReadOnlyList<CategoryName> Names { get; init; }

    /// <summary>Each column carries its number, so there is no axis of values.</summary>
    public bool Labelled { get; init; }

    public bool HasLegend { get; init; }

    /// <summary>The part of a category's room that stays empty beside its bars.</summary>
    public double Gap => Bars > 1 ? 0.35 : 0.5;

    /// <summary>The series that stand side by side in a category.</summary>
    public int Bars => Series.Count(s => !s.IsLine);

    /// <summary>The marks of each lane, and in the middle of them its median; none of an empty lane.</summary>
    public IReadOnlyList<(IReadOnlyList<Mark> Marks, double? Median)> Lanes { get; init; } = [];

    /// <summary>The number that stands over a dot of a line: over each where they are few, else over the last.</summary>
    public string LineLabel(ChartSpec spec, Series series, int mark) =>
        series.Marks.Count <= MostLabelled || mark == series.Marks.Count - 1 ? ChartText.Number(series.Marks[mark].Value, spec.Decimals) : "";

    public bool Crowded => Lanes.Any(l => l.Marks.Count > 60);

    public static ChartFrame Of(ChartSpec spec) => spec.Kind switch
    {
        ChartKind.Bars => BarsOf(spec),
        ChartKind.Columns => Columns(spec),
        ChartKind.Points => Points(spec),
        ChartKind.Line => Line(spec),
        ChartKind.Timeline => TimelineOf(spec, spec.Timeline!),
        _ => Strip(spec),
    };

    /// <summary>How far along the axis of values, from 0 to 1.</summary>
    public double Share(double value) => (value - From) / (To - From);

    /// <summary>Spreads neighbours evenly across the lane, the same way each time: steps of the golden ratio. From -0.22 to 0.22 of a lane.</summary>
    public static double Jitter(int number) => Digits.Round((((number + 1) * 0.6180339887) % 1 - 0.5) * 0.44, 3);

    /// <summary>The position of a mark's category.</summary>
    /// <exception cref="ArgumentException">The chart has no such category.</exception>
    public static int IndexOf(ChartSpec spec, Mark mark)
    {
        for (var i = 0; i < spec.Categories.Count; i++)
            if (spec.Categories[i] == mark.Category)
                return i;
        throw new ArgumentException(Invariant($"“{mark.Category}” is no category of {spec.Title}."), nameof(mark));
    }

    private static ChartFrame BarsOf(ChartSpec spec)
    {
        var series = Drawn(spec);
        var (left, names) = LaneNames(spec);
        return new ChartFrame { Series = series, To = Largest(series), Left = left, Right = RoomForLabels(spec, series), Top = LegendOf(spec), HasLegend = spec.Series.Count > 1, Names = names };
    }

    private static ChartFrame Columns(ChartSpec spec)
    {
        var series = Drawn(spec);
        var (largest, labelled) = (Largest(series), series.Count == 1 && spec.Categories.Count <= 24);
        var downwards = ChartText.WrittenDownwards(spec);
        return new ChartFrame
        {
            Series = series,
            To = largest,
            Labelled = labelled,
            Left = labelled ? 14 : 44,
            Right = 14,
            Top = 20 + LegendOf(spec),
            Bottom = downwards ? ChartText.DownwardsHeight(spec.Categories) : 36,
            HasLegend = spec.Series.Count > 1,
            Ticks = labelled ? [] : AxisTicks.Between(0, largest, 4),
            Names = downwards ? [.. spec.Categories.Select((c, i) => new CategoryName(i, [.. c.EnumerateRunes().Select(r => r.ToString())]))] : PeriodNames(spec),
        };
    }

    /// <summary>From zero, so that what grows little is seen to grow little; a share to the whole. The numbers over the highest dots stay clear of the legend.</summary>
    private static ChartFrame Line(ChartSpec spec)
    {
        const double whole = 100, headroom = 1.15;
        var frame = Columns(spec);
        var to = spec.Unit == "%" ? whole : Largest(frame.Series);
        return frame with { To = frame.HasLegend ? to * headroom : to, Labelled = false, Left = 44, Ticks = AxisTicks.Between(0, to, 4) };
    }

    private static ChartFrame Strip(ChartSpec spec)
    {
        var series = Drawn(spec);
        List<IReadOnlyList<Mark>> lanes = [.. spec.Categories.Select(c => (IReadOnlyList<Mark>)[.. series.SelectMany(s => s.Marks).Where(m => m.Category == c)])];
        var values = lanes.SelectMany(l => l).Select(m => m.Value!.Value).Concat(spec.EarlierMedians?.Values ?? []).Concat(spec.Threshold is { } line ? [0, line.Value] : []).DefaultIfEmpty().ToList();
        var (least, most) = (values.Min(), values.Max());
        var slack = Math.Max((most - least) * Slack, most > least ? 0 : 1);
        var (left, names) = LaneNames(spec);
        var ticks = AxisTicks.Between(least - slack, most + slack, 5);
        return new ChartFrame
        {
            Series = series,
            Lanes = [.. lanes.Select(lane => (lane, ChartTable.Median([.. lane.Select(m => m.Value!.Value).Order()])))],
            From = least - slack,
            To = most + slack,
            Left = left,
            Right = 22,
            Bottom = 20,
            Names = names,
            Ticks = [.. ticks.Select((t, i) => i == ticks.Count - 1 ? t with { Text = t.Text + spec.Unit } : t)],
        };
    }

    /// <summary>Days, by their numbers, from the first to the last that is told of, at least to the day looked at.</summary>
    private static ChartFrame TimelineOf(ChartSpec spec, Timeline timeline)
    {
        var shown = timeline.Lanes.Where(l => spec.Categories.Contains(l.Category)).ToList();
        var (first, last) = (shown.Select(l => l.From).Append(timeline.Day).Min(), shown.SelectMany(l => new[] { l.Due, l.Done ?? timeline.Day }).Append(timeline.Day).Max());
        var (left, names) = LaneNames(spec, 216);
        var words = spec.Series.SelectMany(s => s.Marks).Select(m => ChartText.Width(Svg.Loud + ChartText.Label(m))).DefaultIfEmpty().Max() * ChartLook.FontSize + 12;
        return new ChartFrame
        {
            Series = spec.Series,
            From = first.DayNumber - 1,
            To = Math.Max(last.DayNumber, first.DayNumber + 31) + 1,
            Left = left + words,
            Words = words,
            Right = 24,
            Top = 14,
            Bottom = 20,
            Names = names,
            Ticks = AxisTicks.Months(first, last, 9),
        };
    }

    private static ChartFrame Points(ChartSpec spec)
    {
        var series = Drawn(spec);
        var (left, names) = LaneNames(spec);
        return new ChartFrame { Series = series, To = Largest(series), Left = left, Right = RoomForLabels(spec, series), Bottom = 22, Names = names, Ticks = AxisTicks.Between(0, Largest(series), 3) };
    }

    private static IReadOnlyList<CategoryName> PeriodNames(ChartSpec spec)
    {
        var step = (int)Math.Ceiling(spec.Categories.Count / 8.0);
        var shown = Enumerable.Range(0, spec.Categories.Count).Where(i => i % step == 0).ToList();
        if (spec.Months is not { } months) return [.. shown.Select(i => new CategoryName(i, spec.Below is { } below ? [spec.Categories[i], below[i]] : [spec.Categories[i]]))];
        return [.. ChartText.MonthLabels([.. shown.Select(i => months[i])]).Select((p, n) => new CategoryName(shown[n], p.Below is { } year ? [p.Text, year] : [p.Text]))];
    }

    /// <summary>Categories as lanes from top to bottom, their names at the left edge.</summary>
    private static (double Left, IReadOnlyList<CategoryName> Names) LaneNames(ChartSpec spec, double wide = 156)
    {
        const double narrow = 84;
        var left = Math.Clamp(spec.Categories.Select(ChartText.Width).DefaultIfEmpty().Max() * ChartLook.FontSize + 12, narrow, wide);
        var room = (left - 10) / ChartLook.FontSize;
        return (left, [.. spec.Categories.Select((c, i) => new CategoryName(i, [ChartText.Cut(c, room)]))]);
    }

    private static double RoomForLabels(ChartSpec spec, IReadOnlyList<Series> series) =>
        Math.Max(46, series.SelectMany(s => s.Marks).Select(m => ChartText.Width(ChartText.Label(m, spec.Decimals))).DefaultIfEmpty().Max() * ChartLook.FontSize + 16);

    private static double LegendOf(ChartSpec spec) => spec.Series.Count > 1 ? LegendHeight : 0;

    private static IReadOnlyList<Series> Drawn(ChartSpec spec) => [.. spec.Series.Select(s => s with { Marks = [.. s.Marks.Where(m => m.Value is not null)] })];

    /// <summary>The largest value; 1 if there is nothing above 0.</summary>
    private static double Largest(IReadOnlyList<Series> series) =>
        series.SelectMany(s => s.Marks).Select(m => m.Value!.Value).DefaultIfEmpty().Max() is > 0 and var largest ? largest : 1;
}

/// <summary>Round numbers along an axis.</summary>
public static class AxisTicks
{
    /// <summary>The beginnings of at most so many months between two days; a year is named once.</summary>
    public static IReadOnlyList<Tick> Months(DateOnly first, DateOnly last, int most)
    {
        var months = Enumerable.Range(0, Days.MonthsBetween(first, last) + 1).Select(Days.MonthOf(first).AddMonths).Where(m => m >= first).ToList();
        var step = Math.Max(1, (months.Count + most - 1) / most);
        List<DateOnly> shown = [.. months.Where((_, i) => i % step == 0)];
        return [.. ChartText.MonthLabels(shown).Zip(shown, (label, month) => new Tick(month.DayNumber, label.Below + label.Text))];
    }

    /// <summary>About so many round values between two ends: steps of 1, 2 or 5 and their powers of ten.</summary>
    public static IReadOnlyList<Tick> Between(double from, double to, int about)
    {
        var rough = (to - from) / about;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step)), 0, 2);
        return [.. Enumerable.Range(0, about * 3).Select(i => (Math.Ceiling(from / step) + i) * step).TakeWhile(v => v <= to + step * 1e-9).Select(v => new Tick(v, Digits.Text(v, decimals)))];
    }
}
