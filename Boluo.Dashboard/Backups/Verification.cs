using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Copies;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Start;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Backups;

/// <summary>What one check found: a database or a backup, and the sentence about it.</summary>
public sealed record Verified(bool Ok, string Sentence);

/// <summary>All checks of one time.</summary>
public sealed record VerificationRun(DateTime At, IReadOnlyList<Verified> Found)
{
    public bool Ok => Found.All(f => f.Ok);
}

/// <summary>Checks the database and its logs, while they are in use, and the newest backup of each folder, by taking it apart as a restoration does.</summary>
public sealed class Verification(DatabaseFile file, BackupKeeper keeper, LogChain chain, TimeProvider time)
{
    /// <summary>The last run since the program started; null if there was none.</summary>
    public VerificationRun? Last { get; private set; }

    /// <param name="path">A backup to be checked instead of the newest ones.</param>
    /// <param name="cancel">Not begun if it is cancelled.</param>
    public async Task<VerificationRun> RunAsync(string? path, CancellationToken cancel)
    {
        var at = time.GetUtcNow().UtcDateTime;
        IReadOnlyList<Verified> logs = path is null && File.Exists(file.Path) ? await CheckLogAsync(cancel) : [];
        var run = await Task.Run(() => new VerificationRun(at, path is null ? [CheckDatabase(), .. logs, .. CheckNewest()] : [CheckBackup(path)]), cancel);
        if (path is null) Last = run;
        return run;
    }

    private Verified CheckDatabase()
    {
        if (!File.Exists(file.Path)) return new Verified(false, $"未找到数据库文件：{file.Path}。");
        try
        {
            if (DatabaseCopy.FaultOf(file.Path) is { } fault) return new Verified(false, $"数据库未通过核对（{fault}），请用备份恢复：{file.Path}。");
            return new Verified(true, Invariant($"数据库完好，共{DatabaseCopy.ContentOf(file.Path).Total}行：{file.Path}。"));
        }
        catch (Exception e) when (DatabaseFaults.Describe(e) is not null)
        {
            return new Verified(false, $"{DatabaseFaults.Describe(e)}路径：{file.Path}。");
        }
    }

    /// <summary>Whether nobody has changed the logs and their archives; nothing where the database has none yet.</summary>
    private async Task<IReadOnlyList<Verified>> CheckLogAsync(CancellationToken cancel)
    {
        try
        {
            var check = await chain.VerifyAsync(cancel);
            var log = check.Holds
                ? new Verified(true, $"日志链完整，核对至{string.Join('、', check.Parts.Select(LogWords.Extent))}。")
                : new Verified(false, $"日志链断开：{string.Join('；', check.Breaks.Select(LogWords.Sentence))}。");
            return LogWords.State(check.Archives) is { } archives ? [log, new Verified(check.Archives.IsSound, $"安全日志归档：{archives}。")] : [log];
        }
        catch (SqliteException)
        {
            return []; // Of an earlier version, or damaged, which is said of the database itself.
        }
    }

    private IEnumerable<Verified> CheckNewest() => keeper.Folders.Select(CheckNewest);

    private Verified CheckNewest(BackupFolder folder)
    {
        try
        {
            return folder.Names() is [var newest, ..] ? CheckBackup(folder.PathOf(newest)) : new Verified(false, $"还没有备份，或文件夹无法访问：{folder.Path}。");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Verified(false, $"备份文件夹无法读取：{folder.Path}。");
        }
    }

    private Verified CheckBackup(string path)
    {
        var folder = $"{file.Path}.verifying-{Path.GetRandomFileName()}";
        try
        {
            OwnFiles.CreateFolder(folder);
            var manifest = BackupFile.Open(path, folder);
            return new Verified(true, Invariant($"备份完好，{Days.LongTime(manifest.At)}生成，共{manifest.Rows.Values.Sum()}行：{path}。"));
        }
        catch (BackupRefusedException refused)
        {
            return new Verified(false, refused.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Verified(false, $"{DatabaseFaults.Describe(e) ?? "备份文件无法读取。"}路径：{path}。");
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
