using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Tests.Data.Upgrades;

/// <summary>The rows of a table by their key, as text.</summary>
internal sealed record TableRows(string Name, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string[]> Rows)
{
    /// <summary>What EF and SQLite keep for themselves.</summary>
    private static bool IsOwn(string name) => !name.StartsWith("__EF", StringComparison.Ordinal) && !name.StartsWith("sqlite_", StringComparison.Ordinal);

    public static async Task<IReadOnlyDictionary<string, TableRows>> ReadAllAsync(string path)
    {
        await using var connection = await OpenAsync(path);
        var tables = new Dictionary<string, TableRows>(StringComparer.Ordinal);
        foreach (var name in (await QueryAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")).Select(r => r[0]).Where(IsOwn))
        {
            var columns = (await QueryAsync(connection, $"SELECT name, pk FROM pragma_table_info('{name}') ORDER BY cid")).ToList();
            var keys = columns.Index().Where(c => c.Item[1] != "0").OrderBy(c => c.Item[1], StringComparer.Ordinal).Select(c => c.Index).ToList();
            Assert.NotEmpty(keys);
            var rows = (await QueryAsync(connection, $"SELECT * FROM \"{name}\"")).ToDictionary(r => Key(keys.Select(k => r[k])), StringComparer.Ordinal);
            tables[name] = new TableRows(name, [.. columns.Select(c => c[0])], rows);
        }

        return tables;
    }

    public static string Key(IEnumerable<string> parts) => string.Join('|', parts);

    public static async Task<List<string[]>> QueryAsync(string path, string sql)
    {
        await using var connection = await OpenAsync(path);
        return await QueryAsync(connection, sql);
    }

    public static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = await OpenAsync(path);
        await QueryAsync(connection, sql);
    }

    private static async Task<SqliteConnection> OpenAsync(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string[]>> QueryAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        return rows;
    }
}
