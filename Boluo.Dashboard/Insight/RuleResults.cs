namespace Boluo.Dashboard.Insight;

/// <summary>The matters of a scope by how they stand: 发现, 提醒, 未发现, 未到核查时间.</summary>
public sealed record RuleResults(IReadOnlyList<RuleResult> All)
{
    public IReadOnlyList<RuleResult> Problems { get; } = [.. All.Where(m => m.Findings.Count > 0 && m.Rule.Kind == RuleKind.Problem)];

    public IReadOnlyList<RuleResult> Reminders { get; } = [.. All.Where(m => m.Findings.Count > 0 && m.Rule.Kind == RuleKind.Reminder)];

    /// <summary>Problems that were looked for and not found; a reminder that reminds of nothing clears nothing.</summary>
    public IReadOnlyList<RuleResult> Clear { get; } = [.. All.Where(m => m.IsClear && m.Rule.Kind == RuleKind.Problem)];

    public IReadOnlyList<RuleResult> NotRun { get; } = [.. All.Where(m => !m.HasRun)];
}
