using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Reports;

/// <summary>报表中心: whatever the rooms publish as a table, by the rhythm in which it is handed in.</summary>
public static class ReportsRoom
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Reports, 10, "报表中心", Urls.Reports))
        .AddSingleton<ReportList>()
        .AddSingleton<HandInEditor>()
        .AddLedger<HandedInTable>();
}
