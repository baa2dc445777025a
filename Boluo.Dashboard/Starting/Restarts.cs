using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Starting;

/// <summary>What is done between the end of the program and its next beginning, while nobody holds the database.</summary>
internal static class Restarts
{
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
            return new UpkeepEvent(UpkeepKind.Restoration, Ok: true, string.Concat(said), order.ByName);
        }
        catch (Exception e) when (e is BackupRefusedException or IOException or UnauthorizedAccessException)
        {
            return new UpkeepEvent(UpkeepKind.Restoration, Ok: false, e.Message, order.ByName);
        }
    }
}
