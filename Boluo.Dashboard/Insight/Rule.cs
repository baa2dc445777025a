using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Insight;

/// <summary>One row that a rule found. Initialiser properties, because EF concatenates the findings of all rules.</summary>
public sealed record Finding
{
    public required string Rule { get; init; }

    /// <summary>The key of the row, unique within the rule.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The community (with its township) or unit in whose name the finding is summed up.</summary>
    public required string Place { get; init; }

    /// <summary>Who is responsible: a branch, a secretary, a unit.</summary>
    public required string Owner { get; init; }

    /// <summary>How much, in the rule's unit; none where the finding is a yes or no.</summary>
    public double? Amount { get; init; }

    /// <summary>The day by which it was or is to be done; none where nothing is owed by a day. Every rule sets it: the findings are concatenated.</summary>
    public DateOnly? DueOn { get; init; }
}

/// <summary>What the findings of a rule are.</summary>
public enum MatterKind
{
    /// <summary>Not as it should be.</summary>
    [Display(Name = "问题")] Problem,

    /// <summary>Due soon, and nothing is wrong yet.</summary>
    [Display(Name = "提醒")] Reminder,
}

/// <summary>One matter of 需关注事项: a condition over the data as of a day, with a threshold from settings.</summary>
public interface IRule
{
    string Key { get; }

    MatterKind Kind => MatterKind.Problem;

    /// <summary>核查说明, with the threshold that holds.</summary>
    RulePassport Passport(double? threshold);

    /// <summary>The day of that day's year from which the rule runs; none where it runs on every day.</summary>
    DateOnly? RunsFrom(DateOnly day) => null;

    /// <summary>What an amount counts; none where the findings have no amounts.</summary>
    string? Unit { get; }

    /// <summary>The label, with its threshold in words.</summary>
    string Title(double? threshold);

    /// <summary>Path and query of the ledger filtered to the findings; the scope is added by <see cref="Urls"/>.</summary>
    string RowsPath(double? threshold);

    /// <summary>The default; see <see cref="Thresholds"/>. None where the rule has no number.</summary>
    double? Threshold { get; }

    /// <summary>What the threshold counts.</summary>
    string? ThresholdUnit => Unit;

    /// <summary>What an administrator may set it to, both ends included; whole numbers.</summary>
    (double Lowest, double Highest) ThresholdRange => ThresholdUnit == "天" ? (1, 3_650) : (1, 1_000_000);

    /// <summary>Position in the list of matters.</summary>
    int Order { get; }

    /// <summary>One clause about the findings for the list, such as 江南、园洲等4个社区.</summary>
    string Summary(IReadOnlyList<Finding> findings);

    /// <summary>The same where it names the threshold.</summary>
    string Summary(IReadOnlyList<Finding> findings, double? threshold) => Summary(findings);

    IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold);
}

/// <summary>A rule by its parts; rooms make theirs from it.</summary>
public abstract class Rule(string key, int order, double? threshold = null) : IRule
{
    public string Key { get; } = key;

    public int Order { get; } = order;

    public double? Threshold { get; } = threshold;

    public virtual MatterKind Kind => MatterKind.Problem;

    public virtual DateOnly? RunsFrom(DateOnly day) => null;

    public abstract RulePassport Passport(double? threshold);

    /// <summary>What an amount counts; none where the findings have no amounts.</summary>
    public virtual string? Unit => null;

    public virtual string? ThresholdUnit => Unit;

    public virtual (double Lowest, double Highest) ThresholdRange => ThresholdUnit == "天" ? (1, 3_650) : (1, 1_000_000);

    public abstract string Title(double? threshold);

    public abstract string RowsPath(double? threshold);

    /// <summary>The smallest whole number above a threshold, for filters with both ends included.</summary>
    public static int Above(double? threshold) => (int)Math.Floor(threshold ?? 0) + 1;

    /// <summary>超过30天（恰好30天的不列入）</summary>
    protected string Over(double? threshold) => $"超过{this.Amount(threshold)}（恰好{this.Amount(threshold)}的不列入）";

    public virtual string Summary(IReadOnlyList<Finding> findings) => Summaries.Places(findings, "个社区");

    public virtual string Summary(IReadOnlyList<Finding> findings, double? threshold) => Summary(findings);

    public abstract IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold);
}

/// <summary>What the facts of a rule come to.</summary>
public static class RuleFacts
{
    /// <summary>Whether the rule looks at the data of that day at all.</summary>
    public static bool RunsOn(this IRule rule, DateOnly day) => rule.RunsFrom(day) is not { } from || from <= day;

    /// <summary>专项经费支出进度低于15%（6月30日起核查）: the title, with the day where there is one.</summary>
    public static string Heading(this IRule rule, double? threshold, DateOnly day) =>
        rule.RunsFrom(day) is { } from ? $"{rule.Title(threshold)}（{Days.InYear(from)}起核查）" : rule.Title(threshold);

    /// <summary>30天, for sentences.</summary>
    public static string Amount(this IRule rule, double? threshold) => (threshold is { } set ? Domain.Digits.Plain(set, 2) : "") + rule.ThresholdUnit;
}
