using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using Boluo.Dashboard.Editing.Records;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>What becomes of a row of a workbook.</summary>
public enum RowFate
{
    [Display(Name = "新增")] Added,
    [Display(Name = "修改")] Changed,

    /// <summary>Somebody has changed here what the file changes as well; it is applied only where that is asked for.</summary>
    [Display(Name = "冲突")] Clash,
    [Display(Name = "无变化")] Same,
    [Display(Name = "拒绝")] Refused,
}

/// <summary>A row within a draft: the file and the sheet from 0, the row as programs count it. 0-1-12 as text.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowPlace(int File, int Sheet, int Row)
{
    public override string ToString() => Invariant($"{File}-{Sheet}-{Row}");
}

/// <summary>What is wrong with a row.</summary>
/// <param name="Cell">Where: E12; null where the field has no column.</param>
/// <param name="Field">The label of the field; null where it concerns the whole row.</param>
/// <param name="Sentence">A whole sentence that says what is accepted.</param>
public sealed record CellFault(string? Cell, string? Field, string Sentence);

/// <summary>What would become of a row if it were applied now.</summary>
public sealed record PreviewedRow
{
    public required RowPlace Place { get; init; }

    public required RowFate Fate { get; init; }

    /// <summary>What messages call the row: 需求“增设路灯”.</summary>
    public required string Subject { get; init; }

    /// <summary>The fields that are written: of a new row all that are filled in.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>Of a clash, the fields that somebody else has changed since the export, with what stood there then and what stands there now.</summary>
    public IReadOnlyList<FieldClash> Clashes { get; init; } = [];

    public IReadOnlyList<CellFault> Faults { get; init; } = [];

    /// <summary>It is applied unless its owner decides otherwise.</summary>
    public bool IsProposed => Fate is RowFate.Added or RowFate.Changed;

    public bool MayBeChosen => IsProposed || Fate == RowFate.Clash;
}

/// <summary>A field of a working edition that was changed on both sides: 导出时, 文件中, 系统中.</summary>
public sealed record FieldClash(string Field, string Exported, string Theirs, string Ours);

/// <summary>What would become of a sheet.</summary>
public sealed record PreviewedSheet
{
    public required string Name { get; init; }

    /// <summary>The ledger of its register; null where it was not recognised.</summary>
    public string? Ledger { get; init; }

    /// <summary>What a row is called.</summary>
    public string? Noun { get; init; }

    public string? Refusal { get; init; }

    /// <summary>It is no template of ours and may be read otherwise.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Where its header stands.</summary>
    public int HeaderRow { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<PreviewedRow> Rows { get; init; } = [];

    /// <summary>Rows that are here and not in the file, by name; the first of them.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    public int AbsentCount { get; init; }

    public int Count(RowFate fate) => Rows.Count(r => r.Fate == fate);
}

/// <summary>A file of a draft, and what would become of it.</summary>
public sealed record PreviewedFile(string Name, string? Refusal, IReadOnlyList<PreviewedSheet> Sheets);

/// <summary>What would become of a draft if it were applied to that version of the data.</summary>
public sealed record ImportPreview(long DataVersion, IReadOnlyList<PreviewedFile> Files)
{
    public IEnumerable<PreviewedRow> Rows => Files.SelectMany(f => f.Sheets).SelectMany(s => s.Rows);
}
