using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Figures;

/// <summary>公开数, as they were printed. One that is added stands by itself; those that ledgers are compared with have the keys of their figures.</summary>
public sealed class PublishedFigureRegister() : Register<PublishedFigure>("公开数", "published-figures.csv", PublishedFigureTable.LedgerName)
{
    private const string Prefix = "published.";

    public override bool IsSkeleton => true;

    protected override string NameKey => "term";

    protected override IEnumerable<Field<PublishedFigure>> Define() =>
    [
        Field.Whole("ordinal", "序号", f => f.Ordinal, 1, 1000),
        Field.Text("key", "代号", f => f.Key, longest: 60) with { OnForm = false },
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
        Field.Day("asOf", "数据日期", f => f.AsOf) with { Hint = "与台账数核对的时点。" },
        Field.Text("description", "说明", f => f.Description, longest: 300),
    ];

    protected override void Rules(RuleBook<PublishedFigure> must) => must.BeKnownBy("ordinal");

    /// <inheritdoc cref="Check"/>
    protected override async Task CheckAsync(Draft<PublishedFigure> draft, CancellationToken cancel)
    {
        if (await draft.Db.DataStates.Select(s => s.EarliestAsOf).SingleAsync(cancel) is var earliest && draft.Row.AsOf < earliest)
            draft.Refuse("asOf", $"“数据日期”不应早于最早的统计时点{Days.Long(earliest)}，现为{Days.Long(draft.Row.AsOf)}。");
    }

    protected override async Task NewKeyAsync(Draft<PublishedFigure> draft, CancellationToken cancel) =>
        draft.Set(f => f.Key, await draft.NextCodeAsync(f => f.Key, Prefix, 3, cancel));

    /// <summary>Links lead to the day that a figure speaks of.</summary>
    protected override void Check(RowsRead rows)
    {
        if (rows.Of<DataState>() is not [var state]) return;
        foreach (var figure in rows.Of<PublishedFigure>().Where(f => rows.IsSound(f) && (f.AsOf < state.EarliestAsOf || f.AsOf > state.AsOf)))
            rows.Refuse(figure, nameof(PublishedFigure.AsOf), $"应在{Days.Iso(state.EarliestAsOf)}至{Days.Iso(state.AsOf)}之间");
    }
}
