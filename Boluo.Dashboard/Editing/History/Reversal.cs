using System.Linq.Expressions;
using System.Text.Json;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.History;

/// <summary>Takes back one change set, or those entries of it that are asked for: all of these or nothing.</summary>
internal sealed class Reversal(BoluoDbContext db, RegisterBook book, TimeProvider clock)
{
    private const string Nothing = "本次未写入任何数据。";

    /// <summary>Later change sets, not taken back themselves, that have to be for this one to be.</summary>
    public HashSet<int> InTheWay { get; } = [];

    /// <summary>Entries that cannot be taken back as things are, by their numbers, with the reason; what else stands in the way concerns no single one.</summary>
    public Dictionary<int, string> Blamed { get; } = [];

    /// <param name="changeSetId">The change set.</param>
    /// <param name="reason">撤销原因.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="cancel">Cancels the reading.</param>
    /// <param name="only">The numbers of the entries that are meant; none for all of them.</param>
    public async Task<Result<ChangeRecorder>> WriteAsync(int changeSetId, string reason, Viewer by, CancellationToken cancel, IReadOnlySet<int>? only = null)
    {
        var undone = await db.ChangeSets.AsNoTracking().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == changeSetId, cancel);
        if (undone is null) return Fail($"未找到第{changeSetId}号变更，请核对。");
        if (undone.Kind == ChangeKind.Initial) return Fail("初始数据不能撤销。");
        if (undone.Kind == ChangeKind.OwnData) return Fail("启用本县数据不能撤销；需要回到启用之前的，请恢复启用前的备份。");
        if (undone.Id < await db.DataStates.MinAsync(s => s.BeganWith, cancel)) return Fail($"第{changeSetId}号变更在启用本县数据之前，所涉及的数据已不存在，不能撤销。");
        if (undone.Kind == ChangeKind.AccountEdit) return Fail("用户管理不能撤销，请在“用户权限”中修改。");
        if (await db.ChangeSets.AsNoTracking().SingleOrDefaultAsync(s => s.RevertsId == changeSetId, cancel) is { } reverter)
            return Fail($"第{changeSetId}号变更已于{Time(reverter)}由{reverter.ByName}撤销。");
        if (undone.Entries.FirstOrDefault(e => e.Entity == nameof(DataState)) is not null
            && await Effective(changeSetId).OrderBy(s => s.Id).FirstOrDefaultAsync(s => s.Kind != ChangeKind.AccountEdit, cancel) is { } later)
        {
            InTheWay.UnionWith(await Effective(changeSetId).Where(s => s.Kind != ChangeKind.AccountEdit).Select(s => s.Id).ToListAsync(cancel));
            return Fail($"统计时点变动之后已有其他变更（第{later.Id}号，{later.ByName}，{Time(later)}），不能撤销。{Nothing}");
        }

        if (undone.Entries.Find(e => !RowJson.CanRestore(db.Model, e)) is { } older)
            return Fail($"第{changeSetId}号变更由较早版本的程序记录，其中“{book.NounOf(older.Entity)}”的登记项目此后已有改变，不能自动撤销，请手工修改。{Nothing}");

        if (only is not null) undone.Entries.RemoveAll(e => !only.Contains(e.Id));
        var asOf = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
        var words = new RowWords(db, book, asOf);
        var (rows, renewed) = (new List<(ChangeEntry Entry, EntityEntry? Row)>(), new List<ChangeEntry>());
        var clashes = new List<string>();
        foreach (var entry in undone.Entries.OrderByDescending(e => e.Id))
        {
            // It has nothing to give back: only links to it came or went.
            if (words.IsRenewed(entry))
            {
                renewed.Add(entry);
                continue;
            }

            var row = await FindAsync(entry, cancel);
            var isAsLeft = entry.After is null ? row is null : row is not null && RowJson.StillIs(row, entry.After);
            if (isAsLeft) rows.Add((entry, row));
            else clashes.Add(Blame(entry, await ClashAsync(entry, changeSetId, words, cancel)));
        }

        HashSet<object> pointedAt = new(ReferenceEqualityComparer.Instance);
        if (clashes.Count == 0) clashes.AddRange(await UsersAsync(rows, pointedAt, words, cancel));
        if (clashes.Count > 0) return Fail(string.Concat(clashes.Distinct(StringComparer.Ordinal)) + Nothing);

