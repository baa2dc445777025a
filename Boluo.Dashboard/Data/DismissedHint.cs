namespace Boluo.Dashboard.Data;

/// <summary>The hint of a page that the owner of an account has read and put away. It goes with the account; it is no data of the county and has no history.</summary>
public sealed class DismissedHint
{
    public required string OwnerId { get; init; }

    /// <summary>The page's path in the navigation.</summary>
    public required string Page { get; init; }
}
