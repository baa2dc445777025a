using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>What a brief is made of: figures of the day and of earlier days, and the matters.</summary>
public sealed record BriefFacts
{
    public required Scope Scope { get; init; }

    public required ScopeLimits Limits { get; init; }

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
    public static string Words(double value, string unit)
    {
        var culture = CultureInfo.InvariantCulture;
        return unit == Share ? value.ToString("0.0", culture) + unit
            : value >= 10_000 && value % 100 == 0 ? (value / 10_000).ToString("0.##", culture) + "万" + unit
            : value.ToString("0.##", culture) + unit;
    }

    /// <summary>Shares differ by points.</summary>
    public bool IsShare => Figure.Unit == Share;

    /// <summary>The passport in one line, for whoever rests on the number.</summary>
    public string Hint => $"{Figure.Term}：{Figure.Definition}数据来源：{Figure.Source}；数据提供单位：{Figure.Department}。";

    public Piece Piece => new(Words(Value!.Value, Figure.Unit), Figure.RowsPath, Hint);

    /// <summary>How much more it is than on an earlier day, as exact as it is written; none where one of both is unknown.</summary>
    public double? Change(int index) => Value - Before[index] is { } change ? Math.Round(change, IsShare ? 1 : 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>5个, 0.4个百分点: what it has changed by, up or down; without its unit where another number of the same follows.</summary>
    public string WordsOfChange(int index, bool withUnit = true) => Words(Math.Abs(Change(index)!.Value), !withUnit ? "" : IsShare ? "个百分点" : Figure.Unit);

    /// <summary>需求：2020年5月31日98个，2020年6月30日103个；较上月末 +5</summary>
    public string HintOfChange(int index, EarlierDay earlier, DateOnly day)
    {
        var sign = Change(index) > 0 ? "+" : "−";
        return $"{Figure.Term}：{Days.Long(earlier.Day)}{Words(Before[index]!.Value, Figure.Unit)}，{Days.Long(day)}{Words(Value!.Value, Figure.Unit)}；{earlier.Words} {sign}{WordsOfChange(index)}";
    }
}
