using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Figures;

/// <summary>公开数, as they were printed.</summary>
public sealed class PublishedFigureRegister() : Register<PublishedFigure>("公开数", "published-figures.csv")
{
    protected override IEnumerable<Field<PublishedFigure>> Define() =>
    [
        Field.Whole("ordinal", "序号", f => f.Ordinal, 1, 1000),
        Field.Text("key", "代号", f => f.Key, longest: 60),
        Field.Text("section", "章节", f => f.Section, longest: 100),
        Field.Text("system", "工作体系", f => f.System, longest: 100),
        Field.Text("term", "指标", f => f.Term, longest: 100),
        Field.Number("value", "数值", f => f.Value, 0, 1e12),
        Field.Choice("qualifier", "约数", f => f.Qualifier),
        Field.Text("unit", "单位", f => f.Unit, longest: 20),
        Field.Text("scope", "范围", f => f.Scope, longest: 100),
        Field.Township("township", "镇街", f => f.TownshipCode),
        Field.Community("community", "社区", f => f.CommunityCode),
        Field.Text("period", "时期", f => f.Period, longest: 30),
        Field.Day("asOf", "数据日期", f => f.AsOf),
        Field.Text("description", "说明", f => f.Description, longest: 300),
    ];

    /// <summary>Links lead to the day that a figure speaks of.</summary>
    protected override void Check(RowsRead rows)
    {
        if (rows.Of<DataState>() is not [var state]) return;
        foreach (var figure in rows.Of<PublishedFigure>().Where(f => rows.IsSound(f) && (f.AsOf < state.EarliestAsOf || f.AsOf > state.AsOf)))
            rows.Refuse(figure, nameof(PublishedFigure.AsOf), $"应在{Days.Iso(state.EarliestAsOf)}至{Days.Iso(state.AsOf)}之间");
    }
}
