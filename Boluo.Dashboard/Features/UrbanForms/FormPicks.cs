using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>What the records of this room pick from.</summary>
internal static class FormPicks
{
    public static IQueryable<Pickable> OldTown(BoluoDbContext db, DateOnly day) => Of(db, day, UrbanForm.OldTown);

    public static IQueryable<Pickable> Fringe(BoluoDbContext db, DateOnly day) => Of(db, day, UrbanForm.Fringe);

    /// <summary>All chiefs, those who have left too: what they did stays theirs.</summary>
    public static IQueryable<Pickable> Chiefs(BoluoDbContext db, DateOnly day) =>
        from chief in db.AlleyChiefs
        join community in db.Communities on chief.CommunityCode equals community.Code
        orderby community.Code, chief.Beat, chief.ValidFrom
        select new Pickable { Value = chief.Id.ToString(CultureInfo.InvariantCulture), Label = chief.Beat + " " + chief.Name, Group = community.Name };

    public static IQueryable<Pickable> CompoundBranches(BoluoDbContext db, DateOnly day) =>
        from branch in db.PartyOrganisations.AsOf(day)
        join community in db.Communities on branch.CommunityCode equals community.Code
        where branch.Kind == PartyOrganisationKind.FunctionalBranch
        orderby community.Code, branch.Id
        select new Pickable { Value = branch.Id.ToString(CultureInfo.InvariantCulture), Label = branch.Name, Group = community.Name };

    private static IQueryable<Pickable> Of(BoluoDbContext db, DateOnly day, UrbanForm form) =>
        from community in db.Communities.AsOf(day)
        join township in db.Townships on community.TownshipCode equals township.Code
        where community.UrbanForm == form
        orderby community.Code
        select new Pickable { Value = community.Code, Label = community.Name, Group = township.Name };
}
