using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Users;

/// <summary>用户权限: who may sign in, and as what.</summary>
public static class UsersRoom
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 30, "用户权限", Urls.Users)
        {
            From = Role.Admin,
            Help =
            [
                "新增账号时生成一次性密码，只显示一次，首次登录后须修改。",
                "停用、改角色、重置密码后，该账号已打开的页面立即结束。",
            ],
        });
}
