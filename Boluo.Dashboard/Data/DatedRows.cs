using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data;

public static class DatedRows
{
    /// <summary>What holds on that day.</summary>
    public static IQueryable<T> AsOf<T>(this IQueryable<T> rows, DateOnly day) where T : class, IDated =>
        rows.Where(r => r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day));
}
