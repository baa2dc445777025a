using Boluo.Dashboard.Features.Reports.Forms;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Reports;

/// <summary>报表中心: whatever the rooms publish as a table, by the rhythm in which it is handed in.</summary>
public static class ReportsRoom
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Reports, 10, "报表中心", Urls.Reports)
        {
            Hint = "“报送版”供报送，“工作版”供核对；报送后请标记，以后的更正会逐行列出。",
            Help =
            [
                "各张报表按月报、季报、半年报、年报和台账列出；“报送版”供报送，“工作版”带校验码和导出说明，供核对。",
                "报送之后点“标记已报送”，报送时的内容随即保存；以后数据有补录、更正的，在“报送历史”中逐行列出，再次导出时表下注明更正说明。",
                "上级下发的表样，用“套用上级表样”填写：表头、填写行和数据来源由系统识别，可逐项改正；表中已列镇街、社区的按名称逐行填入。常用的表样可保存为报表方案，下次直接填写。",
            ],
        })
        .AddSingleton<ReportList>()
        .AddSingleton<StaffWrites>()
        .AddSingleton<HandInEditor>()
        .AddSingleton<FormSchemes>()
        .AddSingleton<FormDesk>()
        .AddLedger<HandedInTable>();
}
