using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>超180天未开展共建活动: paired units whose last activity, if any, lies further back than that.</summary>
public sealed class UnitWithoutActivity() : Rule("unit.activity", 110, RuleTopic.Partnership, "单位党组织", "天", 180)
{
    public override string Clause(double? threshold) => Invariant($"超{threshold}天未开展共建活动");

    public override string Title(double? threshold) => Clause(threshold);

    public override string Worst(double? threshold) => "久未开展共建活动的单位党组织";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点与统计范围内社区结对的单位党组织，每个结对关系计一个。",
        Condition = $"距最近一次参加共建活动{Over(threshold)}。",
        Reckoning = "自最近一次参加的活动当日起算，次日为第1天；报到以来未参加过活动的自报到当日起算。主办和参加的活动都算，活动地点不限于结对社区。",
        Answers = "单位联络员",
        Source = "结对共建台账、共建活动台账",
        Department = "县直机关工委",
        Clear = $"每个结对单位{this.Amount(threshold)}内都参加过共建活动，或者报到未满该天数；不核查活动的规模和成效。",
    };

    public override string LedgerPath(double? threshold) => Ledgers.Pairings.Where(p => p.Idle.AtLeast(Above(threshold)), p => p.Idle.Descending);

    public override string RowPath(Finding finding) => Ledgers.Pairings.Where(p => p.Unit.Has(finding.Name));

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold)
    {
        var never = findings.Count(f => f.Amount is null);
        if (never == 0) return [Most("最长", findings)];
        return [new SummaryClause(never == findings.Count ? "均从未开展" : Invariant($"其中{never}{Measure}从未开展"))];
    }

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        PairingRow.Query(db, scope).Where(p => p.IdleDays > threshold).Found(this, p => new Finding
        {
            Key = p.Unit.Name,
            Name = p.Unit.PartyOrgName,
            UnitId = p.Unit.Id,
            UnitName = p.Unit.Name,
            Owner = p.Unit.Liaison,
            Amount = p.LastOn == null ? null : p.IdleDays,
            LiesIn = p.Community.Code,
        }, since: p => p.LastOn != null && p.LastOn > p.Row.ValidFrom ? p.LastOn : p.Row.ValidFrom);
}
