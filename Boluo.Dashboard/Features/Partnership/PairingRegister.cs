using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>A unit reports to a community. A unit that moves is given a new pairing, and the old one ends on the day the new one begins.</summary>
public sealed class PairingRegister() : Register<Pairing>("结对关系", "pairings.csv", PairingTable.LedgerName)
{
    protected override IEnumerable<Field<Pairing>> Define() =>
    [
        Field.Pick("unit", "单位", p => p.UnitId, PickLists.Units) with { OnlyNew = true },
        Field.Community("community", "结对社区", p => p.CommunityCode) with { OnlyNew = true, Hint = "单位改与其他社区结对的，新增一条结对关系，原结对关系自新报到日期起结束。" },
        Field.Day("from", "报到日期", p => p.ValidFrom) with { Initial = day => day },
        Field.Day("to", "结束日期", p => p.ValidTo) with { Hint = "自该日起不再结对；现行的结对关系不填。" },
    ];

    protected override void Rules(RuleBook<Pairing> must)
    {
        must.After("to", "from");
        must.NotOverlap("from", "to", ["unit"]);
        must.EndWithUnit("unit", (p, end) => p.ValidTo <= end, at: "to");
    }

    protected override async Task CheckAsync(Draft<Pairing> draft, CancellationToken cancel)
    {
        var pairing = draft.Row;
        var end = pairing.ValidTo ?? DateOnly.MaxValue;
        var overlapping = await draft.Others.Where(p => p.UnitId == pairing.UnitId && p.ValidFrom < end && (p.ValidTo == null || p.ValidTo > pairing.ValidFrom))
            .OrderBy(p => p.ValidFrom).ToListAsync(cancel);
        if (overlapping.Find(p => !EndsFor(draft, p)) is not { } other) return;
        if (draft.IsNew && other.CommunityCode == pairing.CommunityCode && other.ValidTo is null) draft.Refuse("community", "该单位已与该社区结对。");
        else draft.Refuse("from", $"与该单位{Days.Long(other.ValidFrom)}{(other.ValidTo is { } to ? $"至{Days.Long(to)}" : "起")}的结对关系重叠。");
    }

    protected override async Task DeriveAsync(Draft<Pairing> draft, CancellationToken cancel)
    {
        if (!draft.IsNew) return;
        var (unit, from) = (draft.Row.UnitId, draft.Row.ValidFrom);
        foreach (var earlier in await draft.Db.Pairings.Where(p => p.UnitId == unit && p.ValidTo == null && p.ValidFrom < from).ToListAsync(cancel))
            if (EndsFor(draft, earlier)) earlier.ValidTo = from;
    }

    /// <summary>Whether a pairing ends because the unit moves on to another community.</summary>
    private static bool EndsFor(Draft<Pairing> draft, Pairing earlier) => draft is { IsNew: true, Row.ValidTo: null }
        && earlier.ValidTo is null && earlier.ValidFrom < draft.Row.ValidFrom && earlier.CommunityCode != draft.Row.CommunityCode;
}
