using System.Globalization;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>What one rule found, with the threshold it was asked with.</summary>
public sealed record Matter(IRule Rule, double? Threshold, IReadOnlyList<Finding> Findings)
{
    public string Title => Rule.Title(Threshold);

    public string Summary => Rule.Summary(Findings);

    public string RowsPath => Rule.RowsPath(Threshold);
}

/// <summary>Runs all rules at once. Thresholds come from settings (Boluo:Rules:{key}), else from the rules.</summary>
public sealed class Attention(IEnumerable<IRule> rules, IConfiguration settings)
{
    private readonly IReadOnlyList<IRule> _rules = [.. rules.OrderBy(r => r.Order).ThenBy(r => r.Key, StringComparer.Ordinal)];

    /// <summary>All findings of a scope in one SQL command, rule by rule in their order; rules that found nothing are there too.</summary>
    public async Task<IReadOnlyList<Matter>> FindAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        if (_rules.Count == 0) return [];
        var findings = await _rules.Select(r => r.Find(db, scope, ThresholdOf(r))).Aggregate((all, next) => all.Concat(next)).ToListAsync(cancel);
        var byRule = findings.ToLookup(f => f.Rule, StringComparer.Ordinal);
        return [.. _rules.Select(r => new Matter(r, ThresholdOf(r), [.. byRule[r.Key].OrderByDescending(f => f.Amount).ThenBy(f => f.Key, StringComparer.Ordinal)]))];
    }

    public double? ThresholdOf(IRule rule) =>
        settings[$"Boluo:Rules:{rule.Key}"] is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : rule.Threshold;
}

/// <summary>Clauses about findings.</summary>
public static class Summaries
{
    /// <summary>江南、园洲等4个社区; all of them by name where there are no more than three.</summary>
    public static string Places(IReadOnlyList<Finding> findings, string counted)
    {
        var places = findings.GroupBy(f => f.Place).OrderByDescending(g => g.Count()).Select(g => Short(g.Key)).ToList();
        return places.Count switch
        {
            0 => "",
            <= 3 => string.Join("、", places),
            _ => string.Create(CultureInfo.InvariantCulture, $"{places[0]}、{places[1]}等{places.Count}{counted}"),
        };
    }

    private static string Short(string community) => community.EndsWith("社区", StringComparison.Ordinal) && community.Length > 3 ? community[..^2] : community;
}
