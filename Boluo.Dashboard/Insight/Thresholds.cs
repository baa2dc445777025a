using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>The thresholds that hold: what an administrator has set, else the rule's own.</summary>
public sealed class Thresholds(IReadOnlyDictionary<string, double> set)
{
    /// <summary>Null where the rule has no number.</summary>
    public double? Of(Rule rule) => rule.Threshold is not null && set.TryGetValue(rule.Key, out var value) ? value : rule.Threshold;

    public bool IsSet(Rule rule) => set.ContainsKey(rule.Key);
}

/// <summary>Settings inside queries: captured, they become a scalar subquery, so that a query sees what its own transaction sees.</summary>
public static class SettingQueries
{
    /// <summary>What an administrator has set, or nothing. Write <c>setting.FirstOrDefault() ?? usual</c> where it is compared.</summary>
    public static IQueryable<int?> SettingOf(this BoluoDbContext db, string key) => db.Settings.Where(s => s.Key == key).Select(s => (int?)s.Value);

    /// <summary>The same as a number, for words beside the rows.</summary>
    public static async Task<int> SettingAsync(this BoluoDbContext db, string key, int usual, CancellationToken cancel) =>
        await db.SettingOf(key).FirstOrDefaultAsync(cancel) ?? usual;
}
