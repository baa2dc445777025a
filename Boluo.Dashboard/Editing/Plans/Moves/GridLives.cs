using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Boluo.Dashboard.Editing.Plans.Moves;

/// <summary>A new grid in a branch, with what is counted in it.</summary>
public sealed record SetUpGrid : PlanMove
{
    /// <summary>What the plan calls it.</summary>
    public string Key { get; init; } = "";

    public string? CommunityCode { get; init; }

    /// <summary>None where the community is founded by the plan.</summary>
    public int? BranchId { get; init; }

    public int? GroupId { get; init; }

    public string GroupName { get; init; } = "";

    public GridCounts Counts { get; init; } = new();

    public override PlanMoveKind Kind => PlanMoveKind.SetUpGrid;

    [JsonIgnore]
    public override IEnumerable<string> Founds => [Key];

    public override IEnumerable<string> Lacks() =>
    [
        .. CommunityCode is null ? ["应选择新网格所属的社区。"] : Array.Empty<string>(),
        .. (GroupId is null) == (GroupName.Trim().Length == 0) ? ["“党小组”和“新设党小组名称”应选填其中一项。"] : Array.Empty<string>(),
        .. Counts.Lacks("新网格"),
    ];

    internal override void Work(PlanDrafts drafts)
    {
        if ((BranchId ?? drafts.OnlyBranchOf(CommunityCode!)) is not { } branch)
        {
            drafts.Refuse(Key, "现党支部", $"{Key}的党支部应选择。");
            return;
        }

        var draft = drafts.Found(Key, new Position(CommunityCode!, 0, branch, null, []),
            new Counts(Counts.Households!.Value, Counts.Residents!.Value, Counts.PartyMembers!.Value, Counts.Buildings!.Value, Counts.Extent, GroupId ?? drafts.FoundGroup(GroupName), null));
        draft.Types.Add("新设");
    }
}

/// <summary>A grid ends; what is counted in it goes to another one.</summary>
public sealed record EndGrid : PlanMove
{
    public string? Code { get; init; }

    /// <summary>None where nobody lives in it.</summary>
    public string? Receiver { get; init; }

    public override PlanMoveKind Kind => PlanMoveKind.EndGrid;

    [JsonIgnore]
    public override IEnumerable<string> Grids => new[] { Code, Receiver }.OfType<string>();

    public override IEnumerable<string> Lacks()
    {
        if (Code is null) yield return "应选择要撤销的网格。";
        else if (Code == Receiver) yield return "并入的网格不应为所撤销的网格本身。";
    }

    internal override void Work(PlanDrafts drafts)
    {
        if (drafts.Find(Code!) is not { } draft) return;
        var counts = draft.CountsAfter!;
        if (Receiver is null)
        {
            if (counts.Households + counts.Residents + counts.PartyMembers > 0)
            {
                drafts.Refuse(draft, "并入的网格", Invariant($"还有{counts.Households}户、{counts.Residents}人、党员{counts.PartyMembers}名，应选择并入的网格。"));
                return;
            }

            PlanDrafts.End(draft, "撤销");
        }
        else if (drafts.Find(Receiver) is { } receiver)
        {
            drafts.Absorb(receiver, draft, "撤销");
        }
    }
}

/// <summary>A part of a grid that is divided.</summary>
public sealed record GridPart
{
    /// <summary>What the plan calls it.</summary>
    public string Key { get; init; } = "";

    public GridCounts Counts { get; init; } = new();
}

/// <summary>One grid becomes several. Its code ends, or its first part goes on under it.</summary>
public sealed record SplitGrid : PlanMove
{
    public string? Code { get; init; }

    /// <summary>原编码由第一部分沿用.</summary>
    public bool Continues { get; init; }

    /// <summary>网格长、网格员 look after all parts, not only the first.</summary>
    public bool KeepsPeople { get; init; } = true;

    public IReadOnlyList<GridPart> Parts { get; init; } = [];

    public override PlanMoveKind Kind => PlanMoveKind.SplitGrid;

    [JsonIgnore]
    public override IEnumerable<string> Grids => Code is null ? [] : [Code];

    [JsonIgnore]
    public override IEnumerable<string> Founds => Parts.Skip(Continues ? 1 : 0).Select(p => p.Key);

    public override IEnumerable<string> Lacks() =>
    [
        .. Code is null ? ["应选择要拆分的网格。"] : Array.Empty<string>(),
        .. Parts.Count < 2 ? ["拆分后应有两个或两个以上的网格。"] : Array.Empty<string>(),
        .. Parts.SelectMany((p, i) => p.Counts.Lacks(Invariant($"第{i + 1}部分"))),
    ];

