using System.Reflection;

namespace Boluo.Dashboard.Domain;

/// <summary>Where one column of a row is filled in, another must be, too.</summary>
public sealed class Requirement(Type rowType, string column, string needed)
{
    private readonly PropertyInfo _column = rowType.GetProperty(column)!, _needed = rowType.GetProperty(needed)!;

    public Type RowType { get; } = rowType;

    public string Column { get; } = column;

    /// <summary>The column that must be filled in, too.</summary>
    public string Needed { get; } = needed;

    public bool IsBroken(object row) => !IsEmpty(_column, row) && IsEmpty(_needed, row);

    private static bool IsEmpty(PropertyInfo column, object row) => column.GetValue(row) is null or "";
}

/// <summary>Nothing is closed without the steps before it. Said once; the loader and the editors refuse by it.</summary>
public static class Requirements
{
    public static readonly IReadOnlyList<Requirement> All =
    [
        .. Of<SmallCase>(nameof(SmallCase.HandledOn), nameof(SmallCase.StartedOn), nameof(SmallCase.Result)),
        .. Of<SmallCase>(nameof(SmallCase.Result), nameof(SmallCase.HandledOn)),
    ];

    /// <summary>What a kind of row must keep to.</summary>
    public static IEnumerable<Requirement> Of(Type rowType) => All.Where(r => r.RowType == rowType);

    private static IEnumerable<Requirement> Of<TRow>(string column, params IEnumerable<string> needed) => needed.Select(n => new Requirement(typeof(TRow), column, n));
}
