using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace Boluo.Dashboard.Starting;

/// <summary>What is done between the end of the program and its next beginning, while nobody holds the database.</summary>
internal static class Restarts
{
    /// <summary>How a service ends that wants to be begun again: a failure that passes, as sysexits.h has it.</summary>
    public const int ExitCode = 75;

    /// <summary>Whether a manager of services has begun the program, and begins it again when it ends like this: one that went on by itself would not be the one that the manager knows.</summary>
    public static bool AreTheManagers => SystemdHelpers.IsSystemdService() || WindowsServiceHelpers.IsWindowsService();

    /// <returns>Null where the program has ended for another reason.</returns>
    public static async Task<RestartOrder?> RunUntilRestartAsync(this WebApplication app)
    {
        var restart = app.Services.GetRequiredService<ProgramRestart>(); // The services are gone when it has run.
        if (OperatingSystem.IsWindows() && app.Services.GetService<IHostLifetime>() is WindowsServiceLifetime service)
            app.Lifetime.ApplicationStopping.Register(() =>
            {
                if (OperatingSystem.IsWindows() && restart.Order is not null) service.ExitCode = ExitCode;
            });
        await app.RunAsync();
        return restart.Order;
    }

    /// <summary>A backup that cannot be restored changes nothing: the program begins again with the data it had.</summary>
    /// <returns>What came of it, to be recorded once there is a log to record it in; null where nothing was to be done.</returns>
    public static UpkeepEvent? CarryOut(this RestartOrder order, IServiceProvider services)
    {
        if (order.Restoring is not { } backup) return null;
        var said = new List<string>();
        try
        {
            using (var db = services.GetRequiredService<IDbContextFactory<BoluoDbContext>>().CreateDbContext()) db.LetGoOfFile();
            services.GetRequiredService<Restoration>().Restore(backup, said.Add);
            return new UpkeepEvent(UpkeepKind.Restoration, Ok: true, string.Concat(said.Skip(1).Append(said[0])), order.ByName); // What goes with the present database comes first: the log cuts long words.
        }
        catch (Exception e) when (e is BackupRefusedException or IOException or UnauthorizedAccessException)
        {
            return new UpkeepEvent(UpkeepKind.Restoration, Ok: false, e.Message, order.ByName);
        }
    }
}