    internal override void Work(PlanDrafts drafts)
    {
        if (drafts.Find(Code!) is not { } draft) return;
        var (position, counts) = (draft.After!, draft.CountsAfter!);
        var parts = Parts.Select(p => counts with
        {
            Households = p.Counts.Households!.Value,
            Residents = p.Counts.Residents!.Value,
            PartyMembers = p.Counts.PartyMembers!.Value,
            Buildings = p.Counts.Buildings!.Value,
            Extent = p.Counts.Extent,
            Source = $"由网格{draft.Key}拆分",
        }).ToList();
        foreach (var (label, whole, sum) in new[]
        {
            ("户数", counts.Households, parts.Sum(p => p.Households)), ("常住人口", counts.Residents, parts.Sum(p => p.Residents)),
            ("党员", counts.PartyMembers, parts.Sum(p => p.PartyMembers)), ("楼栋", counts.Buildings, parts.Sum(p => p.Buildings)),
        })
            if (whole != sum) drafts.Refuse(draft, label, Invariant($"的{label}为{whole}，拆分后各部分合计{sum}，应相等。"));

        var people = KeepsPeople ? position : position with { LeaderId = null, Workers = ImmutableSortedSet<int>.Empty };
        var shares = parts.ConvertAll(p => counts.Households == 0 ? 1.0 / parts.Count : (double)p.Households / counts.Households);
        if (Continues) (draft.CountsAfter, _) = (parts[0], draft.Types.Add("拆分"));
        for (var i = Continues ? 1 : 0; i < parts.Count; i++)
        {
            drafts.Found(Parts[i].Key, i == 0 ? position with { Number = 0 } : people with { Number = 0 }, parts[i]).Types.Add("拆分");
            drafts.Trace(draft.Key, Parts[i].Key, shares[i]);
        }

        if (Continues) return;
        drafts.SendNeeds(draft.Key, Parts[0].Key);
        PlanDrafts.End(draft, "拆分");
    }
}

/// <summary>Several grids become one: one of them goes on, or all codes end and a new one is issued.</summary>
public sealed record MergeGrids : PlanMove
{
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The one that goes on; none for a new one.</summary>
    public string? Into { get; init; }

    /// <summary>What the plan calls the new one.</summary>
    public string Key { get; init; } = "";

    public override PlanMoveKind Kind => PlanMoveKind.MergeGrids;

    [JsonIgnore]
    public override IEnumerable<string> Grids => Codes;

    [JsonIgnore]
    public override IEnumerable<string> Founds => Into is null ? [Key] : [];

    public override IEnumerable<string> Lacks()
    {
        if (Codes.Distinct(StringComparer.Ordinal).Count() < 2) yield return "应选择两个或两个以上要合并的网格。";
        if (Into is not null && !Codes.Contains(Into, StringComparer.Ordinal)) yield return "沿用编码的应为所合并的网格之一。";
    }

    internal override void Work(PlanDrafts drafts)
    {
        var merged = Codes.Distinct(StringComparer.Ordinal).Select(drafts.Find).ToList();
        if (merged.Any(d => d is null)) return; // Said already.
        var first = merged[0]!;
        var result = Into is not null ? drafts.Find(Into)! : drafts.Found(Key, first.After! with { Number = 0 }, first.CountsAfter! with { Households = 0, Residents = 0, PartyMembers = 0, Buildings = 0, Extent = "" });
        result.Types.Add("合并");
        foreach (var draft in merged.OfType<GridDraft>().Where(d => d != result)) drafts.Absorb(result, draft, "合并");
    }
}

/// <summary>调整范围: some buildings of a grid go to another one, with whoever lives in them.</summary>
public sealed record ShiftBuildings : PlanMove
{
    public string? From { get; init; }

    public string? To { get; init; }

    public int? Households { get; init; }

    public int? Residents { get; init; }

    public int? PartyMembers { get; init; }

    public int? Buildings { get; init; }

    /// <summary>四至范围 from then on; none where it stays as it is worded.</summary>
    public string FromExtent { get; init; } = "";

    public string ToExtent { get; init; } = "";

    public override PlanMoveKind Kind => PlanMoveKind.ShiftBuildings;

    [JsonIgnore]
    public override IEnumerable<string> Grids => new[] { From, To }.OfType<string>();

    public override IEnumerable<string> Lacks()
    {
        if (From is null || To is null) yield return "应选择调出和调入的网格。";
        else if (From == To) yield return "调入的网格不应为调出的网格本身。";
        if (Households is null || Residents is null || PartyMembers is null || Buildings is null) yield return "所调整的户数、常住人口、党员、楼栋应填写，没有的填0。";
        else if (new[] { Households, Residents, PartyMembers, Buildings }.Any(n => n < 0)) yield return "所调整的户数、常住人口、党员、楼栋不应为负数。";
        else if (Households + Residents + PartyMembers + Buildings == 0) yield return "所调整的户数、常住人口、党员、楼栋不应都为0。";
    }

    internal override void Work(PlanDrafts drafts)
    {
        if (drafts.Find(From!) is not { } from || drafts.Find(To!) is not { } to) return;
        var (left, moved) = (from.CountsAfter!, from.CountsAfter! with { Households = Households!.Value, Residents = Residents!.Value, PartyMembers = PartyMembers!.Value, Buildings = Buildings!.Value });
        foreach (var (label, has, goes) in new[]
        {
            ("户数", left.Households, moved.Households), ("常住人口", left.Residents, moved.Residents), ("党员", left.PartyMembers, moved.PartyMembers), ("楼栋", left.Buildings, moved.Buildings),
        })
            if (goes > has) drafts.Refuse(from, label, Invariant($"的{label}为{has}，不足调出的{goes}。"));

        from.CountsAfter = left with
        {
            Households = left.Households - moved.Households,
            Residents = left.Residents - moved.Residents,
            PartyMembers = left.PartyMembers - moved.PartyMembers,
            Buildings = left.Buildings - moved.Buildings,
            Extent = FromExtent.Length > 0 ? FromExtent : left.Extent,
            Source = $"调出楼栋到网格{to.Key}",
        };
        to.CountsAfter = (to.CountsAfter! + moved) with { Extent = ToExtent.Length > 0 ? ToExtent : to.CountsAfter!.Extent, Source = $"调入网格{from.Key}的楼栋" };
        from.Types.Add("调整范围");
        to.Types.Add("调整范围");
    }
}
