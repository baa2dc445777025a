using System.Linq.Expressions;
using System.Reflection;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>The rows that point at a row.</summary>
internal static class References
{
    private static readonly MethodInfo Read = typeof(References).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>
    /// All rows that point at this one, tracked, by the way they do. The database would take links along without a trace; tracked, they
    /// are recorded with the row and come back with it.
    /// </summary>
    public static async Task<IReadOnlyList<(IForeignKey Key, EntityEntry Row)>> ToAsync(BoluoDbContext db, EntityEntry row, CancellationToken cancel)
    {
        var found = new List<(IForeignKey, EntityEntry)>();
        foreach (var key in row.Metadata.GetReferencingForeignKeys()) found.AddRange((await ByAsync(db, key, row, cancel)).Select(r => (key, r)));
        return found;
    }

    /// <summary>The rows that point at this one in one way, tracked.</summary>
    public static async Task<IReadOnlyList<EntityEntry>> ByAsync(BoluoDbContext db, IForeignKey key, EntityEntry row, CancellationToken cancel)
    {
        var rows = (Task<List<object>>)Read.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(null, [db, key, row, cancel])!;
        return [.. (await rows).Select(r => db.Entry(r))];
    }

    private static async Task<List<object>> ReadAsync<T>(BoluoDbContext db, IForeignKey key, EntityEntry target, CancellationToken cancel) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var pointsHere = key.Properties.Zip(key.PrincipalKey.Properties)
            .Select(p => Expression.Equal(Expression.Property(row, p.First.PropertyInfo!), CapturedValue.Parameter(target.OriginalValues[p.Second], p.First.ClrType)))
            .Aggregate(Expression.AndAlso);
        return [.. await db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(pointsHere, row)).ToListAsync(cancel)];
    }
}
