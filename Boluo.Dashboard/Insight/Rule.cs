using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Insight;

/// <summary>What the findings of a rule are.</summary>
public enum RuleKind
{
    /// <summary>Not as it should be.</summary>
    [Display(Name = "问题")] Problem,

    /// <summary>Due soon, and nothing is wrong yet.</summary>
    [Display(Name = "提醒")] Reminder,
}

/// <summary>The area of work that a rule belongs to, in the order in which reports speak of them.</summary>
public enum RuleTopic
{
    [Display(Name = "网格设置")] Grids,
    [Display(Name = "社区队伍")] Workforce,
    [Display(Name = "服务阵地")] Centers,
    [Display(Name = "三张清单")] ThreeLists,
    [Display(Name = "服务群众")] Services,
    [Display(Name = "问需报送")] Reporting,
    [Display(Name = "结对共建")] Partnership,
}

/// <summary>
/// One matter of 需关注事项: a condition over the data as of a day, with a threshold from settings. A rule gives its parts (what it counts, what
/// holds of it, where its rows are); title, heading and hint are put together here.
/// </summary>
/// <param name="key">Part of links and settings; it never changes.</param>
/// <param name="order">Position in the list of matters.</param>
/// <param name="topic">The area of work that it belongs to.</param>
/// <param name="noun">What one finding is: 网格.</param>
/// <param name="unit">What an amount counts; none where the findings have no amounts.</param>
/// <param name="threshold">The default; see <see cref="Thresholds"/>. None where the rule has no number.</param>
public abstract class Rule(string key, int order, RuleTopic topic, string noun, string? unit = null, double? threshold = null)
{
    public string Key { get; } = key;

    public int Order { get; } = order;

    public RuleTopic Topic { get; } = topic;

    public string Noun { get; } = noun;

    public string? Unit { get; } = unit;

    public double? Threshold { get; } = threshold;

    public virtual RuleKind Kind => RuleKind.Problem;

    /// <summary>The measure word that counts it: 个, 次.</summary>
    public virtual string Measure => "个";

    /// <summary>What the clause is said of within a sentence: 网格, 社区的.</summary>
    public virtual string Subject => Noun;

    /// <summary>What holds of a finding, with the threshold in words: 暂缺网格员, 超500户.</summary>
    public abstract string Clause(double? threshold);

    /// <summary>The label: the clause with its subject, unless it says enough alone.</summary>
    public virtual string Title(double? threshold) => Subject + Clause(threshold);

    /// <summary>专项经费支出进度低于15%（6月30日起核查）: the title, with the day where there is one.</summary>
    public string Heading(double? threshold, DateOnly day) => RunsFrom(day) is { } from ? $"{Title(threshold)}（{Days.InYear(from)}起核查）" : Title(threshold);

    /// <summary>What the worst findings are called where they are named one by one: 久未对接的需求. Null where they are only counted.</summary>
    public virtual string? Worst(double? threshold) => null;

    /// <summary>The findings' names are titles that people gave, and stand in quotation marks.</summary>
    public virtual bool NamesAreTitles => false;

    /// <summary>The owners of its findings are units and offices, known by their names all over the county.</summary>
    public virtual bool IsOwnedByUnit => false;

    /// <summary>It looks at values without a history, which it finds on any day as they are now.</summary>
    public virtual bool ReadsCurrentValues => false;

    /// <summary>核查说明, with the threshold that holds.</summary>
    public abstract RulePassport Passport(double? threshold);

    /// <summary>The day of that day's year from which the rule runs; null where it runs on every day.</summary>
    public virtual DateOnly? RunsFrom(DateOnly day) => null;

    /// <summary>Whether the rule looks at the data of that day at all.</summary>
    public bool RunsOn(DateOnly day) => RunsFrom(day) is not { } from || from <= day;

    /// <summary>What the threshold counts.</summary>
    public virtual string? ThresholdUnit => Unit;

    /// <summary>What an administrator may set it to, both ends included; whole numbers.</summary>
    public virtual (double Lowest, double Highest) ThresholdRange => ThresholdUnit == "天" ? (1, 3_650) : (1, 1_000_000);

    /// <summary>30天, for sentences.</summary>
    public string Amount(double? threshold) => threshold is { } number ? Digits.Plain(number, 2) + ThresholdUnit : "";

    /// <summary>
    /// Path and query of the ledger filtered to the findings; the scope is added by <see cref="Urls"/>. Null where no ledger has them as rows, and
    /// the list of matters names them.
    /// </summary>
    public virtual string? LedgerPath(double? threshold) => null;

    /// <summary>Path and query of the page of what was found: a grid's, a community's, else the ledger narrowed to it. Null where neither shows it alone.</summary>
    public virtual string? RowPath(Finding finding) => finding.IsCommunity ? Urls.Community(finding.Key) : null;

    /// <summary>Path of the sheet in which what a finding lacks is entered; null where it is mended otherwise.</summary>
    public virtual string? EntryPath(Finding finding) => null;

    /// <summary>Clauses about the findings, of which there are some.</summary>
    public virtual IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Summaries.Places(findings)];

    public abstract IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold);

    /// <summary>The smallest whole number above a threshold, for filters with both ends included.</summary>
    public static int Above(double? threshold) => (int)Math.Floor(threshold ?? 0) + 1;

    /// <summary>超过30天（恰好30天的不列入）</summary>
    protected string Over(double? threshold) => $"超过{Amount(threshold)}（恰好{Amount(threshold)}的不列入）";

    /// <summary>最长逾期91天: the highest amount with the rule's unit.</summary>
    protected SummaryClause Most(string superlative, IReadOnlyList<Finding> findings, string before = "") =>
        Summaries.Most(superlative, Invariant($"{before}{findings.Max(f => f.Amount)}{Unit}"));
}
