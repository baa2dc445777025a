namespace Boluo.Dashboard.Domain;

/// <summary>
/// A screen on a wall that shows the scenes of the county or of one township without an account. A short code lets its browser in once; from then
/// on it carries a token of its own, which can be taken back. Neither is kept, only their hashes.
/// </summary>
public sealed class WallDevice
{
    public int Id { get; init; }

    /// <summary>Where it hangs, as people say it.</summary>
    public required string Name { get; set; }

    /// <summary>The township that it shows; the county without one.</summary>
    public string? TownshipCode { get; set; }

    /// <summary>Of the code that lets a browser in, as long as it waits for one.</summary>
    public string? CodeHash { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? CodeUntil { get; set; }

    /// <summary>Of the token that its browser carries.</summary>
    public string? TokenHash { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? PairedAt { get; set; }

    /// <summary>UTC, to ten minutes.</summary>
    public DateTime? LastSeenAt { get; set; }

    /// <summary>UTC. A screen that was turned away is let in again by a new code only.</summary>
    public DateTime? RevokedAt { get; set; }
}
