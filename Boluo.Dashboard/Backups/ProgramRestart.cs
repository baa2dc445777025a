namespace Boluo.Dashboard.Backups;

/// <summary>What is to happen while the program stands still: a backup takes the database's place; nothing, where it only has to read anew what it reads at its start.</summary>
public sealed record RestartOrder(string ByName, string? Restoring = null);

/// <summary>Ends the program so that it begins again at once, in the same process or by its service manager. Pages wait and come back by themselves.</summary>
public sealed class ProgramRestart(IHostApplicationLifetime program)
{
    /// <summary>Null where the program ends for another reason.</summary>
    public RestartOrder? Order { get; private set; }

    /// <summary>What came of the restoration with which this run began; null where it began without.</summary>
    public UpkeepEvent? Restored { get; private set; }

    /// <summary>Keeps and records what came of it, once there is a log to record it in.</summary>
    public async Task BeginAsync(UpkeepEvent? restored, IUpkeepEvents events, CancellationToken cancel)
    {
        Restored = restored;
        if (restored is not null) await events.RecordAsync(restored, cancel);
    }

    public void Ask(RestartOrder order)
    {
        Order = order;
        program.StopApplication();
    }
}
