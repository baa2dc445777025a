using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Checks;

/// <summary>数据勾稽: the ties that all rooms publish, with both sides.</summary>
public static class ChecksRoom
{
    internal const string StateKey = "state";

    public static IServiceCollection AddChecks(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Reports, 45, "数据勾稽", Urls.Checks)
        {
            Help =
            [
                "各张报表之间、报表与台账之间应当相等的数，逐项核对；不相符的写明两边各是多少，点击进入所在的页面。",
            ],
        })
        .AddSingleton<CheckGroups>()
        .AddSetting(HandIn.Setting);
}
