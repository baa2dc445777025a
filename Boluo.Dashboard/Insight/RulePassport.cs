namespace Boluo.Dashboard.Insight;

/// <summary>
/// 核查说明: what a rule looks at and how, in whole sentences and precise enough that another office finds the same rows. What it counts,
/// when it runs and its threshold are the rule's own facts and not repeated here.
/// </summary>
public sealed record RulePassport
{
    /// <summary>核查对象: the rows that are looked at on the day.</summary>
    public required string Population { get; init; }

    /// <summary>列入条件: what must hold for a row to be found.</summary>
    public required string Condition { get; init; }

    /// <summary>计算方法: how days and amounts are counted, and on which side of the line the line itself lies.</summary>
    public required string Reckoning { get; init; }

    /// <summary>责任人（责任单位）: whom a finding names.</summary>
    public required string Answers { get; init; }

    /// <summary>数据来源.</summary>
    public required string Source { get; init; }

    /// <summary>数据提供单位.</summary>
    public required string Department { get; init; }

    /// <summary>未发现的含义: what is known when nothing is found, and what is not.</summary>
    public required string Clear { get; init; }
}
