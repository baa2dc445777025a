using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Sheets;

/// <summary>What is offered for the fields that are said once, by their keys: the members of a choice, and texts that have been said before.</summary>
public sealed record EntryOffers(IReadOnlyDictionary<string, IReadOnlyList<Pickable>> Choices, IReadOnlyDictionary<string, IReadOnlyList<string>> Known);

/// <summary>A sheet as it is opened.</summary>
public sealed record EntryForm
{
    public required EntrySheet Sheet { get; init; }

    public required Occasion Occasion { get; init; }

    /// <summary>The places asked for, as of the day of the occasion.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The county's day.</summary>
    public required DateOnly Today { get; init; }

    public required IReadOnlyList<EntryRow> Rows { get; init; }

    /// <summary>What the places are grouped by; null where they are not.</summary>
    public required string? GroupLabel { get; init; }

    /// <summary>What may be chosen in a column, by its key.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Pickable>> Choices { get; init; }
}

/// <summary>One place of a sheet.</summary>
/// <param name="Place">Whose row it is.</param>
/// <param name="Values">What the columns hold, as cells write it; null for nothing.</param>
/// <param name="Starts">What the columns of a row that is made hold unless they are filled in.</param>
/// <param name="IsThere">There is something already; else a row is made of what is filled in.</param>
/// <param name="WhyFixed">A whole sentence where the sheet cannot say which row is meant.</param>
public sealed record EntryRow(EntryPlace Place, IReadOnlyList<string?> Values, IReadOnlyList<string?> Starts, bool IsThere, string? WhyFixed);

/// <summary>A cell that was filled in, over what was seen there. An empty one leaves what was there.</summary>
public sealed record EntryCell(string Place, string Field, string Text, string? Seen)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);
}

/// <summary>What was filled in on a sheet.</summary>
public sealed record EntryInput(EntrySheet Sheet, Occasion Occasion, Scope Scope, IReadOnlyList<EntryCell> Cells, string Reason, string? Basis)
{
    /// <summary>The field of the faults of <see cref="Reason"/> and <see cref="Basis"/>, which are of no place.</summary>
    public const string ReasonField = "#reason", BasisField = "#basis";

    /// <summary>The draft in which it was kept so far; it goes when this is saved.</summary>
    public int? DraftId { get; init; }
}

/// <summary>What is wrong with a cell, as a whole sentence; with a row as a whole where the field is none of its columns.</summary>
/// <param name="Place">Whose row it is; empty for the reason and its document.</param>
/// <param name="Field">The key of the column.</param>
/// <param name="Sentence">The sentence.</param>
public sealed record EntryFault(string Place, string Field, string Sentence)
{
    /// <summary>A colleague has changed the cell since it was seen.</summary>
    public bool IsClash { get; init; }
}

/// <summary>The result of saving a sheet: the change set, or what stands in its way. It is saved whole or not at all.</summary>
public sealed record EntryOutcome
{
    public int? ChangeSetId { get; init; }

    /// <summary>How many rows were added, and how many changed.</summary>
    public int Added { get; init; }

    public int Changed { get; init; }

    public IReadOnlyList<EntryFault> Faults { get; init; } = [];

    /// <summary>Why it could not be saved, where that concerns no single cell.</summary>
    public string? Refusal { get; init; }
}
