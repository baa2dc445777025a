using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>The form of a row: its values, what may be chosen, and its history.</summary>
public sealed record RecordForm
{
    public required string Ledger { get; init; }

    /// <summary>The ledger's row key; null for a row to be added.</summary>
    public required string? Key { get; init; }

    public required string Noun { get; init; }

    /// <summary>What messages call the row: 需求“增设路灯”.</summary>
    public required string Subject { get; init; }

    /// <summary>What the form calls the field of the reason.</summary>
    public required string ReasonLabel { get; init; }

    /// <summary>The version that is seen. A save that saw an older one than the database holds is refused.</summary>
    public required Guid Version { get; init; }

    /// <summary>The county's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The fields of the row, then its links.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>What each field holds, as its input writes it.</summary>
    public required IReadOnlyDictionary<string, string?> Values { get; init; }

    /// <summary>What may be chosen, by the keys of fields.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Pickable>> Choices { get; init; }

    /// <summary>What is shown in the place of values that no form holds. An input that stays empty leaves them as they are.</summary>
    public IReadOnlyDictionary<string, ConcealedValue> Concealed { get; init; } = new Dictionary<string, ConcealedValue>();

    /// <summary>Keys of the fields that stay as they are.</summary>
    public required IReadOnlySet<string> Fixed { get; init; }

    /// <summary>修改记录, the newest first.</summary>
    public required IReadOnlyList<RecordLine> History { get; init; }

    /// <summary>The form of one row that is there, whose history it shows; that of an action shows none.</summary>
    public bool HasHistory { get; init; }

    public required bool MayDelete { get; init; }

    public bool IsNew => Key is null;
}

/// <summary>What may be seen of a value that is not shown, and which of its values it is.</summary>
public sealed record ConcealedValue(string Masked, int Revision);

/// <summary>What a person filled in, on which form.</summary>
public sealed record RecordInput(RecordForm Form, IReadOnlyDictionary<string, string?> Values, string Reason, string? Basis)
{
    /// <summary>The field of the faults of <see cref="Reason"/> and <see cref="Basis"/>.</summary>
    public const string ReasonField = "#reason", BasisField = "#basis";

    /// <summary>The draft in which it was kept so far; it goes when this is saved.</summary>
    public int? DraftId { get; init; }
}

/// <summary>The result of saving: the change set, or the faults. A row is saved whole or not at all.</summary>
public sealed record RecordOutcome
{
    /// <summary>The change set that saved it.</summary>
    public int? ChangeSetId { get; init; }

    /// <summary>What messages call the row that was saved: 需求“增设路灯”.</summary>
    public string? Subject { get; init; }

    /// <summary>What is wrong, by field key.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What colleagues have changed since the form was opened.</summary>
    public IReadOnlyList<Clash> Clashes { get; init; } = [];

    /// <summary>Labels of other fields that a colleague has changed since the form was opened; what he has changed stays.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>Why it could not be saved, where that concerns no single field.</summary>
    public string? Refusal { get; init; }

    public bool Ok => ChangeSetId is not null;

    internal static RecordOutcome Refuse(string sentence) => new() { Refusal = sentence };
}

/// <summary>One field that a change set wrote, before and after, in words; there is no before where the row was added, no after where it was deleted.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>What a change set did to one row.</summary>
public sealed record RecordLine
{
    public required int ChangeSetId { get; init; }

    /// <summary>新增, 修改, 删除, or 撤销第12号变更.</summary>
    public required string What { get; init; }

    public required IReadOnlyList<FieldChange> Changes { get; init; }

    public required string Reason { get; init; }

    public required string? Basis { get; init; }

    public required string ByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required int? RevertedById { get; init; }

    /// <summary>What the fields of the form held before it, as inputs write them; null where the row was added by it. No personal number, and no links.</summary>
    public IReadOnlyDictionary<string, string?>? Earlier { get; init; }

    /// <summary>The row's last change, which may be asked to be taken back.</summary>
    public required bool MayBeUndone { get; init; }
}
