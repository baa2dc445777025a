using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Data.Start;

/// <summary>
/// Makes the database ready before the first request: alone on the file, sound, migrated, loaded. Each step may be
/// repeated, so a start that was killed half-way is finished by the next one.
/// </summary>
public sealed class DatabaseStart(IDbContextFactory<BoluoDbContext> factory, DatabaseFile file, IInitialData initial, TimeProvider time, IEnumerable<IBeforeUpgrade> preparations) : IDisposable
{
    private static readonly TimeSpan MigrationLimit = TimeSpan.FromSeconds(60);

    private FileStream? _lock;

    /// <returns>The version of the stored data.</returns>
    /// <exception cref="StartRefusedException">The operator has to do something first.</exception>
    public async Task<long> RunAsync(string dataDirectory, CancellationToken cancel)
    {
        try
        {
            _lock = DatabaseLock.TryTake(file) ?? throw new StartRefusedException($"本系统已在运行，同一数据库不能由两个实例同时使用：{file.Path}");
            DatabaseUpgrade.FinishReplacement(file);
            await SoundDatabase.RequireAsync(file, _lock.Length > 0, cancel);
            await MigrateAsync(cancel);
            await LoadIfEmptyAsync(dataDirectory, cancel);
            MarkReady();
            await using var db = await factory.CreateDbContextAsync(cancel);
            return await db.DataStates.Where(s => s.Id == DataState.OnlyId).Select(s => s.Version).SingleAsync(cancel);
        }
        catch (Exception e) when (e is SqliteException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{DatabaseFaults.Describe(e) ?? "数据库无法打开。"}数据库文件：{file.Path}", e);
        }
    }

    /// <summary>From now on an empty file is a loss, not a beginning, and so is none. Who deletes the lock's file begins anew.</summary>
    private void MarkReady()
    {
        if (_lock!.Length > 0) return;
        _lock.Write(System.Text.Encoding.UTF8.GetBytes(time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
        _lock.Flush(flushToDisk: true);
    }

    private async Task MigrateAsync(CancellationToken cancel)
    {
        bool isBehind, isNew;
        await using (var db = await factory.CreateDbContextAsync(cancel))
        {
            var applied = (await AppliedAsync(db, cancel)).ToList();
            var known = db.Database.GetMigrations().ToList();
            (isBehind, isNew) = (known.Count > applied.Count, applied.Count == 0);
            if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
                throw new StartRefusedException($"数据库由其他版本的程序建立（{unknown}），请使用建立它的版本，或另设数据库文件：{file.Path}");
            await ReleaseMigrationLockAsync(db, cancel);
        }

        if (isBehind && !isNew)
            foreach (var preparation in preparations) await preparation.PrepareAsync(cancel);
        using var limit = new CancellationTokenSource(MigrationLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            if (isBehind) await DatabaseUpgrade.RunAsync(factory, file, either.Token);
            await using var db = await factory.CreateDbContextAsync(cancel);
            // A copy made by VACUUM INTO comes without the write-ahead log, and readers would block writers.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", either.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            throw new StartRefusedException($"数据库升级超过{Digits.Plain(MigrationLimit.TotalSeconds)}秒未完成，已停止：{file.Path}", e);
        }
    }

    private static async Task<IEnumerable<string>> AppliedAsync(BoluoDbContext db, CancellationToken cancel) =>
        await db.Database.CanConnectAsync(cancel) ? await db.Database.GetAppliedMigrationsAsync(cancel) : [];

    /// <summary>
    /// A process killed while migrating leaves its row behind, and EF would wait for it for ever. We hold the lock on the
    /// file, so nobody else is migrating and the row is a leftover.
    /// </summary>
    private static async Task ReleaseMigrationLockAsync(BoluoDbContext db, CancellationToken cancel)
    {
        if (!await db.Database.CanConnectAsync(cancel)) return;
        var tables = await db.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (tables > 0) await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
    }

    private async Task LoadIfEmptyAsync(string directory, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (await db.DataStates.AnyAsync(cancel)) return;
        if (!Directory.Exists(directory)) throw new StartRefusedException($"未找到数据目录，无法载入初始数据：{directory}");
        try
        {
            await initial.LoadAsync(db, directory, cancel);
        }
        catch (DataFileException e)
        {
            throw new StartRefusedException($"{e.Message}数据目录：{directory}", e);
        }
    }

    public void Dispose() => _lock?.Dispose();
}
