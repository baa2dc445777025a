using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Logs.Archives;

/// <summary>The folders of the archives. A file gets its name when it is whole, in one step; so what has the name of an archive was one.</summary>
public sealed class LogArchives(LogArchiveSettings settings, LogKeys keys)
{
    private const string Pattern = "security-log-*.zip", Making = ".new";

    private string First => settings.Folders[0];

    /// <summary>The archive of that name, if it is as it was written.</summary>
    public LogArchiveFile? Find(string name) => Sound(Paths().Where(p => Path.GetFileName(p) == name)).FirstOrDefault();

    /// <summary>From the beginning of the database back to that of the log: each archive ends where the next one begins.</summary>
    internal LogArchiveCheck Check(LogBeginning beginning, CancellationToken cancel)
    {
        var (sound, faults) = (new List<LogArchiveFile>(), new List<LogArchiveFault>());
        foreach (var path in Paths())
        {
            cancel.ThrowIfCancellationRequested();
            if (LogArchive.Read(path, keys) is { } end) sound.Add(new LogArchiveFile(path, end));
            else faults.Add(new LogArchiveFault(path, 0, 0));
        }

        var files = new List<LogArchiveFile>();
        for (var at = beginning; at.Row > 0;)
        {
            if (sound.FirstOrDefault(f => f.End.After == at) is { } file)
            {
                files.Insert(0, file);
                at = file.End.Before;
                continue;
            }

            // What lies before the gap is still told, and followed.
            var before = sound.Select(f => f.End.After).Where(e => e.Row < at.Row).OrderByDescending(e => e.Row).FirstOrDefault() ?? LogBeginning.None;
            faults.Add(new LogArchiveFault(null, before.Row + 1, at.Row));
            at = before;
        }

        return new LogArchiveCheck(files, faults);
    }

    /// <summary>An archive that goes on from there and was not taken note of: the program was stopped before the rows were removed, or an older backup was restored.</summary>
    internal LogArchiveFile? Following(LogBeginning beginning, DateOnly keepFrom, Func<LogBeginning, bool> isThere) =>
        Sound(Paths()).FirstOrDefault(f => f.End.Before == beginning && f.End.To < keepFrom && isThere(f.End.After));

    /// <summary>A place for an archive that is being made.</summary>
    internal string Stage()
    {
        OwnFiles.CreateFolder(First);
        foreach (var leftover in Directory.EnumerateFiles(First, "*" + Making)) File.Delete(leftover);
        return Path.Combine(First, "archive" + Making);
    }

    /// <summary>Gives what was made its name.</summary>
    internal LogArchiveFile Publish(LogArchiveFile staged)
    {
        var path = Path.Combine(First, staged.End.FileName);
        File.Move(staged.Path, path, overwrite: true);
        return staged with { Path = path };
    }

    /// <summary>Each folder gets what another one has and it lacks. One that is away refuses, and nothing is removed from the database meanwhile.</summary>
    /// <exception cref="IOException">A folder cannot be written to.</exception>
    internal void Spread()
    {
        var sound = Sound(Paths());
        if (sound.Count == 0) return;
        foreach (var folder in settings.Folders)
        {
            OwnFiles.CreateFolder(folder);
            foreach (var file in sound.Where(f => !File.Exists(Path.Combine(folder, f.End.FileName)))) Copy(file, Path.Combine(folder, file.End.FileName));
        }
    }

    private void Copy(LogArchiveFile file, string target)
    {
        using (var source = File.OpenRead(file.Path))
        using (var copy = OwnFiles.Create(target + Making))
        {
            source.CopyTo(copy);
            copy.Flush(flushToDisk: true);
        }

        File.Move(target + Making, target, overwrite: true);
        if (LogArchive.Read(target, keys) != file.End) throw new LogArchiveException($"复制的归档文件与原件不一致：{target}");
    }

    private List<LogArchiveFile> Sound(IEnumerable<string> paths) => [.. paths.Select(p => LogArchive.Read(p, keys) is { } end ? new LogArchiveFile(p, end) : null).OfType<LogArchiveFile>().DistinctBy(f => f.End.FileName, StringComparer.Ordinal)];

    /// <summary>Of all folders that can be reached; the first one's first.</summary>
    private IEnumerable<string> Paths() => settings.Folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, Pattern).Order(StringComparer.Ordinal));
}
