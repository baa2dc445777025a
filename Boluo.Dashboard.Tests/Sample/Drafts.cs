using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>A resource before its uses, hence its date and code, are known.</summary>
internal sealed class ResourceDraft
{
    public required Pairing Pairing { get; init; }
    public required ResourceText Text { get; init; }
    public ResourceUse Use { get; set; }
    public bool CountyWide { get; set; }
    public DateOnly OfferedOn { get; set; }
    public DateOnly? FirstUse { get; set; }
    public DateOnly? LastUse { get; set; }
    public int Id { get; set; }

    public void UseOn(DateOnly day)
    {
        if (FirstUse is not { } first || day < first) FirstUse = day;
        if (LastUse is not { } last || day > last) LastUse = day;
    }
}

/// <summary>A need whose dates and answers are found step by step.</summary>
internal sealed class NeedDraft
{
    public required NeedState State { get; init; }
    public required DateOnly Raised { get; init; }
    public CommunityRow Row { get; set; } = CommunityTable.All[0];
    public NeedCategory Category { get; set; }
    public NeedText Text { get; set; } = NeedTexts.All[0];
    public string Place { get; set; } = "";
    public NeedChannel Channel { get; set; }
    public NeedProposer Proposer { get; set; }
    public DateOnly? Matched { get; set; }
    public DateOnly? Started { get; set; }
    public DateOnly? Closed { get; set; }
    public DateOnly? Reopened { get; set; }
    public DateOnly? ClosedAgain { get; set; }
    public DateOnly? Deferred { get; set; }
    public Evaluation? Evaluation { get; set; }
    public ResourceDraft? Resource { get; set; }
    public List<ProjectDraft> Projects { get; } = [];
    public int Id { get; set; }

    public bool ByResource { get; set; }

    public bool NamesPlace => Text.Title.Contains("{0}", StringComparison.Ordinal);
}

/// <summary>A project with its links.</summary>
internal sealed class ProjectDraft
{
    public required string Name { get; init; }
    public required string Content { get; init; }
    public required ProjectOrigin Origin { get; init; }
    public required ProjectState State { get; init; }
    public required DateOnly Published { get; init; }
    public ProjectCategory Category { get; set; }
    public DateOnly? Claimed { get; set; }
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }
    public DateOnly? Stopped { get; set; }
    public List<string> Communities { get; } = [];
    public List<(NeedDraft Need, DateOnly On)> Needs { get; } = [];
    public List<(ResourceDraft Resource, DateOnly On)> Resources { get; } = [];
    public int Lead { get; set; }
    public List<int> Units { get; } = [];
    public int Id { get; set; }

    /// <summary>What it answers; none for what was not asked for.</summary>
    public NeedText? Answers { get; init; }
}
