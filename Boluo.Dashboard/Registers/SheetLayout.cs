namespace Boluo.Dashboard.Registers;

/// <summary>
/// How rows that return each period are entered side by side: one for each place, the fields of one period as columns. Whoever enters what
/// returns may keep such rows one by one, too.
/// </summary>
/// <param name="Rows">The key of the field of which each value is a row: the community.</param>
/// <param name="Each">The key of the field that is said once for all rows: the period, or the day.</param>
public sealed record SheetLayout(string Rows, string Each)
{
    /// <summary>Keys of what else is said once for all rows, and tells one sheet of a period from another: the name of a return.</summary>
    public IReadOnlyList<string> Once { get; init; } = [];

    /// <summary>Keys of the columns; without it all other fields of the form.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Keys of columns that a new row has from the period before, unless they are filled in: who fills in a return, and how to reach him.</summary>
    public IReadOnlyList<string> Carried { get; init; } = [];

    /// <summary>The first day of the period that a day lies in; without it a day stands for itself, and a month for its first.</summary>
    public Func<DateOnly, DateOnly>? First { get; init; }

    /// <summary>The period in words: 2020年第二季度.</summary>
    public Func<DateOnly, string>? Words { get; init; }

    /// <summary>Sets what all rows of a sheet have in common and no field of it says.</summary>
    public Action<object>? Given { get; init; }
}
