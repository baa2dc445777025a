using System.Globalization;
using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Registers;

/// <summary>A row as it would be saved. All fields have been accepted one by one; what they say together is for the register to judge.</summary>
public sealed class Draft<TRow>(BoluoDbContext db, EntityEntry<TRow> entry, DateOnly day, IReadOnlyList<Field> fields) where TRow : class
{
    private readonly List<FieldFault> _faults = [];

    /// <summary>The transaction that would write it. The draft itself is not in the database yet.</summary>
    public BoluoDbContext Db => db;

    /// <summary>The row with what was filled in.</summary>
    public TRow Row => entry.Entity;

    /// <summary>The rows that are written with it, where it is one of many.</summary>
    internal RowBatch? Batch { get; init; }

    /// <summary>All rows of its kind, where it is one of many.</summary>
    internal KnownRows<TRow>? Known { get; init; }

    /// <summary>The row comes back as it was, by an undo: it is judged whatever has been filled in.</summary>
    public bool IsUndo { get; init; }

    public bool IsNew => entry.State == EntityState.Detached;

    /// <summary>The county's day.</summary>
    public DateOnly Day => day;

    internal IReadOnlyList<FieldFault> Faults => _faults;

    /// <summary>All rows but this one, to look for duplicates.</summary>
    public IQueryable<TRow> Others
    {
        get
        {
            var rows = db.Set<TRow>().AsNoTracking();
            if (IsNew) return rows;
            var row = Expression.Parameter(typeof(TRow));
            var isThis = entry.Metadata.FindPrimaryKey()!.Properties
                .Select(p => Expression.Equal(Expression.Property(row, p.PropertyInfo!), CapturedValue.Parameter(entry.OriginalValues[p], p.ClrType)))
                .Aggregate(Expression.AndAlso);
            return rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.Not(isThis), row));
        }
    }

    /// <summary>Sets what is not filled in: a key, a search text. Reaches init-only properties.</summary>
    public void Set<TValue>(Expression<Func<TRow, TValue>> property, TValue value) => entry.Property(FieldMaker<TRow>.Member(property).Name).CurrentValue = value;

    /// <summary>What the database holds; the same as now for a new row.</summary>
    public TValue Was<TValue>(Expression<Func<TRow, TValue>> property)
    {
        var value = entry.Property(FieldMaker<TRow>.Member(property).Name);
        return (TValue)(IsNew ? value.CurrentValue : value.OriginalValue)!;
    }

    /// <summary>Asks the database about rows of another kind. Of many rows that ask the same, the first is answered for all.</summary>
    /// <param name="question">What is asked, as a value of its own: a tuple of the rule and the keys.</param>
    /// <param name="ask">Asks.</param>
    public Task<T> AskAsync<T>(object question, Func<Task<T>> ask) => Batch is null ? ask() : Batch.AnswerAsync(question, ask);

    /// <summary>One more than the highest number ever given, so that the history of a deleted row is never taken for another's.</summary>
    public async Task<int> NextIdAsync(Expression<Func<TRow, int>> id, CancellationToken cancel)
    {
        return Batch is null ? await HighestAsync() + 1 : await Batch.NextAsync(typeof(TRow).Name, HighestAsync);

        async Task<int> HighestAsync()
        {
            var highest = await db.Set<TRow>().MaxAsync(Expression.Lambda<Func<TRow, int?>>(Expression.Convert(id.Body, typeof(int?)), id.Parameters), cancel) ?? 0;
            var deleted = await db.ChangeEntries.OfThisData(db).Where(e => e.Entity == typeof(TRow).Name && e.After == null).Select(e => e.Key).ToListAsync(cancel);
            return deleted.Select(key => int.Parse(key, CultureInfo.InvariantCulture)).Append(highest).Max();
        }
    }

    /// <summary>The next running number of a year's list, as XQ2020012; like <see cref="NextIdAsync"/> never one of a deleted row.</summary>
    public async Task<string> NextCodeAsync(Expression<Func<TRow, string>> code, string prefix, int digits, CancellationToken cancel)
    {
        var member = FieldMaker<TRow>.Member(code);
        while (true)
        {
            var next = Batch is null ? await HighestAsync() + 1 : await Batch.NextAsync(typeof(TRow).Name + prefix, HighestAsync);
            var text = prefix + next.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
            // Others of the batch may have brought their codes with them.
            if (Known?.Holds(member, text) != true) return text;
        }

        async Task<int> HighestAsync()
        {
            var codes = await db.Set<TRow>().Select(code).Where(c => c.StartsWith(prefix)).ToListAsync(cancel);
            var deleted = await db.ChangeEntries.OfThisData(db).Where(e => e.Entity == typeof(TRow).Name && e.After == null).Select(e => e.Before!).ToListAsync(cancel);
            var property = entry.Property(FieldMaker<TRow>.Member(code).Name).Metadata;
            codes.AddRange(deleted.Select(json => RowJson.Values(entry.Metadata, json).GetValueOrDefault(property)).OfType<string>().Where(c => c.StartsWith(prefix, StringComparison.Ordinal)));
            return codes.Select(c => int.TryParse(c.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
        }
    }

    /// <summary>The field that fills in a property; null where it follows from others.</summary>
    internal Field? FieldOf(string property) => fields.FirstOrDefault(f => f.Property == property);

    /// <summary>Whether one of some properties is filled in anew.</summary>
    internal bool Moves(params IEnumerable<string> properties) =>
        IsNew || properties.Any(p => !Equals(entry.Property(p).CurrentValue, entry.Property(p).OriginalValue));

    /// <summary>Refuses the draft with a sentence beside a field; beside the first one where that field stands on no form, so that it is read at all.</summary>
    public void Refuse(string field, string sentence) =>
        _faults.Add(new FieldFault(fields.Any(f => f.Key == field) ? field : fields[0].Key, sentence));
}
