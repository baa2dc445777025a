using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>Area or community branches that no grid belongs to.</summary>
public sealed class BranchWithoutGrids() : Rule("branch.no-grids", 35, RuleTopic.Grids, "党支部")
{
    public override string Clause(double? threshold) => "未划分网格";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、在统计范围内的党支部，含单独设立党支部的社区和党委、党总支下设的片区党支部；不含小区功能型党支部。",
        Condition = "统计时点没有网格归属该党支部。",
        Reckoning = "网格归属自开始日期当日起算，结束日期当日失效。",
        Answers = "社区党组织书记",
        Source = "党组织台账、网格归属记录",
        Department = "组织部门",
        Clear = "每个党支部统计时点都至少有一个网格；不核查网格大小是否均衡。",
    };

    public override string LedgerPath(double? threshold) => Ledgers.Organisations.Where(o => o.Grids.Is(0));

    public override string RowPath(Finding finding) => Ledgers.Organisations.Where(o => o.Grids.Is(0), o => o.Search(finding.Key));

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Summaries.Spread(findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var assigned = db.GridAssignments.AsOf(scope.AsOf);
        return db.PartyOrganisations.Within(db, scope).Where(o => o.Kind == PartyOrganisationKind.Branch && !assigned.Any(a => a.BranchId == o.Id))
            .WithCommunity(db, o => o.CommunityCode!).FoundInCommunity(this, o => new Finding { Key = o.Row.FullName, Name = o.Row.FullName, Owner = o.Community.SecretaryName },
                since: o => db.GridAssignments.Where(a => a.BranchId == o.Row.Id && a.ValidTo <= scope.AsOf).Max(a => a.ValidTo) ?? o.Row.ValidFrom);
    }
}

/// <summary>“两委”花名册与社区台账不符: the roster of a community has another number or another secretary than the community itself.</summary>
public sealed class CommitteeOutOfStep() : Rule("committee.mismatch", 36, RuleTopic.Workforce, "社区")
{
    public override bool ReadsCurrentValues => true;

    public override string Subject => "社区的";

    public override string Clause(double? threshold) => "“两委”花名册与社区台账不符";

    public override string Title(double? threshold) => Clause(threshold);

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、在统计范围内的社区。",
        Condition = "“两委”花名册统计时点在任人数与社区登记的“两委”人数不一致，或者花名册中没有与社区登记的书记同名、职务相符的成员。",
        Reckoning = "在任自任职日期当日起算，离任日期当日不再计入；书记兼任主任的，花名册职务应为书记兼主任，否则应为书记。社区登记的“两委”人数和书记为现值。",
        Answers = "社区党组织书记",
        Source = "“两委”花名册、社区基本情况表",
        Department = "组织部门",
        Clear = "每个社区花名册的人数、书记与社区台账一致；其他成员的姓名、职务不比对。",
    };

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var members = db.CommitteeMembers.AsOf(scope.AsOf);
        return (from placed in db.CommunitiesWithin(scope)
                let community = placed.Community
                where members.Count(m => m.CommunityCode == community.Code) != community.CommitteeMembers
                    || !members.Any(m => m.CommunityCode == community.Code && m.Name == community.SecretaryName
                        && m.Post == (community.SecretaryIsDirector ? CommitteePost.SecretaryAndDirector : CommitteePost.Secretary))
                select placed).FoundCommunities(this);
    }
}
