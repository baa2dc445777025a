using Boluo.Dashboard.Data.Start;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Data;

public static class DataRoom
{
    /// <summary>The database as a factory: one context per operation, never one per circuit.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseFile file) => services
        .AddSingleton(file)
        .AddSingleton<DatabaseStart>()
        .AddDbContextFactory<BoluoDbContext>(options => options.UseBoluo(file.ConnectionString));

    /// <summary>SQLite as this project uses it; shared by the application, the migration tools and the tests.</summary>
    public static DbContextOptionsBuilder UseBoluo(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new ConnectionSettings());
}
