using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Campaign;

/// <summary>The archive is closed: a wrong number may be corrected, with its reason; nothing is added or taken away.</summary>
public sealed class CampaignRegister : Register<CampaignAction>
{
    public override string Ledger => CampaignTable.LedgerName;

    public override string Noun => "疫情防控归档数据";

    public override bool MayAdd => false;

    public override bool MayDelete => false;

    protected override IEnumerable<Field<CampaignAction>> Define() =>
    [
        Field.Choice("kind", "类别", a => a.Kind) with { OnlyNew = true },
        Field.Pick("township", "镇街", a => a.TownshipCode, Picks.Townships) with { OnlyNew = true },
        Field.Pick("community", "社区", a => a.CommunityCode, Picks.Communities) with { OnlyNew = true },
        Field.Month("month", "月份", a => a.Month) with { OnlyNew = true },
        Field.Whole("count", "当月新增", a => a.Count, 0, 100_000) with { Hint = "归档数据只作更正，更正依据应写明。" },
    ];
}
