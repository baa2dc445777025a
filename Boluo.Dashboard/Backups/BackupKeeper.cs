using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Copies;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Backups;

/// <summary>A backup that was made: its name, and what it could not do besides.</summary>
public sealed record BackupDone(string Path, long Rows, string? SecondFault);

/// <summary>A backup that may be restored.</summary>
public sealed record BackupChoice(string Path, string Name)
{
    /// <summary>2026年11月30日 12:30</summary>
    public string Label => BackupName.TimeOf(Name) is { } at ? at.ToString("yyyy'年'M'月'd'日' HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + (BackupName.IsKept(Name) ? "（操作前）" : "") : Name;
}

/// <summary>
/// Makes backups, one at a time, and knows how old the newest is. A copy is taken, checked, packed, read back and checked again before
/// it gets its name; then the second folder gets it, and what the rotation does not keep is deleted.
/// </summary>
public sealed class BackupKeeper(DatabaseFile file, BackupSettings settings, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly BackupFolder _first = new(settings.Folder);
    private readonly BackupFolder? _second = settings.SecondFolder is { } path ? new BackupFolder(path) : null;
    private volatile Memory _memory = new(null, null, null, null);

    public BackupState State
    {
        get
        {
            var memory = _memory;
            return new BackupState
            {
                First = StateOf(_first, memory.FirstFault),
                Second = _second is null ? null : StateOf(_second, memory.SecondFault),
                CompleteAt = memory.CompleteAt,
            };
        }
    }

    /// <summary>When it was last known that the newest backup holds all that was stored, in UTC.</summary>
    public DateTime? CompleteAt => _memory.CompleteAt;

    /// <summary>Why the second folder has not got the last backup; null if it has, or if there is none.</summary>
    public string? SecondFault => _memory.SecondFault;

    /// <summary>The newest backup of the first folder; null if there is none.</summary>
    public string? Newest => _first.Names().Select(_first.PathOf).FirstOrDefault();

    /// <summary>The first, and the second where there is one.</summary>
    public IReadOnlyList<BackupFolder> Folders => _second is null ? [_first] : [_first, _second];

    /// <summary>All backups of both folders, the newest first; one that both have, once.</summary>
    public IReadOnlyList<BackupChoice> Choices()
    {
        try
        {
            return [.. Folders.SelectMany(f => f.Names().Select(name => new BackupChoice(f.PathOf(name), name))).DistinctBy(c => c.Name, StringComparer.Ordinal).OrderByDescending(c => c.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>When the newest backup of the first folder was made, in UTC; null if there is none, or the folder cannot be read.</summary>
    public DateTime? NewestAt => StateOf(_first, null).NewestAt;

    /// <summary>Makes one now. A failure is a sentence that an operator can act on.</summary>
    public Task<Result<BackupDone>> BackUpAsync(CancellationToken cancel) => AloneAsync(() => BackUp(isKept: false), cancel);

    /// <summary>The same of one that is the way back from what is about to be done: those that follow do not take its place.</summary>
    public Task<Result<BackupDone>> BackUpToKeepAsync(CancellationToken cancel) => AloneAsync(() => BackUp(isKept: true), cancel);

    /// <summary>Makes one if something has been stored since the last one, and that is long enough ago; null if not.</summary>
    public Task<Result<BackupDone>?> BackUpIfDueAsync(CancellationToken cancel) => AloneAsync(() => IsDue() ? BackUp(isKept: false) : (Result<BackupDone>?)null, cancel);

    private bool IsDue()
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (_memory.Copied is { } copied && copied == ChangeMark.Of(file))
        {
            _memory = _memory with { CompleteAt = now };
            return false;
        }

        // The next look would be too late. A clock that was set back waits for nothing.
        var age = now - (_memory.Copied?.At ?? NewestAt);
        return age is not { } since || since < TimeSpan.Zero || since >= settings.Every - BackupSchedule.Look;
    }

    private async Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    private Result<BackupDone> BackUp(bool isKept)
    {
        try
        {
            var (path, rows) = Make(isKept);
            return new BackupDone(path, rows, CopyToSecond(Path.GetFileName(path)));
        }
        catch (Exception e) when (Sentence(e, _first.Path) is { } sentence)
        {
            _memory = _memory with { FirstFault = sentence };
            return Result<BackupDone>.Fail(sentence);
        }
    }

    private (string Path, long Rows) Make(bool isKept)
    {
        using var work = _first.Enter();
        var at = time.GetUtcNow().UtcDateTime;
        var mark = ChangeMark.Of(file) with { At = at }; // Before the copy: what is stored meanwhile counts as stored after it.
        var database = Path.Combine(_first.StagingPath, "copy.db");
        OwnFiles.Create(database).Dispose();
        var content = Taken(database);
        if (DatabaseCopy.FaultOf(database) is { } fault) throw new BackupRefusedException($"数据库未通过核对（{fault}），未生成备份：{file.Path}。");
        if (DatabaseCopy.ContentOf(database).TableUnlike(content.Rows) is { } table) throw new BackupRefusedException($"备份的行数与数据库不符（{table}），未生成备份：{file.Path}。");

        var packed = Path.Combine(_first.StagingPath, "packed.zip");
        BackupFile.Write(packed, database, file.KeysFolder, content, ProgramVersion.Text, at);
        BackupFile.Open(packed, Path.Combine(_first.StagingPath, "opened"));
        var name = _first.Publish(packed, at, isKept);
        _first.Rotate(name);
        _memory = _memory with { Copied = mark, CompleteAt = at, FirstFault = null };
        return (_first.PathOf(name), content.Total);
    }

    /// <summary>Tells of the database, and not of the folder, where what it holds cannot be read.</summary>
    private DatabaseContent Taken(string copy)
    {
        try
        {
            return DatabaseCopy.Take(file.Path, copy);
        }
        catch (Exception e) when (DatabaseFaults.Of(e) is DatabaseFault.Damaged)
        {
            throw new BackupRefusedException($"数据库文件已损坏，未生成备份：{file.Path}。");
        }
    }

    /// <summary>The second folder gets what it lacks of the first, also from the time that it was away. What goes wrong there costs no first copy.</summary>
    private string? CopyToSecond(string made)
    {
        if (_second is null) return null;
        string? fault = null;
        try
        {
            using var work = _second.Enter();
            _second.CopyFrom(_first, BackupRotation.Kept(_first.Names()).Append(made).Distinct(StringComparer.Ordinal));
            _second.Rotate(made);
        }
        catch (Exception e) when (Sentence(e, _second.Path) is { } sentence)
        {
            fault = sentence;
        }

        _memory = _memory with { SecondFault = fault };
        return fault;
    }

    private static string? Sentence(Exception exception, string folder) => exception switch
    {
        BackupRefusedException refused => refused.Message,
        _ when DatabaseFaults.Of(exception) is DatabaseFault.Full => $"磁盘空间不足，未生成备份：{folder}。",
        _ when DatabaseFaults.Describe(exception) is { } sentence => $"{sentence}未生成备份：{folder}。",
        IOException or UnauthorizedAccessException => $"备份文件夹无法写入：{folder}。",
        _ => null,
    };

    private static BackupFolderState StateOf(BackupFolder folder, string? fault)
    {
        try
        {
            var names = folder.Names();
            return new BackupFolderState { Path = folder.Path, Count = names.Count, NewestAt = names is [var newest, ..] ? BackupName.TimeOf(newest)!.Value.AddHours(-Days.HoursAheadOfUtc) : null, Fault = fault };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new BackupFolderState { Path = folder.Path, Fault = fault ?? $"备份文件夹无法读取：{folder.Path}。" };
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed record Memory(ChangeMark? Copied, DateTime? CompleteAt, string? FirstFault, string? SecondFault);
}
