using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>Area or community branches that no grid belongs to.</summary>
public sealed class BranchWithoutGrids() : Rule("branch.no-grids", 35)
{
    public override string Title(double? threshold) => "党支部未划分网格";

    public override string RowsPath(double? threshold) => $"{Urls.Attention}#{Key}";

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, day) = (Key, scope.AsOf);
        return from branch in db.PartyOrganisations.Within(db, scope)
               join community in db.Communities on branch.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               where branch.Kind == PartyOrganisationKind.Branch && !db.GridAssignments.AsOf(day).Any(a => a.BranchId == branch.Id)
               select new Finding
               {
                   Rule = key,
                   Key = branch.FullName,
                   Name = branch.FullName,
                   Place = township.Name + community.Name,
                   Owner = community.SecretaryName,
                   Amount = null,
               };
    }
}

/// <summary>社区党组织: the three-level Party grid.</summary>
public static class OrganisationsRoom
{
    private const string Source = "社区党组织台账";
    private const string Department = "组织部门";

    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddRule<BranchWithoutGrids>()
        .AddFigure(Count("party.committees", "社区党委", "社区一级的党委。不含街道党工委和镇党委。", PartyOrganisationKind.Committee, "communities.ledBy=Committee"))
        .AddFigure(Count("party.general_branches", "社区党总支", "社区一级的党总支。", PartyOrganisationKind.GeneralBranch, "communities.ledBy=GeneralBranch"))
        .AddFigure(Count("party.branches", "社区党支部", "单独设立党支部的社区的党支部,加上党委、党总支之下的片区党支部。不含住宅小区功能型党支部。", PartyOrganisationKind.Branch, "communities.sort=-areaBranches"))
        .AddFigure(new QueryFigure("community.party_members", "社区党员", "统计时点所辖网格的党员之和。", "名", "网格台账", Department, Urls.Communities + "?communities.sort=-members",
            (db, scope) => db.Grids.Within(db, scope).Sum(g => g.PartyMembers)));

    private static QueryFigure Count(string key, string term, string definition, PartyOrganisationKind kind, string view) =>
        new(key, term, definition, "个", Source, Department, $"{Urls.Communities}?{view}",
            (db, scope) => db.PartyOrganisations.Within(db, scope).Count(o => o.Kind == kind));
}
