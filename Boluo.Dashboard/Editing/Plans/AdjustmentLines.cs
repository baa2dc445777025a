using Boluo.Dashboard.Editing.History;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>The lines of 网格调整情况一览表 that a plan leaves: one for each grid that it changes, and one for each way that households go from one grid to another.</summary>
internal static class AdjustmentLines
{
    public static IEnumerable<GridAdjustment> Of(ChangeSet set, PlanDrafts plan, IReadOnlyList<GridDraft> changed, Reading before, Reading after)
    {
        var trails = plan.Trails;
        var byKey = changed.ToDictionary(d => d.Key, StringComparer.Ordinal);
        foreach (var draft in changed)
        {
            var ways = trails.Where(t => t.To == draft.Key && byKey.ContainsKey(t.From)).ToList();
            foreach (var way in ways)
                yield return Line(set, string.Join('、', byKey[way.From].Types.Concat(draft.Types).Distinct(StringComparer.Ordinal)), draft, after.Grids[draft.Grid!.Id], byKey[way.From], before.Grids[byKey[way.From].Grid!.Id], (int)Digits.Round(way.Share * byKey[way.From].CountsBefore!.Households, 0));
            // Its own line: what it was itself before. What has gone elsewhere altogether stands in the lines of those.
            if (draft.IsNew && ways.Count == 0) yield return Line(set, Types(draft), draft, after.Grids[draft.Grid!.Id], null, null, 0);
            else if (draft.Ends && !trails.Any(t => t.From == draft.Key)) yield return Line(set, Types(draft), draft, null, draft, before.Grids[draft.Grid!.Id], draft.CountsBefore!.Households);
            else if (!draft.IsNew && !draft.Ends) yield return Line(set, Types(draft), draft, after.Grids[draft.Grid!.Id], draft, before.Grids[draft.Grid.Id], before.Grids[draft.Grid.Id].Households);
        }
    }

    private static string Types(GridDraft draft) => string.Join('、', new[] { draft is { Before: { } before, After: { } now } ? PositionWords.Types(before, now) : "" }.Where(t => t.Length > 0).Concat(draft.Types)
        .DefaultIfEmpty(draft.CountsAfter?.GroupId != draft.CountsBefore?.GroupId ? "调整党小组" : "调整网格"));

    private static GridAdjustment Line(ChangeSet set, string types, GridDraft draft, GridSituation? after, GridDraft? origin, GridSituation? before, int households) => new()
    {
        ChangeSetId = set.Id,
        GridId = draft.Grid!.Id,
        FromGridId = origin is null || origin == draft ? null : origin.Grid!.Id,
        Types = types,
        FromCommunityCode = before?.CommunityCode,
        FromName = before?.Name,
        FromBranchId = before?.BranchId,
        FromHouseholds = households,
        ToCommunityCode = after?.CommunityCode,
        ToName = after?.Name,
        ToBranchId = after?.BranchId,
        ToHouseholds = after?.Households ?? 0,
        LeaderName = after?.Leader,
        WorkerNames = after?.WorkerNames,
        EffectiveOn = set.EffectiveOn,
        Basis = set.Basis,
    };
}
