using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing;

/// <summary>Takes back one change set, whole or not at all.</summary>
internal sealed class Reversal(BoluoDbContext db, TimeProvider clock)
{
    private const string Nothing = "本次未写入任何数据。";

    public async Task<Result<ChangeRecorder>> WriteAsync(int changeSetId, string reason, Reader by, CancellationToken cancel)
    {
        var undone = await db.ChangeSets.AsNoTracking().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == changeSetId, cancel);
        if (undone is null) return Fail($"未找到第{changeSetId}号变更,请核对。");
        if (undone.Kind == ChangeKind.Initial) return Fail("初始数据不能撤销。");
        if (await db.ChangeSets.AsNoTracking().SingleOrDefaultAsync(s => s.RevertsId == changeSetId, cancel) is { } reverter)
            return Fail($"第{changeSetId}号变更已于{new Clashes(db, clock).Time(reverter.At)}由{reverter.ByName}撤销。");
        if (undone.Entries.FirstOrDefault(e => e.Entity == nameof(DataState)) is not null
            && await db.ChangeSets.AsNoTracking().OrderBy(s => s.Id).FirstOrDefaultAsync(s => s.Id > changeSetId, cancel) is { } later)
            return Fail($"统计时点变动之后已有其他变更(第{later.Id}号,{later.ByName},{Days.LongTime(later.At)}),不能撤销。{Nothing}");

        var rows = new List<(ChangeEntry Entry, EntityEntry? Row)>();
        var clashes = new List<string>();
        foreach (var entry in undone.Entries.OrderByDescending(e => e.Id))
        {
            var row = await FindAsync(entry, cancel);
            var isAsLeft = entry.After is null ? row is null : row is not null && RowJson.StillIs(row, entry.After);
            if (isAsLeft) rows.Add((entry, row));
            else clashes.Add(await ClashAsync(entry.Entity, entry.Key, entry.GridId, changeSetId, cancel));
        }

        if (clashes.Count > 0) return Fail(string.Concat(clashes.Distinct(StringComparer.Ordinal)) + Nothing);

        var day = undone.Kind == ChangeKind.AdvanceDay || undone.Entries.Exists(e => e.Entity == nameof(DataState)) ? AsOfBefore(undone) : undone.EffectiveOn;
        var recorder = await ChangeRecorder.BeginAsync(db, new ChangeSet
        {
            Kind = ChangeKind.Revert,
            Reason = reason,
            Basis = undone.Basis,
            EffectiveOn = day,
            ById = by.UserId,
            ByName = by.Name,
            At = clock.GetUtcNow().UtcDateTime,
            RevertsId = undone.Id,
        }, cancel);
        foreach (var (entry, row) in rows) Restore(entry, row);
        await recorder.SaveAsync(cancel);

        var (grids, leaders) = Touched(undone);
        var broken = await Integrity.CheckAsync(db, grids, leaders, undone.EffectiveOn, cancel);
        if (broken.Count == 0) return recorder;
        foreach (var (gridId, fault) in broken)
            clashes.Add(fault.Message + (gridId is { } id ? await ClashAsync(nameof(Grid), null, id, changeSetId, cancel) : ""));
        return Fail(string.Concat(clashes.Distinct(StringComparer.Ordinal)) + Nothing);
    }

    private async Task<EntityEntry?> FindAsync(ChangeEntry entry, CancellationToken cancel)
    {
        var type = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == entry.Entity && t.ClrType.Namespace == typeof(Grid).Namespace);
        var row = await db.FindAsync(type.ClrType, RowJson.KeyValues(type, entry.Key), cancel);
        return row is null ? null : db.Entry(row);
    }

    private void Restore(ChangeEntry entry, EntityEntry? row)
    {
        if (entry.Before is null)
        {
            row!.State = EntityState.Deleted;
            return;
        }

        var type = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == entry.Entity && t.ClrType.Namespace == typeof(Grid).Namespace);
        var target = row ?? db.Entry(Activator.CreateInstance(type.ClrType)!);
        foreach (var (property, value) in RowJson.Values(type, entry.Before))
            if (row is null || !property.IsKey() && property.Name != nameof(IVersioned.Version))
                target.Property(property.Name).CurrentValue = value;
        if (row is null) target.State = EntityState.Added;
    }

    /// <summary>Whose grid or row is no longer as the change set left it, by whom and since when.</summary>
    private async Task<string> ClashAsync(string entity, string? key, int? gridId, int changeSetId, CancellationToken cancel)
    {
        var last = await db.ChangeSets.AsNoTracking().Where(s => s.Id != changeSetId && s.Entries.Any(e => gridId != null ? e.GridId == gridId : e.Entity == entity && e.Key == key))
            .OrderByDescending(s => s.Id).FirstOrDefaultAsync(s => s.Id > changeSetId && s.RevertsId != changeSetId, cancel);
        var subject = gridId is { } id ? "网格" + await db.Grids.Where(g => g.Id == id).Select(g => g.Code).SingleAsync(cancel) : $"{entity} {key}";
        return last is null
            ? $"{subject}已有变动。"
            : $"{subject}已于{new Clashes(db, clock).Time(last.At)}由{last.ByName}调整(第{last.Id}号变更)。";
    }

    private static DateOnly AsOfBefore(ChangeSet advance) =>
        RowJson.Read<DataState>(advance.Entries.Single(e => e.Entity == nameof(DataState)).Before!).AsOf;

    private static (HashSet<int> Grids, HashSet<int> Leaders) Touched(ChangeSet undone)
    {
        var leaders = undone.Entries.Where(e => e is { Entity: nameof(GridAssignment), Before: not null })
            .Select(e => RowJson.Read<GridAssignment>(e.Before!)).Where(a => a.ValidTo is null).Select(a => a.LeaderId).OfType<int>();
        return (undone.Entries.Select(e => e.GridId).OfType<int>().ToHashSet(), leaders.ToHashSet());
    }

    private static Result<ChangeRecorder> Fail(string error) => Result<ChangeRecorder>.Fail(error);
}
