namespace Boluo.Dashboard.Charts;

/// <summary>A block of a flow, as shares of the plotting area's height from its top: all of it, and the part at its foot that has no partner.</summary>
public sealed record FlowBlock(Mark Mark, double Top, double High, Mark? Alone, double AloneHigh)
{
    /// <summary>Where what has no partner begins; ribbons stay above it.</summary>
    public double AloneTop => Top + High - AloneHigh;
}

/// <summary>The two ends of a ribbon, each a stretch of its block's side.</summary>
public readonly record struct FlowBand(Ribbon Ribbon, double From, double FromHigh, double To, double ToHigh);

/// <summary>
/// Where the parts of a flow stand. Every stage fills the height with its own scale, so that within it a block is as high as what it counts;
/// blocks keep the room that their words take. Ribbons lie on the sides of their blocks from the top; where they count more than
/// a block has, for one need may have several kinds of partners, they share its side.
/// </summary>
public sealed record FlowFrame
{
    /// <summary>Below this width words would lie on each other.</summary>
    public const int LeastWidth = 680;

    /// <summary>Pixels of a block's width, and above the plotting area for the names of the stages.</summary>
    public const int BlockWidth = 14, Top = 26;

    /// <summary>Pixels between blocks, of a line of words, and of the thinnest ribbon that is still seen and hit.</summary>
    private const double Gap = 8, LineHigh = 16, Thinnest = 1.5;

    private const double SlotHigh = 48;

    public required double Left { get; init; }

    public required double Right { get; init; }

    /// <summary>By stage, from the top.</summary>
    public required IReadOnlyList<IReadOnlyList<FlowBlock>> Stages { get; init; }

    public required IReadOnlyList<FlowBand> Bands { get; init; }

    /// <summary>The pixels that all blocks and their words take.</summary>
    public static int Height(ChartSpec spec) => Top + (int)(spec.Series.Select(s => s.Marks.Count).Append(3).Max() * SlotHigh);

    public static FlowFrame Of(ChartSpec spec, Flow flow)
    {
        double high = Height(spec) - Top;
        List<IReadOnlyList<FlowBlock>> stages = [.. spec.Series.Zip(flow.Alone, (stage, alone) => Stacked(stage.Marks, alone.Marks, high))];
        return new FlowFrame
        {
            Left = RoomFor(spec.Series[0], flow.Alone[0]),
            Right = RoomFor(spec.Series[^1], flow.Alone[^1]),
            Stages = stages,
            Bands = [.. Enumerable.Range(0, stages.Count - 1).SelectMany(s => Joined(s, [.. flow.Ribbons.Where(r => r.Stage == s)], stages[s], stages[s + 1], Thinnest / high))],
        };
    }

    private static List<FlowBlock> Stacked(IReadOnlyList<Mark> marks, IReadOnlyList<Mark> alone, double high)
    {
        List<(Mark Mark, Mark? Alone, double Room)> blocks = [.. marks.Select(m =>
        {
            var without = alone.FirstOrDefault(a => a.Category == m.Category && a.Value > 0);
            return (m, without, without is null ? LineHigh : 2 * LineHigh);
        })];
        var scale = ScaleOf([.. blocks.Select(b => (b.Mark.Value ?? 0, b.Room))], high - Gap * (blocks.Count - 1));
        var (stacked, top) = (new List<FlowBlock>(), 0.0);
        foreach (var (mark, without, room) in blocks)
        {
            var own = (mark.Value ?? 0) * scale;
            stacked.Add(new FlowBlock(mark, top / high, own / high, without, (without?.Value ?? 0) * scale / high));
            top += Math.Max(own, room) + Gap;
        }

        return stacked;
    }

    /// <summary>The pixels of one thing at which all blocks fill the height, none taking less than its words do.</summary>
    private static double ScaleOf(List<(double Value, double Room)> blocks, double high)
    {
        while (true)
        {
            var sum = blocks.Sum(b => b.Value);
            if (sum <= 0) return 0;
            var scale = high / sum;
            var small = blocks.Where(b => b.Value * scale < b.Room).ToList();
            if (small.Count == 0 || small.Count == blocks.Count) return scale;
            high -= small.Sum(b => b.Room);
            blocks = [.. blocks.Where(b => b.Value * scale >= b.Room)];
        }
    }

    private static IEnumerable<FlowBand> Joined(int stage, List<Ribbon> ribbons, IReadOnlyList<FlowBlock> left, IReadOnlyList<FlowBlock> right, double thinnest)
    {
        var starts = Laid(ribbons, left, r => r.From, r => IndexOf(right, r.To), thinnest);
        var ends = Laid(ribbons, right, r => r.To, r => IndexOf(left, r.From), thinnest);
        return ribbons.Select(r => new FlowBand(r, starts[r].From, starts[r].High, ends[r].From, ends[r].High));
    }

    /// <summary>The stretches of the blocks' sides on which ribbons lie, in the order of the blocks at their other ends, so that they cross least.</summary>
    private static Dictionary<Ribbon, (double From, double High)> Laid(List<Ribbon> ribbons, IReadOnlyList<FlowBlock> blocks, Func<Ribbon, string> at, Func<Ribbon, int> order, double thinnest)
    {
        var laid = new Dictionary<Ribbon, (double, double)>();
        foreach (var side in ribbons.GroupBy(at, StringComparer.Ordinal))
        {
            var block = blocks[IndexOf(blocks, side.Key)];
            var room = block.High - block.AloneHigh;
            var sum = side.Sum(r => r.Mark.Value ?? 0);
            var one = block.Mark.Value is > 0 and var all ? Math.Min(block.High / all, room / sum) : 0;
            var from = block.Top;
            foreach (var ribbon in side.OrderBy(order))
            {
                var high = Math.Max((ribbon.Mark.Value ?? 0) * one, thinnest);
                laid[ribbon] = (from, high);
                from += high;
            }
        }

        return laid;
    }

    private static int IndexOf(IReadOnlyList<FlowBlock> blocks, string category) => blocks.Index().First(b => b.Item.Mark.Category == category).Index;

    private static double RoomFor(Series stage, Series alone) => stage.Marks.Select(FlowText.Block).Concat(alone.Marks.Select(a => FlowText.Alone(alone, a)))
        .Select(ChartText.Width).DefaultIfEmpty().Max() * ChartLook.FontSize + BlockWidth + 12;
}
