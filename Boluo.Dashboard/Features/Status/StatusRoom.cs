using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Status;

/// <summary>系统状态: what the program stands on, its backups, and what an administrator has to see to first.</summary>
public static class StatusRoom
{
    public static IServiceCollection AddStatus(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Administration, 50, "系统状态", Urls.Status)
        {
            From = Role.Admin,
            Help =
            [
                "需要处理的事项排在最前：数据库、磁盘、备份、时钟、日志和https证书。",
                "“立即备份”“立即核对”随时可用；“恢复”选一份备份，先核对，再把现有数据备份一份，程序自动重新启动。",
                "“数据更新情况”列出每类数据更新到哪一天。",
            ],
        })
        .AddSingleton<RegisterUpdates>();
}
