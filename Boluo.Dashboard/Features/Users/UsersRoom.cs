using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Users;

/// <summary>用户权限: who may sign in, and as what.</summary>
public static class UsersRoom
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 30, "用户权限", Urls.Users) { AdminOnly = true });
}
