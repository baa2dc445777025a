using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Sheets;

/// <summary>Which of the sheets of a register: that of a period, and of whatever else is said once for all its rows.</summary>
public sealed record Occasion(object Each, IReadOnlyList<object?> Once);

/// <summary>One place of a sheet as the database holds it.</summary>
/// <param name="Row">The row of the occasion, tracked; one that no context knows where there is none yet.</param>
/// <param name="HoldsValues">What is not filled in stays as the row has it; it has to be filled in, or is what a new row starts with, otherwise.</param>
public sealed record EntryLine(EntityEntry Row, bool HoldsValues)
{
    /// <summary>The occasion has several rows of the place: none of them is the one that is meant.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>The row of the period before, of which a new one has some columns.</summary>
    public object? Earlier { get; init; }

    /// <summary>What goes with the row when it is written, and before it where it is new: what it takes the place of ends.</summary>
    public Action? Touches { get; init; }
}

/// <summary>录入表: the rows of a register that come each period, one for each place. It follows from the register's declaration; what it writes obeys the register's rules.</summary>
public class EntrySheet
{
    /// <summary>More rows are neither read at once nor kept in a circuit.</summary>
    public const int MostRows = 500;

    private readonly SheetLayout _layout;

    public EntrySheet(IRegister register)
    {
        (Register, _layout) = (register, register.Sheet ?? throw new ArgumentException($"{register.GetType().Name} declares no sheet.", nameof(register)));
        (Place, Each, Once) = (Of(_layout.Rows), Of(_layout.Each), [.. _layout.Once.Select(Of)]);
        Columns = _layout.Columns is { } keys ? [.. keys.Select(Of)] : [.. register.FormFields.Where(f => f != Place && f != Each && !Once.Contains(f))];
    }

    public IRegister Register { get; }

    /// <summary>Stands in addresses: the name of the ledger that lists the rows.</summary>
    public virtual string Name => Register.Ledger!;

    public string Title => Register.Noun;

    /// <summary>Under what its drafts are kept.</summary>
    public string DraftName => $"sheet:{Name}";

    /// <summary>The field of which each value is a row.</summary>
    public Field Place { get; }

    public Field Each { get; }

    public IReadOnlyList<Field> Once { get; }

    public IReadOnlyList<Field> Columns { get; }

    /// <summary>What a reader of the sheet should know besides the labels.</summary>
    public virtual string? Hint => null;

    /// <summary>The occasion that starts on or holds a day.</summary>
    public object FirstOf(object each) => each switch
    {
        DateOnly day when _layout.First is { } first => first(day),
        DateOnly day when Each.Kind == FieldKind.Month => new DateOnly(day.Year, day.Month, 1),
        _ => each,
    };

    /// <summary>The period before; null where days do not follow each other as periods.</summary>
    public object? Before(object each) => each switch
    {
        int year => year - 1 >= Each.Lowest ? year - 1 : null,
        DateOnly day when IsPeriod(day) => FirstOf(day.AddDays(-1)),
        _ => null,
    };

    /// <summary>The period after; null where it has not begun on the county's day.</summary>
    public object? After(object each, DateOnly today) => each switch
    {
        int year => year < today.Year ? year + 1 : null,
        DateOnly day when IsPeriod(day) && LastOf(day).AddDays(1) is var next && next <= today => next,
        _ => null,
    };

    public string Words(object each) => each switch
    {
        DateOnly day when _layout.Words is { } words => words(day),
        int year => Invariant($"{year}年"),
        _ => FieldText.Words(Each, each, new Dictionary<string, string>()),
    };

    /// <summary>2020年第二季度; with what else is said once: 2020年6月，党建月报.</summary>
    public string Words(Occasion occasion) => string.Join('，', occasion.Once.Zip(Once, (value, field) => EntryText.Of(field, value)).OfType<string>().Prepend(Words(occasion.Each)));

    /// <summary>The day as of which the places of an occasion are there: the last one of the period that the county has seen.</summary>
    public DateOnly DayOf(object each, DateOnly today)
    {
        var last = each switch { DateOnly day => LastOf(day), int year => new DateOnly(year, 12, 31), _ => today };
        return last < today ? last : today;
    }

