namespace Boluo.Dashboard.Insight;

/// <summary>The followed figures at the end of a month; of the last month on the day that is looked at. Without values before the data begin.</summary>
public sealed record MonthEnd(DateOnly Month, DateOnly Day, IReadOnlyDictionary<string, Quantity>? Values)
{
    public double? this[string key] => Values?.GetValueOrDefault(key)?.Value;
}

/// <summary>
/// The figures that are followed from month to month. Each day is one command and a snapshot of its own, so that lines, tiles and the
/// pages of other days share what has been read.
/// </summary>
public sealed class FigureHistory(IEnumerable<Figure> figures, Snapshots snapshots)
{
    private const int Months = 12;

    private readonly IReadOnlyList<Figure> _followed = [.. figures.Where(f => f.IsFollowed)];

    /// <summary>The followed figures at the ends of the twelve months that end with the scope's day.</summary>
    public Task<IReadOnlyList<MonthEnd>> ReadAsync(Scope scope, CancellationToken cancel) => ReadAsync(scope, day => OnAsync(scope, day, cancel), cancel);

    /// <summary>The same of one figure that is not followed everywhere.</summary>
    public Task<IReadOnlyList<MonthEnd>> ReadAsync(Figure figure, Scope scope, CancellationToken cancel) => ReadAsync(scope, day => OnAsync("followed:" + figure.Key, [figure], scope, day, cancel), cancel);

    /// <summary>The followed figures in a scope on another day than its own.</summary>
    public Task<IReadOnlyDictionary<string, Quantity>> OnAsync(Scope scope, DateOnly day, CancellationToken cancel) => OnAsync("followed", _followed, scope, day, cancel);

    private async Task<IReadOnlyList<MonthEnd>> ReadAsync(Scope scope, Func<DateOnly, Task<IReadOnlyDictionary<string, Quantity>>> on, CancellationToken cancel)
    {
        var earliest = (await snapshots.LimitsAsync(cancel)).EarliestAsOf;
        var last = Days.MonthOf(scope.AsOf);
        var months = Enumerable.Range(1 - Months, Months).Select(last.AddMonths).ToList();
        return await SideBySide.ReadAsync(months, async (month, _) =>
        {
            var day = month == last ? scope.AsOf : month.AddMonths(1).AddDays(-1);
            return new MonthEnd(month, day, day < earliest ? null : await on(day));
        }, cancel);
    }

    private Task<IReadOnlyDictionary<string, Quantity>> OnAsync(string name, IReadOnlyList<Figure> read, Scope scope, DateOnly day, CancellationToken cancel)
    {
        var asked = scope with { AsOf = day };
        return snapshots.GetAsync(name, asked, (db, token) => FigureValues.ReadAsync(read, db, asked, token), cancel);
    }
}
