using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Places;

/// <summary>社区工作者配备不足: more households per community worker than the standard allows.</summary>
public sealed class CommunityShortOfWorkers() : Rule(Standards.CommunityWorkerKey, 40, RuleTopic.Workforce, "社区", "名", Standards.HouseholdsPerCommunityWorker)
{
    public override string? ThresholdUnit => "户/人";

    public override (double Lowest, double Highest) ThresholdRange => (50, 5_000);

    public override string Subject => "社区的";

    public override string Clause(double? threshold) => "社区工作者配备不足";

    public override string Title(double? threshold) => Clause(threshold);

    public override string Worst(double? threshold) => "社区工作者缺额";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、在统计范围内的社区。",
        Condition = "在岗社区工作者少于应配人数。",
        Reckoning = $"应配人数＝社区户数÷{this.Amount(threshold)}，有余数的进一；恰好配足的不列入。户数为统计时点所辖网格当日登记的户数之和，在岗人数不含统计时点当日及以前离岗的。数值为缺额，超配的社区不抵扣其他社区。",
        Answers = "社区党组织书记",
        Source = "社区工作者名册、网格台账",
        Department = "民政部门",
        Clear = "每个社区的在岗社区工作者都不少于应配人数；网格员、社工不计入在岗人数。",
    };

    public override string LedgerPath(double? threshold) =>
        Ledgers.Communities.Where(c => c.Short.AtLeast(1), c => c.Load.Descending);

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) =>
        [new SummaryClause(Invariant($"超{threshold}户/人，缺{findings.Sum(f => f.Amount)}人"))];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var perWorker = (int)(threshold ?? Standards.HouseholdsPerCommunityWorker);
        return CommunityRow.Query(db, scope).Where(c => Staffing.Needed(c.Households, perWorker) > c.WorkersInPost)
            .FoundCommunities(this, c => Staffing.Needed(c.Households, perWorker) - c.WorkersInPost);
    }
}

/// <summary>服务人口超万人社区.</summary>
public sealed class CommunityTooPopulous() : Rule(Standards.ResidentsKey, 50, RuleTopic.Workforce, "社区", "人", Standards.ResidentsPerCommunity)
{
    public override string Clause(double? threshold) => "服务人口" + Line(threshold);

    public override string Title(double? threshold) => Clause(threshold) + Noun;

    public override string Worst(double? threshold) => Line(threshold) + Noun;

    private static string Line(double? threshold) => threshold == Standards.ResidentsPerCommunity ? "超万人" : Invariant($"超{threshold}人");

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、在统计范围内的社区。",
        Condition = $"服务人口{Over(threshold)}。",
        Reckoning = "服务人口为统计时点所辖网格当日登记的常住人口之和。",
        Answers = "社区党组织书记",
        Source = "网格台账",
        Department = "组织部门",
        Clear = $"每个社区的服务人口都不超过{this.Amount(threshold)}。",
    };

    public override string LedgerPath(double? threshold) =>
        Ledgers.Communities.Where(c => c.Residents.AtLeast(Above(threshold)), c => c.Residents.Descending);

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) =>
        [Summaries.Most("最多", Digits.InWan(findings.Max(f => f.Amount) ?? 0) + Unit)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        CommunityRow.Query(db, scope).Where(c => c.Residents > threshold).FoundCommunities(this, c => c.Residents);
}
