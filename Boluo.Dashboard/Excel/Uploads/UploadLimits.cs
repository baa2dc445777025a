namespace Boluo.Dashboard.Excel.Uploads;

/// <summary>How much of a workbook is let in, and what is said of more.</summary>
public sealed record UploadLimits
{
    /// <summary>A form of another office: a page or two.</summary>
    public static readonly UploadLimits Form = new();

    /// <summary>Rows to be imported: as many as a county writes down in a year.</summary>
    public static readonly UploadLimits Import = new() { LargestFile = 20 * 1024 * 1024, LargestUnpacked = 256L * 1024 * 1024, MostCells = 1_000_000, MostElements = 4_000_000, MostAttributesInAll = 8_000_000 };

    public int LargestFile { get; init; } = UploadGuard.LargestFile;

    public long LargestUnpacked { get; init; } = UploadGuard.LargestUnpacked;

    public int MostCells { get; init; } = PartScan.MostCells;

    public int MostElements { get; init; } = PartScan.MostElements;

    public int MostAttributesInAll { get; init; } = PartScan.MostAttributesInAll;

    public string TooLarge => $"文件超过{LargestFile / 1024 / 1024}MB，请删除图片或多余内容后上传。";

    public string TooMany => $"表格超过{MostCells / 10_000}万个单元格，请删除多余的行列和工作表后上传。";
}
