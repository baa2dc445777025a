using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Settings;

/// <summary>参数设置: the thresholds and standards by which matters call for attention.</summary>
public static class SettingsRoom
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 40, "参数设置", Urls.Settings)
        {
            From = Role.Admin,
            Help =
            [
                "需关注事项的阈值和报送规则，全县统一；修改前可以预览哪些事项会增加或减少，随时可以恢复默认。",
            ],
        })
        .AddSingleton<SettingLines>()
        .AddRegister<SettingRegister>()
        .AddRegister<DataStateRegister>()
        .AddRegister<CountyProfileRegister>();
}