    /// <summary>The day from which on what is filled in holds.</summary>
    public virtual DateOnly EffectiveOn(Occasion occasion, DateOnly today) => today;

    /// <summary>The places of the sheet in a scope, in their order.</summary>
    public IQueryable<EntryPlace> Places(BoluoDbContext db, Scope scope) => EntryPlaces.Of(db, KindOfPlace(db), scope);

    /// <summary>What the places are grouped by; null where they are not.</summary>
    public string? GroupLabel(BoluoDbContext db) => EntryPlaces.GroupLabel(KindOfPlace(db));

    /// <summary>The rows of an occasion by their places, which are known to be of the sheet.</summary>
    public virtual async Task<IReadOnlyDictionary<string, EntryLine>> LinesAsync(BoluoDbContext db, Occasion occasion, IReadOnlyCollection<string> places, CancellationToken cancel)
    {
        var rows = await Register.AlikeAsync(db, Once.Zip(occasion.Once).Prepend((Each, occasion.Each)), cancel);
        var there = rows.ToLookup(r => FieldText.Of(Place, Place.ValueOf(r.Entity)) ?? "", StringComparer.Ordinal);
        var earlier = await EarlierAsync(db, occasion, cancel);
        return places.ToDictionary(p => p, p => there[p].ToList() switch
        {
            [] => new EntryLine(db.Entry(NewRow(p, occasion)), HoldsValues: false) { Earlier = earlier[p].FirstOrDefault() },
            [var row] => new EntryLine(row, HoldsValues: true),
            [var row, ..] => new EntryLine(row, HoldsValues: true) { IsAmbiguous = true },
        }, StringComparer.Ordinal);
    }

    /// <summary>What the rules have against the lines as they were filled in, by place.</summary>
    public virtual async Task<IReadOnlyList<EntryFault>> JudgeAsync(BoluoDbContext db, IReadOnlyDictionary<string, EntryLine> lines, DateOnly today, CancellationToken cancel)
    {
        var faults = new List<EntryFault>();
        foreach (var (place, line) in lines)
            faults.AddRange((await Register.CompleteAsync(db, line.Row, today, null, cancel)).Select(f => new EntryFault(place, f.Field, f.Sentence)));
        return faults;
    }

    /// <summary>What a column of a new row holds unless it is filled in.</summary>
    public object? StartOf(EntryLine line, Field column, DateOnly today) =>
        line.Earlier is { } earlier && _layout.Carried.Contains(column.Key) ? column.ValueOf(earlier) : column.InitialOn(today);

    private async Task<ILookup<string, object>> EarlierAsync(BoluoDbContext db, Occasion occasion, CancellationToken cancel)
    {
        IReadOnlyList<EntityEntry> rows = _layout.Carried.Count > 0 && Before(occasion.Each) is { } before ? await Register.AlikeAsync(db, Once.Zip(occasion.Once).Prepend((Each, before)), cancel) : [];
        return rows.ToLookup(r => FieldText.Of(Place, Place.ValueOf(r.Entity)) ?? "", r => r.Entity, StringComparer.Ordinal);
    }

    private object NewRow(string place, Occasion occasion)
    {
        var row = Register.NewRow();
        Place.Put(row, FieldReading.Read(Place, place).Value);
        Each.Put(row, occasion.Each);
        foreach (var (field, value) in Once.Zip(occasion.Once))
            if (value is not null || field.IsNullable) field.Put(row, value);
        _layout.Given?.Invoke(row);
        return row;
    }

    private Type KindOfPlace(BoluoDbContext db) => db.Model.FindEntityType(Register.RowType)!.FindProperty(Place.Property)!.GetContainingForeignKeys().Single().PrincipalEntityType.ClrType;

    private bool IsPeriod(DateOnly day) => LastOf(day) > day;

    private DateOnly LastOf(DateOnly first)
    {
        var day = first;
        while (Equals(FirstOf(day.AddDays(1)), first)) day = day.AddDays(1);
        return day;
    }

    private Field Of(string key) => Register.Fields.FirstOrDefault(f => f.Key == key) ?? throw new ArgumentException($"{Register.GetType().Name} has no field {key}.", nameof(key));
}
