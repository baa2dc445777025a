using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Wall;

/// <summary>大屏: scenes that the rooms publish, on a screen that nobody operates.</summary>
public static class WallRoom
{
    public static IServiceCollection AddWall(this IServiceCollection services) => services
        .AddSingleton<WallScreen>()
        .AddPageLink(new PageLink(NavGroup.Administration, 35, "大屏展示", Urls.WallDevices) { AdminOnly = true });
}
