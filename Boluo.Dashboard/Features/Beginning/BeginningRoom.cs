using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Beginning;

/// <summary>开始使用: what the county works with, and how far its own data has come.</summary>
public static class BeginningRoom
{
    public static IServiceCollection AddBeginning(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 5, "开始使用", Urls.Beginning) { AdminOnly = true })
        .AddSingleton<BeginningSteps>();
}
