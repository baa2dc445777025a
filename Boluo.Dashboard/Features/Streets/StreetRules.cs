using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>联席会议议定事项逾期未办结.</summary>
public sealed class JointIssueOverdue() : Rule("joint.overdue", 75, RuleTopic.Services, "议定事项", "天")
{
    public override string Measure => "项";

    public override string Subject => "联席会议议定事项";

    public override bool IsOwnedByUnit => true;

    public override string Clause(double? threshold) => "逾期未办结";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点及以前召开、由统计范围内党组织召集的党建联席会议的议定事项；按镇街统计时含镇街和所辖社区召集的会议，按社区、城市形态统计时只含社区召集的会议。",
        Condition = "已过完成时限，统计时点仍未办结。",
        Reckoning = "完成时限当日未办结的不列入，次日起列入，为逾期第1天；以前各期会议的逾期事项一直列入，直到办结。统计时点以后办结的，统计时点视为未办结。",
        Answers = "责任单位",
        Source = "党建联席会议议定事项督办台账",
        Department = "组织部门",
        Clear = "已到完成时限的议定事项都已办结；未到时限的不在核查之内。",
    };

    public override string LedgerPath(double? threshold) => Ledgers.JointIssues.Where(i => i.State.Is(DutyState.Overdue));

    public override string RowPath(Finding finding) => Ledgers.JointIssues.Where(i => i.Search(finding.Name));

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Most("最长", findings, "逾期")];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var today = scope.AsOf.DayNumber;
        return JointIssueRow.Query(db, scope).Where(i => i.State == DutyState.Overdue).Found(this, i => new Finding
        {
            Key = "" + i.Row.Id,
            Name = i.Row.Title,
            UnitId = i.Host.Id,
            UnitName = i.Host.Name,
            Owner = i.Row.OwnerUnit,
            Amount = today - i.Row.DueOn.DayNumber,
            DueOn = i.Row.DueOn,
            LiesIn = i.HostPlace,
        }, since: i => i.Row.DueOn);
    }
}
