using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Registers;

/// <summary>
/// What is done to rows of several kinds at once by a form of its own, in one change set: setting up a grid, ending one. The form is a plain
/// class, whose fields are declared as those of a register are.
/// </summary>
public interface IRecordAction
{
    /// <summary>Stands where the form of a row names its ledger.</summary>
    string Name { get; }

    /// <summary>What the form is headed with: 撤销网格.</summary>
    string Title { get; }

    string ReasonLabel { get; }

    IReadOnlyList<Field> Fields { get; }

    /// <summary>The form as it is opened; null where the row that it is about is no more.</summary>
    Task<ActionStart<object>?> BeginAsync(BoluoDbContext db, string? key, DateOnly day, CancellationToken cancel);

    /// <summary>The day from which on it holds.</summary>
    DateOnly EffectiveOn(object form, DateOnly day);

    /// <summary>Changes tracked rows, or says what is wrong. Nothing is kept of it where anything is.</summary>
    /// <param name="db">The transaction that writes it.</param>
    /// <param name="key">The row that the form is about; none for a new one.</param>
    /// <param name="form">What was filled in. All fields have been accepted one by one.</param>
    /// <param name="day">The county's day.</param>
    /// <param name="basis">The document it rests on.</param>
    /// <param name="save">Stores what has been changed so far, for what ends is stored before what takes its place begins.</param>
    /// <param name="cancel">Cancels it.</param>
    Task<ActionResult> RunAsync(BoluoDbContext db, string? key, object form, DateOnly day, string? basis, Func<Task> save, CancellationToken cancel);
}

/// <summary>A form as it is opened.</summary>
/// <param name="Form">What it holds at first.</param>
/// <param name="Subject">What messages call the row that it is about.</param>
/// <param name="GridId">The grid that it is about, whose history says who has changed it last.</param>
public sealed record ActionStart<TForm>(TForm Form, string Subject, int? GridId = null);

/// <summary>What came of a run.</summary>
/// <param name="Faults">What is wrong; it is written where nothing is.</param>
/// <param name="Subject">What messages call the row that came of it, where that is not the one it is about.</param>
public sealed record ActionResult(IReadOnlyList<FieldFault> Faults, string? Subject);

/// <inheritdoc cref="IRecordAction"/>
public abstract class RecordAction<TForm> : IRecordAction where TForm : class
{
    private readonly Lazy<IReadOnlyList<Field>> _fields;

    /// <param name="name">Stands where the form of a row names its ledger.</param>
    /// <param name="title">What the form is headed with.</param>
    protected RecordAction(string name, string title)
    {
        (Name, Title) = (name, title);
        _fields = new(() => [.. Define()]);
    }

    public string Name { get; }

    public string Title { get; }

    public virtual string ReasonLabel => "原因";

    public IReadOnlyList<Field> Fields => _fields.Value;

    /// <summary>Makes the fields.</summary>
    protected FieldMaker<TForm> Field { get; } = new();

    /// <summary>The fields in the order of the form.</summary>
    protected abstract IEnumerable<Field<TForm>> Define();

    protected abstract Task<ActionStart<TForm>?> BeginAsync(BoluoDbContext db, string? key, DateOnly day, CancellationToken cancel);

    protected abstract DateOnly EffectiveOn(TForm form, DateOnly day);

    protected abstract Task RunAsync(ActionRun<TForm> run, CancellationToken cancel);

    async Task<ActionStart<object>?> IRecordAction.BeginAsync(BoluoDbContext db, string? key, DateOnly day, CancellationToken cancel) =>
        await BeginAsync(db, key, day, cancel) is { } start ? new ActionStart<object>(start.Form, start.Subject, start.GridId) : null;

    DateOnly IRecordAction.EffectiveOn(object form, DateOnly day) => EffectiveOn((TForm)form, day);

    async Task<ActionResult> IRecordAction.RunAsync(BoluoDbContext db, string? key, object form, DateOnly day, string? basis, Func<Task> save, CancellationToken cancel)
    {
        var run = new ActionRun<TForm>(db, key, (TForm)form, day, basis, save);
        await RunAsync(run, cancel);
        return new ActionResult(run.Faults, run.Subject);
    }
}

/// <summary>One run of an action, in the transaction that writes it.</summary>
public sealed class ActionRun<TForm>(BoluoDbContext db, string? key, TForm form, DateOnly day, string? basis, Func<Task> save)
{
    private readonly List<FieldFault> _faults = [];

    public BoluoDbContext Db => db;

    /// <summary>The row that the form is about; null for a new one.</summary>
    public string? Key => key;

    public TForm Form => form;

    /// <summary>The county's day.</summary>
    public DateOnly Day => day;

    /// <summary>The document it rests on.</summary>
    public string? Basis => basis;

    /// <summary>What messages call the row that comes of it, where that is not the one it is about.</summary>
    public string? Subject { get; set; }

    public bool IsRefused => _faults.Count > 0;

    internal IReadOnlyList<FieldFault> Faults => _faults;

    /// <summary>Refuses it with a sentence beside a field.</summary>
    public void Refuse(string field, string sentence) => _faults.Add(new FieldFault(field, sentence));

    /// <summary>Stores what has been changed so far: what ends is stored before what takes its place begins, and a row before those that refer to it.</summary>
    public Task SaveAsync() => save();
}
