namespace Boluo.Dashboard.Insight;

/// <summary>One row that a rule found; <see cref="Findings"/> makes it.</summary>
public sealed record Finding
{
    public string Rule { get; init; } = "";

    /// <summary>The key of the row, unique within the rule.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The division code of the community, else of the township, in whose name the finding is summed up; null where it is a unit's.</summary>
    public string? PlaceCode { get; init; }

    public string? TownshipName { get; init; }

    /// <summary>Null where the place is a township.</summary>
    public string? CommunityName { get; init; }

    /// <summary>The unit or organisation in whose name the finding is summed up; null where that is a place.</summary>
    public int? UnitId { get; init; }

    public string? UnitName { get; init; }

    /// <summary>Who is responsible: a branch, a secretary, a unit.</summary>
    public required string Owner { get; init; }

    /// <summary>How much, in the rule's unit; null where the finding is a yes or no.</summary>
    public double? Amount { get; init; }

    /// <summary>The day by which it was or is to be done; null where nothing is owed by a day.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day since which it is so; null where the data do not tell, or nothing is wrong yet.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The division code of the community, else of the township, whose work it is; null where it is the county's or that of several townships.</summary>
    public string? LiesIn { get; init; }

    /// <summary>The community itself is what was found, and not something in it.</summary>
    public bool IsCommunity => CommunityName is not null && PlaceCode == Key;

    /// <summary>The unit, else 罗阳街道东区社区.</summary>
    public string Whose => UnitName ?? TownshipName + CommunityName;
}
