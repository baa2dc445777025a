using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>网格调整.</summary>
public static class AssignmentsRoom
{
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddLedger<AdjustmentTable>()
        .AddSingleton<BrokenRules>();
}
