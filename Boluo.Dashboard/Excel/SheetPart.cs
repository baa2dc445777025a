using System.Globalization;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// What one worksheet holds: a block, or as many of its columns as a page can. A sheet repeats one header on all its pages, so that two
/// blocks never share one.
/// </summary>
internal sealed record SheetPart
{
    public required SheetContent Content { get; init; }

    /// <summary>All rows, with the columns of this part.</summary>
    public required SheetBlock Block { get; init; }

    public required SheetLayout Layout { get; init; }

    /// <summary>续表, where the columns before these stand on the sheet before.</summary>
    public string? Continued { get; init; }

    /// <summary>What the name of its worksheet ends with, so that no two are alike: （按单位性质）.</summary>
    public string NameMark => SheetTitle.InBrackets([Block.Heading, Continued]);

    /// <summary>The title with what it is narrowed to in one pair of brackets: 博罗县党群服务中心（站）台账（罗阳街道，续表）.</summary>
    public string TitleOf(ExportRequest request) => Titled(request, request.Scope.IsCountyWide ? null : request.ScopeWords);

    /// <summary>The title without the scope, for lists of sheets.</summary>
    public string ListTitle(ExportRequest request) => Titled(request, null);

    public int Count => Block.Rows.Count(r => r.Kind == RowKind.Row);

    private string Titled(ExportRequest request, string? scope) => Content.Sheet.Title.In(request.County, Block.Heading, scope, Continued);
}

/// <summary>Lays a report's blocks out on paper of one size.</summary>
internal static class SheetParts
{
    private const double NameWidth = 45;

    /// <summary>
    /// A4 where all columns fit on it. What is handed in with its standard columns is divided among several A4 sheets, each with all rows;
    /// columns chosen beyond them, and a working copy that comes back by its rows, go on A3.
    /// </summary>
    public static (IReadOnlyList<SheetPart> Parts, Paper Paper) Of(IReadOnlyList<SheetContent> contents, ExportRequest request)
    {
        var blocks = contents.SelectMany(c => c.Blocks.Select(b => new MeasuredBlock(c, b, ColumnWidths.Of(b)))).ToList();
        var paper = blocks.TrueForAll(b => b.Fits(Paper.A4)) || !request.IsWorking && blocks.TrueForAll(b => b.IsStandard) ? Paper.A4 : Paper.A3;
        return ([.. blocks.SelectMany(b => request.IsWorking ? [b.Whole(paper)] : b.On(paper))], paper);
    }

    /// <summary>How many columns of names lead a table, stay in view and begin each part of it: up to two, as far as they are short.</summary>
    public static int Leads(IReadOnlyList<Column> columns, IReadOnlyList<double> widths)
    {
        var (count, width) = (0, widths[0]);
        while (count < Math.Min(2, columns.Count) && !columns[count].IsNumber && (width += widths[count + 1]) <= NameWidth) count++;
        return count;
    }

    private sealed record MeasuredBlock(SheetContent Content, SheetBlock Block, ColumnWidths Widths)
    {
        /// <summary>What it costs to tear a ratio from its numbers, or a group of columns asunder; an uneven division costs less.</summary>
        private const double TornRatio = 100;
        private const double TornGroup = 10;

        private IReadOnlyList<Column> Columns => Block.Columns;

        private IEnumerable<int> All => Enumerable.Range(0, Columns.Count);

        /// <summary>Whether none of its columns was added by choice.</summary>
        public bool IsStandard => Columns.All(c => c.Standard);

        public bool Fits(Paper paper) => Widths.For([.. All], paper).Fits;

        public SheetPart Whole(Paper paper) => Part([.. All], paper, 0);

        /// <summary>As few parts as hold all columns.</summary>
        public IEnumerable<SheetPart> On(Paper paper)
        {
            if (Fits(paper)) return [Whole(paper)];
            var leads = Leads(Columns, Widths.For([.. All], Paper.A3).Widths);
            for (var parts = 2; parts < Columns.Count - leads; parts++)
                if (Divided(leads, parts) is { } division)
                    return division.Select((columns, i) => Part(columns, paper, i));
            return [Whole(paper)];

            List<IReadOnlyList<int>>? Divided(int lead, int parts)
            {
                var best = new Dictionary<(int From, int Parts), (double Cost, List<IReadOnlyList<int>>? Division)>();
                return Best(lead, parts).Division;

                (double Cost, List<IReadOnlyList<int>>? Division) Best(int from, int left)
                {
                    if (best.TryGetValue((from, left), out var known)) return known;
                    var result = (Cost: double.PositiveInfinity, Division: (List<IReadOnlyList<int>>?)null);
                    for (var to = left == 1 ? Columns.Count : from + 1; to <= Columns.Count - left + 1; to++)
                    {
                        IReadOnlyList<int> columns = [.. Enumerable.Range(0, lead), .. Enumerable.Range(from, to - from)];
                        var (widths, fits) = Widths.For(columns, paper);
                        if (!fits) break;
                        var rest = left == 1 ? (Cost: 0, Division: []) : Best(to, left - 1);
                        if (rest.Division is null) continue;
                        var fill = SheetLayout.Pixels(widths) / paper.WidestPixels;
                        var cost = rest.Cost + fill * fill + Torn(columns, to);
                        if (cost < result.Cost) result = (cost, [columns, .. rest.Division]);
                    }

                    return best[(from, left)] = result;
                }
            }
        }

        private double Torn(IReadOnlyList<int> columns, int to)
        {
            var keys = columns.Select(c => Columns[c].Key).ToHashSet(StringComparer.Ordinal);
            var ratios = columns.Count(c => Columns[c].RatioOf is var (above, below) && !(keys.Contains(above) && keys.Contains(below)));
            var group = to < Columns.Count && TopGroup(Columns[to]) is { } next && next == TopGroup(Columns[to - 1]);
            return ratios * TornRatio + (group ? TornGroup : 0);
        }

        private static string? TopGroup(Column column) => column.Group?.Split('/')[0];

        private SheetPart Part(IReadOnlyList<int> columns, Paper paper, int number) => new()
        {
            Content = Content,
            Block = columns.Count == Columns.Count ? Block : Block with
            {
                Columns = [.. columns.Select(c => Columns[c])],
                Rows = [.. Block.Rows.Select(r => r with
                {
                    Cells = [.. columns.Select(c => r.Cells[c])],
                    Links = r.Links.Count == 0 ? r.Links : [.. columns.Where(c => c < r.Links.Count).Select(c => r.Links[c])],
                })],
            },
            Layout = new SheetLayout { Widths = Widths.For(columns, paper).Widths, Paper = paper },
            Continued = number switch { 0 => null, 1 => "续表", _ => "续表" + number.ToString(CultureInfo.InvariantCulture) },
        };
    }
}
