namespace Boluo.Dashboard.Insight;

/// <summary>A figure with its value on the day and on the earlier days, in their order.</summary>
public sealed record FigureValue(Figure Figure, double? Value, IReadOnlyList<double?> Before)
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

    /// <summary>A number of the figure, rounded as its passport says.</summary>
    public string Said(double value) => InWan(value) ? Digits.InWan(value) + Figure.Unit : Words(value, Figure.Unit);

    /// <summary>How much more it is than on an earlier day, between the two numbers as they are written; none where one of both is unknown.</summary>
    public double? Change(int index) => Value is { } now && Before[index] is { } then ? Digits.Round(Written(now) - Written(then), 2) : null;

    /// <summary>5个, 0.4个百分点: what it has changed by, up or down; without its unit where another number of the same follows.</summary>
    public string WordsOfChange(int index, bool withUnit = true)
    {
        var (change, unit) = (Math.Abs(Change(index)!.Value), (withUnit, IsShare) switch { (false, _) => "", (_, true) => "个百分点", _ => Figure.Unit });
        return InWan(change) ? Digits.InWan(change) + unit : Words(change, unit);
    }

    /// <summary>+3个, −1名; never for what has not changed.</summary>
    public string SignedChange(int index, bool withUnit = true) => (Change(index) > 0 ? "+" : "−") + WordsOfChange(index, withUnit);

    private bool InWan(double value) => Figure.Rounding == Rounding.TenThousands && value >= 10_000;

    private double Written(double value) => InWan(value) ? Digits.Round(value / 10_000, 1) * 10_000 : Digits.Round(value, IsShare ? 1 : 2);

    /// <summary>需求：2020年5月31日98个，2020年6月30日103个；较上月末 +5</summary>
    public string HintOfChange(int index, EarlierDay earlier, DateOnly day) =>
        $"{Figure.Term}：{Days.Long(earlier.Day)}{Said(Before[index]!.Value)}，{Days.Long(day)}{Said(Value!.Value)}；{earlier.Words} {SignedChange(index)}";
}
