using Boluo.Dashboard.Editing.Plans.Moves;

namespace Boluo.Dashboard.Editing.Plans.Documents;

/// <summary>What a 调整方案 says, as it is stored. It may be incomplete.</summary>
public sealed record PlanDocument
{
    /// <summary>How it is written; a later program reads older ones by it.</summary>
    public int Format { get; init; } = 1;

    public string Reason { get; init; } = "";

    public string Basis { get; init; } = "";

    public DateOnly? EffectiveOn { get; init; }

    public IReadOnlyList<PlanMove> Moves { get; init; } = [];

    /// <summary>The versions of grids and persons at which they came into it, by code and number: what has changed since is found out.</summary>
    public IReadOnlyDictionary<string, Guid> Seen { get; init; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>What has still to be filled in, in whole sentences; lines are named by their place.</summary>
    public IEnumerable<string> Lacks()
    {
        if (PlainText.Tidy(Reason, severalLines: true).Length == 0) yield return "“调整原因”应填写。";
        if (PlainText.Tidy(Basis).Length == 0) yield return "“调整依据（文号）”应填写。";
        if (EffectiveOn is null) yield return "“生效日期”应填写。";
        if (Moves.Count == 0) yield return "应至少有一项调整内容。";
        for (var i = 0; i < Moves.Count; i++)
            foreach (var lack in Moves[i].Lacks()) yield return Invariant($"第{i + 1}项“{Moves[i].Kind.Label()}”：{lack}");
    }

    /// <summary>With lines that are known: those that have no id yet get one that is the same for everybody who reads the plan.</summary>
    internal PlanDocument WithLineIds() => this with { Moves = [.. Moves.Select((m, i) => m.LineId == Guid.Empty ? m with { LineId = new Guid(i + 1, 0, 0, new byte[8]) } : m)] };

    /// <summary>A name for a grid that the plan founds, which none of its lines has yet.</summary>
    public string NextKey()
    {
        var used = Moves.SelectMany(m => m.Founds).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, used.Count + 1).Select(i => Invariant($"新网格{i}")).First(k => !used.Contains(k));
    }
}

/// <summary>A 调整方案 with how far it has come.</summary>
public sealed record PlanDocumentLine
{
    public required int Id { get; init; }
    public required string Title { get; init; }
    public required AdjustmentPlanState State { get; init; }
    public required PlanDocument Content { get; init; }
    public required Guid Revision { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; init; }
    public required string AuthorName { get; init; }
    public required string EditorName { get; init; }
    public required string? AuthorKey { get; init; }
    public required string? SubmitterKey { get; init; }
    public required string? SubmitterName { get; init; }
    public required DateTime? SubmittedAt { get; init; }
    public required string? ReviewerName { get; init; }
    public required DateTime? ReviewedAt { get; init; }
    public required string? Opinion { get; init; }
    public required string? SchedulerName { get; init; }
    public required DateTime? ScheduledAt { get; init; }

    /// <summary>Why it did not take effect on its day.</summary>
    public required string? Held { get; init; }
    public required int? ChangeSetId { get; init; }

    /// <summary>The change set that has taken it back.</summary>
    public required int? RevertedById { get; init; }

    /// <summary>Where it stands, in words.</summary>
    public string StateInWords => RevertedById is { } by ? Invariant($"{State.Label()}，后撤销（第{by}号变更）") : State.Label() + (Held is null ? "" : "，到期未生效");

    /// <summary>Its day is behind that one.</summary>
    public bool LiesAhead(DateOnly day) => Content.EffectiveOn > day;

    /// <summary>Its lines may be changed.</summary>
    public bool IsOpen => State == AdjustmentPlanState.Draft;

    /// <summary>Nobody reviews what he has begun or handed in.</summary>
    public bool MayBeReviewedBy(string userId) => State == AdjustmentPlanState.Submitted && userId != AuthorKey && userId != SubmitterKey;

    /// <summary>The plan to preview or apply.</summary>
    public Plan ToPlan(DateOnly asOf) => new(Content.Reason, Content.Basis, Content.EffectiveOn ?? asOf, Content.Moves) { Seen = Content.Seen, DocumentId = Id, DocumentRevision = Revision };
}
