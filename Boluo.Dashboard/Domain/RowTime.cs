using System.Linq.Expressions;

namespace Boluo.Dashboard.Domain;

/// <summary>
/// When rows of a kind are there: for a period, or from an event or a reported period on. Said once for each kind, in <see cref="RowTimes"/>:
/// queries ask by it, the loader and the editors refuse by it, and the ties count by it.
/// </summary>
public abstract class RowTime(Type rowType, string firstColumn, string lastColumn)
{
    public Type RowType { get; } = rowType;

    /// <summary>The column that must not lie before what the row hangs on began.</summary>
    public string FirstColumn { get; } = firstColumn;

    /// <summary>The column that must not lie after it ended.</summary>
    public string LastColumn { get; } = lastColumn;

    /// <summary>Whether the row began before its owner did.</summary>
    public abstract bool IsEarly(object row, IDated owner);

    /// <summary>Whether the row goes on, or happened, when its owner was no more.</summary>
    public abstract bool IsLate(object row, IDated owner);
}

/// <summary>The same by its parts, as expressions, so that SQL counts by what refuses.</summary>
public sealed class RowTime<TRow>(string firstColumn, string lastColumn) : RowTime(typeof(TRow), firstColumn, lastColumn)
{
    private Func<TRow, DateOnly, bool>? _begins, _ends;

    /// <summary>Whether the row is there on a day.</summary>
    public required Expression<Func<TRow, DateOnly, bool>> IsThere { get; init; }

    /// <summary>Whether it began on or after a day, the first of its owner.</summary>
    public required Expression<Func<TRow, DateOnly, bool>> Begins { get; init; }

    /// <summary>Whether it was over by a day, the first without its owner.</summary>
    public required Expression<Func<TRow, DateOnly, bool>> Ends { get; init; }

    public override bool IsEarly(object row, IDated owner) => !(_begins ??= Begins.Compile())((TRow)row, owner.ValidFrom);

    public override bool IsLate(object row, IDated owner) => owner.ValidTo is { } end && !(_ends ??= Ends.Compile())((TRow)row, end);
}
