using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>Runs all rules at once, with the <see cref="Thresholds"/> that hold.</summary>
public sealed class RuleRunner(IEnumerable<Rule> rules)
{
    private readonly IReadOnlyList<Rule> _rules = [.. rules.OrderBy(r => r.Kind).ThenBy(r => r.Order).ThenBy(r => r.Key, StringComparer.Ordinal)];

    /// <summary>The rules in their order, reminders last.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>All findings of a scope in one SQL command, rule by rule in their order; rules that found nothing are there too.</summary>
    public async Task<IReadOnlyList<RuleResult>> FindAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        if (_rules.Count == 0) return [];
        var thresholds = await ThresholdsAsync(db, cancel);
        var findings = await _rules.Select(r => r.Find(db, scope, thresholds.Of(r))).Aggregate((all, next) => all.Concat(next)).ToListAsync(cancel);
        var byRule = findings.ToLookup(f => f.Rule, StringComparer.Ordinal);
        return [.. _rules.Select(r => new RuleResult(r, thresholds.Of(r), scope.AsOf, [.. byRule[r.Key].OrderByDescending(f => f.Amount).ThenBy(f => f.Key, StringComparer.Ordinal)]))];
    }

    /// <summary>What one rule finds, for a page about it.</summary>
    public async Task<RuleResult> FindAsync(Rule rule, BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var threshold = await ThresholdAsync(rule, db, cancel);
        return new RuleResult(rule, threshold, scope.AsOf, await rule.Find(db, scope, threshold).ToListAsync(cancel));
    }

    /// <summary>The threshold of one rule that holds, as the context sees it.</summary>
    public async Task<double?> ThresholdAsync(Rule rule, BoluoDbContext db, CancellationToken cancel) => (await ThresholdsAsync(db, cancel)).Of(rule);

    /// <summary>The thresholds as the context sees them.</summary>
    public async Task<Thresholds> ThresholdsAsync(BoluoDbContext db, CancellationToken cancel) =>
        new(await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, StringComparer.Ordinal, cancel));
}
