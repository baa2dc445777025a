namespace Boluo.Dashboard.Insight;

/// <summary>A file that somebody takes away, as the log tells it: no filter and no search text, which may hold names.</summary>
/// <param name="What">The report.</param>
/// <param name="ScopeWords">统计范围 in words.</param>
/// <param name="Edition">Of a file that has editions.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="ControlNumber">The number that stands on the file.</param>
public sealed record ExportedFile(string What, string? ScopeWords = null, string? Edition = null, int? Rows = null, string? ControlNumber = null);

/// <summary>Who takes which file away. A file that cannot be recorded is not handed out.</summary>
public interface IExportLog
{
    /// <returns>The sentence that refuses the file; null once it is recorded.</returns>
    Task<string?> RecordAsync(Viewer by, ExportedFile file, CancellationToken cancel);
}
