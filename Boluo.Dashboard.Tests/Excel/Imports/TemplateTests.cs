using Boluo.Dashboard.Excel.Imports;
using Boluo.Dashboard.Tests.Editing.Workbooks;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Boluo.Dashboard.Tests.Excel.Imports;

/// <summary>Walks every template: what a register declares is what its sheet asks for.</summary>
public sealed class TemplateTests
{
    [Fact]
    public async Task Every_template_is_sound_is_known_again_and_holds_no_row_before_it_is_filled_in()
    {
        await using var house = await ImportHouse.CreateAsync();
        var templates = house.Get<Templates>();
        Assert.InRange(templates.OfKinds.Count, 35, 100);
        Assert.InRange(templates.OfPages.Count, 5, 30);
        foreach (var template in templates.OfKinds.Concat(templates.OfPages))
        {
            var file = await templates.WriteAsync(template, default);
            using (var package = SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false))
                Assert.Equal([], new OpenXmlValidator(FileFormatVersions.Office2013).Validate(package).Select(e => $"{template.Name} {e.Path?.XPath} {e.Description}"));
            var read = await house.ReadAsync(file.Content);
            Assert.True(read.Refusal is null, $"{template.Name}: {read.Refusal}");
            Assert.Equal(template.Kinds.Select(r => r.Ledger), read.Sheets.Select(s => s.Ledger));
            foreach (var (register, sheet) in template.Kinds.Zip(read.Sheets))
            {
                Assert.True(sheet is { Refusal: null, Notes.Count: 0, Rows.Count: 0 }, $"{template.Name} {sheet.Name}: {sheet.Refusal}{string.Concat(sheet.Notes)}{sheet.Rows.Count}");
                Assert.Equal(register.Offered.Select(f => f.Key), sheet.Columns.Select(c => c.Field));
            }
        }
    }

    [Fact]
    public async Task A_template_says_what_must_be_filled_in_offers_what_may_be_picked_and_keeps_codes_as_text()
    {
        await using var house = await ImportHouse.CreateAsync();
        using var book = new XLWorkbook(new MemoryStream(await house.TemplateAsync("needs")));
        var sheet = book.Worksheet("需求");
        Assert.Contains("带*的为必填", sheet.Cell(2, 1).GetString(), StringComparison.Ordinal);
        var columns = sheet.Row(3).CellsUsed().ToDictionary(c => c.GetString(), c => c.Address.ColumnNumber, StringComparer.Ordinal);
        Assert.Contains("需求内容*", columns.Keys);
        Assert.Contains("网格", columns.Keys);
        Assert.StartsWith("例：", sheet.Cell(4, columns["需求内容*"]).GetString(), StringComparison.Ordinal);

        var community = sheet.Cell(10, columns["社区*"]).DataValidation;
        Assert.Equal(XLAllowedValues.List, community.AllowedValues);
        Assert.StartsWith("字典!", community.Value.Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(XLErrorStyle.Stop, community.ErrorStyle);
        Assert.Equal(XLWorksheetVisibility.VeryHidden, book.Worksheet("字典").Visibility);
        Assert.Equal(XLWorksheetVisibility.VeryHidden, book.Worksheet("模板信息").Visibility);
        Assert.Equal("@", sheet.Cell(10, columns["需求编号"]).Style.NumberFormat.Format);
        Assert.True(sheet.Protection.IsProtected);
        Assert.True(sheet.Cell(3, 1).Style.Protection.Locked);
        Assert.False(sheet.Cell(10, 1).Style.Protection.Locked);
    }
}
