using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data;

/// <summary>What the database or the disk refuses, in words.</summary>
public static class DatabaseFaults
{
    private const int UnixNoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The sentence for a fault of database or disk; none if the exception is of another kind.</summary>
    public static string? Describe(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case SqliteException { SqliteErrorCode: 13 }:
                case IOException { HResult: UnixNoSpace or WindowsDiskFull }:
                    return "磁盘空间不足，未写入任何数据，请联系系统管理员。";
                case SqliteException { SqliteErrorCode: 5 or 6 }:
                    return "数据库正忙，请稍后再试。";
                case SqliteException { SqliteErrorCode: 8 }:
                    return "数据库为只读状态，未写入任何数据，请联系系统管理员。";
                case SqliteException { SqliteErrorCode: 10 or 11 or 14 or 26 }:
                    return "数据库暂时无法读取，请联系系统管理员。";
            }
        }

        return null;
    }
}
