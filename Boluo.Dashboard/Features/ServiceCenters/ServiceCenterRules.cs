using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>社区尚未建成党群服务中心: no open centre of the community level.</summary>
public sealed class CommunityWithoutCenter() : Rule("center.missing", 60, RuleTopic.Centers, "社区")
{
    public override string Clause(double? threshold) => "尚未建成党群服务中心";

    public override string Worst(double? threshold) => "未建成党群服务中心的社区";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、在统计范围内的社区。",
        Condition = "统计时点没有已启用的社区层级党群服务中心（站）。",
        Reckoning = "自启用日期当日起算已启用，停用日期当日不再计入；在建的不计入，其他层级领域设在该社区的中心（站）不计入。",
        Answers = "社区党组织书记",
        Source = "党群服务中心（站）台账",
        Department = "组织部门",
        Clear = "每个社区都有已启用的社区层级党群服务中心（站）；不核查其面积、功能和开放时间。",
    };

    public override string LedgerPath(double? threshold) => $"{Urls.ServiceCenters}#gaps";

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Summaries.Spread(findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var open = db.ServiceCenters.ThereOn(scope.AsOf);
        return db.CommunitiesWithin(scope).Where(p => !open.Any(c => c.CommunityCode == p.Community.Code && c.Level == CenterLevel.Community))
            .FoundCommunities(this, since: p => db.ServiceCenters.Where(c => c.CommunityCode == p.Community.Code && c.Level == CenterLevel.Community && c.ClosedOn <= scope.AsOf).Max(c => c.ClosedOn) ?? p.Community.ValidFrom);
    }
}
