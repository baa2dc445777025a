using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Insight;

/// <summary>Since when a change is told: since the day before the month, quarter or year of the day that is looked at.</summary>
public enum ChangePeriod
{
    [Display(Name = "上月末")] Month,
    [Display(Name = "上季末")] Quarter,
    [Display(Name = "年初")] Year,
}

/// <summary>A day to compare with: 较上月末, 较年初.</summary>
public sealed record EarlierDay(string Words, DateOnly Day)
{
    /// <summary>Somebody has chosen the day, to be shown beside the one that is looked at.</summary>
    public bool IsChosen { get; private init; }

    public static EarlierDay Since(ChangePeriod period, DateOnly day) => new("较" + period.Label(), Period.Of(period switch
    {
        ChangePeriod.Month => PeriodKind.Month,
        ChangePeriod.Quarter => PeriodKind.Quarter,
        _ => PeriodKind.Year,
    }, day).From.AddDays(-1));

    public static EarlierDay On(DateOnly day) => new("较" + Days.Long(day), day) { IsChosen = true };

    /// <summary>The ends of last month and last year. Days that lie before the data are left out; in January the end of the month is that of the year.</summary>
    public static IReadOnlyList<EarlierDay> Of(DateOnly day, DateOnly earliest) =>
        [.. new[] { ChangePeriod.Month, ChangePeriod.Year }.Select(period => Since(period, day)).Where(d => d.Day >= earliest).DistinctBy(d => d.Day)];
}
