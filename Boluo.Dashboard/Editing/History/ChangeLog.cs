using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.History;

public sealed record ChangeLogLine
{
    public required int Id { get; init; }

    public required ChangeKind Kind { get; init; }

    public required string Reason { get; init; }

    public required string? Basis { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required string ByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required int? RevertsId { get; init; }

    public required int? RevertedById { get; init; }

    /// <summary>Those that have taken back a part of it.</summary>
    public required IReadOnlyList<int> PartlyRevertedBy { get; init; }

    /// <summary>Grids that it wrote.</summary>
    public required int Grids { get; init; }

    /// <summary>Rows that it wrote.</summary>
    public required int Rows { get; init; }

    /// <summary>What it did, in one clause.</summary>
    public required string Summary { get; init; }

    /// <summary>It changed the data there is, not the sample that was there before.</summary>
    public required bool IsOfThisData { get; init; }

    /// <summary>May be asked to be reverted; whether it can be is found out then.</summary>
    public bool IsRevertible => IsOfThisData && Kind is not (ChangeKind.Initial or ChangeKind.AccountEdit or ChangeKind.OwnData) && RevertedById is null;
}

public sealed record ChangeLogPage(IReadOnlyList<ChangeLogLine> Lines, int Count, int Page, int Pages);

/// <summary>操作日志: who changed what, when and why, the newest first.</summary>
public sealed class ChangeLog(IDbContextFactory<BoluoDbContext> factory)
{
    public async Task<ChangeLogPage> PageAsync(int page, int size, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var count = await db.ChangeSets.CountAsync(cancel);
        var pages = Math.Max(1, (count + size - 1) / size);
        page = Math.Clamp(page, 1, pages);
        var shown = await db.ChangeSets.AsNoTracking().OrderByDescending(s => s.Id).Skip((page - 1) * size).Take(size).ToListAsync(cancel);
        return new ChangeLogPage(await LinesAsync(db, shown, cancel), count, page, pages);
    }

    /// <summary>Null if there is no such change set.</summary>
    public async Task<ChangeLogLine?> FindAsync(int changeSetId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var sets = await db.ChangeSets.AsNoTracking().Where(s => s.Id == changeSetId).ToListAsync(cancel);
        return (await LinesAsync(db, sets, cancel)).SingleOrDefault();
    }

    /// <summary>撤销第12号变更, or a part of it; null where it takes nothing back.</summary>
    internal static string? UndoneBy(ChangeSet set) => set switch
    {
        { RevertsId: { } whole } => Invariant($"撤销第{whole}号变更"),
        { RevertsPartOfId: { } part } => Invariant($"撤销第{part}号变更的一部分"),
        _ => null,
    };

    /// <summary>By the number of a change set, the number of the one that took it back.</summary>
    internal static Task<Dictionary<int, int>> ReverterAsync(BoluoDbContext db, IReadOnlyCollection<int> setIds, CancellationToken cancel) =>
        db.ChangeSets.Where(s => s.RevertsId != null && setIds.Contains(s.RevertsId.Value)).ToDictionaryAsync(s => s.RevertsId!.Value, s => s.Id, cancel);

    private static async Task<IReadOnlyList<ChangeLogLine>> LinesAsync(BoluoDbContext db, IReadOnlyList<ChangeSet> sets, CancellationToken cancel)
    {
        var ids = sets.Select(s => s.Id).ToHashSet();
        var reverted = await ReverterAsync(db, ids, cancel);
        var partly = (await db.ChangeSets.Where(s => s.RevertsPartOfId != null && ids.Contains(s.RevertsPartOfId.Value)).OrderBy(s => s.Id).Select(s => new { Whole = s.RevertsPartOfId!.Value, s.Id }).ToListAsync(cancel)).ToLookup(s => s.Whole, s => s.Id);
        var counts = await db.ChangeEntries.Where(e => ids.Contains(e.ChangeSetId)).GroupBy(e => e.ChangeSetId)
            .Select(g => new { g.Key, Rows = g.Count(), Grids = g.Where(e => e.GridId != null).Select(e => e.GridId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, cancel);
        var beganWith = await db.DataStates.MinAsync(s => s.BeganWith, cancel);
        return [.. sets.Select(set => new ChangeLogLine
        {
            Id = set.Id,
            IsOfThisData = set.Id >= beganWith,
            Kind = set.Kind,
            Reason = set.Reason,
            Basis = set.Basis,
            EffectiveOn = set.EffectiveOn,
            ByName = set.ByName,
            At = set.At,
            RevertsId = set.RevertsId,
            RevertedById = reverted.TryGetValue(set.Id, out var reverter) ? reverter : null,
            PartlyRevertedBy = [.. partly[set.Id]],
            Grids = counts.GetValueOrDefault(set.Id)?.Grids ?? 0,
            Rows = counts.GetValueOrDefault(set.Id)?.Rows ?? 0,
            Summary = set.Summary.Length > 0 ? set.Summary : set.Kind.Label(),
        })];
    }
}
