using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Backups;

/// <summary>An upgrade begins with a backup; without one it does not begin.</summary>
internal sealed class BackupBeforeUpgrade(BackupKeeper keeper) : IBeforeUpgrade
{
    public async Task PrepareAsync(CancellationToken cancel)
    {
        if (await keeper.BackUpToKeepAsync(cancel) is { Error: { } error }) throw new StartRefusedException($"升级前须先备份，原数据库未改动。{error}");
    }
}
