using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Data.Start;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boluo.Dashboard.Backups;

public static class BackupsRoom
{
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.TryAddSingleton<IUpkeepEvents, LoggedUpkeepEvents>();
        return services
            .AddSingleton<BackupKeeper>()
            .AddSingleton<Restoration>()
            .AddSingleton<Verification>()
            .AddSingleton<ProgramRestart>()
            .AddSingleton<IBeforeUpgrade, BackupBeforeUpgrade>()
            .AddSingleton<DiskSpace>()
            .AddSingleton<Watchdog>()
            .AddHostedService(provider => provider.GetRequiredService<Watchdog>())
            .AddHostedService<BackupSchedule>();
    }
}
