using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>One cell that is filled. Without a column it is a running number.</summary>
public sealed record PlannedCell(int Row, int Column, object? Value, Column? Source)
{
    /// <summary>As the page shows it and the file will.</summary>
    public string Text => Source is null ? Convert.ToString(Value, System.Globalization.CultureInfo.InvariantCulture) ?? "" : Cells.Text(Value, Source);
}

/// <summary>
/// What is written into a form, cell by cell, before anything is: the page shows it, the file has it. Rows count as they stand when the new ones
/// are in their places.
/// </summary>
public sealed record FormPlan
{
    public required SheetShape Shape { get; init; }

    public required FormMode Mode { get; init; }

    /// <summary>The cells of the form's one sheet; of several cards, the first card's.</summary>
    public IReadOnlyList<PlannedCell> Cells => Sheets.Count == 0 ? [] : Sheets[0].Cells;

    /// <summary>The form's sheet, or one for each card, with the name that it gets; the first is the form's own.</summary>
    public required IReadOnlyList<PlannedSheet> Sheets { get; init; }

    /// <summary>The empty rows that are filled one after the other; of the others there is nothing to be moved.</summary>
    public (int First, int Last) Run { get; init; }

    /// <summary>Rows that are put in before the last empty one.</summary>
    public int Inserted { get; init; }

    /// <summary>The example that a person has said to replace.</summary>
    public int? Cleared { get; init; }

    public required int Records { get; init; }

    /// <summary>Cells that have something in them already, or a formula, and keep it.</summary>
    public int Kept { get; init; }

    /// <summary>Printed names that the source does not know, or knows several of.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public IReadOnlyList<string> Ambiguous { get; init; } = [];

    /// <summary>What the source has and the form does not name.</summary>
    public IReadOnlyList<string> Besides { get; init; } = [];

    /// <summary>Rows of a township were added up.</summary>
    public bool AddsUp { get; init; }

    public int Filled => Sheets.Sum(s => s.Cells.Count);
}

public sealed record PlannedSheet(string? Name, IReadOnlyList<PlannedCell> Cells);
