using System.Globalization;
using System.Text;
using System.Xml;
using Boluo.Dashboard.Insight;
using ClosedXML.Excel;
using ExcelDataReader;

namespace Boluo.Dashboard.Excel.Uploads;

/// <summary>
/// The rows of an .xls (or .et) as an .xlsx, so that all that comes after knows one format only: values, days, merged cells and hidden sheets.
/// Errors of formulas come as empty cells, which the page of the import says. What makes it look as it does stays behind, and a form of another office is therefore not filled in by this way.
/// </summary>
public static class OldWorkbook
{
    /// <summary>Cells of all sheets. The old format ends at 65,536 rows; lists that people keep in it are a few thousand.</summary>
    public const int MostCells = 200_000;

    private const int MostColumns = 256;

    /// <summary>A file says how many sheets and rows it has; more than these are walked through for nobody.</summary>
    private const int MostSheets = 100, MostRows = 200_000, MostMerges = 2_000, MostMerged = 200_000;

    private static readonly string TooMany = $"这是旧版的.xls（或.et）文件，且超过{MostCells / 10_000}万个单元格（含合并的）或{MostSheets}张工作表。请用WPS或Excel另存为.xlsx后上传。";

    private static readonly ExcelReaderConfiguration Reading = Configured();

    /// <returns>The content itself unless it is of the old format; a sentence where nothing can be read of it.</returns>
    public static Result<byte[]> Renewed(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!UploadGuard.IsOld(content)) return content;
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(content, writable: false), Reading);
            return Copy(reader);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or InsufficientExecutionStackException)) // The library says by whatever it stumbles over that a file is none, or damaged.
        {
            return Result<byte[]>.Fail(UploadGuard.OldXls);
        }
    }

    private static Result<byte[]> Copy(IExcelDataReader reader)
    {
        using var book = new XLWorkbook();
        var (cells, rows, sheets, merged) = (0, 0, 0, 0);
        do
        {
            if (++sheets > MostSheets) return Result<byte[]>.Fail(TooMany);
            var sheet = book.AddWorksheet(reader.Name);
            if (reader.VisibleState != "visible") sheet.Hide();
            for (var row = 1; reader.Read(); row++)
            {
                if (++rows > MostRows) return Result<byte[]>.Fail(TooMany);
                for (var column = 0; column < Math.Min(reader.FieldCount, MostColumns); column++)
                {
                    if (reader.GetValue(column) is not { } value) continue;
                    if (++cells > MostCells) return Result<byte[]>.Fail(TooMany);
                    Put(sheet.Cell(row, column + 1), value);
                }
            }

            foreach (var merge in (reader.MergeCells ?? []).Take(MostMerges))
            {
                merged += (merge.ToRow - merge.FromRow + 1) * (merge.ToColumn - merge.FromColumn + 1);
                if (merged > MostMerged) return Result<byte[]>.Fail(TooMany);
                sheet.Range(merge.FromRow + 1, merge.FromColumn + 1, merge.ToRow + 1, merge.ToColumn + 1).Merge();
            }
        }
        while (reader.NextResult());

        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    private static void Put(IXLCell cell, object value)
    {
        switch (value)
        {
            case DateTime day:
                cell.SetValue(day);
                cell.Style.NumberFormat.Format = "yyyy/m/d";
                break;
            case bool flag:
                cell.SetValue(flag);
                break;
            case double or int or long or decimal:
                cell.SetValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            default:
                cell.SetValue<string>(Storable(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
                break;
        }
    }

    /// <summary>A text without what XML cannot hold: the old format holds any character.</summary>
    private static string Storable(string text) => string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)));

    private static ExcelReaderConfiguration Configured()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("gbk") };
    }
}
