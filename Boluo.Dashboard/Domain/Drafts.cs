using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>What a person has filled in on the form of a row and not saved yet. Nobody else sees it; it is no business data and has no history.</summary>
public sealed class RecordDraft
{
    public int Id { get; init; }

    public required string OwnerId { get; init; }

    public required string Ledger { get; init; }

    /// <summary>The ledger's row key; null for a row to be added.</summary>
    public string? RowKey { get; init; }

    /// <summary>What messages call the row: 需求“增设路灯”.</summary>
    public required string Subject { get; set; }

    /// <summary>JSON: what was seen of the row, and what was filled in.</summary>
    public required string Content { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }
}
