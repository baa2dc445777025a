using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// ClosedXML writes the rows to repeat as Sheet!1:3, which Excel takes and LibreOffice passes over; $1:$3 is understood by all.
/// </summary>
internal static partial class PrintTitles
{
    public static void MakeAbsolute(Stream workbook)
    {
        workbook.Position = 0;
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        foreach (var name in document.WorkbookPart?.Workbook.DefinedNames?.Elements<DefinedName>() ?? [])
            if (name.Name == "_xlnm.Print_Titles")
                name.Text = RelativeRows().Replace(name.Text, "!$$${first}:$$${last}");
    }

    [GeneratedRegex(@"!(?<first>\d+):(?<last>\d+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RelativeRows();
}
