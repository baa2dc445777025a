namespace Boluo.Dashboard.Tables;

/// <summary>A cell of the header, with the cells merged into it. Positions count from 0.</summary>
public sealed record HeaderCell(int Row, int Column, int Rows, int Columns, string Text);

/// <summary>The header of several levels, on screen and in Excel: equal groups side by side become one cell, a header without groups reaches down.</summary>
public sealed class HeaderGrid
{
    public required int Depth { get; init; }

    public required IReadOnlyList<HeaderCell> Cells { get; init; }

    public static HeaderGrid Of(IReadOnlyList<Column> columns)
    {
        var paths = columns.Select(Path).ToList();
        var depth = paths.Count == 0 ? 1 : paths.Max(p => p.Length);
        var cells = new List<HeaderCell>();
        for (var level = 0; level < depth; level++)
        {
            for (var column = 0; column < paths.Count;)
            {
                var path = paths[column];
                var span = 1;
                if (level < path.Length - 1)
                    while (column + span < paths.Count && SharesGroup(path, paths[column + span], level)) span++;
                if (level < path.Length) cells.Add(new HeaderCell(level, column, level == path.Length - 1 ? depth - level : 1, span, path[level]));
                column += span;
            }
        }

        return new HeaderGrid { Depth = depth, Cells = cells };
    }

    /// <summary>Header and groups in one line, for lists of columns.</summary>
    public static string PathOf(Column column) => string.Join("·", Path(column));

    private static string[] Path(Column column) =>
        [.. column.Group?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [], column.FullHeader];

    private static bool SharesGroup(string[] path, string[] other, int level) =>
        other.Length > level + 1 && path.AsSpan(0, level + 1).SequenceEqual(other.AsSpan(0, level + 1));
}
