using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Forms;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>What somebody should know before the form is filled.</summary>
public static class FormNotes
{
    private const int MostNames = 8;

    public static IEnumerable<string> Of(FormDraft draft)
    {
        if (draft.Fillings.Where(f => f is { Source: null, IsPrinted: false } && !HeaderWords.IsRemark(f.Field.Leaf)).Select(f => f.Field.Leaf).ToList() is { Count: > 0 } empty)
            yield return $"有{empty.Count}项没有对应的数据，将留空：{Listed(empty)}。";
        if (draft.Plan is not { } plan) yield break;
        if (plan.Unknown.Count > 0) yield return $"表中{plan.Unknown.Count}个名称在所选数据中没有，未填：{Listed(plan.Unknown)}。";
        if (plan.Ambiguous.Count > 0) yield return $"所选数据中有同名的，表中没有写明镇街，未填：{Listed(plan.Ambiguous)}。";
        if (plan.Besides.Count > 0) yield return $"所选数据中另有{plan.Besides.Count}个表中没有列出：{Listed(plan.Besides)}。";
        if (plan.AddsUp) yield return "一个镇街有多条记录的，按镇街相加；不能相加的项目留空。";
        if (plan.Kept > 0) yield return $"有{plan.Kept}个单元格已有公式或内容，保持原样。";
        if (plan.Cleared is { } row) yield return $"第{row}行的示例将被替换。";
        if (plan.Mode == FormMode.Cards && plan.Sheets.Count > 1) yield return $"将生成{plan.Sheets.Count}张登记表，每张一个工作表；上面显示的是第一张。";
    }

    private static string Listed(IReadOnlyList<string> names) => string.Join('、', names.Take(MostNames)) + (names.Count > MostNames ? "等" : "");
}
