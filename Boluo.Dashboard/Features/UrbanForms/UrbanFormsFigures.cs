using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>The figure of the city forms themselves.</summary>
internal static class UrbanFormsFigures
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new QueryFigure("form.count", "城市形态", "统计范围内的社区所属的城市形态种数：老城区、新城区、城乡接合部；镇区（未划分）不计。", "种", "社区基本情况表", "组织部门",
            Urls.Tab(Urls.UrbanForms, UrbanFormsRoom.Overview), (db, scope) => db.Communities.Within(scope).Where(c => c.UrbanForm != null).Select(c => c.UrbanForm).Distinct().Count())
        { One = "一种城市形态", Adding = Adding.Never, Dating = Dating.CurrentValues },
    ];
}
