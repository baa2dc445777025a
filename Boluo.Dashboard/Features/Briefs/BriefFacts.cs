using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>What a brief is made of: figures of the day and of earlier days, and the matters.</summary>
public sealed record BriefFacts
{
    public required Scope Scope { get; init; }

    public required ScopeLimits Limits { get; init; }

    public required CountyFacts County { get; init; }

    public required IReadOnlyDictionary<string, Measured> Figures { get; init; }

    /// <summary>The end of last month and the end of last year, as far as the data reaches back.</summary>
    public required IReadOnlyList<EarlierDay> Earlier { get; init; }

    public required MatterSheet Matters { get; init; }
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
    /// <summary>A share has one decimal, anything else two at most.</summary>
    private const string Share = "%";

    /// <summary>The number with its unit, as official papers write it: no commas, 万 where nothing is lost by it.</summary>
    public static string Words(double value, string unit) =>
        (unit, Digits.IsWan(value)) switch { (Share, _) => Digits.Fixed(value, 1), (_, true) => Digits.InWan(value), _ => Digits.Plain(value, 2) } + unit;

    /// <summary>Shares differ by points.</summary>
    public bool IsShare => Figure.Unit == Share;

    /// <summary>The passport in one line, for whoever rests on the number.</summary>
    public string Hint => $"{Figure.Term}：{Figure.Definition}数据来源：{Figure.Source}；数据提供单位：{Figure.Department}。";

    public TextRun TextRun => new(Said(Value!.Value), Figure.RowsPath, Hint);

    /// <summary>A number of the figure, rounded as its passport says.</summary>
    public string Said(double value) => InWan(value) ? Digits.InWan(value) + Figure.Unit : Words(value, Figure.Unit);

    /// <summary>How much more it is than on an earlier day, between the two numbers as they are written; null where one of both is unknown.</summary>
    public double? Change(int index) => Value is { } now && Before[index] is { } then ? Digits.Round(Written(now) - Written(then), 2) : null;

    /// <summary>5个, 0.4个百分点: what it has changed by, up or down; without its unit where another number of the same follows.</summary>
    public string WordsOfChange(int index, bool withUnit = true)
    {
        var (change, unit) = (Math.Abs(Change(index)!.Value), (withUnit, IsShare) switch { (false, _) => "", (_, true) => "个百分点", _ => Figure.Unit });
        return InWan(change) ? Digits.InWan(change) + unit : Words(change, unit);
    }

    private bool InWan(double value) => Figure.Rounding == Rounding.TenThousands && value >= 10_000;

    private double Written(double value) => InWan(value) ? Digits.Round(value / 10_000, 1) * 10_000 : Digits.Round(value, IsShare ? 1 : 2);

    /// <summary>需求：2020年5月31日98个，2020年6月30日103个；较上月末 +5</summary>
    public string HintOfChange(int index, EarlierDay earlier, DateOnly day)
    {
        var sign = Change(index) > 0 ? "+" : "−";
        return $"{Figure.Term}：{Days.Long(earlier.Day)}{Said(Before[index]!.Value)}，{Days.Long(day)}{Said(Value!.Value)}；{earlier.Words} {sign}{WordsOfChange(index)}";
    }
}
