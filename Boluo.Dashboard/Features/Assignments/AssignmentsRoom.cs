using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>网格调整.</summary>
public static class AssignmentsRoom
{
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 10, "网格调整", Urls.Assignments) { AdminOnly = true })
        .AddLedger<AdjustmentTable>()
        .AddSingleton<BrokenRules>();
}
