namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Some texts make sense in some months only.</summary>
internal static class Seasons
{
    private static readonly (string Word, Func<DateOnly, bool> When)[] Rules =
    [
        ("防疫", d => d >= new DateOnly(2020, 1, 24)),
        ("疫情", d => d >= new DateOnly(2020, 1, 24)),
        ("网课", d => d >= new DateOnly(2020, 2, 10)),
        ("春节", d => d.Month is 11 or 12 or 1),
        ("春联", d => d.Month is 1),
        ("暑期", d => d.Month is >= 4 and <= 7),
        ("开学", d => d.Month is 7 or 8 or 2),
    ];

    /// <summary>In February 2020 only what the epidemic asked for took place.</summary>
    public static bool Fits(string text, DateOnly day) =>
        Rules.All(r => !text.Contains(r.Word, StringComparison.Ordinal) || r.When(day))
        && (day is not { Year: 2020, Month: 2 } || !text.EndsWith("志愿服务", StringComparison.Ordinal) || text.Contains("防疫", StringComparison.Ordinal));
}
