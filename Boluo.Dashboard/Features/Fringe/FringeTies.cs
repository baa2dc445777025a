using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>勾稽关系 of 党员联系户.</summary>
internal static class FringeTies
{
    public static readonly IReadOnlyList<Tie> All =
    [
        LifeTies.In<ContactHousehold, Community>("党员联系户", FringeRoom.Page(ContactHouseholdTable.LedgerName), [ContactHouseholdTable.LedgerName], "户"),
        LifeTies.In<Talk, Community>("政策宣讲", FringeRoom.Page(TalkTable.LedgerName), [TalkTable.LedgerName], "场次"),
        LifeTies.In<SuburbService, Community>("便民服务进郊区", FringeRoom.Page(SuburbServiceTable.LedgerName), [SuburbServiceTable.LedgerName], "次"),
        LifeTies.In<FringeCampaignRow, Community>("疫情期间工作", FringeRoom.Page(FringeCampaignTable.LedgerName), [FringeCampaignTable.LedgerName]),
    ];
}
