using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Components;

/// <summary>The tabs of the page of a township or community, in their order.</summary>
public enum PlaceTab
{
    [Display(Name = "概况")] Situation,
    [Display(Name = "社区")] Communities,
    [Display(Name = "党组织")] Organisations,
    [Display(Name = "网格")] Grids,
    [Display(Name = "服务阵地")] Centers,
    [Display(Name = "三张清单")] Lists,
    [Display(Name = "结对共建")] Partnership,
    [Display(Name = "专项经费")] Fund,
    [Display(Name = "问需和满意度")] Asks,
    [Display(Name = "社区工作者")] Workforce,
}

/// <summary>A ledger on such a tab, and why it may hold nothing of a place.</summary>
public sealed record PlaceLedger(string Name, string Label, string WhenEmpty);

/// <summary>
/// What a room tells of a township or community, as it publishes it: cards, then charts, in the scope of the place. Parts of one tab
/// stand in their order, whichever rooms they come from; their ledgers follow.
/// </summary>
public sealed record PlacePart(PlaceTab Tab, int Order)
{
    /// <summary>A component of cards; it loads what it shows.</summary>
    public Type? Cards { get; init; }

    /// <summary>The keys of charts.</summary>
    public IReadOnlyList<string> Charts { get; init; } = [];

    public IReadOnlyList<PlaceLedger> Ledgers { get; init; } = [];

    /// <summary>A community has nothing of the kind.</summary>
    public bool OfTownshipsOnly { get; init; }
}
