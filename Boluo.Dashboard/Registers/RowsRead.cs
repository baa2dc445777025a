using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Registers;

/// <summary>A data set that is being judged: its rows by key, where they stand, and what is wrong with them.</summary>
public sealed class RowsRead(CountyData data, IModel model, IReadOnlyDictionary<Type, string> files, Problems problems)
{
    private readonly Dictionary<Type, Dictionary<object, object>> _byKey = [];

    public IModel Model => model;

    public IReadOnlyList<TRow> Of<TRow>() => data.Of<TRow>();

    /// <summary>The data file of a kind of row; null if it has none.</summary>
    public string? FileOf(Type rowType) => files.GetValueOrDefault(rowType);

    /// <summary>A row's own columns broke no rule; another error about a broken row would only repeat the first.</summary>
    public bool IsSound(object row) => problems.IsSound(row);

    /// <summary>Where a row stands, in words: 第12行.</summary>
    public string PlaceOf(object row) => problems.Place(row);

    /// <summary>The row of a kind with that key; null for no key, as a broken row may have.</summary>
    public TOther? Find<TOther>(object? key) where TOther : class => Find(typeof(TOther), key) as TOther;

    /// <inheritdoc cref="Find{TOther}"/>
    public object? Find(Type rowType, object? key)
    {
        if (key is null) return null;
        if (!_byKey.TryGetValue(rowType, out var rows)) _byKey[rowType] = rows = ByKey(rowType);
        return rows.GetValueOrDefault(key);
    }

    /// <summary>Refuses a file that has not exactly one row.</summary>
    public void RequireOnly<TRow>()
    {
        if (Of<TRow>().Count != 1) Refuse(Invariant($"文件 {FileOf(typeof(TRow))} 应只有一行，现有{Of<TRow>().Count}行。"));
    }

    /// <summary>Refuses a file as a whole.</summary>
    public void Refuse(string sentence) => problems.Say(sentence);

    /// <summary>Refuses a row for what stands in a column, with a clause.</summary>
    public void Refuse(object row, Field field, string clause) => Refuse(row, field.Property, clause);

    /// <inheritdoc cref="Refuse(object, Field, string)"/>
    public void Refuse(object row, string column, string clause) => problems.Add(row, column, $"{clause}。");

    internal void RefuseRepeated(object row, Field at, IEnumerable<string?> key, object first) =>
        Refuse(row, at, $"不得重复，“{string.Join('、', key.OfType<string>())}”已在{PlaceOf(first)}出现");

    private Dictionary<object, object> ByKey(Type rowType)
    {
        var key = Accessors.Of(model.FindEntityType(rowType)!.FindPrimaryKey()!.Properties.Single().PropertyInfo!);
        var rows = new Dictionary<object, object>();
        // Sound rows first: the key of a broken row may be a stand-in.
        foreach (var row in data.Of(rowType).OrderByDescending(problems.IsSound))
            if (key.Get(row) is { } value) rows.TryAdd(value, row);
        return rows;
    }
}
