using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Boluo.Dashboard.Editing.Plans.Simulations;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Assignments.Simulations;

/// <summary>How the grids of a community may be laid beside each other.</summary>
public enum SimulationOrder
{
    [Display(Name = "按网格编号")] Number,
    [Display(Name = "按党支部")] Branch,
    [Display(Name = "按党小组")] Group,

    /// <summary>As somebody has moved them.</summary>
    [Display(Name = "自定顺序")] Own,
}

public static class SimulationOrders
{
    /// <summary>The grids, which are given by their numbers, in an order.</summary>
    public static IReadOnlyList<string> Arrange(SimulationOrder order, IReadOnlyList<SimulatedGrid> grids) => order switch
    {
        SimulationOrder.Branch => [.. grids.OrderBy(g => g.BranchId).Select(g => g.Code)],
        SimulationOrder.Group => [.. grids.OrderBy(g => g.BranchId).ThenBy(g => g.GroupId).Select(g => g.Code)],
        _ => [],
    };

    /// <summary>The codes of grids that somebody has written down by their numbers; says which of them is no grid of the community, or stands twice.</summary>
    public static Result<IReadOnlyList<string>> Read(string text, IReadOnlyList<SimulatedGrid> grids)
    {
        var known = grids.ToDictionary(g => g.Number, g => g.Code);
        var codes = new List<string>();
        foreach (var word in PlainText.Listed(text))
        {
            var named = $"“{PlainText.InQuotes(PlainText.Cut(word))}”";
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !known.TryGetValue(number, out var code)) return Result<IReadOnlyList<string>>.Fail($"{named}不是本社区网格的编号，应填写01、02等。");
            if (codes.Contains(code)) return Result<IReadOnlyList<string>>.Fail($"编号{named}写了两次。");
            codes.Add(code);
        }

        return codes;
    }

    /// <summary>The first of them that the grids lie in.</summary>
    public static SimulationOrder Of(SimulationContent content, IReadOnlyList<SimulatedGrid> grids)
    {
        var row = content.Ordered(grids).Select(g => g.Code).ToList();
        foreach (var order in new[] { SimulationOrder.Number, SimulationOrder.Branch, SimulationOrder.Group })
            if (row.SequenceEqual((content with { Order = Arrange(order, grids) }).Ordered(grids).Select(g => g.Code))) return order;
        return SimulationOrder.Own;
    }
}
