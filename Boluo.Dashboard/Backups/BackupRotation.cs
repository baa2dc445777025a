namespace Boluo.Dashboard.Backups;

/// <summary>
/// Which backups stay: the last one of each hour, day and month, for as many of those as there have been backups in. Hours without a
/// backup do not count, so neither a long pause nor a clock that jumps ahead makes the old ones go before their time. Those that are the way
/// back from something stay beside them, the last ten.
/// </summary>
public static class BackupRotation
{
    public const int Hours = 24, Days = 14, Months = 12, WaysBack = 10;

    public static IReadOnlySet<string> Kept(IEnumerable<string> names)
    {
        var all = names.ToList();
        var newestFirst = all.Where(name => !BackupName.IsKept(name)).Select(name => (Name: name, Time: BackupName.TimeOf(name))).Where(b => b.Time is not null)
            .Select(b => (b.Name, Time: b.Time!.Value)).OrderByDescending(b => b.Time).ToList();
        return new HashSet<string>(
            [.. all.Where(BackupName.IsKept).OrderDescending(StringComparer.Ordinal).Take(WaysBack), .. Last(Hours, time => time.Date.AddHours(time.Hour)), .. Last(Days, time => time.Date), .. Last(Months, time => new DateTime(time.Year, time.Month, 1))], StringComparer.Ordinal);

        IEnumerable<string> Last(int count, Func<DateTime, DateTime> start) => newestFirst.GroupBy(b => start(b.Time)).Take(count).Select(period => period.First().Name);
    }
}
