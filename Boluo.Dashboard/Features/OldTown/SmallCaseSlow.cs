using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>微急烦心事超7天未办结.</summary>
public sealed class SmallCaseSlow(CountyFacts county) : Rule("case.slow", 116, RuleTopic.Services, "微急烦心事", "天", 7)
{
    public override string Measure => "件";

    public override string Clause(double? threshold) => Invariant($"超{threshold}天未办结");

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点及以前提出、由统计范围内社区的巷长受理的微急烦心事，统计时点未办结。",
        Condition = $"已等天数{Over(threshold)}。",
        Reckoning = "自提出当日起算，次日为第1天；统计时点以后办结的，统计时点视为未办结。",
        Answers = "办理巷长",
        Source = "微急烦心事台账",
        Department = OldTownFigures.StreetOf(county),
        Clear = $"未办结的微急烦心事等待都不超过{this.Amount(threshold)}；已办结的用时长短不在核查之内。",
    };

    public override string LedgerPath(double? threshold) => Ledgers.SmallCases.Where(c => c.Waiting.AtLeast(Above(threshold)), c => c.Waiting.Descending);

    public override string RowPath(Finding finding) => Ledgers.SmallCases.Where(c => c.Search(finding.Name));

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Most("最长", findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        SmallCaseRow.Query(db, scope).Where(c => c.OpenDays > threshold)
            .FoundInCommunity(this, c => new Finding { Key = "" + c.Row.Id, Name = c.Row.Title, Owner = c.Chief.Name }, c => c.OpenDays, c => c.Row.RaisedOn);
}
