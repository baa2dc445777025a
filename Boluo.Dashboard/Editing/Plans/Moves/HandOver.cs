namespace Boluo.Dashboard.Editing.Plans.Moves;

/// <summary>All posts and duties of a person go to others.</summary>
public sealed record HandOver : PlanMove
{
    public int? PersonId { get; init; }

    public Edit<int?> To { get; init; }

    /// <summary>Other successors for single grids, by code.</summary>
    public IReadOnlyDictionary<string, Edit<int?>> ByGrid { get; init; } = new Dictionary<string, Edit<int?>>(StringComparer.Ordinal);

    public override PlanMoveKind Kind => PlanMoveKind.HandOver;

    public override int? Person => PersonId;

    public override IEnumerable<string> Lacks()
    {
        if (PersonId is null) yield return "应选择移交人员。";
        else if (!To.IsSet) yield return "应选择接任人员，或选“暂缺”。";
    }

    internal override void Work(PlanDrafts drafts) =>
        drafts.HandOver(PersonId!.Value, To.Value, ByGrid.Where(g => g.Value.IsSet).ToDictionary(g => g.Key, g => g.Value.Value, StringComparer.Ordinal));
}
