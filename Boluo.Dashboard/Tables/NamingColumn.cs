namespace Boluo.Dashboard.Tables;

/// <summary>The column that says which row it is: it stays in view beside the others, and heads a row's card on a narrow screen.</summary>
public static class NamingColumn
{
    /// <summary>Keys of such columns, the surest first: the row's own name or what it tells, then the place or unit it belongs to.</summary>
    private static readonly string[] Keys = ["name", "title", "what", "community", "unit"];

    /// <summary>The one among the columns that are shown; where there is none, the first that is no number.</summary>
    public static Column Of(IReadOnlyList<Column> columns) =>
        Keys.Select(key => columns.FirstOrDefault(c => c.Key == key)).FirstOrDefault(c => c is not null) ?? columns.FirstOrDefault(c => !c.IsNumber) ?? columns[0];

    /// <summary>The class of a column's head, by which it is placed and stays in view.</summary>
    public static string? StyleOf(Column column, Column name) => (column.IsNumber, column == name) switch { (true, _) => "num", (_, true) => "name", _ => null };
}
