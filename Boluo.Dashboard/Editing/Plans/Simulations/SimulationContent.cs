using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans.Simulations;

/// <summary>片: what a community might be divided into.</summary>
public sealed record SimulatedPart
{
    /// <summary>What it is to be called; it need not have a name yet.</summary>
    public string Name { get; init; } = "";

    /// <summary>It is finished: nothing comes into it or leaves it.</summary>
    public bool IsLocked { get; init; }
}

/// <summary>What a 模拟测算 says, as it is stored: facts, by codes and numbers. Every change gives a new one.</summary>
public sealed record SimulationContent
{
    public const int FewestParts = 2;

    /// <summary>As many as keys from 1 on reach.</summary>
    public const int MostParts = 9;

    public const int LongestName = 30;

    /// <summary>More grids no community has.</summary>
    public const int MostGrids = 1_000;

    /// <summary>How it is written; a later program reads older ones by it.</summary>
    public int Format { get; init; } = 1;

    public IReadOnlyList<SimulatedPart> Parts { get; init; } = [.. Enumerable.Repeat(new SimulatedPart(), FewestParts)];

    /// <summary>The part that each grid is in, by its code, from 0 on.</summary>
    public IReadOnlyDictionary<string, int> Placed { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The grids by code as they lie beside each other, as the administrator sees it; those that it leaves out follow by their numbers.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>The part that goes on as the community; none where all become new ones.</summary>
    public int? Stays { get; init; } = 0;

    /// <summary>By how many per cent a part may deviate from the mean.</summary>
    public int Tolerance { get; init; } = SimulationBounds.UsualTolerance;

    /// <summary>The standards that it is measured by; null for those in force.</summary>
    public int? HouseholdsPerCommunityWorker { get; init; }

    public int? HouseholdsPerGrid { get; init; }

    /// <summary>The part of a grid; null where it is in none.</summary>
    public int? PartOf(string code) => Placed.TryGetValue(code, out var part) ? part : null;

    /// <summary>The grids as they lie beside each other. They are given by their numbers.</summary>
    public IReadOnlyList<SimulatedGrid> Ordered(IReadOnlyList<SimulatedGrid> grids)
    {
        var places = Order.Distinct(StringComparer.Ordinal).Select((code, place) => (code, place)).ToDictionary(o => o.code, o => o.place, StringComparer.Ordinal);
        return [.. grids.OrderBy(g => places.GetValueOrDefault(g.Code, int.MaxValue))];
    }

    /// <summary>Puts grids into a part; those of locked parts stay, and a locked part takes none.</summary>
    public SimulationContent Place(IEnumerable<string> codes, int part)
    {
        if (part < 0 || part >= Parts.Count || Parts[part].IsLocked) return this;
        var moved = codes.Where(c => !IsFixed(c) && PartOf(c) != part).ToList();
        if (moved.Count == 0) return this;
        var placed = new Dictionary<string, int>(Placed, StringComparer.Ordinal);
        foreach (var code in moved) placed[code] = part;
        return this with { Placed = placed };
    }

    /// <summary>With so many parts. Grids of parts that are left out are in none; a locked part cannot be left out.</summary>
    public Result<SimulationContent> WithParts(int count)
    {
        if (count is < FewestParts or > MostParts) return Result<SimulationContent>.Fail(Invariant($"“划分为”应为{FewestParts}至{MostParts}片，现为{count}片。"));
        if (Parts.Skip(count).Any(p => p.IsLocked)) return Result<SimulationContent>.Fail("要减去的片已锁定，请先解除锁定。");
        return this with
        {
            Parts = [.. Parts.Take(count), .. Enumerable.Repeat(new SimulatedPart(), Math.Max(0, count - Parts.Count))],
            Placed = Placed.Where(p => p.Value < count).ToDictionary(StringComparer.Ordinal),
            Stays = Stays < count ? Stays : null,
        };
    }

    public SimulationContent Change(int part, Func<SimulatedPart, SimulatedPart> change) => this with { Parts = [.. Parts.Select((p, i) => i == part ? change(p) : p)] };

    /// <summary>Puts a grid so many places further in the order.</summary>
    public SimulationContent Shift(IReadOnlyList<SimulatedGrid> grids, string code, int by)
    {
        var order = Ordered(grids).Select(g => g.Code).ToList();
        var from = order.IndexOf(code);
        var to = from + by;
        if (from < 0 || to < 0 || to >= order.Count) return this;
        order.RemoveAt(from);
        order.Insert(to, code);
        return this with { Order = order };
    }

    /// <summary>建议划分: all that is not locked, contiguous in the order and as equal in households as can be.</summary>
    public Result<SimulationContent> Propose(IReadOnlyList<SimulatedGrid> grids)
    {
        var row = Ordered(grids);
        var isFixed = row.Select(g => IsFixed(g.Code)).ToList();
        var open = Enumerable.Range(0, Parts.Count).Where(i => !Parts[i].IsLocked).ToList();
        if (open.Count == 0) return Result<SimulationContent>.Fail("各片都已锁定，没有可以划分的网格。");
        if (isFixed.Count(f => !f) is var free && free < open.Count) return Result<SimulationContent>.Fail(Invariant($"没有锁定的网格只有{free}个，不能划分为{open.Count}片，请减少片数。"));
        var divided = BalancedDivision.Divide([.. row.Select(g => g.Households)], isFixed, open.Count);
        var placed = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < row.Count; i++) placed[row[i].Code] = isFixed[i] ? Placed[row[i].Code] : open[divided[i]];
        return this with { Placed = placed };
    }

    private bool IsFixed(string code) => PartOf(code) is { } part && part < Parts.Count && Parts[part].IsLocked;
}
