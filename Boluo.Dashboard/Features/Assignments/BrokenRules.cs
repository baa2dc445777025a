using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>Findings of a preview in words.</summary>
public sealed class BrokenRules(IEnumerable<IRule> rules, Attention attention)
{
    private readonly Dictionary<string, string> _titles = rules.ToDictionary(r => r.Key, r => r.Title(attention.ThresholdOf(r)), StringComparer.Ordinal);

    public string Title(string rule) => _titles.GetValueOrDefault(rule, rule);

    /// <summary>The question before such a plan is applied: 本次调整将使2个网格暂缺网格员,是否继续?</summary>
    public string Question(IReadOnlyList<Finding> broken)
    {
        var clauses = broken.GroupBy(f => f.Rule).Select(g => Title(g.Key) is var title && title.StartsWith("网格", StringComparison.Ordinal)
            ? $"使{g.Count()}个网格{title[2..]}"
            : $"新增“{title}”{g.Count()}项");
        return $"本次调整将{string.Join(",", clauses)},是否继续?";
    }
}
