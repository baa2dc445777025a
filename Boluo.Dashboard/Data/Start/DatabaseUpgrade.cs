using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Data.Start;

/// <summary>
/// Makes the database, or brings that of an earlier version up to date. SQLite rebuilds tables outside a transaction, so a start
/// that is killed there would leave neither the old nor the new: a copy is migrated and checked, and takes the place of the
/// original in one step. The original stays beside it under the name of the first migration that it had not seen.
/// </summary>
internal static class DatabaseUpgrade
{
    private static readonly string[] SideFiles = ["-wal", "-shm", "-journal"];

    /// <summary>
    /// A kill between the two names of a replacement leaves only the finished copy, beside the original under its new name; any other
    /// leftover is worth nothing.
    /// </summary>
    public static void FinishReplacement(DatabaseFile file)
    {
        if (!File.Exists(file.Path) && File.Exists(file.UpgradePath) && Directory.GetFiles(file.Folder, Path.GetFileName(file.BeforePath("*"))).Length > 0)
            File.Move(file.UpgradePath, file.Path);
        Discard(file);
    }

    private static void Discard(DatabaseFile file)
    {
        foreach (var leftover in Directory.GetFiles(file.Folder, Path.GetFileName(file.UpgradePath) + "*")) File.Delete(leftover);
    }

    /// <exception cref="StartRefusedException">The upgraded copy does not hold together, or somebody uses the original; it is unchanged.</exception>
    public static async Task RunAsync(IDbContextFactory<BoluoDbContext> factory, DatabaseFile file, CancellationToken cancel)
    {
        try
        {
            await ReplaceAsync(factory, file, cancel);
        }
        finally
        {
            if (File.Exists(file.Path)) Discard(file); // Else the copy is all there is, and the next start takes it up.
        }
    }

    private static async Task ReplaceAsync(IDbContextFactory<BoluoDbContext> factory, DatabaseFile file, CancellationToken cancel)
    {
        var isNew = new FileInfo(file.Path) is not { Exists: true, Length: > 0 };
        var before = isNew ? null : await CopyAsync(factory, file, cancel);
        var settings = new SqliteConnectionStringBuilder(file.ConnectionString) { DataSource = file.UpgradePath, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        await using (var copy = new BoluoDbContext((DbContextOptions<BoluoDbContext>)new DbContextOptionsBuilder<BoluoDbContext>().UseBoluo(settings.ConnectionString).Options))
        {
            await copy.Database.MigrateAsync(cancel);
            var broken = await copy.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check UNION ALL SELECT quick_check FROM pragma_quick_check WHERE quick_check <> 'ok'")
                .FirstOrDefaultAsync(cancel);
            if (broken is not null) throw new StartRefusedException($"数据库升级后未通过核对（{broken}），已放弃升级，原数据库未改动：{file.Path}");
            await copy.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancel);
        }

        if (before is not null) await RequireAtRestAsync(file, cancel);
        // A pooled connection would go on with the file that it has opened.
        await using (var pool = new SqliteConnection(file.ConnectionString)) SqliteConnection.ClearPool(pool);
        if (before is not null)
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file.UpgradePath, File.GetUnixFileMode(file.Path));
            File.Replace(file.UpgradePath, file.Path, before);
            return;
        }

        // The log of a database that somebody has taken away would be read into the new one.
        foreach (var side in SideFiles) File.Delete(file.Path + side);
        File.Move(file.UpgradePath, file.Path, overwrite: true);
    }

    /// <returns>Where the original shall stay.</returns>
    private static async Task<string> CopyAsync(IDbContextFactory<BoluoDbContext> factory, DatabaseFile file, CancellationToken cancel)
    {
        await using var original = await factory.CreateDbContextAsync(cancel);
        await original.Database.ExecuteSqlAsync($"VACUUM INTO {file.UpgradePath}", cancel);
        return file.BeforePath((await original.Database.GetPendingMigrationsAsync(cancel)).First());
    }

    /// <summary>
    /// A program that has the database open, even without using it, keeps a log that the new file would be read with. SQLite gives the
    /// log up only to who is alone.
    /// </summary>
    private static async Task RequireAtRestAsync(DatabaseFile file, CancellationToken cancel)
    {
        await using (var pool = new SqliteConnection(file.ConnectionString)) SqliteConnection.ClearPool(pool);
        await using var original = new SqliteConnection(new SqliteConnectionStringBuilder(file.ConnectionString) { Pooling = false }.ConnectionString);
        await original.OpenAsync(cancel);
        await using var command = original.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        try
        {
            if (await command.ExecuteScalarAsync(cancel) is "delete") return;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            // Said below.
        }

        throw new StartRefusedException($"数据库正被其他程序占用，请关闭该程序后再启动：{file.Path}");
    }
}
