using System.Globalization;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>One column of one block of a summary.</summary>
public sealed record SheetCell(string Sheet, string Column, int Block = 0);

/// <summary>The blocks of all summaries of a scope, by name.</summary>
public delegate IReadOnlyList<SheetBlock> BlocksOf(string sheet);

/// <summary>A tie between numbers of summaries, compared row by row on the very blocks that are shown and handed in.</summary>
public abstract class SheetTie : Tie
{
    public override TieKind Kind => TieKind.WithinTable;

    public abstract TieCheck CheckIn(BlocksOf blocks);

    /// <summary>Compares the rows that have both sides; the sides of the whole are those of the total, or add up from the subtotals where there is none.</summary>
    protected TieCheck Check(IEnumerable<(RowKind Kind, TieLine? Line)> rows)
    {
        var lines = rows.Where(r => r.Line is not null).ToList();
        var whole = new[] { RowKind.Total, RowKind.Subtotal }.Select(kind => lines.Where(l => l.Kind == kind).Select(l => l.Line!).ToList()).FirstOrDefault(l => l.Count > 0);
        return Check([.. lines.Select(l => l.Line!)], whole?.Sum(l => l.Left), whole?.Sum(l => l.Right));
    }

    /// <summary>A row with both sides; null where one of them is no number.</summary>
    protected static TieLine? Line(string name, double? left, double? right) => left is { } one && right is { } other ? new TieLine(null, name, one, other) : null;

    protected static double? Number(object? cell) => cell is IConvertible and not string and not bool and not Enum ? Convert.ToDouble(cell, CultureInfo.InvariantCulture) : null;

    /// <summary>What a row is called: its words, as 罗阳街道小计.</summary>
    protected static string NameOf(SheetBlock block, SheetRow row) =>
        string.Concat(row.Cells.Take(block.Columns.TakeWhile(c => !c.IsNumber).Count()).OfType<string>());

    /// <summary>Where a column of a block stands.</summary>
    protected static int IndexOf(SheetBlock block, string column)
    {
        for (var i = 0; i < block.Columns.Count; i++)
            if (block.Columns[i].Key == column) return i;
        throw new KeyNotFoundException($"No column is named {column}.");
    }
}

/// <summary>The columns of one row add up: 五种办理状态之和＝累计收集.</summary>
public sealed class ColumnTie(string sheet, IReadOnlyList<string> left, IReadOnlyList<string> right, int block = 0) : SheetTie
{
    /// <summary>Leaves the total out: it counts on one side what no part has.</summary>
    public bool OfParts { get; init; }

    /// <summary>A tie whose two sides are names for columns of one table, on the page that shows it.</summary>
    public static ColumnTie In(string sheet, string path, string key, string title, string unit, Relation relation,
        (string Name, string[] Columns) left, (string Name, string[] Columns) right, bool ofParts = false) => new(sheet, left.Columns, right.Columns)
        {
            Key = $"{sheet}.{key}",
            Title = title,
            Unit = unit,
            Relation = relation,
            Left = new TieSide(left.Name, path),
            Right = new TieSide(right.Name, path),
            Sheets = [sheet],
            OfParts = ofParts,
        };

    public override TieCheck CheckIn(BlocksOf blocks)
    {
        var rows = blocks(sheet)[block];
        var (one, other) = (Places(rows, left), Places(rows, right));
        return Check(rows.Rows.Where(row => !OfParts || row.Kind != RowKind.Total).Select(row => (row.Kind, Line(NameOf(rows, row), Sum(row, one), Sum(row, other)))));
    }

    /// <summary>Where the columns stand; those with a minus are taken off.</summary>
    private static IReadOnlyList<(int Index, int Sign)> Places(SheetBlock block, IReadOnlyList<string> columns) =>
        [.. columns.Select(c => c.StartsWith('-') ? (IndexOf(block, c[1..]), -1) : (IndexOf(block, c), 1))];

    /// <summary>The sum of some columns; null where one is no number.</summary>
    private static double? Sum(SheetRow row, IReadOnlyList<(int Index, int Sign)> columns)
    {
        var sum = 0.0;
        foreach (var (index, sign) in columns)
        {
            if (Number(row.Cells[index]) is not { } value) return null;
            sum += sign * value;
        }

        return sum;
    }
}

/// <summary>Two columns say the same wherever their rows are the same: of two summaries, or of two blocks of one.</summary>
public sealed class CellTie(SheetCell left, SheetCell right) : SheetTie
{
    public override TieKind Kind => left.Sheet == right.Sheet ? TieKind.WithinTable : TieKind.BetweenTables;

