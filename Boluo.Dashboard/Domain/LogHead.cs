using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>A log whose rows form a chain; the members are the names of the tables.</summary>
public enum ChainedLog
{
    [Display(Name = "数据变更")] ChangeSets,
    [Display(Name = "安全日志")] SecurityEvents,
}

/// <summary>The end of a log's chain, so that nobody cuts off its newest rows unnoticed, and its beginning where older ones were archived.</summary>
public sealed class LogHead
{
    /// <summary>The <see cref="ChainedLog"/>.</summary>
    public required string Key { get; init; }

    public required long LastRow { get; init; }

    /// <summary>The seal of that row; empty while the log has none.</summary>
    public required string LastSeal { get; init; }

    /// <summary>Proves that this program wrote the two.</summary>
    public required string Mac { get; init; }

    /// <summary>The last row that lies in an archive and no longer in the database; 0 where none does.</summary>
    public long ArchivedRow { get; init; }

    /// <summary>The seal of that row, which the first one here follows.</summary>
    public string? ArchivedSeal { get; init; }

    /// <summary>Proves that this program archived up to there.</summary>
    public string? ArchivedMac { get; init; }
}
