using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.History;

/// <summary>
/// Takes back what still can be of a change set that others have built upon, and leaves the rest. Which parts those are is found by trying, in a
/// transaction that is rolled back, so that what is offered is what can be done.
/// </summary>
internal sealed class PartReversal(IDbContextFactory<BoluoDbContext> factory, RegisterBook book, TimeProvider clock)
{
    public async Task<Result<PartRevert>> FindAsync(int changeSetId, Viewer by, Func<BoluoDbContext, int, Task<string?>> whyNot, CancellationToken cancel)
    {
        List<IReadOnlyList<ChangeEntry>>? parts = null;
        var left = new List<(IReadOnlyList<ChangeEntry> Part, string Why)>();
        while (true)
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginWriteAsync(cancel);
            if (parts is null)
            {
                if (await whyNot(db, changeSetId) is { } refusal) return Result<PartRevert>.Fail(refusal);
                var set = await db.ChangeSets.AsNoTracking().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == changeSetId, cancel);
                if (set is null || set.Entries.Exists(e => e.Entity == nameof(DataState))) return Result<PartRevert>.Fail("该变更不能只撤销一部分。");
                parts = [.. ChangeParts.Of(db.Model, set)];
            }

            if (parts.Count == 0) return Result<PartRevert>.Fail("该变更没有仍可撤销的部分。");
            var reversal = new Reversal(db, book, clock);
            var undone = await reversal.WriteAsync(changeSetId, "预览", by, cancel, Numbers(parts));
            if (undone.Ok) return await TellAsync(db, parts, left, cancel);
            var blamed = parts.Where(p => p.Any(e => reversal.Blamed.ContainsKey(e.Id))).ToList();
            if (blamed.Count == 0) return Result<PartRevert>.Fail(undone.Error!);
            left.AddRange(blamed.Select(p => (p, reversal.Blamed[p.First(e => reversal.Blamed.ContainsKey(e.Id)).Id])));
            parts.RemoveAll(blamed.Contains);
        }
    }

    private static HashSet<int> Numbers(IEnumerable<IReadOnlyList<ChangeEntry>> parts) => [.. parts.SelectMany(p => p).Select(e => e.Id)];

    private async Task<PartRevert> TellAsync(BoluoDbContext db, List<IReadOnlyList<ChangeEntry>> parts, List<(IReadOnlyList<ChangeEntry> Part, string Why)> left, CancellationToken cancel)
    {
        var words = new RowWords(db, book, (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf);
        var names = await GridNames.ReadAsync(db, [.. parts.Concat(left.Select(l => l.Part)).SelectMany(p => p).Select(e => e.GridId).OfType<int>().Distinct()], cancel);
        async Task<string> NameAsync(IReadOnlyList<ChangeEntry> part) => part.Select(e => e.GridId).OfType<int>().Distinct().ToList() is { Count: > 0 } grids
            ? string.Join('、', grids.Select(g => names[g]))
            : await words.SubjectAsync(words.Told(part) is [var first, ..] ? first.Entry : part[0], cancel);
        var (undone, kept) = (new List<string>(), new List<KeptPart>());
        foreach (var part in parts) undone.Add(await NameAsync(part));
        foreach (var (part, why) in left) kept.Add(new KeptPart(await NameAsync(part), why));
        return new PartRevert([.. Numbers(parts)], undone, kept);
    }
}
