using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Sheets;

/// <summary>Opens, checks and saves sheets. A check is the way of a save that writes nothing; the role is read from the database in each.</summary>
public interface IEntryEditor
{
    /// <summary>What may be chosen for what is said once, and what has been said there before.</summary>
    Task<EntryOffers> OfferedAsync(EntrySheet sheet, CancellationToken cancel);

    /// <summary>The sheet of an occasion with what it holds; a sentence where there are more places than a sheet takes.</summary>
    Task<Result<EntryForm>> LoadAsync(EntrySheet sheet, Occasion occasion, Scope scope, Viewer by, CancellationToken cancel);

    /// <summary>What would be refused of what has been filled in so far. What is still empty is not asked for before it is saved.</summary>
    Task<Result<IReadOnlyList<EntryFault>>> CheckAsync(EntryInput input, Viewer by, CancellationToken cancel);

    /// <summary>Saves what was filled in as one change set, if no colleague has changed the same cells.</summary>
    Task<EntryOutcome> SaveAsync(EntryInput input, Viewer by, CancellationToken cancel);
}
