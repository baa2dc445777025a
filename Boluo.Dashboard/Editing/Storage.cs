using Boluo.Dashboard.Insight;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing;

/// <summary>Failures of the database that an administrator can act on, as sentences.</summary>
internal static class Storage
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Full = 13, CannotOpen = 14, Constraint = 19;

    /// <summary>Extended codes of <see cref="Constraint"/>.</summary>
    private const int PrimaryKey = 1555, Unique = 2067, ForeignKey = 787;

    /// <summary>Whatever goes wrong becomes a sentence, with a number where it is a mistake: what is filled in must outlive any failure.</summary>
    public static async Task<Result<T>> GuardAsync<T>(ILogger logger, Func<Task<Result<T>>> work)
    {
        try
        {
            return await TryAsync(work);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Result<T>.Fail(Faults.Report(exception, logger).Sentence);
        }
    }

    private static async Task<Result<T>> TryAsync<T>(Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result<T>.Fail("数据刚被他人修改，本次未写入任何数据，请重新预览后再提交，所填内容已保留。");
        }
        catch (DbUpdateException failure) when (failure.InnerException is SqliteException cause && Sentence(cause) is { } sentence)
        {
            return Result<T>.Fail(sentence);
        }
        catch (SqliteException failure) when (Sentence(failure) is { } sentence)
        {
            return Result<T>.Fail(sentence);
        }
    }

    private static string? Sentence(SqliteException failure) => failure.SqliteErrorCode switch
    {
        Busy or Locked => "数据库正由其他操作占用，本次未写入任何数据，请稍后再试，所填内容已保留。",
        Full => "磁盘空间不足，本次未写入任何数据，请联系系统管理员，所填内容已保留。",
        ReadOnly or Io or CannotOpen => "数据库暂时无法写入，本次未写入任何数据，请联系系统管理员，所填内容已保留。",
        Constraint when failure.SqliteExtendedErrorCode is PrimaryKey or Unique => "与已有的数据重复，本次未写入任何数据，请核对后再试，所填内容已保留。",
        Constraint when failure.SqliteExtendedErrorCode is ForeignKey => "所涉及的数据已被删除，或仍被其他数据使用，本次未写入任何数据，请核对后再试，所填内容已保留。",
        _ => null,
    };
}
