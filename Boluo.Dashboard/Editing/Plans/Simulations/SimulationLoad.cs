using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans.Simulations;

/// <summary>What the parts are measured by: the standards in force, or those that a 模拟测算 tries in their place.</summary>
public sealed record SimulationStandards(int HouseholdsPerCommunityWorker, int HouseholdsPerGrid, int ResidentsPerCommunity, int MembersPerBranch)
{
    public static SimulationStandards Of(LoadStandards inForce, SimulationContent content) => new(
        content.HouseholdsPerCommunityWorker ?? inForce.HouseholdsPerCommunityWorker, content.HouseholdsPerGrid ?? inForce.HouseholdsPerGrid, inForce.ResidentsPerCommunity, inForce.MembersPerBranch);
}

/// <summary>What one part would have.</summary>
public sealed record PartLoad
{
    /// <summary>From 0 on.</summary>
    public required int Part { get; init; }

    public required int Grids { get; init; }

    public required int Households { get; init; }

    public required int Residents { get; init; }

    public required int PartyMembers { get; init; }

    public required int Buildings { get; init; }

    /// <summary>网格员; one who serves in two parts counts in each.</summary>
    public required int Workers { get; init; }

    /// <summary>应配社区工作者 by the standard.</summary>
    public required int CommunityWorkersNeeded { get; init; }

    /// <summary>Grids with more households than the standard.</summary>
    public required int LargeGrids { get; init; }

    /// <summary>How many blocks its grids form in the order: one where it is contiguous.</summary>
    public required int Blocks { get; init; }

    /// <summary>Households above the mean, below it where negative.</summary>
    public required double Deviation { get; init; }

    /// <summary>The same as a share of the mean; null where there is nothing to divide.</summary>
    public required double? DeviationShare { get; init; }

    /// <summary>It deviates by no more than is tolerated.</summary>
    public required bool IsEven { get; init; }

    /// <summary>超万人, by the standard.</summary>
    public required bool IsLarge { get; init; }
}

/// <summary>What a 模拟测算 would make of a community, part by part and as a whole. A pure function of what it says and of the grids of the day.</summary>
public sealed record SimulationLoad
{
    public required IReadOnlyList<PartLoad> Parts { get; init; }

    /// <summary>What each part would have if all were equal.</summary>
    public required double Target { get; init; }

    public required SimulationStandards Standards { get; init; }

    /// <summary>Grids that are in no part.</summary>
    public required IReadOnlyList<SimulatedGrid> Unplaced { get; init; }

    /// <summary>党支部 whose grids come into different parts.</summary>
    public required IReadOnlyList<string> TornBranches { get; init; }

    /// <summary>党小组 whose grids come into different parts, with their 党支部.</summary>
    public required IReadOnlyList<string> TornGroups { get; init; }

    /// <summary>应配社区工作者 of all parts together: each rounds up by itself, so that more parts need more people.</summary>
    public int CommunityWorkersNeeded => Parts.Sum(p => p.CommunityWorkersNeeded);

    public double? WorstDeviation => Parts.Max(p => p.DeviationShare is { } share ? Math.Abs(share) : null);

    /// <summary>Every grid has its part, and every part a grid.</summary>
    public bool IsComplete => Unplaced.Count == 0 && Parts.All(p => p.Grids > 0);

    public static SimulationLoad Of(SimulationContent content, IReadOnlyList<SimulatedGrid> grids, LoadStandards inForce)
    {
        var row = content.Ordered(grids);
        var standards = SimulationStandards.Of(inForce, content);
        var target = (double)grids.Sum(g => g.Households) / content.Parts.Count;
        return new SimulationLoad
        {
            Parts = [.. content.Parts.Select((_, part) => PartOf(part, content, row, standards, target))],
            Target = target,
            Standards = standards,
            Unplaced = [.. row.Where(g => content.PartOf(g.Code) is null)],
            TornBranches = [.. Torn(grids, content, g => g.BranchId).Select(g => g.Branch)],
            TornGroups = [.. Torn(grids, content, g => g.GroupId).Select(g => g.Branch + g.Group)],
        };
    }

    private static PartLoad PartOf(int part, SimulationContent content, IReadOnlyList<SimulatedGrid> row, SimulationStandards standards, double target)
    {
        var own = row.Where(g => content.PartOf(g.Code) == part).ToList();
        var households = own.Sum(g => g.Households);
        var (residents, deviation) = (own.Sum(g => g.Residents), households - target);
        double? share = target > 0 ? deviation / target : null;
        return new PartLoad
        {
            Part = part,
            Grids = own.Count,
            Households = households,
            Residents = residents,
            PartyMembers = own.Sum(g => g.PartyMembers),
            Buildings = own.Sum(g => g.Buildings),
            Workers = own.SelectMany(g => g.Workers).Distinct().Count(),
            CommunityWorkersNeeded = Staffing.Needed(households, standards.HouseholdsPerCommunityWorker),
            LargeGrids = own.Count(g => g.Households > standards.HouseholdsPerGrid),
            Blocks = row.Where((g, i) => content.PartOf(g.Code) == part && (i == 0 || content.PartOf(row[i - 1].Code) != part)).Count(),
            Deviation = deviation,
            DeviationShare = share,
            IsEven = share is { } by && Math.Abs(by) * 100 <= content.Tolerance,
            IsLarge = residents > standards.ResidentsPerCommunity,
        };
    }

    private static IEnumerable<SimulatedGrid> Torn(IReadOnlyList<SimulatedGrid> grids, SimulationContent content, Func<SimulatedGrid, int> whole) =>
        grids.Where(g => content.PartOf(g.Code) is not null).GroupBy(whole).Where(g => g.Select(x => content.PartOf(x.Code)).Distinct().Count() > 1).Select(g => g.First());
}
