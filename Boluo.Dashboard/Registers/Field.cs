using System.Reflection;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Registers;

public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    Day,

    /// <summary>Kept as its first day.</summary>
    Month,

    Whole,
    Number,
    Flag,

    /// <summary>A member of an enum.</summary>
    Choice,

    /// <summary>A row of another table.</summary>
    Pick,

    /// <summary>A code of the row's own, given once.</summary>
    Code,

    /// <summary>Rows of another table, several of them: <see cref="LinkField"/>.</summary>
    Links,
}

/// <summary>One value that may be chosen, as it is stored and as people read it.</summary>
public sealed record Pickable
{
    public required string Value { get; init; }

    public required string Label { get; init; }

    /// <summary>What people know it by besides: XM2020012.</summary>
    public string? Code { get; init; }

    /// <summary>The heading it stands under, where there are many.</summary>
    public string? Group { get; init; }
}

/// <summary>The shape that a text must have, and the clause that says so: 应为区号加电话号码，例如0752-0000100.</summary>
public sealed record TextShape(Regex Pattern, string Sentence)
{
    /// <summary>What a file says instead, where a column shares the rule with others.</summary>
    public string? InFile { get; init; }
}

/// <summary>
/// What stands for a value that leaves the database for nobody: the property that shows some of it, and the one that tells one value from the
/// next. A form begins without it, and what is left empty stays as it is.
/// </summary>
public sealed record Concealment(PropertyInfo Masked, PropertyInfo Revision);

/// <summary>One value of a row: what it is called, what is accepted and which property keeps it. Form, data file and import read it by <see cref="FieldReading"/>.</summary>
public abstract record Field(string Key, string Label, FieldKind Kind) : FormField(Key, Label, Kind)
{
    private Accessors? _accessors;

    /// <summary>Stands on the form; what does not is a key, is derived there, or has no form.</summary>
    public bool OnForm { get; init; } = true;

    /// <summary>Stands in the data file.</summary>
    public bool InFile { get; init; } = true;

    public double Lowest { get; init; }

    public double Highest { get; init; } = int.MaxValue;

    /// <summary>Digits after the point of a number.</summary>
    public int Decimals { get; init; } = 2;

    public DateOnly Earliest { get; init; } = new(1900, 1, 1);

    /// <summary>A day that may lie after the county's day: a time limit.</summary>
    public bool MayBeLater { get; init; }

    /// <summary>How it is told without being shown; null where it may be shown.</summary>
    public Concealment? Concealed { get; init; }

    /// <summary>Said once, when the row is added. What is part of the row's key is so by itself.</summary>
    public bool OnlyNew { get; init; }

    public TextShape? Shape { get; init; }

    /// <summary>How a code is written, its own or that of the row it points at.</summary>
    public CodeShape? Code { get; init; }

    /// <summary>What a new row starts with, on the county's day.</summary>
    public Func<DateOnly, object?>? Initial { get; init; }

    /// <summary>What a new row's input holds at first: a box is not ticked unless it says otherwise.</summary>
    public object? InitialOn(DateOnly day) => Initial?.Invoke(day) ?? (Kind == FieldKind.Flag ? (object)false : null);

    /// <summary>The property that keeps it.</summary>
    public required PropertyInfo Member { get; init; }

    /// <summary>The name of that property; also of the column in the data file.</summary>
    public string Property => Member.Name;

    /// <summary>The property's type, without its nullability.</summary>
    public required Type ValueType { get; init; }

    /// <summary>The property may hold nothing.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>What may be picked where it is no table.</summary>
    public IReadOnlyList<Pickable>? Offers { get; init; }

    /// <summary>What may be picked on the county's day, in its order.</summary>
    public Func<BoluoDbContext, DateOnly, IQueryable<Pickable>>? Choices { get; init; }

    /// <summary>What a row holds.</summary>
    public object? ValueOf(object row) => (_accessors ??= Accessors.Of(Member)).Get(row);

    /// <summary>Writes a value into a row.</summary>
    public void Put(object row, object? value) => (_accessors ??= Accessors.Of(Member)).Set(row, value);
}

/// <summary>A field of a known kind of row. Registers make theirs with <see cref="FieldMaker{TRow}"/>.</summary>
public sealed record Field<TRow>(string Key, string Label, FieldKind Kind) : Field(Key, Label, Kind);
