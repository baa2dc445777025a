using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Registers;

/// <summary>What the lines of a sheet may be: rows of a register, or what takes rows of several (<see cref="IRowSheet"/>).</summary>
public interface ISheetKind
{
    /// <summary>What one row is called: 需求.</summary>
    string Noun { get; }

    /// <summary>The entity.</summary>
    Type RowType { get; }

    /// <summary>The ledger whose rows they are, by which templates and files name them; null where there is none.</summary>
    string? Ledger { get; }

    /// <summary>What a workbook may fill in, in the order of its template.</summary>
    IReadOnlyList<FormField> Offered { get; }

    /// <summary>
    /// The fields by which people tell one row from another, where it comes without its key; the first set that is filled in decides. A row
    /// like no other is a new one.
    /// </summary>
    IReadOnlyList<IReadOnlyList<Field>> KnownBy { get; }

    /// <summary>Its rows may come in by a workbook.</summary>
    bool TakesFiles { get; }

    bool MayAdd { get; }

    /// <summary>What all else stands on (places, organisations, persons, units), and what has been published or closed. Whoever may bring in what is returned each period may not bring in these.</summary>
    bool IsSkeleton { get; }

    /// <summary>Kinds of rows that its rules ask about without referring to them: of one upload they are written before.</summary>
    IReadOnlyList<Type> JudgedBy { get; }
}

/// <summary>Lines each of which makes rows of several kinds at once, by the rules of the form that adds one by hand.</summary>
public interface IRowSheet : ISheetKind
{
    bool ISheetKind.TakesFiles => true;

    bool ISheetKind.MayAdd => true;

    /// <summary>All kinds of rows that a line may write.</summary>
    IReadOnlyList<Type> Writes { get; }

    /// <summary>Said of a line about something that is there and is otherwise: where that is changed. A whole sentence.</summary>
    string ChangedElsewhere { get; }

    /// <summary>An empty line, on the county's day.</summary>
    object NewLine(DateOnly day);

    /// <summary>What messages call what a line says.</summary>
    Task<string> SubjectAsync(BoluoDbContext db, object line, CancellationToken cancel);

    /// <summary>Puts what a cell of links names into a line.</summary>
    void Put(object line, LinkField links, IReadOnlyDictionary<object, DateOnly?> named);

    /// <summary>What is there already and is what a line means: its number, and what it says of itself. Null where the line is new.</summary>
    Task<(int Id, object Line)?> FindAsync(BoluoDbContext db, object line, DateOnly day, CancellationToken cancel);

    /// <summary>Whether a cell of links says what is there.</summary>
    bool IsSame(LinkField links, object line, object found);

    /// <summary>Adds tracked rows, or says what is wrong and adds none.</summary>
    /// <param name="db">The transaction that writes it.</param>
    /// <param name="line">The line. All its fields have been accepted one by one.</param>
    /// <param name="day">The county's day.</param>
    /// <param name="save">Stores what has been added so far.</param>
    /// <param name="cancel">Cancels it.</param>
    /// <returns>The number of what came of it, or the faults.</returns>
    Task<(int Id, IReadOnlyList<FieldFault> Faults)> AddAsync(BoluoDbContext db, object line, DateOnly day, Func<Task> save, CancellationToken cancel);
}

/// <summary>All that a sheet may hold the rows of.</summary>
public sealed class SheetKinds(IEnumerable<IRegister> registers, IEnumerable<IRowSheet> sheets)
{
    public IReadOnlyList<ISheetKind> All { get; } = [.. registers.Where(r => r.TakesFiles), .. sheets];

    public ISheetKind? ForLedger(string ledger) => All.FirstOrDefault(k => k.Ledger == ledger);
}
