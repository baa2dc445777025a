using System.Text.Json.Serialization;
using Boluo.Dashboard.Editing.History;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A line of 网格调整情况一览表: a grid, and what it was, or another one that it took households of.</summary>
/// <param name="GridId">The grid's number.</param>
/// <param name="Types">What befell it, in words.</param>
/// <param name="Before">Null for one that is new and comes of no other.</param>
/// <param name="After">Null for one that ended and went to no other.</param>
/// <param name="Households">What came from there.</param>
public sealed record AdjustmentLine(int GridId, string Types, GridSituation? Before, GridSituation? After, int Households)
{
    [JsonIgnore]
    public string Code => (After ?? Before)!.Code;

    internal GridAdjustment Row(ChangeSet set) => new()
    {
        ChangeSetId = set.Id,
        GridId = GridId,
        FromGridId = Before is null || Before.GridId == GridId ? null : Before.GridId,
        Types = Types,
        FromCommunityCode = Before?.CommunityCode,
        FromName = Before?.Name,
        FromBranchId = Before?.BranchId,
        FromHouseholds = Households,
        ToCommunityCode = After?.CommunityCode,
        ToName = After?.Name,
        ToBranchId = After?.BranchId,
        ToHouseholds = After?.Households ?? 0,
        LeaderName = After?.Leader,
        WorkerNames = After?.WorkerNames,
        EffectiveOn = set.EffectiveOn,
        Basis = set.Basis,
    };
}

/// <summary>The lines of 网格调整情况一览表 that a plan leaves: one for each grid that it changes, and one for each way that households go from one grid to another.</summary>
internal static class AdjustmentLines
{
    public static IEnumerable<AdjustmentLine> Of(PlanDrafts plan, IReadOnlyList<GridDraft> changed, Reading before, Reading after)
    {
        var trails = plan.Trails;
        var byKey = changed.ToDictionary(d => d.Key, StringComparer.Ordinal);
        foreach (var draft in changed)
        {
            var ways = trails.Where(t => t.To == draft.Key && byKey.ContainsKey(t.From)).ToList();
            foreach (var way in ways)
                yield return new AdjustmentLine(draft.Grid!.Id, string.Join('、', byKey[way.From].Types.Concat(draft.Types).Distinct(StringComparer.Ordinal)), before.Grids[byKey[way.From].Grid!.Id], after.Grids[draft.Grid.Id], (int)Digits.Round(way.Share * byKey[way.From].CountsBefore!.Households, 0));
            // Its own line: what it was itself before. What has gone elsewhere altogether stands in the lines of those.
            if (draft.IsNew && ways.Count == 0) yield return new AdjustmentLine(draft.Grid!.Id, Types(draft), null, after.Grids[draft.Grid.Id], 0);
            else if (draft.Ends && !trails.Any(t => t.From == draft.Key)) yield return new AdjustmentLine(draft.Grid!.Id, Types(draft), before.Grids[draft.Grid.Id], null, draft.CountsBefore!.Households);
            else if (!draft.IsNew && !draft.Ends) yield return new AdjustmentLine(draft.Grid!.Id, Types(draft), before.Grids[draft.Grid.Id], after.Grids[draft.Grid.Id], before.Grids[draft.Grid.Id].Households);
        }
    }

    private static string Types(GridDraft draft) => string.Join('、', new[] { draft is { Before: { } before, After: { } now } ? PositionWords.Types(before, now) : "" }.Where(t => t.Length > 0).Concat(draft.Types)
        .DefaultIfEmpty(draft.CountsAfter?.GroupId != draft.CountsBefore?.GroupId ? "调整党小组" : "调整网格"));
}
