using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Tests.Excel.Forms;

/// <summary>A sheet read as it comes, by the headers of some columns.</summary>
public static class ForeignSheets
{
    public static SheetShape Read(SafeWorkbook workbook, IEnumerable<Column> columns, int sheet = 0, SheetAnswers? answers = null)
    {
        var shape = TryRead(workbook, columns, sheet, answers);
        Assert.True(shape.Ok, shape.Error);
        return shape.Value;
    }

    public static Result<SheetShape> TryRead(SafeWorkbook workbook, IEnumerable<Column>? columns = null, int sheet = 0, SheetAnswers? answers = null)
    {
        var words = new SheetVocabulary((columns ?? []).Select(c => (c.Header, c.Group)), SuperiorForms.Places.SelectMany(p => p.Communities.Prepend(p.Township)));
        return SheetReader.Sheets(workbook).Then(sheets => SheetReader.Grid(workbook, sheets[sheet]).Then(grid => SheetReader.Read(sheets[sheet], grid, words, answers ?? new SheetAnswers())));
    }
}
