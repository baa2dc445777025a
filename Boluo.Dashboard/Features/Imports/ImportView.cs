using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Imports;

/// <summary>Why nothing of an upload was taken.</summary>
public enum UploadRefusal
{
    [Display(Name = "没有选择文件，请选择要导入的.xlsx文件。")] None,
    [Display(Name = "一次最多上传100个文件，请分次上传。")] TooMany,
    [Display(Name = "页面已过期，或者上传的内容过大（合计不超过200MB），请重新提交。")] Stale,
}

/// <summary>What of a draft is looked at: one of its sheets or all, and rows of one kind or all.</summary>
/// <param name="Sheet">0-1, the file and the sheet; null for all.</param>
/// <param name="Fate">Null for all.</param>
public sealed record ImportView(string? Sheet, RowFate? Fate)
{
    public const string SheetKey = "sheet", KindKey = "kind", RefusalKey = "refused", List = "rows";

    public const int Size = 50;

    public static ImportView Of(string? sheet, string? kind) =>
        new(sheet is { Length: > 0 and < 12 } && sheet.All(c => char.IsAsciiDigit(c) || c == '-') ? sheet : null, Enum.TryParse<RowFate>(kind, out var fate) && Enum.IsDefined(fate) ? fate : null);

    public bool Shows(PreviewedRow row) => (Sheet is null || Sheet == Invariant($"{row.Place.File}-{row.Place.Sheet}")) && (Fate is null || row.Fate == Fate);

    /// <summary>A page of it.</summary>
    public string On(string path, int page = 1) => Urls.Join(path, string.Join('&', new[]
    {
        Sheet is null ? null : $"{SheetKey}={Sheet}",
        Fate is null ? null : $"{KindKey}={Fate}",
        page <= 1 ? null : $"{Components.ListPages.Key(List)}={page.ToString(CultureInfo.InvariantCulture)}",
    }.OfType<string>()));
}
