using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>What the records of this room pick from.</summary>
internal static class OldTownPicks
{
    /// <summary>All chiefs, those who have left too: what they did stays theirs.</summary>
    public static IQueryable<Pickable> Chiefs(BoluoDbContext db, DateOnly day) =>
        from chief in db.AlleyChiefs
        join community in db.Communities on chief.CommunityCode equals community.Code
        orderby community.Code, chief.Beat, chief.ValidFrom
        select new Pickable { Value = chief.Id.ToString(CultureInfo.InvariantCulture), Label = chief.Beat + " " + chief.Name, Group = community.Name };
}
