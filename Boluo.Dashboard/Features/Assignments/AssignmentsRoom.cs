using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>网格调整.</summary>
public static class AssignmentsRoom
{
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 10, "网格调整", Urls.Assignments)
        {
            Hint = "先勾选网格，再选择调整内容；“预览影响”不改动数据，生效后可以撤销。",
            From = Role.Admin,
            Help =
            [
                "勾选网格，选择新的社区、党支部、网格长或网格员，填写原因和依据，先“预览影响”，再生效；可以移交一个人的全部职责。",
                "勾选时按住Shift键，从上次勾选的一行选到这一行；“按编码或名称选取”可以粘贴一列编码或名称；“保存的选取”把已选的网格起名保存，下次直接选取。",
                "“最近调整”中可以撤销；“网格调整情况一览表”可以打印和导出，作为文件附件。",
                "填写中的方案自动存为草稿，换一台电脑也能继续。",
            ],
        })
        .AddPageLink(new PageLink(NavGroup.Administration, 12, "调整方案", Urls.Plans)
        {
            From = Role.Admin,
            Help =
            [
                "把一份文件涉及的多项调整编成一个方案：网格的新设、撤销、拆分、合并、范围和人员调整，社区的新设、更名、拆分、合并、撤销和划转镇街；方案保存在服务器上，管理员共用，缺什么随时列出。",
                "“预览影响”列出社区、党支部、网格调整前后的户数和配备，新增和消除的需关注事项，以及需求、结对、中心、人员等随迁、保留和待定的事项；待定的确定后才能送审、生效。",
                "修改自动保存，可以一步步还原和重做；几名管理员可以同时编制，各改各的自动合并，同一项都改了的由本人选定。",
                "方案由另一名管理员审核，起草人、送审人不能审核本人的方案；生效后作为一次变更，可整体撤销，撤销后可重新起草。",
                "生效日期晚于统计时点的，可以安排“到期自动生效”；届时不再适用的不会生效，并列明原因。",
                "“打印一览表”“导出一览表”给出调整前后的情况和签字栏，生效前的标明“草案，尚未生效”，可作为文件附件。",
            ],
        })
        .AddPageLink(new PageLink(NavGroup.Administration, 13, "模拟测算", Urls.Simulations)
        {
            From = Role.Admin,
            Help =
            [
                "选择社区后“新建测算”，系统按网格排列顺序提出户数均衡、各片相连的划分建议；可以改变片数、网格排列、允许偏差和配备标准再测算。",
                "点选网格，或按住鼠标拖过几个网格，划入所选的片；用键盘的，方向键移动，数字键划入该片，Alt+←、Alt+→调整排列先后；划好的片可以锁定，再“建议划分”时不动。",
                "每片的户数、与目标相差、应配社区工作者随时列出；一个社区可以有几个测算，在“各测算对照”中并排比较。",
                "修改自动保存，可以一步步还原和重做；测算不影响任何数据，可以生成调整方案，也可以删除。",
            ],
        })
        .AddSingleton<Documents.PlanReading>()
        .AddLedger<AdjustmentTable>()
        .AddSingleton<BrokenRules>();
}
