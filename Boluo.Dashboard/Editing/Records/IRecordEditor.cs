using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>Keeps rows by hand. The role is read from the database, every refusal is a Chinese sentence, and leaves the data as it was.</summary>
public interface IRecordEditor
{
    /// <summary>The form of a row, or of a new one where there is no key.</summary>
    Task<Result<RecordForm>> LoadAsync(string ledger, string? key, Viewer by, CancellationToken cancel);

    /// <summary>Saves what was filled in if the row is still as the form showed it.</summary>
    Task<RecordOutcome> SaveAsync(RecordInput input, Viewer by, CancellationToken cancel);

    /// <summary>Deletes the row, with the links that hang on it, if it is still as the form showed it.</summary>
    Task<RecordOutcome> DeleteAsync(RecordInput input, Viewer by, CancellationToken cancel);
}
