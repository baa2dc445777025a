namespace Boluo.Dashboard.Editing.Plans;

/// <summary>楼栋党小组 when grids change their branch: a group goes along with all its grids, and is divided where only some of them go.</summary>
internal static class PlanGroups
{
    public static void Settle(PlanDrafts drafts, PlanData data)
    {
        // By where they come from and go to: those that go the same way stay together.
        var moved = drafts.Grids.Where(d => d is { Before: not null, After: not null } && d.After.BranchId != d.Before.BranchId && d.CountsAfter!.GroupId == d.CountsBefore!.GroupId)
            .GroupBy(d => (Group: d.CountsBefore!.GroupId, From: d.Before!.BranchId, To: d.After!.BranchId)).ToList();
        foreach (var way in moved)
        {
            var isTorn = data.BranchesOfOthers[way.Key.Group].Contains(way.Key.From)
                || drafts.Grids.Any(d => d.CountsAfter?.GroupId == way.Key.Group && d.After!.BranchId != way.Key.To && (d.Before is null || d.Before.BranchId == way.Key.From));
            if (!isTorn) continue;
            var name = data.Groups[way.Key.Group].Name;
            var group = drafts.FoundGroupBeside(name);
            foreach (var draft in way) draft.CountsAfter = draft.CountsAfter! with { GroupId = group };
            drafts.TornGroups.Add((name, way.Key.From, way.Count()));
        }
    }
}
