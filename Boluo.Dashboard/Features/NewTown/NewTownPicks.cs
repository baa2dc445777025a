using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>What the records of this room pick from.</summary>
internal static class NewTownPicks
{
    public static IQueryable<Pickable> CompoundBranches(BoluoDbContext db, DateOnly day) =>
        from branch in db.PartyOrganisations.AsOf(day)
        join community in db.Communities on branch.CommunityCode equals community.Code
        where branch.Kind == PartyOrganisationKind.FunctionalBranch
        orderby community.Code, branch.Id
        select new Pickable { Value = branch.Id.ToString(CultureInfo.InvariantCulture), Label = branch.Name, Group = community.Name };
}
