using System.Globalization;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>What one rule found, with the threshold it was asked with.</summary>
public sealed record Matter(IRule Rule, double? Threshold, IReadOnlyList<Finding> Findings)
{
    public string Title => Rule.Title(Threshold);

    public string Summary => Rule.Summary(Findings, Threshold);

    public string RowsPath => Rule.RowsPath(Threshold);
}

/// <summary>Runs all rules at once, with the <see cref="Thresholds"/> that hold.</summary>
public sealed class Attention(IEnumerable<IRule> rules)
{
    private readonly IReadOnlyList<IRule> _rules = [.. rules.OrderBy(r => r.Order).ThenBy(r => r.Key, StringComparer.Ordinal)];

    /// <summary>The rules in their order.</summary>
    public IReadOnlyList<IRule> Rules => _rules;

    /// <summary>All findings of a scope in one SQL command, rule by rule in their order; rules that found nothing are there too.</summary>
    public async Task<IReadOnlyList<Matter>> FindAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        if (_rules.Count == 0) return [];
        var thresholds = await ThresholdsAsync(db, cancel);
        var findings = await _rules.Select(r => r.Find(db, scope, thresholds.Of(r))).Aggregate((all, next) => all.Concat(next)).ToListAsync(cancel);
        var byRule = findings.ToLookup(f => f.Rule, StringComparer.Ordinal);
        return [.. _rules.Select(r => new Matter(r, thresholds.Of(r), [.. byRule[r.Key].OrderByDescending(f => f.Amount).ThenBy(f => f.Key, StringComparer.Ordinal)]))];
    }

    /// <summary>The threshold of one rule that holds, as the context sees it.</summary>
    public async Task<double?> ThresholdAsync(IRule rule, BoluoDbContext db, CancellationToken cancel) => (await ThresholdsAsync(db, cancel)).Of(rule);

    /// <summary>The thresholds as the context sees them.</summary>
    public async Task<Thresholds> ThresholdsAsync(BoluoDbContext db, CancellationToken cancel) =>
        new(await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, StringComparer.Ordinal, cancel));
}

/// <summary>Clauses about findings.</summary>
public static partial class Summaries
{
    /// <summary>江南、园洲等4个社区; all of them by name where there are no more than three. Communities of one name are told apart.</summary>
    public static string Places(IReadOnlyList<Finding> findings, string counted)
    {
        var places = findings.GroupBy(f => f.Place, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => TownshipAndName().Match(g.Key) is { Success: true } match
            ? (Name: match.Groups["name"].Value, Township: match.Groups["township"].Value)
            : (Name: g.Key, Township: "")).ToList();
        var names = places.Select(p => CommunityNames.Of(p.Name, p.Township, p.Township.Length > 0 && places.Count(o => o.Name == p.Name) > 1)).ToList();
        return names.Count switch
        {
            0 => "",
            <= 3 => string.Join("、", names),
            _ => string.Create(CultureInfo.InvariantCulture, $"{names[0]}、{names[1]}等{names.Count}{counted}"),
        };
    }

    /// <summary>石湾镇水上社区: a township's name has two characters at least, one of which may itself be 镇.</summary>
    [GeneratedRegex("^(?<township>.{2,5}?)(街道|镇)(?<name>.+)社区$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TownshipAndName();
}
