using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>What is counted in a grid, as it is in force or as a plan makes it. Groups that the plan founds have negative numbers.</summary>
internal sealed record Counts(int Households, int Residents, int PartyMembers, int Buildings, string Extent, int GroupId, string? Source)
{
    public static Counts Of(GridFact fact) => new(fact.Households, fact.Residents, fact.PartyMembers, fact.Buildings, fact.Extent, fact.GroupId, fact.Source);

    public static Counts operator +(Counts one, Counts other) => one with
    {
        Households = one.Households + other.Households,
        Residents = one.Residents + other.Residents,
        PartyMembers = one.PartyMembers + other.PartyMembers,
        Buildings = one.Buildings + other.Buildings,
    };

    public GridFact ToFact(int gridId, int groupId, DateOnly from) => new()
    {
        GridId = gridId,
        Households = Households,
        Residents = Residents,
        PartyMembers = PartyMembers,
        Buildings = Buildings,
        Extent = Extent,
        GroupId = groupId,
        Source = Source,
        ValidFrom = from,
    };

    public void Put(GridFact fact, int groupId)
    {
        (fact.Households, fact.Residents, fact.PartyMembers, fact.Buildings) = (Households, Residents, PartyMembers, Buildings);
        (fact.Extent, fact.GroupId, fact.Source) = (Extent, groupId, Source);
    }
}
