using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Registers;

/// <summary>A rule on a row in the light of others: a form asks the database about one row, a data set is judged in memory.</summary>
internal abstract class SetRule<TRow> where TRow : class
{
    public abstract Task AskAsync(Draft<TRow> draft, CancellationToken cancel);

    /// <summary>The fields of which no two rows have the same values, so that a row is known by them; none where the rule says nothing of the kind.</summary>
    public virtual IReadOnlyList<Field> Alike => [];

    /// <summary>What judges one sound row of a data set; whatever it needs of all rows is prepared once.</summary>
    public abstract Action<TRow> In(RowsRead rows);

    /// <summary>Another row with the same values in some fields, and beyond them as said; of a batch, among the rows in memory.</summary>
    protected static async Task<TRow?> OtherAsync(Draft<TRow> draft, IReadOnlyList<Field> keys, Func<TRow, bool> holds, Expression<Func<TRow, bool>>? asked, CancellationToken cancel)
    {
        if (draft.Known is { } known) return known.Others(keys, draft.Row, draft.IsNew).FirstOrDefault(holds);
        var rows = Asked(draft, keys);
        return await (asked is null ? rows : rows.Where(asked)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Other rows with the same values in some fields.</summary>
    private static IQueryable<TRow> Asked(Draft<TRow> draft, IReadOnlyList<Field> keys) => draft.Others.Where(SameValues.In<TRow>(keys.Select(k => (k, k.ValueOf(draft.Row)))));

    /// <summary>The values of some fields as one key.</summary>
    protected static Func<TRow, object> KeyOf(IReadOnlyList<Field> keys) => keys.Count switch
    {
        1 => row => keys[0].ValueOf(row) ?? "",
        2 => row => (keys[0].ValueOf(row), keys[1].ValueOf(row)),
        3 => row => (keys[0].ValueOf(row), keys[1].ValueOf(row), keys[2].ValueOf(row)),
        _ => row => string.Join('\u001f', keys.Select(k => FieldText.Of(k, k.ValueOf(row)))),
    };
}

/// <inheritdoc cref="RuleBook{TRow}.Match{TOther}"/>
internal sealed class MatchRule<TRow, TOther>(
    Field by, Field at, Field inFile, Func<TRow, TOther, bool> holds, string clause, Func<TRow, TOther, string>? form, IReadOnlyList<Field>? when) : SetRule<TRow>
    where TRow : class where TOther : class
{
    public override async Task AskAsync(Draft<TRow> draft, CancellationToken cancel)
    {
        if (when is not null && !draft.Moves(when.Select(f => f.Property))) return;
        if (by.ValueOf(draft.Row) is { } key && await draft.Db.FindAsync<TOther>([key], cancel) is { } other && !holds(draft.Row, other))
            draft.Refuse(at.Key, form?.Invoke(draft.Row, other) ?? $"{at.Quoted}{clause}。");
    }

    public override Action<TRow> In(RowsRead rows) => row =>
    {
        if (by.ValueOf(row) is { } key && rows.Find<TOther>(key) is { } other && rows.IsSound(other) && !holds(row, other)) rows.Refuse(row, inFile, clause);
    };
}

/// <inheritdoc cref="RuleBook{TRow}.BeUnique(string, Func{TRow, string}, IEnumerable{string})"/>
internal sealed class UniqueRule<TRow>(Field at, IReadOnlyList<Field> keys, Func<TRow, string> form, bool isForFiles) : SetRule<TRow> where TRow : class
{
    public override async Task AskAsync(Draft<TRow> draft, CancellationToken cancel)
    {
        if (at.OnForm && !IsEmpty(draft.Row) && await OtherAsync(draft, keys, _ => true, null, cancel) is not null) draft.Refuse(at.Key, form(draft.Row));
    }

    public override Action<TRow> In(RowsRead rows)
    {
        if (!isForFiles) return _ => { };
        var (keyOf, firsts) = (KeyOf(keys), new Dictionary<object, TRow>());
        return row =>
        {
            if (!IsEmpty(row) && !firsts.TryAdd(keyOf(row), row)) rows.RefuseRepeated(row, at, keys.Select(k => FieldText.Of(k, k.ValueOf(row))), firsts[keyOf(row)]);
        };
    }

    public override IReadOnlyList<Field> Alike => keys;

    /// <summary>A row that has none of the fields repeats nothing.</summary>
    private bool IsEmpty(TRow row) => keys.All(k => k.ValueOf(row) is null);
}

/// <inheritdoc cref="RuleBook{TRow}.NotOverlap"/>
internal sealed class OverlapRule<TRow>(Field from, Field to, IReadOnlyList<Field> keys, Field at, Func<TRow, TRow, string>? form) : SetRule<TRow> where TRow : class
{
    public override async Task AskAsync(Draft<TRow> draft, CancellationToken cancel)
    {
        if (form is null) return;
        var (start, end) = (From(draft.Row), To(draft.Row));
        var row = Expression.Parameter(typeof(TRow));
        var (its, itsEnd) = (Expression.Property(row, from.Member), Expression.Property(row, to.Member));
        var overlaps = Expression.AndAlso(
            Expression.LessThan(its, CapturedValue.Parameter(end, typeof(DateOnly))),
            Expression.OrElse(Expression.Equal(itsEnd, Expression.Constant(null, typeof(DateOnly?))), Expression.GreaterThan(itsEnd, CapturedValue.Parameter((DateOnly?)start, typeof(DateOnly?)))));
        if (await OtherAsync(draft, keys, o => From(o) < end && To(o) > start, Expression.Lambda<Func<TRow, bool>>(overlaps, row), cancel) is { } other)
            draft.Refuse(at.Key, form(draft.Row, other));
    }

    public override Action<TRow> In(RowsRead rows)
    {
        var before = new Dictionary<TRow, TRow>(ReferenceEqualityComparer.Instance);
        foreach (var group in rows.Of<TRow>().Where(rows.IsSound).GroupBy(KeyOf(keys)))
        {
            TRow? last = null;
            foreach (var row in group.OrderBy(From))
            {
                if (last is not null && To(last) > From(row)) before[row] = last;
                last = row;
            }
        }

        return row =>
        {
            if (before.TryGetValue(row, out var other)) rows.Refuse(row, from, $"与{rows.PlaceOf(other)}的起止日期重叠");
        };
    }

    public override IReadOnlyList<Field> Alike { get; } = [.. keys, from];

    private DateOnly From(TRow row) => (DateOnly)from.ValueOf(row)!;

    private DateOnly To(TRow row) => (DateOnly?)to.ValueOf(row) ?? DateOnly.MaxValue;
}
