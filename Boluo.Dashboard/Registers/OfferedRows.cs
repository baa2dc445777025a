namespace Boluo.Dashboard.Registers;

/// <summary>A workbook that somebody offers: its sheets as rows of registers, or why it cannot be read.</summary>
public sealed record OfferedFile
{
    /// <summary>Without folder and ending.</summary>
    public required string Name { get; init; }

    /// <summary>A whole sentence; null where it was read.</summary>
    public string? Refusal { get; init; }

    public IReadOnlyList<OfferedSheet> Sheets { get; init; } = [];

    /// <summary>Who has filled it in, as its line 填报单位 says.</summary>
    public string? Reporter { get; init; }

    /// <summary>When a spreadsheet program saved it last, UTC, as it says itself.</summary>
    public DateTime? SavedAt { get; init; }
}

/// <summary>The rows of one sheet, cell by cell as texts; what they mean is for the register to say.</summary>
public sealed record OfferedSheet
{
    public required string Name { get; init; }

    /// <summary>The ledger of the register whose rows these are; null where the sheet was not recognised.</summary>
    public string? Ledger { get; init; }

    /// <summary>A whole sentence; null where it was read.</summary>
    public string? Refusal { get; init; }

    /// <summary>What was passed over, as whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the header stands, counted from 1.</summary>
    public int HeaderRow { get; init; }

    /// <summary>The fields that have a column, in the order of the sheet.</summary>
    public IReadOnlyList<OfferedColumn> Columns { get; init; } = [];

    public IReadOnlyList<OfferedRow> Rows { get; init; } = [];

    /// <summary>It is no template of ours: where its header stands and what its columns are may be said otherwise.</summary>
    public bool IsForeign { get; init; }

    /// <summary>It is a working edition that comes back; null for a template.</summary>
    public OfferedExport? Export { get; init; }
}

/// <summary>A column of a sheet.</summary>
/// <param name="Field">The key of the field that it fills in.</param>
/// <param name="Letters">Where it stands: AB.</param>
public sealed record OfferedColumn(string Field, string Letters);

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Counted from 1, as programs show it.</param>
/// <param name="Key">The ledger's row key, which a working edition carries.</param>
/// <param name="Cells">What stands in each column; null for nothing.</param>
public sealed record OfferedRow(int Number, string? Key, IReadOnlyList<string?> Cells)
{
    /// <summary>The columns, from 0, of which the sheet says what a ledger shows anyway: whatever it is, nobody has touched it.</summary>
    public IReadOnlyList<int> Untouched { get; init; } = [];

    /// <summary>What is wrong with it whatever it means: a merged cell, an error instead of a value. By column, as whole sentences.</summary>
    public IReadOnlyDictionary<int, string> Faults { get; init; } = new Dictionary<int, string>();
}

/// <summary>What a working edition knew when it left.</summary>
/// <param name="ChangeSetId">The last change that it saw.</param>
/// <param name="Keys">The rows that it held.</param>
public sealed record OfferedExport(int ChangeSetId, IReadOnlyList<string> Keys);
