using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Data;

/// <summary>The rows that are the county's: what is neither an account, nor a log, nor a screen on a wall, nor one of the two rows that say what the data is.</summary>
public static class CountyRows
{
    private static readonly Type[] Kept = [typeof(ChangeSet), typeof(ChangeEntry), typeof(SecurityEvent), typeof(LogHead), typeof(WallDevice), typeof(DataState), typeof(CountyProfile)];

    /// <summary>Deletes all of them, in the transaction that is open. What refers goes before what it refers to: the database refuses the other order at once, also inside a transaction.</summary>
    public static async Task DeleteCountyRowsAsync(this BoluoDbContext db, CancellationToken cancel)
    {
        foreach (var type in InOrderOfDeletion(db.Model))
        {
            var table = type.GetTableName();
            foreach (var own in type.GetForeignKeys().Where(k => k.PrincipalEntityType == type))
                foreach (var column in own.Properties.Where(p => p.IsNullable))
                    await ExecuteAsync($"UPDATE \"{table}\" SET \"{column.GetColumnName()}\" = NULL");
            await ExecuteAsync($"DELETE FROM \"{table}\"");
        }

        // Names of tables and columns cannot be parameters; they are the model's and nobody's input.
        async Task ExecuteAsync(string sql) => await db.Database.ExecuteSqlRawAsync(sql, cancel);
    }

    /// <summary>How many there are.</summary>
    public static async Task<int> CountCountyRowsAsync(this BoluoDbContext db, CancellationToken cancel) =>
        (await db.ContentsAsync(InOrderOfDeletion(db.Model).Select(t => t.ClrType), DateOnly.MaxValue, cancel)).Sum(kind => kind.Value.Rows);

    /// <summary>The kinds of rows, each before all that its rows refer to.</summary>
    public static IReadOnlyList<IEntityType> InOrderOfDeletion(IModel model)
    {
        var (left, ordered) = (model.GetEntityTypes().Where(t => t.ClrType.Namespace == typeof(Grid).Namespace && !Kept.Contains(t.ClrType)).ToList(), new List<IEntityType>());
        while (left.Count > 0)
        {
            var free = left.Where(t => !left.Any(other => other != t && other.GetForeignKeys().Any(k => k.PrincipalEntityType == t))).ToList();
            if (free.Count == 0) throw new InvalidOperationException($"Rows refer to each other in a circle: {string.Join(", ", left.Select(t => t.DisplayName()))}.");
            ordered.AddRange(free);
            left.RemoveAll(free.Contains);
        }

        return ordered;
    }
}
