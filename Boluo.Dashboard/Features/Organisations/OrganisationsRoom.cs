using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>社区党组织: the three-level Party grid.</summary>
public static class OrganisationsRoom
{
    internal const string BranchKey = "branch";

    private const string Source = "社区党组织台账";
    private const string Department = "组织部门";

    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 10, "社区党组织", Urls.Organisations)
        {
            Help =
            [
                "按镇街、社区、支部三级列出党组织；可以切换为党组织台账、楼栋党小组和“两委”班子成员。",
                "管理员可以新增各类党组织；在已有党组织的社区新增更高一级的党组织即为升格，升格以前各日的设置不变。",
            ],
        })
        .AddSingleton(new PlacePart(PlaceTab.Organisations, 0)
        {
            Cards = typeof(PlaceTreePart),
            Ledgers =
            [
                new(OrganisationTable.LedgerName, "党组织台账", "截至统计时点没有登记党组织。"), new(GroupTable.LedgerName, "楼栋党小组", "截至统计时点没有登记楼栋党小组。"),
                new(CommitteeMemberTable.LedgerName, "“两委”班子成员", "截至统计时点没有登记班子成员。"),
            ],
        })
        .AddLedger<OrganisationTable>()
        .AddLedger<GroupTable>()
        .AddLedger<CommitteeMemberTable>()
        .AddRegister<OrganisationRegister>()
        .AddRegister<PartyGroupRegister>()
        .AddRegister<CommitteeMemberRegister>()
        .AddSingleton<OrganisationQueries>()
        .AddRule<BranchWithoutGrids>()
        .AddRule<CommitteeOutOfStep>()
        .AddTies(OrganisationTies.All)
        .AddFigure(Count("party.committees", "社区党委", "统计时点已成立、未撤销的社区一级党委。不含街道党工委和镇党委。", PartyOrganisationKind.Committee))
        .AddFigure(Count("party.general_branches", "社区党总支", "统计时点已成立、未撤销的社区一级党总支。", PartyOrganisationKind.GeneralBranch))
        .AddFigure(Count("party.branches", "社区党支部", "统计时点已成立、未撤销的党支部：单独设立党支部的社区的党支部，加上社区党委、党总支之下的片区党支部。只看一个社区时同样计算：设党委、党总支的统计其下的片区党支部，单独设立党支部的统计1个。不含住宅小区功能型党支部。", PartyOrganisationKind.Branch))
        .AddFigure(new QueryFigure("community.party_members", "社区党员", "统计时点有效网格当日登记的党员数之和；党员按组织关系属社区党组织，登记在其所在的网格，住宅小区登记党员和结对单位在职党员不计入。", "名", "网格台账", Department, Ledgers.Communities.Where(c => c.Members.Descending),
            (db, scope) => db.GridsWithin(scope).Sum(g => g.Fact.PartyMembers))
        { One = "一名党员", Adding = Adding.Adds, Dating = Dating.AsOf, Basis = Basis.OtherPopulation });

    internal static string Page(string ledger) => Urls.Tab(Urls.Organisations, ledger);

    /// <summary>A branch with its groups and their grids.</summary>
    internal static string Branch(int id) => Invariant($"{Urls.Organisations}?{BranchKey}={id}");

    private static QueryFigure Count(string key, string term, string definition, PartyOrganisationKind kind) =>
        new(key, term, definition, "个", Source, Department, Ledgers.Organisations.Where(o => o.Kind.Is(kind)),
            (db, scope) => db.PartyOrganisations.Within(db, scope).Count(o => o.Kind == kind))
        { One = "一个党组织", Adding = Adding.Adds, Dating = Dating.AsOf, IsFollowed = true, RowsBetween = (from, to) => Ledgers.Organisations.Where(o => o.Kind.Is(kind), o => o.Since.Between(from, to)) };
}
