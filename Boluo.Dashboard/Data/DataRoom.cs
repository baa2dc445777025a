using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Data.Watching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boluo.Dashboard.Data;

public static class DataRoom
{
    /// <summary>The database as a factory: one context per operation, never one per circuit.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseFile file)
    {
        services.TryAddSingleton(LogArchiveSettings.Beside(file));
        return services.AddSingleton(file)
            .AddSingleton<DatabaseStart>()
            .AddSingleton<WritePause>()
            .AddSingleton<DatabaseProbe>()
            .AddSingleton<LogKeys>()
            .AddSingleton<LogSealing>()
            .AddSingleton<LogChain>()
            .AddSingleton<LogArchives>()
            .AddSingleton<LogArchiving>()
            .AddDbContextFactory<BoluoDbContext>((room, options) => options.UseBoluo(file.ConnectionString)
                .AddInterceptors(new PausedWrites(room.GetRequiredService<WritePause>()), room.GetRequiredService<LogSealing>()));
    }

    /// <summary>SQLite as this project uses it; shared by the application, the migration tools and the tests.</summary>
    public static DbContextOptionsBuilder UseBoluo(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new ConnectionSettings());
}
