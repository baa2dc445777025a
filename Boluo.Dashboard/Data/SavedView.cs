namespace Boluo.Dashboard.Data;

/// <summary>
/// How the owner of an account looks at a ledger: an address under a name, or, without a name, the columns that he has had remembered. It goes with the
/// account; it is no data of the county and has no history.
/// </summary>
public sealed class SavedView
{
    public int Id { get; init; }

    public required string OwnerId { get; init; }

    public required string Ledger { get; init; }

    public string? Name { get; init; }

    /// <summary>The address from the application's root, or the keys of the columns.</summary>
    public required string Content { get; set; }
}
