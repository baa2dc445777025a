using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Boluo.Dashboard.Insight;

/// <summary>How long a time the numbers of a table speak of; a table handed in by the quarter speaks of a quarter.</summary>
public enum PeriodKind
{
    /// <summary>The state on one day.</summary>
    [Display(Name = "台账")] Day,
    [Display(Name = "月报")] Month,
    [Display(Name = "季报")] Quarter,
    [Display(Name = "半年报")] HalfYear,
    [Display(Name = "年报")] Year,
}

/// <summary>A calendar period up to the day on which it is looked at. Both ends are included.</summary>
public sealed record Period(PeriodKind Kind, DateOnly From, DateOnly To)
{
    /// <summary>The period that a day lies in, up to that day.</summary>
    public static Period Of(PeriodKind kind, DateOnly day)
    {
        var months = Months(kind);
        return new Period(kind, months == 0 ? day : new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1), day);
    }

    /// <summary>The whole period before this one.</summary>
    public Period Previous => Of(Kind, From.AddDays(-1));

    /// <summary>The last day of the calendar period, which may lie behind <see cref="To"/>.</summary>
    public DateOnly End => Months(Kind) is var months and > 0 ? From.AddMonths(months).AddDays(-1) : To;

    /// <summary>截至2020年6月30日, 2020年6月, 2020年第二季度; with the day behind it while the period is not over.</summary>
    public string InWords
    {
        get
        {
            if (Kind == PeriodKind.Day) return $"截至{Days.Long(To)}";
            var year = From.Year.ToString(CultureInfo.InvariantCulture);
            var words = Kind switch
            {
                PeriodKind.Month => Days.Month(From),
                PeriodKind.Quarter => $"{year}年第{"一二三四"[(From.Month - 1) / 3]}季度",
                PeriodKind.HalfYear => Days.HalfYear(From),
                _ => year + "年",
            };
            return words + (To == End ? "" : $"（截至{Days.Long(To)}）");
        }
    }

    public bool Contains(DateOnly day) => day >= From && day <= To;

    private static int Months(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Quarter => 3,
        PeriodKind.HalfYear => 6,
        PeriodKind.Year => 12,
        _ => 0,
    };
}
