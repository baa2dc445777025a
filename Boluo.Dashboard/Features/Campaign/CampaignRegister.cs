using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Campaign;

/// <summary>The archive is closed: a wrong number may be corrected, with its reason; nothing is added or taken away.</summary>
public sealed class CampaignRegister : Register<CampaignAction>
{
    public override string Noun => "疫情防控归档数据";

    public override string FileName => "campaign-actions.csv";

    public override string Ledger => CampaignTable.LedgerName;

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
        must.Hold("month", a => a.Month >= CampaignWords.FirstMonth && a.Month <= CampaignWords.LastMonth, "应为2020年1月至5月中某月的第一天", _ => "“月份”应为2020年1月至5月。");
        must.BeUnique("month", "该类别当月的数据已登记，请勿重复登记。", "kind", "township", "community", "month");
    }
}
