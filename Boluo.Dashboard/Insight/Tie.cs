using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Insight;

public enum TieKind
{
    /// <summary>Between rows, columns or blocks of one table.</summary>
    [Display(Name = "表内勾稽")] WithinTable,

    /// <summary>Between what two tables say of one thing, or a table and the records behind it.</summary>
    [Display(Name = "表间勾稽")] BetweenTables,

    /// <summary>Rows lie within the life of what they hang on, and their days follow each other.</summary>
    [Display(Name = "存续期和日期")] Days,
}

/// <summary>How the two sides must stand to each other.</summary>
public enum Relation
{
    [Display(Name = "＝")] Equal,
    [Display(Name = "≤")] AtMost,
}

public enum TieState
{
    [Display(Name = "相符")] Holds,
    [Display(Name = "不相符")] Broken,

    /// <summary>The scope has nothing of the kind.</summary>
    [Display(Name = "不适用")] NotApplicable,
}

/// <summary>One side of a tie: what it counts, and the page with the rows behind it.</summary>
/// <param name="Label">What it counts: 各社区之和.</param>
/// <param name="RowsPath">Path and query of the page with the rows; the scope is added by <see cref="Urls"/>.</param>
public sealed record TieSide(string Label, string RowsPath);

/// <summary>勾稽关系: two numbers that must agree on any day and in any scope, declared by the room that owns the rows.</summary>
public abstract class Tie
{
    public required string Key { get; init; }

    /// <summary>What must hold, in words: 网格数与汇总表一致.</summary>
    public required string Title { get; init; }

    public string? Unit { get; init; }

    public virtual TieKind Kind => TieKind.BetweenTables;

    public Relation Relation { get; init; }

    public required TieSide Left { get; init; }

    public required TieSide Right { get; init; }

    /// <summary>The tables that must not be handed in unexplained while it is broken, by name.</summary>
    public required IReadOnlyList<string> Sheets { get; init; }

    /// <summary>Amounts have two decimals; a sum of doubles may be off by far less.</summary>
    protected const double Off = 0.005;

    public bool Holds(double left, double right) => Relation == Relation.Equal ? Math.Abs(left - right) < Off : left - right < Off;

    /// <summary>Compares what was counted place by place.</summary>
    public TieCheck Check(IReadOnlyCollection<TieLine> lines, double? left = null, double? right = null)
    {
        if (lines.Count == 0) return new TieCheck(this, TieState.NotApplicable, null, null, []);
        var broken = lines.Where(l => !Holds(l.Left, l.Right)).ToList();
        return new TieCheck(this, broken.Count == 0 ? TieState.Holds : TieState.Broken, left ?? lines.Sum(l => l.Left), right ?? lines.Sum(l => l.Right), broken);
    }
}

/// <summary>Both sides for one place or row of a table.</summary>
/// <param name="Place">The community or township, by code; none where the row is no place.</param>
/// <param name="Name">The row in words; the place's name is added by whoever shows it.</param>
public sealed record TieLine(string? Place, string? Name, double Left, double Right);

/// <summary>A tie in a scope: both sides, and where it breaks.</summary>
public sealed record TieCheck(Tie Tie, TieState State, double? Left, double? Right, IReadOnlyList<TieLine> Breaks)
{
    public double? Difference => Left - Right;
}

/// <summary>What a query counts in one place. Initialiser properties, because EF concatenates the counts of all ties.</summary>
public sealed record PlaceCount
{
    /// <summary>The community or township, by code; null for what is counted as a whole. Both are said by whoever counts: SQL knows no default.</summary>
    public required string? Place { get; init; }

    public required double Value { get; init; }
}

/// <summary>Both sides of a tie in one place, as SQL adds them up.</summary>
public sealed record Tally
{
    /// <summary>In place of a code: all places that have not been counted by themselves, because the sides agree there.</summary>
    public const string Elsewhere = "=";

    public required string Tie { get; init; }
    public required string? Place { get; init; }
    public required double Left { get; init; }
    public required double Right { get; init; }
}

/// <summary>A tie whose sides are asked of the database: any number of them in one command; see <see cref="Ties"/>.</summary>
public class QueryTie : Tie
{
    private readonly Func<BoluoDbContext, Scope, IQueryable<PlaceCount>>? _left, _right;

    /// <param name="left">The left side place by place; whatever lies outside the scope is left out by <see cref="Ties"/>.</param>
    /// <param name="right">The right side.</param>
    public QueryTie(Func<BoluoDbContext, Scope, IQueryable<PlaceCount>> left, Func<BoluoDbContext, Scope, IQueryable<PlaceCount>> right) => (_left, _right) = (left, right);

    protected QueryTie()
    {
    }

    /// <summary>Counts the county as a whole only.</summary>
    public bool CountyOnly { get; init; }

    /// <summary>The county's places in which the sides disagree, and all others as one under <see cref="Tally.Elsewhere"/>: a province has thousands.</summary>
    public IQueryable<Tally> Disagreements(BoluoDbContext db, Scope scope)
    {
        var (key, elsewhere, most, least) = (Key, Tally.Elsewhere, Off, Relation == Relation.Equal ? -Off : double.MinValue);
        return Count(db, scope).GroupBy(t => t.Place).Select(g => new { Place = g.Key, Left = g.Sum(t => t.Left), Right = g.Sum(t => t.Right) })
            .GroupBy(p => p.Left - p.Right < most && p.Left - p.Right > least ? elsewhere : p.Place)
            .Select(g => new Tally { Tie = key, Place = g.Key, Left = g.Sum(p => p.Left), Right = g.Sum(p => p.Right) });
    }

    public virtual IQueryable<Tally> Count(BoluoDbContext db, Scope scope)
    {
        var key = Key;
        return _left!(db, scope).Select(c => new Tally { Tie = key, Place = c.Place, Left = c.Value, Right = 0 })
            .Concat(_right!(db, scope).Select(c => new Tally { Tie = key, Place = c.Place, Left = 0, Right = c.Value }));
    }
}

/// <summary>A tie between the days of one row: 对接 not before 收集.</summary>
public sealed class OrderTie(Func<BoluoDbContext, Scope, IQueryable<PlaceCount>> all, Func<BoluoDbContext, Scope, IQueryable<PlaceCount>> inOrder) : QueryTie(all, inOrder)
{
    public override TieKind Kind => TieKind.Days;
}
