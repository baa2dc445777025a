namespace Boluo.Dashboard.Data;

public static class ChangesOfThisData
{
    /// <summary>The changes of the data there is: what a county did to the sample before its own data began is no history of its rows, though they may have the same keys.</summary>
    public static IQueryable<ChangeEntry> OfThisData(this IQueryable<ChangeEntry> entries, BoluoDbContext db) => entries.Where(e => e.ChangeSetId >= db.DataStates.Min(s => s.BeganWith));
}
