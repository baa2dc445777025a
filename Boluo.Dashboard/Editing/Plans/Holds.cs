using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>What becomes of that which hangs on a community.</summary>
public enum HoldOutcome
{
    [Display(Name = "待定")] Undecided,
    [Display(Name = "保留")] Stays,
    [Display(Name = "随迁")] Goes,

    /// <summary>Nobody chooses it: organisations end with their community, and a branch of a divided one with its last grid.</summary>
    [Display(Name = "撤销")] Ends,
}

/// <summary>What an administrator has decided of one kind of that which hangs on a community, and of single rows of it.</summary>
public sealed record HoldDecision
{
    /// <summary>The kind of row, as the history calls it.</summary>
    public required string Kind { get; init; }

    public HoldOutcome Outcome { get; init; }

    /// <summary>The community that takes it over.</summary>
    public string? To { get; init; }

    /// <summary>Where single rows go otherwise, by their keys; an empty text keeps one where it is.</summary>
    public IReadOnlyDictionary<string, string> Rows { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>What becomes of rows of one kind that hang on a community or grid: a line of the preview.</summary>
/// <param name="Place">The community that they hang on, by its code.</param>
/// <param name="PlaceName">Its name.</param>
/// <param name="Kind">The kind of row.</param>
/// <param name="Noun">What they are called.</param>
/// <param name="Unit">What one is counted in.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Outcome">What becomes of them.</param>
/// <param name="To">Who takes them over.</param>
/// <param name="IsDated">Days before stay as they were; else the rows have one value, and earlier days are told by it as well.</param>
public sealed record HoldEffect(string Place, string PlaceName, string Kind, string Noun, string Unit, int Count, HoldOutcome Outcome, string? To, bool IsDated);