        var day = undone.Kind == ChangeKind.AdvanceDay || undone.Entries.Exists(e => e.Entity == nameof(DataState)) ? AsOfBefore(undone) : undone.EffectiveOn;
        var brokenLinks = await BrokenLinksAsync(undone, asOf, words, cancel);
        var recorder = await ChangeRecorder.BeginAsync(db, new ChangeSet
        {
            Kind = ChangeKind.Revert,
            Reason = reason,
            Basis = undone.Basis,
            EffectiveOn = day,
            ById = by.UserId,
            ByName = by.Name,
            At = clock.GetUtcNow().UtcDateTime,
            RevertsId = only is null ? undone.Id : null,
            RevertsPartOfId = only is null ? null : undone.Id,
        }, cancel);
        // As in a plan, what ends goes before what begins; and what others of the set still point at goes last.
        int PhaseOf((ChangeEntry Entry, EntityEntry? Row) row) => row.Entry.Before is { } before ? Ends(before) ? 0 : 1 : pointedAt.Contains(row.Row!.Entity) ? 2 : 0;
        foreach (var phase in rows.GroupBy(PhaseOf).OrderBy(g => g.Key))
        {
            foreach (var (entry, row) in phase) Restore(entry, row);
            await recorder.SaveAsync(cancel);
        }

        foreach (var entry in renewed)
            if (await FindAsync(entry, cancel) is { Entity: IVersioned end }) end.Version = Guid.NewGuid();
        await recorder.SaveAsync(cancel);

        var (grids, leaders) = Touched(undone);
        var broken = await Integrity.CheckAsync(db, grids, leaders, undone.EffectiveOn, cancel);
        clashes.AddRange(await KeptAsync(rows, cancel));
        clashes.AddRange(await RulesAsync(undone, brokenLinks, asOf, words, cancel));
        if (broken.Count + clashes.Count == 0) return recorder;
        foreach (var (gridId, fault) in broken)
        {
            clashes.Add(fault.Message);
            if (gridId is not { } id) continue;
            foreach (var entry in undone.Entries.Where(e => e.GridId == id)) Blame(entry, fault.Message);
            InTheWay.UnionWith(await Effective(changeSetId).Where(s => s.Entries.Any(e => e.GridId == id)).Select(s => s.Id).ToListAsync(cancel));
            if (await LastAsync(e => e.GridId == id, changeSetId, cancel) is { } last)
                clashes.Add(Sentence((await GridNames.ReadAsync(db, [id], cancel))[id], last));
        }

