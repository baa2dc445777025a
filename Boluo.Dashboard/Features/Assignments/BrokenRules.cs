using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>Findings of a preview in words.</summary>
public sealed class BrokenRules(IEnumerable<IRule> rules)
{
    private readonly Dictionary<string, IRule> _rules = rules.ToDictionary(r => r.Key, StringComparer.Ordinal);

    /// <summary>A rule's title, with its usual threshold where none are given.</summary>
    public string Title(string rule, Thresholds? thresholds = null) =>
        _rules.TryGetValue(rule, out var known) ? known.Title(thresholds is null ? known.Threshold : thresholds.Of(known)) : rule;

    /// <summary>How much a finding is of, with its unit; nothing where it is a yes or no.</summary>
    public string Amount(Finding finding) =>
        finding.Amount is { } amount ? $"，{Digits.Text(amount, 1)}{(_rules.TryGetValue(finding.Rule, out var rule) ? rule.Unit : null)}" : "";

    /// <summary>The question before such a plan is applied: 本次调整将使2个网格暂缺网格员，是否继续？</summary>
    public string Question(IReadOnlyList<Finding> broken, Thresholds? thresholds = null)
    {
        var clauses = broken.GroupBy(f => f.Rule).Select(g => Title(g.Key, thresholds) is var title && title.StartsWith("网格", StringComparison.Ordinal)
            ? $"使{g.Count()}个网格{title[2..]}"
            : $"新增“{title}”{g.Count()}项");
        return $"本次调整将{string.Join("，", clauses)}，是否继续？";
    }
}
