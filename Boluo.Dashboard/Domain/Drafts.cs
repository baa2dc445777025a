namespace Boluo.Dashboard.Domain;

/// <summary>What a person has filled in on the form of a row and not saved yet. Nobody else sees it; it is no business data and has no history.</summary>
public sealed class RecordDraft
{
    public int Id { get; init; }

    public required string OwnerId { get; init; }

    public required string Ledger { get; init; }

    /// <summary>The ledger's row key; null for a row to be added.</summary>
    public string? RowKey { get; init; }

    /// <summary>What messages call the row: 需求“增设路灯”.</summary>
    public required string Subject { get; set; }

    /// <summary>JSON: what was seen of the row, and what was filled in.</summary>
    public required string Content { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }
}

/// <summary>导入草稿: workbooks that somebody has brought in and not applied yet. Nobody else sees it; once applied it only says what came of it.</summary>
public sealed class ImportDraft
{
    public int Id { get; init; }

    public required string OwnerId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What lists call it: the names of its files.</summary>
    public required string Title { get; init; }

    /// <summary>The rows as they were read. They may hold personal numbers, so only the program can read them.</summary>
    public required byte[] Content { get; set; }

    /// <summary>JSON: the rows of which its owner has decided otherwise than is proposed.</summary>
    public string Choices { get; set; } = "[]";

    /// <summary>How often one of its sheets has been read anew, otherwise than was proposed.</summary>
    public int Reading { get; set; }

    /// <summary>JSON: of a 收表, which returns the files are and whose each is; null for any other import.</summary>
    public string? Collection { get; set; }

    /// <summary>Why it is imported, and the document it rests on, as far as they have been filled in.</summary>
    public string? Reason { get; set; }

    public string? Basis { get; set; }

    /// <summary>Why it could not be applied when it was last tried.</summary>
    public string? Refusal { get; set; }

    /// <summary>The change set that applied it.</summary>
    public int? ChangeSetId { get; set; }
}

/// <summary>A workbook of an <see cref="ImportDraft"/> as it was brought in, to be given back with what is wrong marked in it.</summary>
public sealed class ImportFile
{
    public int Id { get; init; }

    public required int DraftId { get; init; }

    /// <summary>Its place among the files of the draft, from 0.</summary>
    public required int Position { get; init; }

    public required string Name { get; init; }

    /// <summary>Only the program can read it.</summary>
    public required byte[] Content { get; init; }
}
