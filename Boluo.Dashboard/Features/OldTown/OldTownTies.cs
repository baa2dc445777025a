using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>勾稽关系 of 巷长快办制.</summary>
internal static class OldTownTies
{
    public static readonly IReadOnlyList<Tie> All =
    [
        LifeTies.In<AlleyChief, Community>("巷长", OldTownRoom.Page(AlleyChiefTable.LedgerName), [AlleyChiefTable.LedgerName], "名"),
    ];
}
