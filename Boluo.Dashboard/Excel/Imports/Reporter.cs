using System.Text.RegularExpressions;
using Boluo.Dashboard.Excel.Foreign;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>Who has filled in a sheet, by the line that forms have for it: 填报单位（盖章）：石湾镇.</summary>
internal static partial class Reporter
{
    /// <summary>The line stands above the table.</summary>
    private const int LastRow = 20;

    private const int Longest = 60;

    public static string? Of(SheetCells sheet)
    {
        foreach (var row in sheet.Rows.TakeWhile(r => r.Number <= LastRow))
            foreach (var (cell, next) in row.Cells.Zip(row.Cells.Skip(1).Select(c => c.Text).Append("")))
                if (Line().Match(RowWords.Folded(cell.Text)) is { Success: true } line)
                    return PlainText.Start(line.Groups["name"].Value is { Length: > 0 } name ? name : RowWords.Folded(next), Longest) is { Length: > 0 } said ? said : null;
        return null;
    }

    [GeneratedRegex("^(填报|报送|上报|填表|编报)单位(\\([^)]*\\))?:(?<name>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Line();
}