        return Fail(string.Concat(clashes.Distinct(StringComparer.Ordinal)) + Nothing);
    }

    private static bool Ends(string json)
    {
        using var row = JsonDocument.Parse(json);
        return row.RootElement.TryGetProperty(nameof(IDated.ValidTo), out var end) && end.ValueKind != JsonValueKind.Null;
    }

    /// <summary>Rows that were added and have been referred to since: they would take others along that the history does not know.</summary>
    /// <param name="rows">What is taken back.</param>
    /// <param name="pointedAt">Takes those of them that rows of the set point at which stay, and will point elsewhere as they did before.</param>
    /// <param name="words">Names the rows.</param>
    /// <param name="cancel">Cancels the reading.</param>
    private async Task<List<string>> UsersAsync(List<(ChangeEntry Entry, EntityEntry? Row)> rows, HashSet<object> pointedAt, RowWords words, CancellationToken cancel)
    {
        var added = rows.Where(r => r.Entry.Before is null).ToList();
        var leaving = added.Select(r => r.Row!.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        var staying = rows.Where(r => r.Entry.Before is not null && r.Row is not null).Select(r => r.Row!.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        var clashes = new List<string>();
        foreach (var (entry, row) in added)
        {
            var references = await References.ToAsync(db, row!, cancel);
            if (references.Any(r => staying.Contains(r.Row.Entity))) pointedAt.Add(row!.Entity);
            var users = references.Where(r => !leaving.Contains(r.Row.Entity) && !staying.Contains(r.Row.Entity)).Select(r => book.NounOf(r.Row.Metadata.ClrType.Name)).ToList();
            foreach (var (_, user) in references.Where(r => !leaving.Contains(r.Row.Entity) && !staying.Contains(r.Row.Entity))) await BlameAsync(user.Metadata.ClrType.Name, RowJson.Key(user), entry.ChangeSetId, cancel);
            if (users.Count > 0) clashes.Add(Blame(entry, $"{await words.SubjectAsync(entry, cancel)}已被{users.Count}条{string.Join('、', users.Distinct(StringComparer.Ordinal))}使用。"));
        }

        return clashes;
    }

    /// <summary>Why a row that was added may not go, asked when all the set's rows are as they were: what it belonged to may be gone as well.</summary>
    private async Task<List<string>> KeptAsync(List<(ChangeEntry Entry, EntityEntry? Row)> rows, CancellationToken cancel)
    {
        var clashes = new List<string>();
        foreach (var (entry, row) in rows.Where(r => r.Entry.Before is null))
            if (book.OfEntity(entry.Entity) is { } register && await register.WhyNotDeletedAsync(db, row!, cancel) is { } why) clashes.Add(Blame(entry, why));
        return clashes;
    }

    /// <summary>What the rules of records have against rows that are as they were, because others have changed since.</summary>
    private async Task<List<string>> RulesAsync(ChangeSet undone, IReadOnlyDictionary<ChangeEntry, IReadOnlySet<(LinkField, object)>> broken, DateOnly asOf, RowWords words, CancellationToken cancel)
    {
        var clashes = new List<string>();
        foreach (var entry in undone.Entries.Where(e => e.Before is not null))
        {
            if (book.OfEntity(entry.Entity) is not { } record || await FindAsync(entry, cancel) is not { } row) continue;
            var faults = words.IsRenewed(entry) ? [] : (await record.JudgeAsync(db, row, asOf, cancel)).Select(f => f.Sentence).ToList();
            faults.AddRange((await new RowLinks(db, book, words, record, row).JudgeAsync(broken.GetValueOrDefault(entry) ?? new HashSet<(LinkField, object)>(), asOf, cancel)).Select(f => f.Message));
            foreach (var sentence in faults) clashes.Add(Blame(entry, $"撤销后{(record.Ledger is null ? await words.SubjectAsync(entry, cancel) : await words.SubjectAsync(record, row, cancel))}不符合要求：{sentence}"));
        }

        return clashes;
    }

    /// <summary>Links that break a rule before anything is taken back; the undo is not to blame for them.</summary>
    private async Task<IReadOnlyDictionary<ChangeEntry, IReadOnlySet<(LinkField, object)>>> BrokenLinksAsync(ChangeSet undone, DateOnly asOf, RowWords words, CancellationToken cancel)
    {
        var broken = new Dictionary<ChangeEntry, IReadOnlySet<(LinkField, object)>>();
        foreach (var entry in undone.Entries.Where(e => e.Before is not null))
            if (book.OfEntity(entry.Entity) is { Links.Count: > 0 } record && await FindAsync(entry, cancel) is { } row) broken[entry] = await new RowLinks(db, book, words, record, row).BrokenAsync(asOf, cancel);
        return broken;
    }

    private async Task<EntityEntry?> FindAsync(ChangeEntry entry, CancellationToken cancel)
    {
        var type = RowJson.TypeOf(db.Model, entry.Entity)!;
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

        var type = RowJson.TypeOf(db.Model, entry.Entity)!;
        var target = row ?? db.Entry(Activator.CreateInstance(type.ClrType)!);
        foreach (var (property, value) in RowJson.Values(type, entry.Before))
            if (row is null || !property.IsKey() && property.Name != nameof(IVersioned.Version))
                target.Property(property.Name).CurrentValue = value;
        if (row is null) target.State = EntityState.Added;
    }

    /// <summary>Whose row is no longer as the change set left it, by whom and since when.</summary>
    private async Task<string> ClashAsync(ChangeEntry entry, int changeSetId, RowWords words, CancellationToken cancel)
    {
        await BlameAsync(entry.Entity, entry.Key, changeSetId, cancel);
        var (subject, last) = entry.GridId is { } id
            ? ((await GridNames.ReadAsync(db, [id], cancel))[id], await LastAsync(e => e.GridId == id, changeSetId, cancel))
            : (await words.SubjectAsync(entry, cancel), await LastAsync(e => e.Entity == entry.Entity && e.Key == entry.Key, changeSetId, cancel));
        return last is null ? $"{subject}已有变动。" : Sentence(subject, last);
    }

    /// <summary>Later sets that are in force: what was taken back, and its taking back, have left nothing.</summary>
    private IQueryable<ChangeSet> Effective(int changeSetId) => db.ChangeSets.AsNoTracking()
        .Where(s => s.Id > changeSetId && !db.ChangeSets.Any(r => r.RevertsId == s.Id) && (s.RevertsId == null || s.RevertsId < changeSetId));

    private string Blame(ChangeEntry entry, string why)
    {
        Blamed.TryAdd(entry.Id, why);
        return why;
    }

    private async Task BlameAsync(string entity, string key, int changeSetId, CancellationToken cancel) =>
        InTheWay.UnionWith(await Effective(changeSetId).Where(s => s.Entries.Any(e => e.Entity == entity && e.Key == key)).Select(s => s.Id).ToListAsync(cancel));

    private async Task<ChangeSet?> LastAsync(Expression<Func<ChangeEntry, bool>> concerns, int changeSetId, CancellationToken cancel)
    {
        var sets = db.ChangeEntries.Where(concerns).Where(e => e.ChangeSetId > changeSetId).Select(e => e.ChangeSetId);
        return await db.ChangeSets.AsNoTracking().Where(s => sets.Contains(s.Id)).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
    }

    private string Sentence(string subject, ChangeSet last) => $"{subject}已于{Time(last)}由{last.ByName}调整（第{last.Id}号变更）。";

    private string Time(ChangeSet set) => new Clashes(db, clock).Time(set.At);

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
