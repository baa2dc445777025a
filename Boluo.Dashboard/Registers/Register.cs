using System.Reflection;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Registers;

/// <summary>
/// Declares one kind of row: what it is called, its fields with what they accept, the rules across fields and rows, and what follows from
/// them. Forms, data files and imports read the declaration; the editor adds role, versions, one transaction, history and undo.
/// </summary>
public abstract class Register<TRow> : IRegister where TRow : class
{
    private readonly Lazy<IReadOnlyList<Field>> _fields, _formFields, _columns;
    private readonly Lazy<IReadOnlyList<LinkField>> _links;
    private readonly Lazy<RuleBook<TRow>> _rules;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<Field>>> _knownBy;
    private readonly Lazy<bool> _looksAround;

    /// <param name="noun">What one row is called: 需求.</param>
    /// <param name="fileName">The data file; none where the county begins without.</param>
    /// <param name="ledger">The ledger whose rows are kept on the form; none where there is no form.</param>
    protected Register(string noun, string? fileName = null, string? ledger = null)
    {
        (Noun, FileName, Ledger) = (noun, fileName, ledger);
        _fields = new(() => NumberedBy is { } id ? [.. Define(), Field.Number(id)] : [.. Define()]);
        _formFields = new(() => [.. Fields.Where(f => f.OnForm)]);
        _links = new(() => [.. DefineLinks()]);
        _columns = new(() => FileName is null ? [] : [.. typeof(TRow).GetProperties().Select(p => Fields.FirstOrDefault(f => f.Member.Name == p.Name)).OfType<Field>().Where(f => f.InFile)]);
        _rules = new(() =>
        {
            var must = new RuleBook<TRow>(Fields.ToDictionary(f => f.Key, StringComparer.Ordinal));
            Rules(must);
            return must;
        });
        _knownBy = new(() => [.. Fields.Where(f => f.Kind == FieldKind.Code).Select(f => (IReadOnlyList<Field>)[f]), .. _rules.Value.KnownBy.Concat(_rules.Value.OnManyRows.Select(r => r.Alike)).Where(k => k.Count > 0)]);
        _looksAround = new(() => new[] { nameof(CheckAsync), nameof(PrepareAsync), nameof(DeriveAsync) }
            .Any(name => GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic, [typeof(Draft<TRow>), typeof(CancellationToken)])!.DeclaringType != typeof(Register<TRow>)));
    }

    public string Noun { get; }

    public Type RowType => typeof(TRow);

    public string? FileName { get; }

    public string? Ledger { get; }

    public IReadOnlyList<IReadOnlyList<Field>> KnownBy => _knownBy.Value;

    public virtual bool TakesFiles => Ledger is not null;

    public virtual bool IsSkeleton => false;

    /// <summary>Unless said otherwise, whatever asks more than <see cref="Rules"/> says may ask about rows of its own kind.</summary>
    public virtual bool LooksAround => _looksAround.Value;

    public virtual IReadOnlyList<Type> JudgedBy => [];

    public virtual Func<object, int>? Turn => null;

    public virtual SheetLayout? Sheet => null;

    public virtual bool MayAdd => true;

    public virtual bool MayDelete => true;

    public virtual string AddVerb => "新增";

    public virtual string DeleteVerb => "删除";

    public virtual string ReasonLabel(bool isNew) => isNew ? "新增原因" : "修改原因";

    public IReadOnlyList<Field> Fields => _fields.Value;

    public IReadOnlyList<Field> FormFields => _formFields.Value;

    public IReadOnlyList<LinkField> Links => _links.Value;

    public IReadOnlyList<Field> Columns => _columns.Value;

    public Field? NamedBy => NameKey is { } key ? Fields.First(f => f.Key == key) : null;

    /// <summary>The number that rows are known by; null where they have a code, or where there is only one.</summary>
    protected virtual PropertyInfo? NumberedBy => typeof(TRow).GetProperty("Id");

    /// <summary>The key of the field by whose value messages name a row; the first one of the form unless said otherwise.</summary>
    protected virtual string? NameKey => Ledger is null ? null : FormFields[0].Key;

    /// <summary>Makes the fields.</summary>
    protected FieldMaker<TRow> Field { get; } = new();

    /// <summary>The fields in the order of the form, without the row's number. The data file has its columns in the order of the entity's properties.</summary>
    protected abstract IEnumerable<Field<TRow>> Define();

    /// <summary>The links that the form keeps, in its order.</summary>
    protected virtual IEnumerable<LinkField> DefineLinks() => [];

    /// <summary>Kept by people on its own form or on those of others. What no form keeps has no form's rules.</summary>
    protected virtual bool IsOnForms => Ledger is not null;

    /// <summary>The rules across fields and rows.</summary>
    protected virtual void Rules(RuleBook<TRow> must)
    {
    }

    /// <summary>Sets what follows from the row's own fields.</summary>
    protected virtual void Derive(TRow row)
    {
    }

    /// <summary>The row behind a ledger's row key. Override where that is not the entity's primary key as text.</summary>
    protected virtual async Task<TRow?> FindRowAsync(BoluoDbContext db, string key, CancellationToken cancel)
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        return RowJson.TryKeyValues(type, key) is { } values ? await db.FindAsync<TRow>(values, cancel) : null;
    }

    /// <summary>Sets what follows from other rows, before the rules are asked.</summary>
    protected virtual Task PrepareAsync(Draft<TRow> draft, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>What a form asks that is no rule of <see cref="Rules"/>, since it depends on what was saved before or on the county's day. Refuses through the draft.</summary>
    protected virtual Task CheckAsync(Draft<TRow> draft, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Gives a new row the key that the database does not: a code, the next number.</summary>
    protected virtual Task NewKeyAsync(Draft<TRow> draft, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Sets what follows from the fields and other rows.</summary>
    protected virtual Task DeriveAsync(Draft<TRow> draft, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>A whole sentence if this row may not be deleted.</summary>
    protected virtual Task<string?> WhyNotDeletedAsync(BoluoDbContext db, TRow row, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>What a data set must obey that is no rule of <see cref="Rules"/>: sums, what must not be missing.</summary>
    protected virtual void Check(RowsRead rows)
    {
    }

    /// <summary>Sets what follows from other rows of a data set.</summary>
    protected virtual void Derive(CountyData data)
    {
    }

    async Task<EntityEntry?> IRegister.FindAsync(BoluoDbContext db, string key, CancellationToken cancel) =>
        await FindRowAsync(db, key, cancel) is { } row ? db.Entry(row) : null;

    async Task<IReadOnlyList<EntityEntry>> IRegister.TrackAsync(BoluoDbContext db, IReadOnlyList<object> keys, CancellationToken cancel) =>
        keys.Count == 0 || db.Model.FindEntityType(typeof(TRow))!.FindPrimaryKey()!.Properties is not [var key] ? []
            : [.. (await db.Set<TRow>().Where(AnyOf.Keys<TRow>(key.PropertyInfo!, keys)).ToListAsync(cancel)).Select(row => db.Entry(row))];

    async Task<IReadOnlyList<EntityEntry>> IRegister.AlikeAsync(BoluoDbContext db, IEnumerable<(Field Field, object? Value)> values, CancellationToken cancel) =>
        [.. (await db.Set<TRow>().Where(SameValues.In<TRow>(values)).ToListAsync(cancel)).Select(row => db.Entry(row))];

    async Task<IReadOnlyList<string>> IRegister.TextsAsync(BoluoDbContext db, Field field, int most, CancellationToken cancel) =>
        await db.Set<TRow>().Select(row => EF.Property<string>(row, field.Property)).Where(text => text != null && text != "").Distinct().OrderBy(text => text).Take(most).ToListAsync(cancel);

    async Task<IReadOnlyList<object>> IRegister.ValuesAsync(BoluoDbContext db, Field field, CancellationToken cancel) =>
        await db.Set<TRow>().Select(row => EF.Property<object>(row, field.Property)).Where(value => value != null).Distinct().ToListAsync(cancel);

    IAsyncEnumerable<object> IRegister.RowsAsync(BoluoDbContext db)
    {
        var rows = db.Set<TRow>().AsNoTracking();
        var names = db.Model.FindEntityType(typeof(TRow))!.FindPrimaryKey()!.Properties.Select(p => p.Name).ToList();
        var ordered = rows.OrderBy(row => EF.Property<object>(row, names[0]));
        foreach (var name in names.Skip(1)) ordered = ordered.ThenBy(row => EF.Property<object>(row, name));
        return ordered.AsAsyncEnumerable();
    }

    object IRegister.NewRow() => Activator.CreateInstance<TRow>();

    async Task<IReadOnlyList<FieldFault>> IRegister.JudgeAsync(BoluoDbContext db, EntityEntry row, DateOnly day, CancellationToken cancel) =>
        IsOnForms ? (await CheckedAsync(db, row, day, isUndo: true, null, cancel)).Faults : [];

    async Task<IReadOnlyList<FieldFault>> IRegister.CompleteAsync(BoluoDbContext db, EntityEntry row, DateOnly day, RowBatch? batch, CancellationToken cancel)
    {
        var draft = await CheckedAsync(db, row, day, isUndo: false, batch, cancel);
        if (draft.Faults.Count > 0) return draft.Faults;
        if (draft.IsNew) await NewKeyAsync(draft, cancel);
        Derive(draft.Row);
        await DeriveAsync(draft, cancel);
        return draft.Faults;
    }

    async Task<IReadOnlyList<object>> IRegister.FindAlikeAsync(BoluoDbContext db, object row, IReadOnlyList<Field> fields, RowBatch batch, CancellationToken cancel) =>
        (await batch.KnownAsync<TRow>(db, cancel)).Alike(fields, row);

    async Task<object> IRegister.KnowAsync(BoluoDbContext db, EntityEntry row, bool isNew, RowBatch batch, CancellationToken cancel)
    {
        var copy = (TRow)row.CurrentValues.ToObject();
        (await batch.KnownAsync<TRow>(db, cancel)).Know((TRow)row.Entity, copy, isNew);
        return copy;
    }

    async Task<IReadOnlyCollection<object>> IRegister.KnownAsync(BoluoDbContext db, RowBatch batch, CancellationToken cancel) => (await batch.KnownAsync<TRow>(db, cancel)).Rows;

    private async Task<Draft<TRow>> CheckedAsync(BoluoDbContext db, EntityEntry row, DateOnly day, bool isUndo, RowBatch? batch, CancellationToken cancel)
    {
        var known = batch is null ? null : await batch.KnownAsync<TRow>(db, cancel);
        var draft = new Draft<TRow>(db, db.Entry((TRow)row.Entity), day, Ledger is null ? Fields : FormFields) { IsUndo = isUndo, Batch = batch, Known = known };
        await PrepareAsync(draft, cancel);
        foreach (var breach in _rules.Value.OnOneRow.SelectMany(r => r.BreachesOf(draft.Row)))
            if (breach.When is null || draft.Moves(breach.When.Select(f => f.Property))) draft.Refuse(breach.OnForm.Key, breach.Sentence());
        foreach (var rule in _rules.Value.OnManyRows) await rule.AskAsync(draft, cancel);
        await CheckAsync(draft, cancel);
        if (draft.Faults.Count == 0) await LifeCheck.RunAsync(db, draft, isUndo, cancel);
        return draft;
    }

    Task<string?> IRegister.WhyNotDeletedAsync(BoluoDbContext db, EntityEntry row, CancellationToken cancel) => WhyNotDeletedAsync(db, (TRow)row.Entity, cancel);

    (string Column, string Clause)? IRegister.FaultOf(object row)
    {
        foreach (var breach in _rules.Value.OnOneRow.SelectMany(r => r.BreachesOf((TRow)row))) return (breach.InFile.Property, breach.Clause());
        return row is IDated { ValidTo: { } to } dated && to <= dated.ValidFrom ? (nameof(IDated.ValidTo), $"应晚于“{nameof(IDated.ValidFrom)}”") : null;
    }

    void IRegister.Keep(object row, CountyData data) => data.Of<TRow>().Add((TRow)row);

    void IRegister.Judge(RowsRead rows)
    {
        List<Action<TRow>> judges = [.. Keys(rows), .. References(rows), .. _rules.Value.OnManyRows.Select(r => r.In(rows)), .. LifeCheck.In<TRow>(rows)];
        foreach (var row in rows.Of<TRow>().Where(rows.IsSound))
            foreach (var judge in judges) judge(row);
        Check(rows);
    }

    /// <summary>The database's own key is given once.</summary>
    private IEnumerable<Action<TRow>> Keys(RowsRead rows)
    {
        var names = rows.Model.FindEntityType(typeof(TRow))!.FindPrimaryKey()!.Properties.Select(p => p.Name);
        List<Field> key = [.. names.Select(name => Columns.FirstOrDefault(f => f.Property == name)).OfType<Field>()];
        if (key.Count > 0) yield return new UniqueRule<TRow>(key[^1], key, _ => "", isForFiles: true).In(rows);
    }

    /// <summary>What a column refers to is there, by the model's foreign keys.</summary>
    private IEnumerable<Action<TRow>> References(RowsRead rows)
    {
        foreach (var field in Columns)
            foreach (var target in rows.Model.FindEntityType(typeof(TRow))!.FindProperty(field.Property)!.GetContainingForeignKeys().Select(k => k.PrincipalEntityType.ClrType))
                if (rows.FileOf(target) is { } file)
                    yield return row =>
                    {
                        if (field.ValueOf(row) is { } key && rows.Find(target, key) is null) rows.Refuse(row, field, $"“{key}”在文件 {file} 中不存在");
                    };
    }

    void IRegister.Complete(CountyData data)
    {
        foreach (var row in data.Of<TRow>())
        {
            Derive(row);
            if (row is IVersioned versioned) versioned.Version = Guid.NewGuid();
            if (row is ISearchable searchable) searchable.Index();
        }

        Derive(data);
    }
}