    public override TieCheck CheckIn(BlocksOf blocks)
    {
        var (one, other) = (blocks(left.Sheet)[left.Block], blocks(right.Sheet)[right.Block]);
        var (oneAt, otherAt) = (IndexOf(one, left.Column), IndexOf(other, right.Column));
        var byKey = other.Rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
        return Check(one.Rows.Where(row => byKey.ContainsKey(row.Key))
            .Select(row => (row.Kind, Line(NameOf(one, row), Number(row.Cells[oneAt]), Number(byKey[row.Key].Cells[otherAt])))));
    }
}

/// <summary>合计＝小计之和＝各行之和, for one column of one block. Made for every column that is said to add up.</summary>
public sealed class SumTie : SheetTie
{
    private readonly int _block;
    private readonly string _sheet, _column;

    private SumTie(string sheet, int block, string column) => (_sheet, _block, _column) = (sheet, block, column);

    /// <summary>The ties of a summary's own sums.</summary>
    public static IEnumerable<SumTie> Of(ISummary summary, IReadOnlyList<SheetBlock> blocks) =>
        from b in Enumerable.Range(0, blocks.Count)
        let block = blocks[b]
        where block.Rows.Any(r => r.Kind == RowKind.Total)
        from column in block.Columns
        where column.Total == Total.Sum
        select new SumTie(summary.Name, b, column.Key)
        {
            Key = Invariant($"sum.{summary.Name}.{b}.{column.Key}"),
            Title = (block.Heading is { } heading ? heading + "：" : "") + string.Join("·", column.Group?.Split('/').Append(column.Header) ?? [column.Header]),
            Unit = column.Unit,
            Left = new TieSide("合计", summary.Path),
            Right = new TieSide($"各{block.Columns[block.Merged is null ? 0 : 1].Header}之和", summary.Path),
            Sheets = [summary.Name],
        };

    public override TieCheck CheckIn(BlocksOf blocks)
    {
        var block = blocks(_sheet)[_block];
        var column = IndexOf(block, _column);
        double Sum(IEnumerable<int> rows) => rows.Sum(r => Number(block.Rows[r].Cells[column]) ?? 0);
        var lines = (from r in Enumerable.Range(0, block.Rows.Count)
                     where block.Rows[r].Kind != RowKind.Row && Number(block.Rows[r].Cells[column]) is not null
                     select (block.Rows[r].Kind, Line: new TieLine(null, NameOf(block, block.Rows[r]), Number(block.Rows[r].Cells[column])!.Value, Sum(block.AddedUp(r))))).ToList();
        var total = lines.Find(l => l.Kind == RowKind.Total).Line;
        return total is null ? Check([]) : Check([.. lines.Select(l => l.Line)], total.Left, Sum(Enumerable.Range(0, block.Rows.Count).Where(r => block.Rows[r].Kind == RowKind.Row)));
    }
}

/// <summary>A table of a smaller scope says of its places what the county's table says of them.</summary>
public sealed class SameTie : SheetTie
{
    private readonly IReadOnlyList<SheetBlock> _county;
    private readonly string _sheet;
    private readonly Func<SheetRow, bool> _compares;

    private SameTie(string sheet, IReadOnlyList<SheetBlock> county, Func<SheetRow, bool> compares) => (_sheet, _county, _compares) = (sheet, county, compares);

    /// <summary>The tie of a summary in a scope with the same summary of the county. A township's sum is the county's only where no form is asked for.</summary>
    public static SameTie Of(ISummary summary, IReadOnlyList<SheetBlock> county, Scope scope, ScopeLimits limits) => new(summary.Name, county,
        row => limits.Communities.ContainsKey(row.Key) || (scope is { Form: null, Community: null } && limits.Townships.ContainsKey(row.Key)))
    {
        Key = $"same.{summary.Name}",
        Title = "与全县同表中同一镇街、社区的数一致",
        Unit = "处",
        Left = new TieSide("核对的数", summary.Path),
        Right = new TieSide("其中一致的", summary.Path),
        Sheets = [summary.Name],
    };

    public override TieCheck CheckIn(BlocksOf blocks)
    {
        var pairs = blocks(_sheet).Zip(_county).SelectMany(b => from row in b.First.Rows
                                                                where _compares(row)
                                                                join same in b.Second.Rows on row.Key equals same.Key
                                                                from c in Enumerable.Range(0, b.First.Columns.Count)
                                                                let sides = (Own: Number(row.Cells[c]), County: Number(same.Cells[c]))
                                                                where sides.Own is not null || sides.County is not null
                                                                select new TieLine(null, $"{NameOf(b.First, row)}·{b.First.Columns[c].Header}", sides.Own ?? 0, sides.County ?? 0)).ToList();
        var broken = pairs.Where(l => !Holds(l.Left, l.Right)).ToList();
        return pairs.Count == 0 ? Check([]) : new TieCheck(this, broken.Count == 0 ? TieState.Holds : TieState.Broken, pairs.Count, pairs.Count - broken.Count, broken);
    }
}
