using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Boluo.Dashboard.Excel;

/// <summary>What ClosedXML cannot write as every office program needs it, put right in the saved file.</summary>
internal static partial class PackageMends
{
    public static void Apply(Stream workbook)
    {
        workbook.Position = 0;
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        MakeTitlesAbsolute(document.WorkbookPart?.Workbook);
        MeasureByOwnFont(document.WorkbookPart?.WorkbookStylesPart?.Stylesheet);
    }

    /// <summary>The rows to repeat come as Sheet!1:3, which Excel takes and LibreOffice passes over; $1:$3 is understood by all.</summary>
    private static void MakeTitlesAbsolute(Workbook? book)
    {
        foreach (var name in book?.DefinedNames?.Elements<DefinedName>() ?? [])
            if (name.Name == "_xlnm.Print_Titles")
                name.Text = RelativeRows().Replace(name.Text, "!$$${first}:$$${last}");
    }

    /// <summary>
    /// Programs measure columns by the digits of the workbook's first font. Calibri is missing where Windows is, and another font takes
    /// its place; the font of the tables themselves keeps text and columns in proportion, and its digits are seven pixels wide as well.
    /// </summary>
    private static void MeasureByOwnFont(Stylesheet? styles)
    {
        if (styles?.Fonts?.GetFirstChild<Font>() is not { FontName: { } name, FontSize: { } size }) return;
        name.Val = CellStyles.BodyFont;
        size.Val = SheetLayout.BodySize;
    }

    [GeneratedRegex(@"!(?<first>\d+):(?<last>\d+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RelativeRows();
}
