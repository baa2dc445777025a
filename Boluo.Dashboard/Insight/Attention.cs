using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>What one rule found as of a day, with the threshold it was asked with.</summary>
public sealed record Matter(Rule Rule, double? Threshold, DateOnly Day, IReadOnlyList<Finding> Findings)
{
    public string Title => Rule.Title(Threshold);

    /// <summary>The title, with the day from which the rule runs where there is one.</summary>
    public string Heading => Rule.Heading(Threshold, Day);

    /// <summary>What the findings come to, clause by clause; none where nothing was found.</summary>
    public IReadOnlyList<SummaryClause> Clauses => Findings.Count == 0 ? [] : Rule.Summary(Findings, Threshold);

    public string Summary => string.Join("，", Clauses.Select(c => c.Words));

    /// <summary>6个</summary>
    public string Counted => Invariant($"{Findings.Count}{Rule.Measure}");

    /// <summary>What a link to the rows says of them.</summary>
    public string Hint => $"{Heading}：{Counted}。点击查看明细。";

    /// <inheritdoc cref="Rule.LedgerPath"/>
    public string? LedgerPath => Rule.LedgerPath(Threshold);

    /// <summary>Where the findings are told one by one.</summary>
    public string RowsPath => LedgerPath ?? Urls.Matter(Rule.Key);

    /// <summary>Where a finding itself is shown, else all of them.</summary>
    public string PathOf(Finding finding) => Rule.RowPath(finding) ?? RowsPath;

    public RulePassport Passport => Rule.Passport(Threshold);

    /// <summary>See <see cref="Insight.Rule.RunsFrom"/>.</summary>
    public DateOnly? RunsFrom => Rule.RunsFrom(Day);

    /// <summary>632户, 14.7%: a share is not rounded up to the threshold that it is below. — where it is unknown, null where the rule has no amounts.</summary>
    public string? AmountOf(Finding finding) => (finding.Amount, Rule.Unit) switch
    {
        ({ } share, "%") => Digits.Fixed(share, 1) + "%",
        ({ } amount, _) => Digits.Text(amount) + Rule.Unit,
        (null, null) => null,
        _ => Quantity.Unknown,
    };

    /// <summary>Before the rule runs, nothing found does not mean that nothing is wrong.</summary>
    public bool HasRun => Rule.RunsOn(Day);

    /// <summary>Looked at, and nothing found.</summary>
    public bool IsClear => HasRun && Findings.Count == 0;
}

/// <summary>The matters of a scope by how they stand: 发现, 提醒, 未发现, 未到核查时间.</summary>
public sealed record MatterSheet(IReadOnlyList<Matter> All)
{
    public IReadOnlyList<Matter> Problems { get; } = [.. All.Where(m => m.Findings.Count > 0 && m.Rule.Kind == MatterKind.Problem)];

    public IReadOnlyList<Matter> Reminders { get; } = [.. All.Where(m => m.Findings.Count > 0 && m.Rule.Kind == MatterKind.Reminder)];

    /// <summary>Problems that were looked for and not found; a reminder that reminds of nothing clears nothing.</summary>
    public IReadOnlyList<Matter> Clear { get; } = [.. All.Where(m => m.IsClear && m.Rule.Kind == MatterKind.Problem)];

    public IReadOnlyList<Matter> NotRun { get; } = [.. All.Where(m => !m.HasRun)];
}

/// <summary>Runs all rules at once, with the <see cref="Thresholds"/> that hold.</summary>
public sealed class Attention(IEnumerable<Rule> rules)
{
    private readonly IReadOnlyList<Rule> _rules = [.. rules.OrderBy(r => r.Kind).ThenBy(r => r.Order).ThenBy(r => r.Key, StringComparer.Ordinal)];

    /// <summary>The rules in their order, reminders last.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>All findings of a scope in one SQL command, rule by rule in their order; rules that found nothing are there too.</summary>
    public async Task<IReadOnlyList<Matter>> FindAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        if (_rules.Count == 0) return [];
        var thresholds = await ThresholdsAsync(db, cancel);
        var findings = await _rules.Select(r => r.Find(db, scope, thresholds.Of(r))).Aggregate((all, next) => all.Concat(next)).ToListAsync(cancel);
        var byRule = findings.ToLookup(f => f.Rule, StringComparer.Ordinal);
        return [.. _rules.Select(r => new Matter(r, thresholds.Of(r), scope.AsOf, [.. byRule[r.Key].OrderByDescending(f => f.Amount).ThenBy(f => f.Key, StringComparer.Ordinal)]))];
    }

    /// <summary>What one rule finds, for a page about it.</summary>
    public async Task<Matter> FindAsync(Rule rule, BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var threshold = await ThresholdAsync(rule, db, cancel);
        return new Matter(rule, threshold, scope.AsOf, await rule.Find(db, scope, threshold).ToListAsync(cancel));
    }

    /// <summary>The threshold of one rule that holds, as the context sees it.</summary>
    public async Task<double?> ThresholdAsync(Rule rule, BoluoDbContext db, CancellationToken cancel) => (await ThresholdsAsync(db, cancel)).Of(rule);

    /// <summary>The thresholds as the context sees them.</summary>
    public async Task<Thresholds> ThresholdsAsync(BoluoDbContext db, CancellationToken cancel) =>
        new(await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, StringComparer.Ordinal, cancel));
}
