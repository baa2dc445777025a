using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>Findings of a preview in words.</summary>
public sealed class BrokenRules(IEnumerable<Rule> rules)
{
    private readonly Dictionary<string, Rule> _rules = rules.ToDictionary(r => r.Key, StringComparer.Ordinal);

    /// <summary>A rule's title, with its usual threshold where none are given.</summary>
    public string Title(string rule, Thresholds? thresholds = null) => _rules[rule].Title(ThresholdOf(_rules[rule], thresholds));

    /// <summary>How much a finding is of, with its unit; nothing where it is a yes or no.</summary>
    public string Amount(Finding finding) =>
        finding.Amount is { } amount ? $"，{Digits.Text(amount, 1)}{_rules[finding.Rule].Unit}" : "";

    /// <summary>The question before such a plan is applied: 本次调整将使2个网格暂缺网格员，是否继续？</summary>
    public string Question(IReadOnlyList<Finding> broken, Thresholds? thresholds = null)
    {
        var clauses = broken.GroupBy(f => f.Rule).Select(g => _rules[g.Key] is { Topic: RuleTopic.Grids } rule
            ? $"使{g.Count()}{rule.Measure}{rule.Subject}{rule.Clause(ThresholdOf(rule, thresholds))}"
            : $"新增“{Title(g.Key, thresholds)}”{g.Count()}项");
        return $"本次调整将{string.Join("，", clauses)}，是否继续？";
    }

    private static double? ThresholdOf(Rule rule, Thresholds? thresholds) => thresholds is null ? rule.Threshold : thresholds.Of(rule);
}
