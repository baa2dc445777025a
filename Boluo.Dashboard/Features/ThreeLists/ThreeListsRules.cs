using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>需求超30天未对接.</summary>
public sealed class NeedWaiting() : Rule(ThreeListsRoom.WaitingKey, 70, RuleTopic.ThreeLists, "需求", "天", ThreeListsRoom.WaitingDays)
{
    public override string Clause(double? threshold) => Invariant($"超{threshold}天未对接");

    public override string Worst(double? threshold) => "久未对接的需求";

    public override bool NamesAreTitles => true;

    public override bool IsOwnedByUnit => true;

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点及以前收集、所属社区在统计范围内的需求，统计时点的办理状态为待对接。",
        Condition = $"等待天数{Over(threshold)}。",
        Reckoning = $"等待天数{ThreeListsRoom.WaitingFrom}；已对接、实施中、已办结和暂缓办理的不计等待天数。",
        Answers = "责任单位",
        Source = "需求清单",
        Department = "组织部门",
        Clear = $"待对接的需求等待都不超过{this.Amount(threshold)}；已对接的需求是否按办理时限办结不在核查之内。",
    };

    public override string LedgerPath(double? threshold) =>
        Ledgers.Needs.Where(n => n.Waiting.AtLeast(Above(threshold)), n => n.Waiting.Descending);

    public override string RowPath(Finding finding) => Ledgers.Needs.Where(n => n.Search(finding.Key));

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Most("最长", findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        NeedRow.Query(db, scope).Where(n => n.WaitingDays > threshold).Found(this, n => n.WaitingDays, n => n.Row.RaisedOn);
}

/// <summary>Matched or started needs that no project or resource answers.</summary>
public sealed class NeedWithoutAnswer() : Rule("need.unlinked", 80, RuleTopic.ThreeLists, "需求")
{
    public override string Subject => "办理中的需求";

    public override bool IsOwnedByUnit => true;

    public override string Clause(double? threshold) => "未关联资源或项目";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点及以前收集、所属社区在统计范围内的需求，统计时点的办理状态为已对接或者实施中。",
        Condition = "统计时点没有关联任何资源或者项目。",
        Reckoning = "关联自关联日期当日起算；待对接、已办结和暂缓办理的不核查。",
        Answers = "责任单位",
        Source = "需求清单",
        Department = "组织部门",
        Clear = "办理中的需求都关联了资源或者项目；不核查关联是否恰当。",
    };

    public override string LedgerPath(double? threshold) =>
        Ledgers.Needs.Where(n => n.State.Is(NeedState.Matched, NeedState.Started), n => n.Links.Is(0));

    public override string RowPath(Finding finding) => Ledgers.Needs.Where(n => n.Search(finding.Key));

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Summaries.Spread(findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        NeedRow.Query(db, scope).Where(n => (n.State == NeedState.Matched || n.State == NeedState.Started) && n.Links == 0)
            .Found(this, since: n => n.Row.MatchedOn ?? n.Row.StartedOn);
}

/// <summary>资源超90天未使用.</summary>
public sealed class ResourceIdle() : Rule(ThreeListsRoom.IdleKey, 90, RuleTopic.ThreeLists, "资源", "天", ThreeListsRoom.IdleDays)
{
    public override string Measure => "项";

    public override string Clause(double? threshold) => Invariant($"超{threshold}天未使用");

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点及以前收集的资源；按镇街、社区统计时为统计时点与该范围社区结对的单位提供的资源。已使用的和可提供时间已过的不核查。",
        Condition = $"未使用天数{Over(threshold)}。",
        Reckoning = "自收集日期和可提供时间（起）两者中较晚的一日起算，次日为第1天；未关联需求、也未用于项目的为未使用。可提供时间（止）当日仍可提供，次日起列为已过期未使用，不再计未使用天数。",
        Answers = "提供单位党组织",
        Source = "资源清单",
        Department = "组织部门",
        Clear = $"仍可提供的资源，未使用都不超过{this.Amount(threshold)}；已过期未使用的资源另列使用情况，不在其中。",
    };

    public override string LedgerPath(double? threshold) =>
        Ledgers.Resources.Where(r => r.Use.Is(ResourceUse.Idle), r => r.Unused.Descending);

    public override string RowPath(Finding finding) => Ledgers.Resources.Where(r => r.Search(finding.Key));

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Summaries.Units(findings), Most("最长", findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        ResourceRow.Query(db, scope).Where(r => r.UnusedDays > threshold).Found(this, r => new Finding
        {
            Key = r.Row.Code,
            Name = r.Row.Title,
            UnitId = r.Unit.Id,
            UnitName = r.Unit.PartyOrgName,
            Owner = r.Unit.PartyOrgName,
            Amount = r.UnusedDays,
            LiesIn = db.Pairings.AsOf(scope.AsOf).Where(p => p.UnitId == r.Unit.Id).Select(p => p.CommunityCode).FirstOrDefault(),
        }, since: r => r.Row.AvailableFrom > r.Row.OfferedOn ? r.Row.AvailableFrom : r.Row.OfferedOn);
}

/// <summary>Projects said to come from people's needs that answer none.</summary>
public sealed class ProjectWithoutNeed() : Rule("project.no-need", 100, RuleTopic.ThreeLists, "项目")
{
    public override string Subject => "来源为群众需求的项目";

    public override string Clause(double? threshold) => "未关联需求";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点及以前发布、在统计范围内社区实施、来源为群众需求的项目；一个项目在多个社区实施的，各社区范围内都核查。",
        Condition = "统计时点没有关联任何需求。",
        Reckoning = "关联自关联日期当日起算。",
        Answers = "牵头单位党组织",
        Source = "项目清单",
        Department = "组织部门",
        Clear = "来源为群众需求的项目都关联了需求；来源为上级部署、资源推送的项目不在核查之内。",
    };

    public override string LedgerPath(double? threshold) =>
        Ledgers.Projects.Where(p => p.Origin.Is(ProjectOrigin.Need), p => p.NeedCount.Is(0));

    public override string RowPath(Finding finding) => Ledgers.Projects.Where(p => p.Search(finding.Key));

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Summaries.Units(findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        ProjectRow.Query(db, scope).Where(p => p.Row.Origin == ProjectOrigin.Need && p.NeedCount == 0).Found(this, p => new Finding
        {
            Key = p.Row.Code,
            Name = p.Row.Name,
            UnitId = p.LeadUnit.Id,
            UnitName = p.LeadUnit.PartyOrgName,
            Owner = p.LeadUnit.PartyOrgName,
            LiesIn = db.ProjectCommunities.Count(c => c.ProjectId == p.Row.Id) == 1
                ? db.ProjectCommunities.Where(c => c.ProjectId == p.Row.Id).Select(c => c.CommunityCode).FirstOrDefault() : null,
        }, since: p => p.Row.PublishedOn);
}

internal static class NeedFindings
{
    /// <summary>Needs that are findings; the unit that is to see to them answers for them.</summary>
    public static IQueryable<Finding> Found(this IQueryable<NeedRow> needs, Rule rule, Expression<Func<NeedRow, double?>>? amount = null, Expression<Func<NeedRow, DateOnly?>>? since = null) =>
        needs.FoundInCommunity(rule, n => new Finding { Key = n.Row.Code, Name = n.Row.Title, Owner = n.Row.OwnerUnit }, amount, since);
}
