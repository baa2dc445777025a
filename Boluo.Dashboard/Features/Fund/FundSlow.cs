using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>专项经费支出进度偏低: from the middle of the year on, communities that have spent less than a share (in percent) of the year's plan.</summary>
public sealed class FundSlow() : Rule("fund.slow", 115, RuleTopic.Services, "社区", "%", 15)
{
    public override (double Lowest, double Highest) ThresholdRange => (1, 100);

    /// <summary>In the first half of the year little is paid for good reasons.</summary>
    public override DateOnly? RunsFrom(DateOnly day) => new DateOnly(day.Year, 6, 30);

    public override string Clause(double? threshold) => Invariant($"专项经费支出进度低于{threshold}%");

    public override string Title(double? threshold) => Clause(threshold);

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计范围内登记了统计时点所在年度专项经费年度安排、且安排数大于零的社区。",
        Condition = $"支出进度低于{this.Amount(threshold)}（恰好{this.Amount(threshold)}的不列入）。",
        Reckoning = "支出进度＝当年1月1日至统计时点的支出明细之和÷年度安排；按未四舍五入的比率判断，数值保留一位小数。每年1月1日起按新的年度重新计算，上一年度不再核查。",
        Answers = "社区党组织书记",
        Source = "服务群众专项经费使用情况统计表、支出明细",
        Department = "财政部门",
        Clear = $"登记了年度安排的社区，支出进度都不低于{this.Amount(threshold)}；没有登记年度安排的社区不在核查之内，核查日以前不作判断。",
    };

    public override string LedgerPath(double? threshold) => Ledgers.Fund.Where(f => f.Progress.Below((threshold ?? 0) / 100), f => f.Progress.Ascending);

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (runs, share) = (RunsOn(scope.AsOf), (threshold ?? 0) / 100);
        return FundRow.Query(db, scope).Where(f => runs && f.Progress < share).FoundCommunities(this, f => f.Progress!.Value * 100);
    }
}
