using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>How what a rule found is told in running text. What it is told with is the rule's; here is the grammar.</summary>
internal static class Problems
{
    /// <summary>6个网格暂缺网格员，涉及江南、园洲等4个社区. Within one community its name is not repeated.</summary>
    public static void Say(Sentences text, RuleResult matter, Scope scope, bool details)
    {
        var clause = matter.Rule.Clause(matter.Threshold);
        if (scope.Community is not null && matter.Findings.All(f => f.IsCommunity)) text.Add(new TextRun(clause, matter.RowsPath, matter.Hint));
        else text.Add(Number(matter)).Add(matter.Rule.Subject + clause);
        if (!details) return;
        foreach (var (detail, isFirst) in matter.Clauses.Select((d, i) => (d, i == 0)))
            if (scope.Community is null || !detail.OnlyNamesCommunities)
                text.Add("，" + (isFirst && matter.Findings.Count == 1 ? detail.OfOne : detail.InText));
    }

    /// <summary>问需调研临近到期2次: the title with its number.</summary>
    public static void Label(Sentences text, RuleResult matter) => text.Add(matter.Title).Add(Number(matter));

    /// <summary>社区工作者缺额：江南社区（6名）、园洲社区（5名）等11个.</summary>
    public static void Raise(Sentences text, RuleResult matter, ScopeLimits limits, int most)
    {
        text.Add(matter.Rule.Worst(matter.Threshold) + "：")
            .Join([.. matter.Findings.Take(most)], "、", (t, finding) => t.Add(new TextRun(Called(matter, finding, limits) + Amount(matter, finding), matter.RowsPath, matter.Hint)))
            .Add(matter.Findings.Count > most ? $"等{matter.Counted}。" : "。");
    }

    private static TextRun Number(RuleResult matter) => new(matter.Counted, matter.RowsPath, matter.Hint);

    private static string Called(RuleResult matter, Finding finding, ScopeLimits limits)
    {
        if (finding.IsCommunity) return limits.Communities.ContainsKey(finding.Key) ? limits.CommunityName(finding.Key) : finding.Whose;
        return matter.Rule.NamesAreTitles ? $"“{finding.Name}”" : finding.Name;
    }

    private static string Amount(RuleResult matter, Finding finding) =>
        finding.Amount is { } amount && matter.Rule.Unit is { } unit ? $"（{FigureValue.Words(amount, unit)}）" : "";
}
