using Boluo.Dashboard.Data.Watching;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Data;

/// <summary>What the database or the disk refuses.</summary>
public enum DatabaseFault
{
    Busy,
    Full,
    ReadOnly,
    Unreachable,
    Damaged,
    Duplicate,

    /// <summary>A row names one that is not there, or is still named by another.</summary>
    Dangling,

    /// <summary>Somebody else has written the row since it was read.</summary>
    Outdated,

    /// <summary>The program itself writes nothing now, lest it be lost; see <see cref="WritePause"/>.</summary>
    Paused,
}

/// <summary>The one place that knows the provider's codes.</summary>
public static class DatabaseFaults
{
    private const int UnixNoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The fault of database or disk behind an exception; null if it is of another kind.</summary>
    public static DatabaseFault? Of(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (Kind(e) is { } fault) return fault;
        return null;
    }

    /// <summary>Why writes are paused, where that is what is behind an exception.</summary>
    public static string? PauseReason(Exception? exception) => exception is null or WritesPausedException ? exception?.Message : PauseReason(exception.InnerException);

    /// <summary>Whether only writing fails, and may succeed later; reading goes on.</summary>
    public static bool IsWriteRefused(Exception exception) => Of(exception) is DatabaseFault.Busy or DatabaseFault.Full or DatabaseFault.ReadOnly or DatabaseFault.Paused;

    /// <summary>The sentence for a fault that an administrator can mend; null if the exception is of another kind.</summary>
    public static string? Describe(Exception exception) => Of(exception) switch
    {
        DatabaseFault.Full => "磁盘空间不足，未写入任何数据，请联系系统管理员。",
        DatabaseFault.Busy => "数据库正忙，请稍后再试。",
        DatabaseFault.ReadOnly => "数据库为只读状态，未写入任何数据，请联系系统管理员。",
        DatabaseFault.Paused => $"{PauseReason(exception)}本次未写入任何数据。",
        DatabaseFault.Unreachable or DatabaseFault.Damaged => "数据库暂时无法读取，请联系系统管理员。",
        _ => null,
    };

    private static DatabaseFault? Kind(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => DatabaseFault.Outdated,
        WritesPausedException => DatabaseFault.Paused,
        IOException { HResult: UnixNoSpace or WindowsDiskFull } => DatabaseFault.Full,
        SqliteException { SqliteErrorCode: 5 or 6 } => DatabaseFault.Busy,
        SqliteException { SqliteErrorCode: 8 } => DatabaseFault.ReadOnly,
        SqliteException { SqliteErrorCode: 10 or 14 } => DatabaseFault.Unreachable,
        SqliteException { SqliteErrorCode: 11 or 26 } => DatabaseFault.Damaged,
        SqliteException { SqliteErrorCode: 13 } => DatabaseFault.Full,
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => DatabaseFault.Duplicate,
        SqliteException { SqliteExtendedErrorCode: 787 } => DatabaseFault.Dangling,
        _ => null,
    };
}
