using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Security;

namespace Boluo.Dashboard.Starting;

/// <summary>Backups that fail, and checks, backups and restorations that somebody has asked for and is told of, stand in the security log.</summary>
internal sealed class RecordedUpkeep(SecurityLog log, ILogger<RecordedUpkeep> logger) : IUpkeepEvents
{
    public async Task RecordAsync(UpkeepEvent happened, CancellationToken cancel)
    {
        if (happened.Ok && happened.ByName is null) return;
        if (happened.ByName is null) logger.LogError("{Kind}: {Sentence}", happened.Kind, happened.Sentence);
        log.Note(SecurityEventKind.Upkeep, happened.Ok ? SecurityOutcome.Done : SecurityOutcome.Failed, null, happened.ByName ?? SecurityLog.SystemName, $"{happened.Kind.Label()}：{happened.Sentence}");
        await log.FlushAsync(all: false, cancel); // A command ends before anybody else would write it.
    }
}
