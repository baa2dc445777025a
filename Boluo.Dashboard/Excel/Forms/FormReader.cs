using System.Globalization;
using System.Xml;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>Finds header and columns of a form by how forms look, not by what they say.</summary>
public static class FormReader
{
    private const int LongestHeader = 40;
    private const int FewestColumns = 2;

    private const string NoHeader = "没有找到表头：表头应至少有两列，表头下一行应为空行，请核对后上传。";
    private const string TableObject = "表样使用了“表格”（超级表）对象，请在WPS中转换为普通区域后上传。";
    private const string NoSheet = "文件中没有可见的工作表，请核对后上传。";

    /// <summary>The visible sheets, in their order.</summary>
    public static Result<List<FormSheet>> Sheets(SafeWorkbook workbook) => Open(workbook, package =>
        package.Sheets() is { Count: > 0 } sheets ? sheets : Result<List<FormSheet>>.Fail(NoSheet));

    public static Result<FormLayout> Read(SafeWorkbook workbook, FormSheet sheet)
    {
        return Open<FormLayout>(workbook, package =>
        {
            var grid = FormGrid.Read(package, sheet);
            if (grid.HasTableObject) return Result<FormLayout>.Fail(TableObject);
            return LayoutOf(grid, sheet) is { } layout ? layout : Result<FormLayout>.Fail(NoHeader);
        });
    }

    /// <summary>A file that passes the guard may still be none that a spreadsheet would open.</summary>
    private static Result<T> Open<T>(SafeWorkbook workbook, Func<FormPackage, Result<T>> read)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        try
        {
            using var package = new FormPackage(workbook);
            return read(package);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or ArgumentException or UriFormatException)
        {
            return Result<T>.Fail(UploadGuard.Damaged);
        }
    }

    /// <summary>The row of most headers that has an empty row below it.</summary>
    private static FormLayout? LayoutOf(FormGrid grid, FormSheet sheet)
    {
        var bottom = Enumerable.Range(1, Math.Min(grid.Height, FormGrid.MostRows))
            .Where(row => HeadersIn(grid, row) >= FewestColumns && IsEmptyBelow(grid, row))
            .OrderByDescending(row => HeadersIn(grid, row)).FirstOrDefault();
        if (bottom == 0) return null;
        var top = bottom;
        while (top > 1 && IsHeaderToo(grid, top - 1, top)) top--;
        var columns = Enumerable.Range(1, grid.Width).Where(c => grid.OriginOf(bottom, c).Column == c)
            .Select(c => new FormColumn(c, PathOf(grid, top, bottom, c))).Where(c => c.Header.Length > 0).ToList();
        return columns.Count < FewestColumns ? null
            : new FormLayout { Sheet = sheet, Title = TitleOf(grid, top), HeaderTop = top, HeaderBottom = bottom, Columns = columns };
    }

    /// <summary>How many different short texts a row has; 填报单位:… is a line to be filled in, no header.</summary>
    private static int HeadersIn(FormGrid grid, int row) => Enumerable.Range(1, grid.Width)
        .Where(c => IsHeader(grid.TextAt(row, c))).Select(c => grid.OriginOf(row, c)).Distinct().Count();

    private static bool IsHeader(string text) =>
        text.Length is > 0 and <= LongestHeader && !text.AsSpan().ContainsAny(':', '：') && !double.TryParse(text, CultureInfo.InvariantCulture, out _);

    /// <summary>Empty, or numbered in advance under 序号.</summary>
    private static bool IsEmptyBelow(FormGrid grid, int row) => Enumerable.Range(1, grid.Width).All(c => grid.TextAt(row + 1, c) is var text
        && (text.Length == 0 || FormMatch.IsNumber(grid.TextAt(row, c)) && int.TryParse(text, CultureInfo.InvariantCulture, out _)));

    /// <summary>A row belongs to the header below it where a cell reaches over both, or where it groups columns.</summary>
    private static bool IsHeaderToo(FormGrid grid, int row, int below)
    {
        if (HeadersIn(grid, row) < FewestColumns) return false;
        return Enumerable.Range(1, grid.Width).Any(c => grid.RegionOf(row, c) is { } region && IsHeader(grid.TextAt(row, c))
            && (region.Bottom >= below || region.Right > region.Left));
    }

    private static string PathOf(FormGrid grid, int top, int bottom, int column) => string.Join('/', Enumerable.Range(top, bottom - top + 1)
        .Select(row => grid.OriginOf(row, column)).Distinct().Select(o => Plain(grid.TextAt(o.Row, o.Column))).Where(t => t.Length > 0));

    private static string? TitleOf(FormGrid grid, int top) => Enumerable.Range(1, top - 1)
        .Where(row => Enumerable.Range(1, grid.Width).Select(c => grid.OriginOf(row, c)).Distinct().Count(o => grid.TextAt(o.Row, o.Column).Length > 0) == 1)
        .Select(row => Enumerable.Range(1, grid.Width).Select(c => grid.TextAt(row, c)).First(t => t.Length > 0))
        .Where(text => !text.AsSpan().ContainsAny(':', '：') && !Plain(text).StartsWith("附件", StringComparison.Ordinal))
        .Select(Plain).FirstOrDefault();

    /// <summary>Without the spaces and line breaks that only set the words apart.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
