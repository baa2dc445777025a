using Boluo.Dashboard.Excel.Foreign;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>What stands in one cell, as the text that a person would type to have it.</summary>
/// <param name="Column">Counted from 1.</param>
/// <param name="Text">Never empty.</param>
/// <param name="IsError">The program shows an error in its place: #REF!</param>
internal readonly record struct ReadCell(int Column, string Text, bool IsError);

/// <summary>A row that holds something.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Cells">From left to right.</param>
internal sealed record ReadRow(int Number, IReadOnlyList<ReadCell> Cells)
{
    public string? At(int column)
    {
        foreach (var cell in Cells)
            if (cell.Column == column) return cell.Text;
        return null;
    }
}

/// <summary>A sheet: its rows, and the cells that are one with others.</summary>
internal sealed record SheetCells(string Name, IReadOnlyList<ReadRow> Rows, IReadOnlyList<CellRange> Merges);
