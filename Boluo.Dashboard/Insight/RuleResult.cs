namespace Boluo.Dashboard.Insight;

/// <summary>What one rule found as of a day, with the threshold it was asked with.</summary>
public sealed record RuleResult(Rule Rule, double? Threshold, DateOnly Day, IReadOnlyList<Finding> Findings)
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
    public string RowsPath => LedgerPath ?? Urls.FindingsOf(Rule.Key);

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
