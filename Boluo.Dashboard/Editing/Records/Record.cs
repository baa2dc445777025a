using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>How the rows behind a ledger are kept by hand, as everybody else sees it.</summary>
public interface IRecord
{
    /// <summary>The ledger whose rows it edits.</summary>
    string Ledger { get; }

    /// <summary>What one row is called: 需求.</summary>
    string Noun { get; }

    /// <summary>The entity.</summary>
    Type RowType { get; }

    bool MayAdd { get; }

    bool MayDelete { get; }

    /// <summary>What the history calls it when a row comes or goes.</summary>
    string AddVerb => "新增";

    string DeleteVerb => "删除";

    /// <summary>What the form calls the field of the reason, and what messages about it do.</summary>
    string ReasonLabel(bool isNew);

    IReadOnlyList<Field> Fields { get; }

    /// <summary>The field by whose value messages name a row.</summary>
    Field NamedBy { get; }

    /// <summary>The tracked row behind a ledger's row key; none if there is none.</summary>
    Task<EntityEntry?> FindAsync(BoluoDbContext db, string key, CancellationToken cancel);

    /// <summary>An empty row that the context does not know yet.</summary>
    EntityEntry Create(BoluoDbContext db);

    /// <summary>What the record's own rules have against the row as it stands.</summary>
    Task<IReadOnlyList<Fault>> JudgeAsync(BoluoDbContext db, EntityEntry row, DateOnly day, CancellationToken cancel);

    /// <summary>Judges the filled-in row, then gives it its key and what is derived.</summary>
    Task<IReadOnlyList<Fault>> CompleteAsync(BoluoDbContext db, EntityEntry row, DateOnly day, CancellationToken cancel);

    /// <summary>A whole sentence if the row may not be deleted. What other rows refer to is refused without asking.</summary>
    Task<string?> WhyNotDeletedAsync(BoluoDbContext db, EntityEntry row, CancellationToken cancel);
}

/// <summary>
/// Declares how one kind of row is kept by hand: its fields, the rules across them, and what follows from them. The editor does the
/// rest: role, versions, one transaction, history, undo, and a sentence for whatever is refused.
/// </summary>
public abstract class Record<TRow> : IRecord where TRow : class, IVersioned
{
    private readonly Lazy<IReadOnlyList<Field>> _fields;

    protected Record() => _fields = new(() => [.. Define()]);

    public abstract string Ledger { get; }

    public abstract string Noun { get; }

    public Type RowType => typeof(TRow);

    public virtual bool MayAdd => true;

    public virtual bool MayDelete => true;

    public virtual string AddVerb => "新增";

    public virtual string DeleteVerb => "删除";

    public virtual string ReasonLabel(bool isNew) => isNew ? "新增原因" : "修改原因";

    public IReadOnlyList<Field> Fields => _fields.Value;

    public Field NamedBy => Fields.First(f => f.Key == NameKey);

    /// <summary>The key of the field by whose value messages name a row; the first one unless said otherwise.</summary>
    protected virtual string NameKey => Fields[0].Key;

    /// <summary>Makes the fields.</summary>
    protected FieldMaker<TRow> Field { get; } = new();

    protected abstract IEnumerable<Field<TRow>> Define();

    /// <summary>The row behind a ledger's row key. Override where that is not the entity's primary key as text.</summary>
    protected virtual async Task<TRow?> FindRowAsync(BoluoDbContext db, string key, CancellationToken cancel)
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        return RowJson.TryKeyValues(type, key) is { } values ? await db.FindAsync<TRow>(values, cancel) : null;
    }

    /// <summary>Gives a new row the key that the database does not: a code, the next number.</summary>
    protected virtual Task NewKeyAsync(Draft<TRow> draft, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Rules across fields and rows: duplicates, days reversed, rows that are gone. Refuses through the draft.</summary>
    protected virtual Task CheckAsync(Draft<TRow> draft, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Sets what follows from the fields, such as a search text.</summary>
    protected virtual Task DeriveAsync(Draft<TRow> draft, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>A whole sentence if this row may not be deleted.</summary>
    protected virtual Task<string?> WhyNotDeletedAsync(BoluoDbContext db, TRow row, CancellationToken cancel) => Task.FromResult<string?>(null);

    async Task<EntityEntry?> IRecord.FindAsync(BoluoDbContext db, string key, CancellationToken cancel) =>
        await FindRowAsync(db, key, cancel) is { } row ? db.Entry(row) : null;

    EntityEntry IRecord.Create(BoluoDbContext db) => db.Entry(Activator.CreateInstance<TRow>());

    async Task<IReadOnlyList<Fault>> IRecord.JudgeAsync(BoluoDbContext db, EntityEntry row, DateOnly day, CancellationToken cancel) =>
        (await CheckedAsync(db, row, day, cancel)).Faults;

    async Task<IReadOnlyList<Fault>> IRecord.CompleteAsync(BoluoDbContext db, EntityEntry row, DateOnly day, CancellationToken cancel)
    {
        var draft = await CheckedAsync(db, row, day, cancel);
        if (draft.Faults.Count > 0) return draft.Faults;
        if (draft.IsNew) await NewKeyAsync(draft, cancel);
        await DeriveAsync(draft, cancel);
        return draft.Faults;
    }

    private async Task<Draft<TRow>> CheckedAsync(BoluoDbContext db, EntityEntry row, DateOnly day, CancellationToken cancel)
    {
        var draft = new Draft<TRow>(db, db.Entry((TRow)row.Entity), day, Fields);
        await CheckAsync(draft, cancel);
        RequirementCheck.Run(draft);
        if (draft.Faults.Count == 0) await LifeCheck.RunAsync(db, draft, cancel);
        return draft;
    }

    Task<string?> IRecord.WhyNotDeletedAsync(BoluoDbContext db, EntityEntry row, CancellationToken cancel) => WhyNotDeletedAsync(db, (TRow)row.Entity, cancel);
}
