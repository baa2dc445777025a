using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>What a brief is made of: figures of the day and of earlier days, the matters, and sentences of charts.</summary>
public sealed record BriefFacts
{
    public required Scope Scope { get; init; }

    public required ScopeLimits Limits { get; init; }

    public required IReadOnlyDictionary<string, Measured> Figures { get; init; }

    /// <summary>The end of last month and the end of last year, as far as the data reaches back.</summary>
    public required IReadOnlyList<EarlierDay> Earlier { get; init; }

    public required IReadOnlyList<Matter> Matters { get; init; }

    /// <summary>A sentence about how the needs are getting on, whose numbers lead to their list; none where there are no needs.</summary>
    public required IReadOnlyList<Piece> NeedProgress { get; init; }
}

/// <summary>A day to compare with: 较上月末, 较年初.</summary>
public sealed record EarlierDay(string Words, DateOnly Day)
{
    /// <summary>Days that lie before the data are left out; in January the end of the month is that of the year.</summary>
    public static IReadOnlyList<EarlierDay> Of(DateOnly day, DateOnly earliest)
    {
        var month = new EarlierDay("较上月末", new DateOnly(day.Year, day.Month, 1).AddDays(-1));
        var year = new EarlierDay("较年初", new DateOnly(day.Year, 1, 1).AddDays(-1));
        return [.. new[] { month, year }.Where(d => d.Day >= earliest).DistinctBy(d => d.Day)];
    }
}

/// <summary>A figure with its value on the day and on the earlier days, in their order.</summary>
public sealed record Measured(Figure Figure, double? Value, IReadOnlyList<double?> Before)
{
    /// <summary>The number with its unit, as official papers write it: no commas, 万 where nothing is lost by it.</summary>
    public static string Words(double value, string unit) => (Digits.IsWan(value) ? Digits.InWan(value) : Digits.Plain(value, 2)) + unit;

    /// <summary>The passport in one line, for whoever rests on the number.</summary>
    public string Hint => $"{Figure.Term}：{Figure.Definition}数据来源：{Figure.Source}；数据提供单位：{Figure.Department}。";

    public Piece Piece => new(Said(Value!.Value), Figure.RowsPath, Hint);

    /// <summary>A number of the figure, rounded as its passport says.</summary>
    public string Said(double value) => Figure.Rounding == Rounding.TenThousands && value >= 10_000 ? Digits.InWan(value) + Figure.Unit : Words(value, Figure.Unit);


    /// <summary>2020年5月31日98个,2020年6月30日103个;较上月 +5</summary>
    public string HintOfChange(int index, EarlierDay earlier, DateOnly day)
    {
        var change = Change(index)!.Value;
        var sign = change > 0 ? "+" : change < 0 ? "−" : "";
        return $"{Figure.Term}：{Days.Long(earlier.Day)}{Said(Before[index]!.Value)}，{Days.Long(day)}{Said(Value!.Value)}；"
            + (change == 0 ? "持平" : $"{earlier.Words.Replace("末", "", StringComparison.Ordinal)} {sign}{Quantity.Exact(Math.Abs(change), Figure.Unit)}");
    }

    public double? Change(int index) => Value - Before[index];
}
