namespace Boluo.Dashboard.Tables;

/// <summary>The column that says which row it is: it stays in view beside the others, and heads a row's card on a narrow screen.</summary>
public static class NamingColumn
{
    /// <summary>Keys of such columns, the surest first: the row's own name, then the place or unit it belongs to.</summary>
    private static readonly string[] Keys = ["name", "title", "community", "unit"];

    /// <summary>The one among the columns that are shown; the first where there is none.</summary>
    public static Column Of(IReadOnlyList<Column> columns) => Keys.Select(key => columns.FirstOrDefault(c => c.Key == key)).FirstOrDefault(c => c is not null) ?? columns[0];
}
