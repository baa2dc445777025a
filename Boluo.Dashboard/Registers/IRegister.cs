using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Registers;

/// <summary>Why a row may not be saved: a sentence beside a field of its form.</summary>
public sealed record FieldFault(string Field, string Sentence);

/// <summary>A kind of row as all that read its declaration see it: form, data file, import, history.</summary>
public interface IRegister : ISheetKind
{
    /// <summary>When its rows are there; null where they always are.</summary>
    RowTime? Time => RowTimes.Of(RowType);

    /// <summary>The data file that holds the county's rows when it begins; null where it begins without.</summary>
    string? FileName { get; }

    /// <summary>All fields, in the order of the form.</summary>
    IReadOnlyList<Field> Fields { get; }

    /// <summary>The fields that a person fills in.</summary>
    IReadOnlyList<Field> FormFields { get; }

    /// <summary>What the form keeps of links to other rows, after its fields.</summary>
    IReadOnlyList<LinkField> Links { get; }

    /// <summary>The columns of the data file, in its order.</summary>
    IReadOnlyList<Field> Columns { get; }

    /// <summary>The row's own code, the fields of the form, and its links.</summary>
    IReadOnlyList<FormField> ISheetKind.Offered => [.. Fields.Where(f => f is { Kind: FieldKind.Code, OnForm: false }).Select(f => f with { Required = false }), .. FormFields, .. Links];

    /// <summary>The form asks the database about other rows of its own kind, so that of many each has to be stored before the next is judged.</summary>
    bool LooksAround { get; }

    /// <summary>When it is a row's turn among those of a sheet, where what is written first decides what becomes of the others; null where they are written as they stand.</summary>
    Func<object, int>? Turn { get; }

    /// <summary>How its rows are entered side by side each period; null where they come one by one.</summary>
    SheetLayout? Sheet { get; }

    bool MayDelete { get; }

    /// <summary>What the history calls it when a row comes or goes.</summary>
    string AddVerb { get; }

    string DeleteVerb { get; }

    /// <summary>What the form calls the field of the reason, and what messages about it do.</summary>
    string ReasonLabel(bool isNew);

    /// <summary>The field by whose value messages name a row; null where rows have no name of their own.</summary>
    Field? NamedBy { get; }

    /// <summary>The tracked row behind a ledger's row key; null if there is none.</summary>
    Task<EntityEntry?> FindAsync(BoluoDbContext db, string key, CancellationToken cancel);

    /// <summary>Tracks the rows with some keys, read at once; nothing where a key has several parts.</summary>
    Task<IReadOnlyList<EntityEntry>> TrackAsync(BoluoDbContext db, IReadOnlyList<object> keys, CancellationToken cancel);

    /// <summary>The tracked rows that hold some values.</summary>
    Task<IReadOnlyList<EntityEntry>> AlikeAsync(BoluoDbContext db, IEnumerable<(Field Field, object? Value)> values, CancellationToken cancel);

    /// <summary>Some of the texts that rows hold in a field.</summary>
    Task<IReadOnlyList<string>> TextsAsync(BoluoDbContext db, Field field, int most, CancellationToken cancel);

    /// <summary>The different values that rows hold in a field.</summary>
    Task<IReadOnlyList<object>> ValuesAsync(BoluoDbContext db, Field field, CancellationToken cancel);

    /// <summary>All rows that the database has, in the order of their keys.</summary>
    IAsyncEnumerable<object> RowsAsync(BoluoDbContext db);

    /// <summary>An empty row that no context knows yet.</summary>
    object NewRow();

    /// <summary>What the rules have against the row as it stands.</summary>
    Task<IReadOnlyList<FieldFault>> JudgeAsync(BoluoDbContext db, EntityEntry row, DateOnly day, CancellationToken cancel);

    /// <summary>Judges the filled-in row, then gives it its key and what is derived.</summary>
    /// <param name="db">The transaction that writes it.</param>
    /// <param name="row">The row with what was filled in.</param>
    /// <param name="day">The county's day.</param>
    /// <param name="batch">The rows that are written with it; null where it is the only one.</param>
    /// <param name="cancel">Cancels the reading.</param>
    Task<IReadOnlyList<FieldFault>> CompleteAsync(BoluoDbContext db, EntityEntry row, DateOnly day, RowBatch? batch, CancellationToken cancel);

    /// <summary>The row of a batch that one without a key is taken for: null for a new one, several where nobody could tell.</summary>
    Task<IReadOnlyList<object>> FindAlikeAsync(BoluoDbContext db, object row, IReadOnlyList<Field> fields, RowBatch batch, CancellationToken cancel);

    /// <summary>Lets the rest of a batch be judged in the light of a row that was accepted.</summary>
    /// <returns>The row as <see cref="FindAlikeAsync"/> finds it from now on.</returns>
    Task<object> KnowAsync(BoluoDbContext db, EntityEntry row, bool isNew, RowBatch batch, CancellationToken cancel);

    /// <summary>The rows of this kind in a batch.</summary>
    Task<IReadOnlyCollection<object>> KnownAsync(BoluoDbContext db, RowBatch batch, CancellationToken cancel);

    /// <summary>A whole sentence if the row may not be deleted. What other rows refer to is refused without asking.</summary>
    Task<string?> WhyNotDeletedAsync(BoluoDbContext db, EntityEntry row, CancellationToken cancel);

    /// <summary>The first rule that a row of a file breaks by itself: the column, and the clause without full stop.</summary>
    (string Column, string Clause)? FaultOf(object row);

    /// <summary>Keeps a row of a file among the others of its kind.</summary>
    void Keep(object row, CountyData data);

    /// <summary>Judges the rows of this kind in a data set in the light of the others.</summary>
    void Judge(RowsRead rows);

    /// <summary>Sets what follows from the fields once a data set has been found sound.</summary>
    void Complete(CountyData data);
}
