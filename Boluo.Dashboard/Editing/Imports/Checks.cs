using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>What rows of kinds that no register reads yet must obey in the light of the others.</summary>
internal static class Checks
{
    public static void Run(CountyData data, RowsRead rows, Problems problems)
    {
        var townships = new RowIndex<string, Township>(data.Of<Township>(), nameof(Township.Code), t => t.Code, problems);
        var communities = new RowIndex<string, Community>(data.Of<Community>(), nameof(Community.Code), c => c.Code, problems);
        var organisations = new RowIndex<int, PartyOrganisation>(data.Of<PartyOrganisation>(), nameof(PartyOrganisation.Id), o => o.Id, problems);
        var units = new RowIndex<int, CountyUnit>(data.Of<CountyUnit>(), nameof(CountyUnit.Id), u => u.Id, problems);
        Compounds(data, communities, organisations, problems);
        UrbanFormChecks.Run(data, communities, problems);
        FourAsksChecks.Run(data, townships, communities, units, problems);
        StreetChecks.Run(data, townships, communities, organisations, problems);
        LifeChecks.Run(data, rows);
        RequirementChecks.Run(data, problems);
    }

    private static void Compounds(CountyData data, RowIndex<string, Community> communities, RowIndex<int, PartyOrganisation> organisations, Problems problems)
    {
        _ = new RowIndex<int, Compound>(data.Of<Compound>(), nameof(Compound.Id), c => c.Id, problems);
        foreach (var compound in data.Of<Compound>())
        {
            communities.Find(compound, nameof(Compound.CommunityCode), compound.CommunityCode);
            if (compound.BranchId is not { } id || organisations.Find(compound, nameof(Compound.BranchId), id) is not { } branch) continue;
            Require(problems, branch.Kind == PartyOrganisationKind.FunctionalBranch && branch.CommunityCode == compound.CommunityCode,
                compound, nameof(Compound.BranchId), "应为同一社区的小区党支部");
        }
    }

    internal static void Require(Problems problems, bool holds, object row, string column, string rule)
    {
        if (!holds) problems.Add(row, column, $"{rule}。");
    }
}
