using Boluo.Dashboard.Backups;

namespace Boluo.Dashboard.Tests.Backups;

/// <summary>The rotation over random histories: regular ones, pauses of weeks, clocks that jump.</summary>
public sealed class BackupRotationTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Fact]
    public void A_name_tells_the_time_by_the_clock_of_the_county()
    {
        var name = BackupName.Of(new DateTime(2020, 6, 30, 18, 5, 9, DateTimeKind.Utc));
        Assert.Equal("boluo-20200701-020509.zip", name);
        Assert.Equal(new DateTime(2020, 7, 1, 2, 5, 9), BackupName.TimeOf(name));
    }

    [Theory]
    [InlineData("boluo-20200701-020509.zip.part")]
    [InlineData("boluo-20201301-020509.zip")]
    [InlineData("boluo-20200701.zip")]
    [InlineData("其他-20200701-020509.zip")]
    public void What_is_no_backup_is_neither_read_nor_kept(string name)
    {
        Assert.Null(BackupName.TimeOf(name));
        Assert.Empty(BackupRotation.Kept([name]));
    }

    /// <summary>A backup made before the sample was emptied would else be gone a quarter of an hour later, with the next one of its hour.</summary>
    [Fact]
    public void The_last_ten_that_are_a_way_back_stay_whatever_follows_and_take_no_place_of_the_others()
    {
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        List<string> ways = [.. Enumerable.Range(0, 12).Select(i => BackupName.Of(start.AddMinutes(i), isKept: true))];
        List<string> others = [.. Enumerable.Range(0, 4 * 96).Select(i => BackupName.Of(start.AddMinutes((15 * i) + 14)))];
        var kept = BackupRotation.Kept([.. ways, .. others]);
        Assert.Equal(ways.Skip(2), kept.Where(BackupName.IsKept).Order(StringComparer.Ordinal));
        Assert.Equal(BackupRotation.Kept(others).Order(StringComparer.Ordinal), kept.Where(n => !BackupName.IsKept(n)).Order(StringComparer.Ordinal));
        Assert.Equal(new DateTime(2026, 1, 1, 8, 0, 0), BackupName.TimeOf(ways[0]));
    }

    [Fact]
    public void A_year_of_backups_every_quarter_of_an_hour_leaves_a_day_of_hours_a_fortnight_of_days_and_a_year_of_months()
    {
        var kept = Times(Enumerable.Range(0, 365 * 96).Select(i => new DateTime(2026, 1, 1).AddMinutes(15 * i)));
        Assert.Equal(24, kept.Count(t => t > new DateTime(2026, 12, 31)));
        Assert.Equal(14 - 1, kept.Count(t => t.TimeOfDay == new TimeSpan(23, 45, 0) && t < new DateTime(2026, 12, 31) && t > new DateTime(2026, 12, 18)));
        Assert.Equal(Enumerable.Range(1, 11), kept.Where(t => t.Month < 12).Select(t => t.Month).Order());
        Assert.Equal(24 + 13 + 11, kept.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_newest_stays_and_so_does_the_last_of_each_recent_hour_day_and_month(int seed)
    {
        var times = History(new Random(seed));
        var kept = Times(times);
        Assert.Contains(times.Max(), kept);
        AssertLastOfEach(BackupRotation.Hours, t => t.Date.AddHours(t.Hour));
        AssertLastOfEach(BackupRotation.Days, t => t.Date);
        AssertLastOfEach(BackupRotation.Months, t => new DateTime(t.Year, t.Month, 1));
        Assert.True(kept.Count <= BackupRotation.Hours + BackupRotation.Days + BackupRotation.Months);

        void AssertLastOfEach(int count, Func<DateTime, DateTime> period) =>
            Assert.Superset(times.GroupBy(period).OrderByDescending(g => g.Key).Take(count).Select(g => g.Max()).ToHashSet(), kept);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rotating_after_each_backup_leaves_what_rotating_once_at_the_end_would(int seed)
    {
        var times = History(new Random(seed)).Order().ToList();
        var folder = new HashSet<string>(StringComparer.Ordinal);
        foreach (var time in times)
        {
            folder.Add(BackupName.Of(time.AddHours(-8)));
            folder.IntersectWith(BackupRotation.Kept(folder));
        }

        Assert.Equal(Times(times).Order(), folder.Select(n => BackupName.TimeOf(n)!.Value).Order());
        Assert.Equal(folder, BackupRotation.Kept(folder));
    }

    [Theory]
    [InlineData(91)]
    [InlineData(-400)]
    public void A_clock_that_jumps_costs_one_old_backup_of_each_kind_at_most(int days)
    {
        var times = Enumerable.Range(0, 2000).Select(i => new DateTime(2026, 1, 1).AddHours(i)).ToList();
        var before = Times(times);
        var after = Times([.. times, times[^1].AddDays(days)]);
        Assert.True(before.Except(after).Count() <= 3, string.Join('、', before.Except(after)));
    }

    private static HashSet<DateTime> Times(IEnumerable<DateTime> times) =>
        [.. BackupRotation.Kept(times.Select(t => BackupName.Of(t.AddHours(-8)))).Select(n => BackupName.TimeOf(n)!.Value)];

    /// <summary>Backups some minutes after each other, now and then after days or months.</summary>
    private static List<DateTime> History(Random random)
    {
        var (times, time) = (new List<DateTime>(), new DateTime(2026, 1, 1));
        for (var i = 0; i < random.Next(1, 600); i++)
        {
            times.Add(time);
            time = time.AddMinutes(random.Next(50) switch { 0 => random.Next(60 * 24 * 70), < 5 => random.Next(60 * 24 * 2), _ => random.Next(1, 90) });
        }

        return times;
    }
}
