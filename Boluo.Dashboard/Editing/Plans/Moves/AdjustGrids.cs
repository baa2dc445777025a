using System.Text.Json.Serialization;

namespace Boluo.Dashboard.Editing.Plans.Moves;

/// <summary>Some grids to another community or branch, group, leader or workers; what is not set stays as it is.</summary>
public sealed record AdjustGrids : PlanMove
{
    public IReadOnlyList<string> Codes { get; init; } = [];

    public string? CommunityCode { get; init; }

    /// <summary>None where the community is founded by the plan and has one branch only.</summary>
    public int? BranchId { get; init; }

    public int? GroupId { get; init; }

    public string GroupName { get; init; } = "";

    public Edit<int?> Leader { get; init; }

    public WorkerChange Workers { get; init; }

    public IReadOnlyList<int> Joining { get; init; } = [];

    public IReadOnlyList<int> Leaving { get; init; } = [];

    public override PlanMoveKind Kind => PlanMoveKind.AdjustGrids;

    [JsonIgnore]
    public override IEnumerable<string> Grids => Codes;

    public override IEnumerable<string> Lacks()
    {
        if (Codes.Count == 0) yield return "应选择要调整的网格。";
        if (CommunityCode is null && BranchId is null && GroupId is null && GroupName.Length == 0 && !Leader.IsSet && Workers == WorkerChange.Leave) yield return "应至少填写一项调整内容。";
        if (GroupId is not null && GroupName.Length > 0) yield return "“党小组”和“新设党小组名称”应选填其中一项。";
        if (Workers == WorkerChange.Replace && Joining.Count == 0) yield return "应选择接替的网格员。";
        if (Workers == WorkerChange.Change && Joining.Count + Leaving.Count == 0) yield return "应选择增加或减少的网格员。";
    }

    internal override void Work(PlanDrafts drafts)
    {
        // All of one line go to one new group.
        var group = GroupName.Length > 0 ? drafts.FoundGroup(GroupName) : GroupId;
        foreach (var draft in Codes.Select(drafts.Find).OfType<GridDraft>())
        {
            var now = draft.After!;
            if (CommunityCode is not null || BranchId is not null)
            {
                var community = CommunityCode ?? now.CommunityCode;
                if (BranchId is null && drafts.OnlyBranchOf(community) is null)
                {
                    if (community != now.CommunityCode) drafts.Refuse(draft, "现党支部", "“现党支部”应选择。");
                    continue;
                }

                now = now with { CommunityCode = community, BranchId = BranchId ?? drafts.OnlyBranchOf(community)!.Value };
            }

            draft.After = now with
            {
                LeaderId = Leader.Or(now.LeaderId),
                Workers = Workers switch
                {
                    WorkerChange.Change => now.Workers.Except(Leaving).Union(Joining),
                    WorkerChange.Replace => [.. Joining],
                    WorkerChange.Vacate => [],
                    _ => now.Workers,
                },
            };
            if (group is { } other) draft.CountsAfter = draft.CountsAfter! with { GroupId = other };
        }
    }
}
