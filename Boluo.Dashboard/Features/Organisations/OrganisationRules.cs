using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>Area or community branches that no grid belongs to.</summary>
public sealed class BranchWithoutGrids() : Rule("branch.no-grids", 35)
{
    public override string Title(double? threshold) => "党支部未划分网格";

    public override string RowsPath(double? threshold) => $"{OrganisationsRoom.Page(OrganisationTable.LedgerName)}&{OrganisationTable.LedgerName}.grids=0";

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

/// <summary>“两委”花名册与社区台账不符: the roster of a community has another number or another secretary than the community itself.</summary>
public sealed class CommitteeOutOfStep() : Rule("committee.mismatch", 36)
{
    public override string Title(double? threshold) => "“两委”花名册与社区台账不符";

    /// <summary>What is out of step is a community; the roster has its members, so the list of matters names it.</summary>
    public override string RowsPath(double? threshold) => $"{Urls.Attention}#{Key}";

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        var members = db.CommitteeMembers.AsOf(scope.AsOf);
        return from community in db.Communities.Within(scope)
               join township in db.Townships on community.TownshipCode equals township.Code
               where members.Count(m => m.CommunityCode == community.Code) != community.CommitteeMembers
                   || !members.Any(m => m.CommunityCode == community.Code && m.Name == community.SecretaryName
                       && m.Post == (community.SecretaryIsDirector ? CommitteePost.SecretaryAndDirector : CommitteePost.Secretary))
               select new Finding
               {
                   Rule = key,
                   Key = community.Code,
                   Name = township.Name + community.Name,
                   Place = township.Name + community.Name,
                   Owner = community.SecretaryName,
                   Amount = null,
               };
    }
}
