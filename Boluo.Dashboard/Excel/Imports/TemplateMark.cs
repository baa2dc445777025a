using System.Globalization;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>The hidden sheet by which a filled template is recognised: whose county it is, and which of its sheets holds the rows of which register.</summary>
internal sealed record TemplateMark(string County, IReadOnlyDictionary<string, string> Sheets, IReadOnlyDictionary<string, IReadOnlyList<string>> Examples)
{
    public const string SheetName = "模板信息";

    /// <summary>The layout of this sheet; rises when it changes.</summary>
    private const int Version = 1;

    private const string VersionWord = "version", CountyWord = "county", SheetWord = "sheet", ExampleWord = "example";

    public static void Write(IXLWorksheet sheet, string county, IReadOnlyList<TemplateSheet> sheets)
    {
        var row = 1;
        Add(VersionWord, Version.ToString(CultureInfo.InvariantCulture));
        Add(CountyWord, county);
        foreach (var template in sheets)
        {
            Add(SheetWord, template.Name, template.Register.Ledger!);
            Add([ExampleWord, template.Name, .. template.Columns.Select(c => c.Example).Where(e => e.Length > 0)]);
        }

        sheet.Visibility = XLWorksheetVisibility.VeryHidden;

        void Add(params ReadOnlySpan<string> values)
        {
            for (var c = 0; c < values.Length; c++) CellWriter.Text(sheet.Cell(row, c + 1), values[c]);
            row++;
        }
    }

    public static TemplateMark Read(SheetCells cells)
    {
        var lines = cells.Rows.Select(r => r.Cells.Select(c => c.Text).ToList()).ToList();
        return new TemplateMark(
            lines.Find(l => l is [CountyWord, _])?[1] ?? "",
            lines.Where(l => l is [SheetWord, _, _]).DistinctBy(l => l[1]).ToDictionary(l => l[1], l => l[2], StringComparer.Ordinal),
            lines.Where(l => l is [ExampleWord, _, ..]).DistinctBy(l => l[1]).ToDictionary(l => l[1], IReadOnlyList<string> (l) => l[2..], StringComparer.Ordinal));
    }
}
