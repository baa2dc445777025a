using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans.Simulations;

/// <summary>A 模拟测算 as it is stored.</summary>
public sealed record SimulationLine
{
    public required int Id { get; init; }
    public required string CommunityCode { get; init; }
    public required string Title { get; init; }
    public required SimulationContent Content { get; init; }
    public required Guid Revision { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; init; }
    public required string AuthorName { get; init; }
    public required string EditorName { get; init; }

    /// <summary>The 调整方案 that it becomes: the community is divided as it says. What a plan asks for besides is filled in there.</summary>
    public Result<PlanDocument> ToPlan(IReadOnlyList<SimulatedGrid> grids)
    {
        var codes = grids.Select(g => g.Code).ToList();
        if (codes.Count(c => Content.PartOf(c) is null) is > 0 and var unplaced) return Result<PlanDocument>.Fail(Invariant($"还有{unplaced}个网格没有划入任何一片，请先划入。"));
        var taken = Content.Parts.Select((part, i) => (Part: part, Index: i, Grids: codes.Where(c => Content.PartOf(c) == i).ToList())).ToList();
        if (taken.Find(t => t.Grids.Count == 0) is { Part: not null, Index: var empty }) return Result<PlanDocument>.Fail(Invariant($"第{empty + 1}片没有网格，请先划入网格或减少片数。"));
        return new PlanDocument
        {
            Moves =
            [
                new SplitCommunity
                {
                    Code = CommunityCode,
                    Parts = [.. taken.Where(t => t.Index != Content.Stays).Select(t => new CommunityPart { Community = new NewCommunity { Name = PlainText.Tidy(t.Part.Name) }, Grids = t.Grids })],
                },
            ],
        };
    }
}

/// <summary>A community with what has been tried for it.</summary>
public sealed record SimulatedCommunity
{
    public required string Code { get; init; }
    public required int Grids { get; init; }
    public required int Households { get; init; }
    public required int Residents { get; init; }

    /// <summary>社区工作者 in post.</summary>
    public required int CommunityWorkers { get; init; }

    public required int Simulations { get; init; }

    /// <summary>UTC; null where nothing has been tried.</summary>
    public required DateTime? SavedAt { get; init; }
    public required string? EditorName { get; init; }
}

/// <summary>All that the page of a community's 模拟测算 stands on.</summary>
/// <param name="Grids">The grids of the day, by their numbers.</param>
/// <param name="Lines">In the order in which they were begun.</param>
/// <param name="CommunityWorkers">社区工作者 in post.</param>
/// <param name="Standards">Those in force.</param>
public sealed record SimulationBench(IReadOnlyList<SimulatedGrid> Grids, IReadOnlyList<SimulationLine> Lines, int CommunityWorkers, LoadStandards Standards);
