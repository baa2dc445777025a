using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Forms;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>Why a table is proposed for a form, in words.</summary>
public static class FormReasons
{
    private const double SameTitle = 0.99;
    private const double LikeTitle = 0.5;

    public static string Of(FormMatch match, SheetShape shape)
    {
        var title = match.Likeness switch
        {
            >= SameTitle => "标题说的是同一件事；",
            >= LikeTitle => "标题相近；",
            _ => shape.Title is null ? "" : "标题不同；",
        };
        return match.Found.Count == 0 ? $"{title}没有同名的列。" : $"{title}要填的{match.Asked}项中有{match.Found.Count}项：{string.Join('、', match.Found.Select(f => f.Leaf))}。";
    }

    /// <summary>Why somebody should look at a line; null where header and column mean the same.</summary>
    public static string? Doubt(FormFilling filling) => filling switch
    {
        { IsPrinted: true } => null,
        { IsNumber: true } => HeaderWords.IsNumber(filling.Field.Leaf) ? null : "名称不同，请核对",
        { Source: null } => HeaderWords.IsRemark(filling.Field.Leaf) ? null : "未对应，留空",
        { Agreement: >= HeaderWords.Likened } => null,
        _ => "名称不同，请核对",
    };

    /// <summary>Another table than the main one; null where it is that.</summary>
    public static string? Beside(FormDraft draft, FormFilling filling) =>
        filling is { IsNumber: false, Source: { } source } && source != draft.Match!.Source.Id ? $"取自“{draft.Data!.Rows[source].Source.Title}”" : null;
}
