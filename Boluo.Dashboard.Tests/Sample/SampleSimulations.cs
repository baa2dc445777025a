using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans.Simulations;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Two ways to divide the community with the most residents, side by side: made up, like the grids and branches that they stand on.</summary>
internal static class SampleSimulations
{
    private const string Author = "示例数据", Largest = "441322001009";

    /// <summary>By the names of their files.</summary>
    public static IReadOnlyList<(string FileName, SimulationFile File)> Build(CountyData data)
    {
        var grids = Grids(data);
        var byBranch = grids.OrderBy(g => g.BranchId).Select(g => g.Code).ToList();
        return
        [
            ("jiangnan-1.json", new SimulationFile("分为三片（示例）", Author, Largest, new SimulationContent().WithParts(3).Value.Propose(grids).Value)),
            ("jiangnan-2.json", new SimulationFile("分为两片（示例）", Author, Largest, (new SimulationContent { Order = byBranch }).Propose(grids).Value)),
        ];
    }

    private static List<SimulatedGrid> Grids(CountyData data)
    {
        var codes = data.Grids.ToDictionary(g => g.Id, g => g.Code);
        var facts = data.Of<GridFact>().Where(f => f.ValidTo is null).ToDictionary(f => f.GridId);
        return [.. data.GridAssignments.Where(a => a.ValidTo is null && a.CommunityCode == Largest).OrderBy(a => a.Number).Select(a => new SimulatedGrid
        {
            Code = codes[a.GridId],
            Number = a.Number,
            Households = facts[a.GridId].Households,
            Residents = facts[a.GridId].Residents,
            PartyMembers = facts[a.GridId].PartyMembers,
            Buildings = facts[a.GridId].Buildings,
            BranchId = a.BranchId,
            Branch = "",
            GroupId = facts[a.GridId].GroupId,
            Group = "",
        })];
    }
}
