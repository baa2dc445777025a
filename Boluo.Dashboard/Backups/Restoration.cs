using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Copies;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Start;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Backups;

/// <summary>
/// Puts a backup in the database's place while the program stands still. What was there stays beside it under a dated name; keys are added
/// and none is taken away, so that sessions of both live on. The backup of an earlier program is migrated by the next start.
/// </summary>
public sealed class Restoration(DatabaseFile file, IDbContextFactory<BoluoDbContext> factory, TimeProvider time)
{
    private static readonly string[] SideFiles = ["-wal", "-journal"];

    /// <param name="path">The backup.</param>
    /// <param name="say">Hears what is going to be replaced by what before anything is, and where it has gone.</param>
    /// <exception cref="BackupRefusedException">The program runs, or the backup is not to be trusted; nothing was changed.</exception>
    public void Restore(string path, Action<string> say)
    {
        using var held = DatabaseLock.TryTake(file) ?? throw new BackupRefusedException($"本系统正在运行，请先停止程序再恢复，现有数据未改动：{file.Path}。");
        var staging = file.Path + ".restoring";
        try
        {
            Clear(staging);
            OwnFiles.CreateFolder(staging);
            var manifest = BackupFile.Open(path, staging);
            RequireKnown(manifest, path);
            say($"备份：{InWords(manifest.At, "生成")}，程序版本{manifest.ProgramVersion}，{Content(manifest.AsOf, manifest.Rows.Values.Sum(), manifest.LastChangeAt)}：{path}。");
            say(DescribePresent());
            var kept = PutAside();
            PutInPlace(staging, kept, manifest);
            say(kept is null ? $"已恢复：{file.Path}。" : $"已恢复：{file.Path}。原数据库另存为：{kept}。");
        }
        finally
        {
            Clear(staging);
        }
    }

    private void RequireKnown(BackupManifest manifest, string path)
    {
        using var db = factory.CreateDbContext();
        if (manifest.Migrations.Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new BackupRefusedException($"备份由更新版本的程序（{manifest.ProgramVersion}，{unknown}）生成，请使用该版本恢复，现有数据未改动：{path}。");
    }

    private string DescribePresent()
    {
        if (!File.Exists(file.Path)) return $"现有数据库：无（{file.Path}）。";
        if (!DatabaseCopy.IsDatabase(file.Path)) return $"将替换现有数据库：已损坏，原样保留：{file.Path}。";
        if (DatabaseCopy.BringToRest(file.Path) is DatabaseRest.InUse) throw new BackupRefusedException($"数据库正被其他程序占用，请关闭该程序后再恢复，现有数据未改动：{file.Path}。");
        if (DatabaseCopy.FaultOf(file.Path) is { } fault) return $"将替换现有数据库：已损坏（{fault}），原样保留：{file.Path}。";
        var content = DatabaseCopy.ContentOf(file.Path);
        // Said first and in numbers: what the log of the present database holds beyond that of the backup goes with it, and must not go unnoticed.
        return Invariant($"被替换的数据库有安全日志{content.Rows.GetValueOrDefault("SecurityEvents")}条、数据变更{content.Rows.GetValueOrDefault("ChangeSets")}次，{Content(content.AsOf, content.Total, content.LastChangeAt)}，将替换现有数据库：{file.Path}。");
    }

    private static string Content(DateOnly? day, long rows, DateTime? change) =>
        Invariant($"{(day is { } on ? $"数据截至{Days.Long(on)}，" : "")}共{rows}行{(change is { } at ? $"，{InWords(at, "最后修改")}" : "")}");

    private static string InWords(DateTime at, string what) => $"{what}于{Days.LongTime(at)}";

    /// <returns>Where the present database is now; null if there was none.</returns>
    private string? PutAside()
    {
        var aside = file.ReplacedPath(time.GetUtcNow().UtcDateTime);
        var exists = File.Exists(file.Path);
        if (exists) File.Move(file.Path, aside);
        foreach (var side in SideFiles)
            if (File.Exists(file.Path + side)) File.Move(file.Path + side, aside + side); // A log that stayed would be read into the other database.
        File.Delete(file.Path + "-shm");
        return exists ? aside : null;
    }

    private void PutInPlace(string staging, string? kept, BackupManifest manifest)
    {
        if (kept is not null && !OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(staging, BackupFile.Database), File.GetUnixFileMode(kept));
        File.Move(Path.Combine(staging, BackupFile.Database), file.Path);
        if ((DatabaseCopy.FaultOf(file.Path) ?? DatabaseCopy.ContentOf(file.Path).TableUnlike(manifest.Rows)) is { } fault)
        {
            File.Delete(file.Path);
            foreach (var side in SideFiles.Prepend(""))
                if (kept is not null && File.Exists(kept + side)) File.Move(kept + side, file.Path + side);
            throw new BackupRefusedException($"恢复后未通过核对（{fault}），已放回原数据库：{file.Path}。");
        }

        OwnFiles.CreateFolder(file.KeysFolder);
        foreach (var key in Directory.EnumerateFiles(Path.Combine(staging, "keys")))
        {
            var target = Path.Combine(file.KeysFolder, Path.GetFileName(key));
            // The key of the logs has one name on each computer.
            if (File.Exists(target) && Path.GetFileName(key) == LogKeys.Name && !File.ReadAllBytes(key).AsSpan().SequenceEqual(File.ReadAllBytes(target))) target = Path.Combine(file.KeysFolder, LogKeys.NameBeside(key));
            if (!File.Exists(target)) File.Move(key, target);
        }
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
