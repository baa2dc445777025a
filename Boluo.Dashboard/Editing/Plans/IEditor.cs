using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>Change sets that are taken back together, the newest first.</summary>
public sealed record JointRevert(IReadOnlyList<UndoneSet> Sets);

/// <summary>A change set as it is offered to be taken back.</summary>
public sealed record UndoneSet(int Id, string ByName, DateTime At, string Summary);

/// <summary>What of a change set can still be taken back though the rest cannot.</summary>
/// <param name="Entries">The numbers of its entries that would be taken back.</param>
/// <param name="Undone">What they are of, each by its name.</param>
/// <param name="Kept">What stays as it is.</param>
public sealed record PartRevert(IReadOnlyList<int> Entries, IReadOnlyList<string> Undone, IReadOnlyList<KeptPart> Kept);

/// <summary>A part of a change set that cannot be taken back, by its name, and why.</summary>
public sealed record KeptPart(string Name, string Why);

/// <summary>The one way to write business data. Every refusal is a Chinese sentence, and leaves the data as it was.</summary>
public interface IEditor
{
    /// <summary>Applies the plan, reads what it does, and takes it back.</summary>
    Task<Preview> PreviewAsync(Plan plan, Viewer by, CancellationToken cancel);

    /// <summary>Applies the plan if it still does what the preview with this fingerprint showed.</summary>
    /// <returns>The number of the change set.</returns>
    Task<Result<int>> ApplyAsync(Plan plan, string fingerprint, Viewer by, CancellationToken cancel);

    /// <summary>Restores what a change set found, as a change set of its own, if its rows are still as it left them.</summary>
    Task<Result<int>> RevertAsync(int changeSetId, string reason, Viewer by, CancellationToken cancel);

    /// <summary>What would have to be taken back together with a change set that cannot be alone, the newest first; tried and rolled back.</summary>
    Task<Result<JointRevert>> PreviewJointRevertAsync(int changeSetId, Viewer by, CancellationToken cancel);

    /// <summary>Takes change sets back as one act: all of them or none.</summary>
    /// <returns>The number of the last change set that was written.</returns>
    Task<Result<int>> RevertJointlyAsync(IReadOnlyList<int> changeSets, string reason, Viewer by, CancellationToken cancel);

    /// <summary>What of a change set could be taken back alone, where the whole cannot; tried and rolled back.</summary>
    Task<Result<PartRevert>> PreviewPartRevertAsync(int changeSetId, Viewer by, CancellationToken cancel);

    /// <summary>Takes back those entries of a change set, all of them or none; the rest of it stays in force.</summary>
    /// <returns>The number of the change set that does.</returns>
    Task<Result<int>> RevertPartlyAsync(int changeSetId, IReadOnlyList<int> entries, string reason, Viewer by, CancellationToken cancel);

    /// <summary>推进统计时点: moves the county's day forward.</summary>
    Task<Result<int>> AdvanceDayAsync(DateOnly to, string reason, Viewer by, CancellationToken cancel);
}
