using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Status;

/// <summary>系统状态: what the program stands on, its backups, and what an administrator has to see to first.</summary>
public static class StatusRoom
{
    public static IServiceCollection AddStatus(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 50, "系统状态", Urls.Status) { AdminOnly = true })
        .AddSingleton<RegisterUpdates>();
}
