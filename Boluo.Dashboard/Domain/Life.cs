using System.Linq.Expressions;

namespace Boluo.Dashboard.Domain;

/// <summary>
/// A kind of row lies within the life of what it hangs on: its period or day is not before the owner began and not after it ended.
/// Said once, in <see cref="Lives"/>; the loader and the editors refuse by it, and the ties count by it.
/// </summary>
public abstract class Life(Type rowType, Type ownerType, string firstColumn, string lastColumn)
{
    public Type RowType { get; } = rowType;

    /// <summary>An <see cref="IDated"/> entity.</summary>
    public Type OwnerType { get; } = ownerType;

    /// <summary>The column that must not lie before the owner began.</summary>
    public string FirstColumn { get; } = firstColumn;

    /// <summary>The column that must not lie after the owner ended.</summary>
    public string LastColumn { get; } = lastColumn;

    /// <summary>What the owner is called in messages.</summary>
    public string Owner => OwnerType.Name switch { nameof(Community) => "社区", nameof(Grid) => "网格", _ => "党组织" };

    /// <summary>The column that names the owner.</summary>
    public abstract string OwnerColumn { get; }

    /// <summary>The key of the owner; none where the row hangs on none.</summary>
    public abstract object? OwnerOf(object row);

    /// <summary>Whether the row began before its owner did.</summary>
    public abstract bool IsEarly(object row, IDated owner);

    /// <summary>Whether the row goes on, or happened, when its owner was no more.</summary>
    public abstract bool IsLate(object row, IDated owner);
}

/// <summary>A life by its parts, as expressions, so that SQL counts by what refuses.</summary>
public sealed class Life<TRow>(Type ownerType, LambdaExpression key, string firstColumn, string lastColumn) : Life(typeof(TRow), ownerType, firstColumn, lastColumn)
{
    private Func<TRow, DateOnly, bool>? _begins, _ends;
    private Func<TRow, object?>? _owner;

    /// <summary>The row's property that names its owner: a code, or a number that may be none.</summary>
    public LambdaExpression Key { get; } = key;

    /// <summary>Whether the row is there on a day.</summary>
    public required Expression<Func<TRow, DateOnly, bool>> IsThere { get; init; }

    /// <summary>Whether it began on or after a day, the first of its owner.</summary>
    public required Expression<Func<TRow, DateOnly, bool>> Begins { get; init; }

    /// <summary>Whether it was over by a day, the first without its owner.</summary>
    public required Expression<Func<TRow, DateOnly, bool>> Ends { get; init; }

    public override string OwnerColumn => ((MemberExpression)(Key.Body is UnaryExpression convert ? convert.Operand : Key.Body)).Member.Name;

    public override object? OwnerOf(object row) => (_owner ??= Expression.Lambda<Func<TRow, object?>>(Expression.Convert(Key.Body, typeof(object)), Key.Parameters).Compile())((TRow)row);

    public override bool IsEarly(object row, IDated owner) => !(_begins ??= Begins.Compile())((TRow)row, owner.ValidFrom);

    public override bool IsLate(object row, IDated owner) => owner.ValidTo is { } end && !(_ends ??= Ends.Compile())((TRow)row, end);
}
