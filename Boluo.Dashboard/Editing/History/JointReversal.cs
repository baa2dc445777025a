using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.History;

/// <summary>
/// Takes back a change set together with the later ones that stand in its way, as one act: the newest first, all or none. Which they are is found by trying, in a transaction that is
/// rolled back, so that what is offered is what can be done.
/// </summary>
internal sealed class JointReversal(IDbContextFactory<BoluoDbContext> factory, RegisterBook book, TimeProvider clock)
{
    /// <summary>More than that nobody reads through: data of that age are set right by hand.</summary>
    private const int MostSets = 30;

    /// <returns>The numbers of all that would be taken back, the newest first; or why it cannot be.</returns>
    public async Task<Result<List<int>>> FindAsync(int changeSetId, Viewer by, Func<BoluoDbContext, int, Task<string?>> whyNot, CancellationToken cancel)
    {
        for (SortedSet<int> sets = [changeSetId]; ;)
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginWriteAsync(cancel);
            foreach (var set in sets)
                if (await whyNot(db, set) is { } refusal) return Result<List<int>>.Fail(refusal);
            var inTheWay = new HashSet<int>();
            var undone = await WriteAsync(db, sets, "预览", by, inTheWay, cancel);
            if (undone.Ok) return sets.Reverse().ToList();
            inTheWay.ExceptWith(sets);
            if (inTheWay.Count == 0) return Result<List<int>>.Fail(undone.Error!);
            sets.UnionWith(inTheWay);
            if (sets.Count > MostSets) return Result<List<int>>.Fail($"其后有{sets.Count - 1}号以上的变更与之相关，超过一并撤销的上限{MostSets}号，请从最近的变更起逐次撤销。");
        }
    }

    /// <summary>Takes them back in an open transaction, the newest first.</summary>
    public async Task<Result<List<ChangeRecorder>>> WriteAsync(BoluoDbContext db, IEnumerable<int> changeSets, string reason, Viewer by, HashSet<int> inTheWay, CancellationToken cancel)
    {
        var recorders = new List<ChangeRecorder>();
        foreach (var set in changeSets.OrderDescending())
        {
            var reversal = new Reversal(db, book, clock);
            var undone = await reversal.WriteAsync(set, reason, by, cancel);
            inTheWay.UnionWith(reversal.InTheWay);
            if (!undone.Ok) return Result<List<ChangeRecorder>>.Fail(undone.Error!);
            recorders.Add(undone.Value);
        }

        return recorders;
    }
}
