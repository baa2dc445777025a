using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Beginning;

/// <summary>开始使用: what the county works with, and how far its own data has come.</summary>
public static class BeginningRoom
{
    public static IServiceCollection AddBeginning(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 5, "开始使用", Urls.Beginning)
        {
            From = Role.Admin,
            Help =
            [
                "试用示例数据，或者启用本县数据：启用前自动备份，示例数据清空后从空白开始登记。",
                "启用之后，本页按先后次序列出各类台账，缺少前提的写明缺什么。",
                "已有名册的，下载各类的导入模板填写，在“数据导入”中一次上传，不分先后；网格的归属、各项数据、网格长和网格员写在一行。",
            ],
        })
        .AddSingleton<BeginningSteps>();
}
