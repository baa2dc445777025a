using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Sheets;

/// <summary>Whose a row of a sheet is: a community, a grid, a 巷长.</summary>
public sealed record EntryPlace
{
    /// <summary>As the field of the register keeps it, written as inputs write it.</summary>
    public required string Value { get; init; }

    public required string Name { get; init; }

    /// <summary>Where it lies.</summary>
    public string? Group { get; init; }
}

/// <summary>What has rows of its own in sheets, as of a scope's day.</summary>
internal static class EntryPlaces
{
    /// <summary>What <see cref="EntryPlace.Group"/> names.</summary>
    public static string? GroupLabel(Type kind) => kind.Name switch
    {
        nameof(AlleyChief) => "社区",
        nameof(Community) or nameof(Grid) => "镇街",
        _ => null,
    };

    public static IQueryable<EntryPlace> Of(BoluoDbContext db, Type kind, Scope scope) => kind.Name switch
    {
        nameof(Community) => from community in db.Communities.Within(scope)
                             join township in db.Townships on community.TownshipCode equals township.Code
                             orderby community.Code
                             select new EntryPlace { Value = community.Code, Name = community.Name, Group = township.Name },
        nameof(Township) => from township in db.Townships.Within(db, scope)
                            orderby township.Code
                            select new EntryPlace { Value = township.Code, Name = township.Name },
        nameof(Grid) => from placed in db.GridsWithin(scope)
                        join community in db.Communities on placed.Assignment.CommunityCode equals community.Code
                        join township in db.Townships on community.TownshipCode equals township.Code
                        orderby community.Code, placed.Assignment.Number
                        select new EntryPlace
                        {
                            Value = placed.Grid.Id.ToString(CultureInfo.InvariantCulture),
                            Name = GridAssignment.NameOf(community.Name, placed.Assignment.Number),
                            Group = township.Name,
                        },
        nameof(AlleyChief) => from chief in db.AlleyChiefs.Within(db, scope)
                              join community in db.Communities on chief.CommunityCode equals community.Code
                              orderby community.Code, chief.Beat, chief.ValidFrom
                              select new EntryPlace { Value = chief.Id.ToString(CultureInfo.InvariantCulture), Name = chief.Beat + " " + chief.Name, Group = community.Name },
        nameof(CountyUnit) => from unit in db.CountyUnits.Within(db, scope)
                              orderby unit.Id
                              select new EntryPlace { Value = unit.Id.ToString(CultureInfo.InvariantCulture), Name = unit.Name },
        _ => throw new ArgumentException($"Sheets have no rows for {kind.Name}.", nameof(kind)),
    };
}
