using Boluo.Dashboard.Charts;

namespace Boluo.Dashboard.Tests.Charts;

/// <summary>Small charts for the tests of this room and of its panel.</summary>
internal static class Specs
{
    public static ChartSpec Needs { get; } = Of(ChartKind.Bars, "个", new Series("需求",
    [
        new Mark("已办结", 56, Href: "/three-lists?needs.state=Closed", Tone: Tone.Done),
        new Mark("实施中", null, Tone: Tone.Running),
        new Mark("待对接", 14, Href: "/three-lists?needs.state=Waiting", Tone: Tone.Waiting),
    ])) with
    { Ledger = "needs" };

    public static ChartSpec Sizes { get; } = Of(ChartKind.Strip, "户",
        new Series("老城区", [new Mark("老城区", 300, "东区社区第01网格", "/grids/1"), new Mark("老城区", 100, "东区社区第02网格", "/grids/2"), new Mark("老城区", 230, "东区社区第03网格", "/grids/3")]),
        new Series("新城区", [new Mark("新城区", 205, "观华社区第01网格", "/grids/4"), new Mark("新城区", 100, "观华社区第02网格", "/grids/5")]));

    public static ChartSpec Quarters { get; } = Of(ChartKind.Columns, "人次",
        new Series("党员", [new Mark("一季度", 1200), new Mark("二季度", 800)]), new Series("群众", [new Mark("一季度", 3000), new Mark("二季度", null)]));

    public static ChartSpec Hostile(ChartKind kind)
    {
        const string text = "<b>粗</b><a href=\"x\">&链</a>";
        var stage = new Series(text, [new Mark(text, 3, text), new Mark("甲", 4, text)]);
        var flow = new Flow([stage, stage], [new Ribbon(0, text, "甲", new Mark(text, 2, text))]);
        return Of(kind, text, kind == ChartKind.Flow ? [stage, stage] : [stage]) with { Title = text, Subtitle = text, Sentence = text, CategoryHeader = text, Flow = kind == ChartKind.Flow ? flow : null };
    }

    public static ChartSpec Of(ChartKind kind, string unit, params Series[] series) => new()
    {
        Kind = kind,
        Title = "需求办理进度",
        Subtitle = "103个",
        Unit = unit,
        Categories = [.. series.SelectMany(s => s.Marks).Select(m => m.Category).Distinct()],
        CategoryHeader = "办理状态",
        Series = series,
        Sentence = "103个需求已办结56个。",
    };
}
