using System.Security.Cryptography;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Backups;

/// <summary>
/// A folder of backups. What is being made lies in a folder inside, and comes out under its name when it is whole, in one step; so a
/// file with the name of a backup is one, however the program ended.
/// </summary>
public sealed class BackupFolder(string path)
{
    /// <summary>Clocks are corrected by so much without anybody's doing.</summary>
    private static readonly TimeSpan Corrected = TimeSpan.FromMinutes(2);

    private const string Making = ".making", LockFile = ".lock";

    public string Path => path;

    public string StagingPath => System.IO.Path.Combine(path, Making);

    /// <summary>The names of all backups, the newest first.</summary>
    public IReadOnlyList<string> Names() => !Directory.Exists(path) ? [] :
        [.. Directory.EnumerateFiles(path, BackupName.Pattern).Select(f => System.IO.Path.GetFileName(f)!).Where(n => BackupName.TimeOf(n) is not null).OrderDescending(StringComparer.Ordinal)];

    public string PathOf(string name) => System.IO.Path.Combine(path, name);

    /// <summary>
    /// The right to write here, for one process at a time: an operator may ask for a backup while the program makes one. With it comes an
    /// empty place to work in. Whoever was killed has given the right back and left its work, which is thrown away.
    /// </summary>
    /// <exception cref="BackupRefusedException">Another process holds it.</exception>
    public IDisposable Enter()
    {
        OwnFiles.CreateFolder(path);
        FileStream held;
        try
        {
            held = new FileStream(PathOf(LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Data.DatabaseFaults.Of(e) is null && File.Exists(PathOf(LockFile)))
        {
            throw new BackupRefusedException("另一个备份正在进行，请稍后再试。", e);
        }

        try
        {
            ClearStaging();
            OwnFiles.CreateFolder(StagingPath);
            return new Work(this, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes a finished file out of the staging folder, under the name of that time, or of the second after the newest where that is not past
    /// yet: the newest is the last by name, also when a clock was corrected meanwhile.
    /// </summary>
    public string Publish(string staged, DateTime at, bool isKept)
    {
        if (Names() is [var newest, ..] && BackupName.TimeOf(newest)!.Value.AddHours(-Days.HoursAheadOfUtc) is var last && last < at + Corrected && last.AddSeconds(1) > at) at = last.AddSeconds(1);
        while (File.Exists(PathOf(BackupName.Of(at))) || File.Exists(PathOf(BackupName.Of(at, isKept: true)))) at = at.AddSeconds(1);
        File.Move(staged, PathOf(BackupName.Of(at, isKept)));
        return BackupName.Of(at, isKept);
    }

    /// <summary>Brings what another folder has and this one lacks, each checked byte by byte.</summary>
    public void CopyFrom(BackupFolder other, IEnumerable<string> names)
    {
        var here = Names().ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(n => !here.Contains(n)))
        {
            var staged = System.IO.Path.Combine(StagingPath, name);
            using (var target = OwnFiles.Create(staged))
            using (var source = File.OpenRead(other.PathOf(name)))
            {
                source.CopyTo(target);
                target.Flush(flushToDisk: true);
                (source.Position, target.Position) = (0, 0);
                if (!SHA256.HashData(source).AsSpan().SequenceEqual(SHA256.HashData(target))) throw new BackupRefusedException($"复制的备份与原件不一致：{PathOf(name)}。");
            }

            File.Move(staged, PathOf(name), overwrite: true);
        }
    }

    /// <summary>Deletes what the rotation does not keep; never the one that was just made, whatever the clock said then.</summary>
    public void Rotate(string made)
    {
        var names = Names();
        var kept = BackupRotation.Kept(names);
        foreach (var name in names.Where(n => n != made && !kept.Contains(n))) File.Delete(PathOf(name));
    }

    private void ClearStaging()
    {
        if (Directory.Exists(StagingPath)) Directory.Delete(StagingPath, recursive: true);
    }

    private sealed class Work(BackupFolder folder, FileStream held) : IDisposable
    {
        public void Dispose()
        {
            folder.ClearStaging();
            held.Dispose();
        }
    }
}
