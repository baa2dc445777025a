namespace Boluo.Dashboard.Domain;

/// <summary>Something that holds for a half-open period of county days: [<see cref="ValidFrom"/>, <see cref="ValidTo"/>).</summary>
public interface IDated
{
    DateOnly ValidFrom { get; }

    /// <summary>The first day on which it no longer holds; null while it is open.</summary>
    DateOnly? ValidTo { get; }
}

public static class DatedExtensions
{
    /// <summary>Whether it holds on a day; for rows in memory.</summary>
    public static bool IsThereOn(this IDated row, DateOnly day) => row.ValidFrom <= day && (row.ValidTo is not { } end || end > day);
}

/// <summary>Something that happened on a county day and is on record from then on.</summary>
public interface IHappened
{
    DateOnly On { get; }
}

/// <summary>Something people edit; the version is renewed by every save and refuses a save that saw an older one.</summary>
public interface IVersioned
{
    Guid Version { get; set; }
}

/// <summary>Something with a place of its own: a community, or a township as a whole; neither where it is about the county. Its own columns say which it can have.</summary>
public interface IPlaced
{
    string? TownshipCode => null;

    string? CommunityCode => null;
}
