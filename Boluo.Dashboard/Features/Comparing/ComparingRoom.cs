using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Comparing;

/// <summary>两日对比 of any ledger or summary.</summary>
public static class ComparingRoom
{
    /// <summary>How a comparison is to be read.</summary>
    public static readonly IReadOnlyList<string> Notes =
    [
        "按记录的编码逐条对比；“移动”为所属镇街、社区或党支部有变化，“变化”为其他项目有变化。",
        "以天计的项目（等待、未使用、逾期等）每日不同，不作对比；没有历史数据、标为现值的项目两日相同。",
    ];

    public static IServiceCollection AddComparing(this IServiceCollection services) => services.AddPageLink(new PageLink(NavGroup.Reports, 47, "两日对比", Urls.Compared)
    {
        Help =
        [
            "选择一张台账或汇总表和一个较早的日期，列出两日之间新增、减少、移动和变化的记录，以及各项合计的增减；可以导出。",
            "各台账右上角的“对比”带着当前的查询条件进入本页。",
        ],
    });
}
