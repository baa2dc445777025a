using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>党员联系户超90天未宣讲: communities with 党员联系户 whose last talk, if any, lies further back than that.</summary>
public sealed class FringeSilent() : Rule("fringe.silent", 117, RuleTopic.Services, "社区", "天", 90)
{
    public override string Subject => "社区的";

    public override string Clause(double? threshold) => Invariant($"党员联系户超{threshold}天未宣讲");

    public override string Title(double? threshold) => Clause(threshold);

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = $"统计时点有党员联系户、且其中至少一户联系已超过{this.Amount(threshold)}的统计范围内社区。",
        Condition = $"距最近一次政策宣讲{Over(threshold)}，或者从未宣讲。",
        Reckoning = "自最近一次宣讲当日起算，次日为第1天；按社区判断，一次宣讲不要求覆盖每个联系户。",
        Answers = "社区党组织书记",
        Source = "党员联系户台账、政策宣讲台账",
        Department = "组织部门",
        Clear = $"有党员联系户的社区{this.Amount(threshold)}内都开展过政策宣讲；联系未超过该天数的社区不在核查之内。",
    };

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var day = scope.AsOf;
        var since = day.AddDays(-(int)(threshold ?? 0));
        return (from placed in db.CommunitiesWithin(scope)
                let last = db.Talks.Where(t => t.CommunityCode == placed.Community.Code && t.On <= day).Max(t => (DateOnly?)t.On)
                where db.ContactHouseholds.AsOf(day).Any(h => h.CommunityCode == placed.Community.Code && h.ValidFrom < since) && (last == null || last < since)
                select new LastDone { Township = placed.Township, Community = placed.Community, On = last }).FoundLate(this, day);
    }
}
