namespace Boluo.Dashboard.Backups;

public enum UpkeepKind { Backup, Verification, Restoration }

/// <summary>Something that was done with backups, by whom, and how it ended.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Ok">Whether it succeeded.</param>
/// <param name="Sentence">What came of it.</param>
/// <param name="ByName">Who asked for it; null for the program itself.</param>
public sealed record UpkeepEvent(UpkeepKind Kind, bool Ok, string Sentence, string? ByName);

/// <summary>Where such events go. Whoever keeps a log of security events takes this over.</summary>
public interface IUpkeepEvents
{
    Task RecordAsync(UpkeepEvent happened, CancellationToken cancel);
}

/// <summary>Writes them to the program's log; every failure, and what people have asked for.</summary>
internal sealed class LoggedUpkeepEvents(ILogger<LoggedUpkeepEvents> logger) : IUpkeepEvents
{
    public Task RecordAsync(UpkeepEvent happened, CancellationToken cancel)
    {
        if (!happened.Ok) logger.LogError("{Kind}: {Sentence} ({ByName})", happened.Kind, happened.Sentence, happened.ByName);
        else if (happened.ByName is not null) logger.LogInformation("{Kind}: {Sentence} ({ByName})", happened.Kind, happened.Sentence, happened.ByName);
        return Task.CompletedTask;
    }
}
