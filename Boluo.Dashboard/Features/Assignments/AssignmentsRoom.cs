using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>网格调整.</summary>
public static class AssignmentsRoom
{
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 10, "网格调整", Urls.Assignments)
        {
            From = Role.Admin,
            Help =
            [
                "勾选网格，选择新的社区、党支部、网格长或网格员，填写原因和依据，先“预览影响”，再生效；可以移交一个人的全部职责。",
                "“最近调整”中可以撤销；“网格调整情况一览表”可以打印和导出，作为文件附件。",
                "填写中的方案自动存为草稿，换一台电脑也能继续。",
            ],
        })
        .AddLedger<AdjustmentTable>()
        .AddSingleton<BrokenRules>();
}
