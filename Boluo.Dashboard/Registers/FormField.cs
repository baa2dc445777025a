using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Registers;

/// <summary>What a form asks for under one label: a value of the row (<see cref="Field"/>), or the rows that it is linked to (<see cref="LinkField"/>).</summary>
public abstract record FormField(string Key, string Label, FieldKind Kind)
{
    /// <summary>Must be filled in by a person. Follows from the property unless said otherwise.</summary>
    public required bool Required { get; init; }

    public string? Unit { get; init; }

    /// <summary>A line below the input, where the label alone does not say what belongs there.</summary>
    public string? Hint { get; init; }

    /// <summary>The most characters of a text.</summary>
    public int Longest { get; init; } = 50;

    /// <summary>Somebody's own, such as a personal mobile: never kept in a draft.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>The label as messages quote it.</summary>
    public string Quoted => $"“{PlainText.InQuotes(Label)}”";

    /// <summary>The label with its unit: 经费（万元）.</summary>
    public string FullLabel => Unit is null ? Label : $"{Label}（{Unit}）";
}

/// <summary>
/// The rows that a row is linked to, kept on its form in the same change set. What a link is called, where its row stands and which rules it
/// obeys is said in the register of the links, whichever end they are kept from.
/// </summary>
public sealed record LinkField(string Key, string Label, IRegister Links) : FormField(Key, Label, FieldKind.Links)
{
    /// <summary>The field of a link that names the row whose form it is.</summary>
    public required Field Mine { get; init; }

    /// <summary>The field of a link that names the other row.</summary>
    public required Field Theirs { get; init; }

    /// <summary>Since when, where links have a day.</summary>
    public Field? Day { get; init; }

    /// <summary>The foreign key by which a link names the row whose form it is.</summary>
    public IForeignKey KeyOf(IModel model) => model.FindEntityType(Links.RowType)!.FindProperty(Mine.Property)!.GetContainingForeignKeys().Single();

    /// <summary>The kind of the rows at the other end.</summary>
    public Type TheirsType(IModel model) => model.FindEntityType(Links.RowType)!.FindProperty(Theirs.Property)!.GetContainingForeignKeys().Single().PrincipalEntityType.ClrType;

    /// <summary>What of that row its links name.</summary>
    public IProperty KeyOfMine(IModel model) => KeyOf(model).PrincipalKey.Properties.Single();
}
