using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Checks;

/// <summary>数据勾稽: the ties that all rooms publish, with both sides.</summary>
public static class ChecksRoom
{
    internal const string StateKey = "state";

    public static IServiceCollection AddChecks(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Reports, 45, "数据勾稽", Urls.Checks))
        .AddSingleton<CheckGroups>()
        .AddSetting(HandIn.Setting);
}
