using Boluo.Dashboard.Data.Copies;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Start;

/// <summary>Refuses a file that is gone, one that is no database, a foreign one, a damaged one, and one that cannot be written.</summary>
internal static class SoundDatabase
{
    /// <param name="wasReady">The program has run on this file before, so it can be neither gone nor empty.</param>
    public static async Task RequireAsync(DatabaseFile file, bool wasReady, CancellationToken cancel)
    {
        if (Directory.Exists(file.Path)) throw new StartRefusedException($"数据库路径是文件夹，不是文件：{file.Path}");
        if (!File.Exists(file.Path) && !wasReady) return;
        if (!File.Exists(file.Path))
            throw new StartRefusedException($"未找到数据库文件，它曾在此使用，请用备份恢复：{file.Path}。如确需从初始数据重新开始，请先删除{file.LockPath}。");
        var isEmpty = new FileInfo(file.Path).Length == 0;
        if (isEmpty && !wasReady) return;
        if (isEmpty) throw new StartRefusedException($"数据库文件为空（0字节），请用备份恢复：{file.Path}");
        if (!DatabaseCopy.IsDatabase(file.Path)) throw new StartRefusedException($"文件不是数据库或已损坏，请用备份恢复：{file.Path}");

        var settings = new SqliteConnectionStringBuilder(file.ConnectionString) { Pooling = false };
        await using var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            if (await ScalarAsync(connection, "PRAGMA quick_check(1)", cancel) is not "ok") throw Damaged(file);
            var tables = await ScalarAsync(connection, "SELECT COUNT(*) FROM sqlite_master", cancel);
            var history = await ScalarAsync(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name LIKE '\\_\\_EFMigrations%' ESCAPE '\\'", cancel);
            if (tables is not 0L && history is 0L) throw new StartRefusedException($"文件不是本系统的数据库：{file.Path}");
            await ScalarAsync(connection, "BEGIN IMMEDIATE; ROLLBACK;", cancel);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            throw Damaged(file, e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            throw new StartRefusedException($"数据库正被其他程序占用，请关闭该程序后再启动：{file.Path}", e);
        }
    }

    private static StartRefusedException Damaged(DatabaseFile file, Exception? inner = null) =>
        new($"数据库文件已损坏，请用备份恢复：{file.Path}", inner);

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancel);
    }
}
