using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Wall;

/// <summary>大屏: scenes that the rooms publish, on a screen that nobody operates.</summary>
public static class WallRoom
{
    public static IServiceCollection AddWall(this IServiceCollection services) => services
        .AddSingleton<WallScreen>()
        .AddPageLink(new PageLink(NavGroup.Administration, 35, "大屏展示", Urls.WallDevices)
        {
            From = Role.Admin,
            Help =
            [
                "为没有人操作的屏幕授权：新增后生成配对码，在大屏的浏览器中输入一次即可，不需要账号。可以随时停用；画面不含个人信息，按空格键暂停。",
            ],
        });
}
