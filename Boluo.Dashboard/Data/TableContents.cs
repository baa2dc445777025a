using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Data;

/// <summary>What the table of one kind of row holds.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="LatestDay">The newest day in any of them that is not after the day that was asked for; null where there is none.</param>
public sealed record TableContent(int Rows, DateOnly? LatestDay);

public static class TableContents
{
    /// <summary>The same of many kinds in one command: each by itself would cost more to be translated than to be answered.</summary>
    public static async Task<IReadOnlyDictionary<Type, TableContent>> ContentsAsync(this BoluoDbContext db, IEnumerable<Type> kinds, DateOnly until, CancellationToken cancel)
    {
        var types = kinds.Distinct().Select(kind => db.Model.FindEntityType(kind)!).ToList();
        var day = Days.Iso(until);
        // Names of tables and columns cannot be parameters; they are the model's and nobody's input.
        var sql = string.Join(" UNION ALL ", types.Select((type, number) => $"SELECT {number.ToString(CultureInfo.InvariantCulture)} AS Number, COUNT(*) AS Rows, {LatestOf(type)} AS Day FROM \"{type.GetTableName()}\""));
        var found = await db.Database.SqlQueryRaw<Line>(sql, day).ToListAsync(cancel);
        return found.ToDictionary(line => types[line.Number].ClrType, line => new TableContent(line.Rows, line.Day is { Length: > 0 } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null));
    }

    /// <summary>Days are stored as 2020-06-30, so that the greatest text is the newest day.</summary>
    private static string LatestOf(IEntityType type)
    {
        List<string> newest = [.. type.GetProperties().Where(p => p.ClrType == typeof(DateOnly) || p.ClrType == typeof(DateOnly?)).Select(p => $"COALESCE(MAX(CASE WHEN \"{p.GetColumnName()}\" <= {{0}} THEN \"{p.GetColumnName()}\" END), '')")];
        return newest switch { [] => "''", [var only] => only, _ => $"MAX({string.Join(", ", newest)})" };
    }

    private sealed record Line(int Number, int Rows, string? Day);
}
