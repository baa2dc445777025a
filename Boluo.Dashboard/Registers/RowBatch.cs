using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Registers;

/// <summary>
/// Many rows that are written after one another in one transaction. What a form asks the database for each of them, whether there is another
/// row like it and which number is free, is read once and kept up to date, so that ten thousand rows are judged by the form's own rules.
/// </summary>
public sealed class RowBatch
{
    private readonly Dictionary<Type, object> _known = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<object, object?> _answers = [];

    /// <summary>The rows of a kind, as they were and as this batch has left them so far.</summary>
    public async Task<KnownRows<TRow>> KnownAsync<TRow>(BoluoDbContext db, CancellationToken cancel) where TRow : class
    {
        if (_known.TryGetValue(typeof(TRow), out var known)) return (KnownRows<TRow>)known;
        var rows = new KnownRows<TRow>(db.Model.FindEntityType(typeof(TRow))!, await db.Set<TRow>().AsNoTracking().ToListAsync(cancel));
        _known[typeof(TRow)] = rows;
        return rows;
    }

    /// <summary>The answer to a question about rows of other kinds, which the rows of the batch do not change; asked once.</summary>
    internal async Task<T> AnswerAsync<T>(object question, Func<Task<T>> ask)
    {
        if (_answers.TryGetValue(question, out var known)) return (T)known!;
        var answer = await ask();
        _answers[question] = answer;
        return answer;
    }

    /// <summary>The next number of a series whose highest is read once.</summary>
    internal async Task<int> NextAsync(string series, Func<Task<int>> highest)
    {
        if (!_numbers.TryGetValue(series, out var last)) last = await highest();
        return _numbers[series] = last + 1;
    }
}

/// <summary>All rows of one kind in memory, found by the values of some fields.</summary>
public sealed class KnownRows<TRow> where TRow : class
{
    private readonly Accessors[] _key;
    private readonly Dictionary<object, TRow> _byKey = [];
    private readonly HashSet<TRow> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<System.Reflection.PropertyInfo, HashSet<object>> _values = [];
    private readonly Dictionary<string, (IReadOnlyList<Field> Fields, Dictionary<string, List<TRow>> Rows)> _indexes = new(StringComparer.Ordinal);

    internal KnownRows(IEntityType type, IEnumerable<TRow> rows)
    {
        _key = [.. type.FindPrimaryKey()!.Properties.Select(p => Accessors.Of(p.PropertyInfo!))];
        foreach (var row in rows) Add(row, isStored: true);
    }

    public IReadOnlyCollection<TRow> Rows => _rows;

    /// <summary>The rows with the same values in some fields.</summary>
    public IReadOnlyList<TRow> Alike(IReadOnlyList<Field> fields, object like)
    {
        var name = string.Join(',', fields.Select(f => f.Property));
        if (!_indexes.TryGetValue(name, out var index))
        {
            _indexes[name] = index = (fields, new Dictionary<string, List<TRow>>(StringComparer.Ordinal));
            foreach (var row in _rows) Put(index, row);
        }

        return index.Rows.GetValueOrDefault(ValuesOf(fields, like)) ?? [];
    }

    /// <summary>Whether any row has that value.</summary>
    internal bool Holds(System.Reflection.PropertyInfo property, object value)
    {
        if (!_values.TryGetValue(property, out var values)) _values[property] = values = [.. _rows.Select(Accessors.Of(property).Get).OfType<object>()];
        return values.Contains(value);
    }

    /// <summary>The same without the row itself, as it was before.</summary>
    internal IEnumerable<TRow> Others(IReadOnlyList<Field> fields, TRow row, bool isNew)
    {
        var itself = isNew ? null : _byKey.GetValueOrDefault(KeyOf(row));
        return Alike(fields, row).Where(other => !ReferenceEquals(other, itself));
    }

    /// <summary>Knows a row as it is now; one that was known before takes its place.</summary>
    /// <param name="row">The row.</param>
    /// <param name="copy">The row as it shall be remembered.</param>
    /// <param name="isNew">It has no key yet, or one that nobody knows.</param>
    internal void Know(TRow row, TRow copy, bool isNew)
    {
        if (!isNew && _byKey.Remove(KeyOf(row), out var before))
        {
            _rows.Remove(before);
            foreach (var (fields, rows) in _indexes.Values) rows[ValuesOf(fields, before)].Remove(before);
        }

        Add(copy, isStored: !isNew);
    }

    private void Add(TRow row, bool isStored)
    {
        _rows.Add(row);
        if (isStored) _byKey[KeyOf(row)] = row;
        foreach (var index in _indexes.Values) Put(index, row);
        foreach (var (property, values) in _values)
            if (Accessors.Of(property).Get(row) is { } value) values.Add(value);
    }

    private static void Put((IReadOnlyList<Field> Fields, Dictionary<string, List<TRow>> Rows) index, TRow row)
    {
        var values = ValuesOf(index.Fields, row);
        if (!index.Rows.TryGetValue(values, out var rows)) index.Rows[values] = rows = [];
        rows.Add(row);
    }

    private object KeyOf(TRow row) => _key.Length == 1 ? _key[0].Get(row)! : string.Join('|', _key.Select(k => k.Get(row)));

    /// <summary>Several values as one text, of which no part can be taken for another.</summary>
    private static string ValuesOf(IReadOnlyList<Field> fields, object row) =>
        fields.Count == 1 ? FieldText.Of(fields[0], fields[0].ValueOf(row)) ?? "" : string.Join('\u001F', fields.Select(f => FieldText.Of(f, f.ValueOf(row))));
}
