using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Logs;

public enum LogBreakKind
{
    [Display(Name = "内容被修改")] Changed,
    [Display(Name = "缺失")] Missing,
    [Display(Name = "不是由本系统写入")] Inserted,
    [Display(Name = "所用密钥不在本机")] KeyUnknown,
}

/// <summary>Where a chain does not hold, in the order of its rows.</summary>
/// <param name="Row">The row that is at fault; of missing ones, the first number that is not there.</param>
public sealed record LogBreak(ChainedLog Log, long Row, LogBreakKind Kind);

/// <summary>How far one log holds.</summary>
/// <param name="Rows">How many of its rows hold.</param>
/// <param name="LastRow">The last of them; 0 where there is none.</param>
/// <param name="Break">The first fault; null where all of it holds.</param>
public sealed record LogPart(ChainedLog Log, int Rows, long LastRow, LogBreak? Break);

/// <summary>What came of a verification.</summary>
/// <param name="At">UTC.</param>
public sealed record LogCheck(DateTime At, IReadOnlyList<LogPart> Parts)
{
    /// <summary>Of what is in the database.</summary>
    public bool Holds => Parts.All(p => p.Break is null);

    /// <summary>What lies before it, in files.</summary>
    public LogArchiveCheck Archives { get; init; } = LogArchiveCheck.None;

    public IEnumerable<LogBreak> Breaks => Parts.Select(p => p.Break).OfType<LogBreak>();
}

/// <summary>What the start found of the chains.</summary>
/// <param name="Begun">How many rows were sealed by log, where the log had no chain before.</param>
/// <param name="KeyIsNew">No log was sealed with the key before: then chains are to be begun, else they should have been there.</param>
public sealed record LogStart(IReadOnlyDictionary<ChainedLog, int> Begun, bool KeyIsNew);
