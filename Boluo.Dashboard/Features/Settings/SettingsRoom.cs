using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Settings;

/// <summary>参数设置: the thresholds and standards by which matters call for attention.</summary>
public static class SettingsRoom
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 40, "参数设置", Urls.Settings) { AdminOnly = true })
        .AddSingleton<SettingLines>()
        .AddRegister<SettingRegister>()
        .AddRegister<DataStateRegister>()
        .AddRegister<CountyProfileRegister>();
}
