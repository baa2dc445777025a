using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Campaign;

/// <summary>The archive is closed: a wrong number may be corrected, with its reason; nothing is added or taken away.</summary>
public sealed class CampaignRegister() : Register<CampaignAction>("疫情防控归档数据", "campaign-actions.csv", CampaignTable.LedgerName)
{
    public override bool MayAdd => false;

    public override bool MayDelete => false;

    protected override IEnumerable<Field<CampaignAction>> Define() =>
    [
        Field.Choice("kind", "类别", a => a.Kind) with { OnlyNew = true },
        Field.Township("township", "镇街", a => a.TownshipCode) with { OnlyNew = true },
        Field.Community("community", "社区", a => a.CommunityCode) with { OnlyNew = true },
        Field.Month("month", "月份", a => a.Month) with { OnlyNew = true },
        Field.Whole("count", "当月新增", a => a.Count, 0, 100_000) with { Hint = "归档数据只作更正，更正依据应写明。" },
    ];

    protected override void Rules(RuleBook<CampaignAction> must)
    {
        must.LieIn("community", "township");
        must.BeUnique("month", "该类别当月的数据已登记，请勿重复登记。", "kind", "township", "community", "month");
    }

    /// <summary>No form changes the month of an entry.</summary>
    protected override void Check(RowsRead rows)
    {
        if (rows.Of<CountyProfile>() is not [var profile] || !rows.IsSound(profile)) return;
        var (from, to) = profile is { CampaignFrom: { } first, CampaignTo: { } last } ? (first, last) : default;
        foreach (var action in rows.Of<CampaignAction>().Where(a => rows.IsSound(a) && (a.Month < from || a.Month > to)))
            rows.Refuse(action, nameof(CampaignAction.Month), from == default ? "不应填写：“县情”没有登记疫情防控专题的时段" : $"应为{Days.Months(from, to)}中某月的第一天");
    }
}
