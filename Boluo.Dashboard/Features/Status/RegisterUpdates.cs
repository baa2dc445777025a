using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Status;

/// <summary>How fresh the rows of one kind are.</summary>
/// <param name="Noun">What one row is called.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="LatestDay">The newest day that one of them names, until the county's day; null where they have none.</param>
/// <param name="ChangedAt">When one of them was last entered, changed or deleted by hand, in UTC; null if none ever was.</param>
public sealed record RegisterUpdate(string Noun, int Rows, DateOnly? LatestDay, DateTime? ChangedAt);

/// <summary>数据更新至: the county's day says what is counted, not that everything has been entered until then. This does, kind by kind.</summary>
public sealed class RegisterUpdates(IEnumerable<IRegister> registers)
{
    private readonly IReadOnlyList<IRegister> _kept = [.. registers.Where(r => r.FileName is not null && r.RowType != typeof(DataState) && r.RowType != typeof(CountyProfile))];

    public async Task<IReadOnlyList<RegisterUpdate>> ReadAsync(BoluoDbContext db, CancellationToken cancel)
    {
        var day = await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel);
        var last = db.ChangeEntries.OfThisData(db).GroupBy(e => e.Entity).Select(g => new { Entity = g.Key, Set = g.Max(e => e.ChangeSetId) });
        var changed = await (from entry in last join set in db.ChangeSets on entry.Set equals set.Id select new { entry.Entity, set.At }).ToDictionaryAsync(e => e.Entity, e => e.At, StringComparer.Ordinal, cancel);
        var contents = await db.ContentsAsync(_kept.Select(r => r.RowType), day, cancel);
        return [.. _kept.Select(r => new RegisterUpdate(r.Noun, contents[r.RowType].Rows, contents[r.RowType].LatestDay, changed.TryGetValue(r.RowType.Name, out var at) ? at : null))];
    }
}
