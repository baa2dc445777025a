using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing;

/// <summary>Failures of the database while somebody edits, as sentences.</summary>
internal static class EditFailures
{
    /// <summary>Turns any failure into a sentence, with the number of the log entry where it is unexpected, so that what is filled in is not lost.</summary>
    public static async Task<Result<T>> GuardAsync<T>(ILogger logger, Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Result<T>.Fail(Sentence(exception) ?? Faults.Report(exception, logger).Sentence);
        }
    }

    private static string? Sentence(Exception exception) => DatabaseFaults.Of(exception) switch
    {
        DatabaseFault.Outdated => "数据刚被他人修改，本次未写入任何数据，请重新预览后再提交，所填内容已保留。",
        DatabaseFault.Busy => "数据库正由其他操作占用，本次未写入任何数据，请稍后再试，所填内容已保留。",
        DatabaseFault.Full => "磁盘空间不足，本次未写入任何数据，请联系系统管理员，所填内容已保留。",
        DatabaseFault.ReadOnly or DatabaseFault.Unreachable => "数据库暂时无法写入，本次未写入任何数据，请联系系统管理员，所填内容已保留。",
        DatabaseFault.Paused => $"{DatabaseFaults.PauseReason(exception)}本次未写入任何数据，所填内容已保留。",
        DatabaseFault.Duplicate => "与已有的数据重复，本次未写入任何数据，请核对后再试，所填内容已保留。",
        DatabaseFault.Dangling => "所涉及的数据已被删除，或仍被其他数据使用，本次未写入任何数据，请核对后再试，所填内容已保留。",
        _ => null,
    };
}
