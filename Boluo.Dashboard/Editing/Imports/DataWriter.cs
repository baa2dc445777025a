using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Registers;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>What was written: the folder, files and rows, which of their columns are somebody's own, and what the loader would refuse of it.</summary>
public sealed record DataWritten(string Folder, int Files, long Rows, IReadOnlyList<string> PersonalColumns, IReadOnlyList<string> Refused);

/// <summary>
/// Writes the county's rows as the data files that <see cref="DataLoader"/> reads: all of one moment, or nothing. Accounts, parameters,
/// drafts and the log have no data files and stay here.
/// </summary>
public sealed class DataWriter(IDbContextFactory<BoluoDbContext> factory, DataLoader loader)
{
    /// <param name="directory">A folder that is empty or not there.</param>
    /// <param name="cancel">Leaves nothing behind.</param>
    /// <exception cref="StartRefusedException">The folder holds something.</exception>
    public async Task<DataWritten> WriteAsync(string directory, CancellationToken cancel)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())) throw new StartRefusedException($"导出的文件夹应为空文件夹或不存在的文件夹：{folder}。");
        var unfinished = folder + ".part";
        try
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
            OwnFiles.CreateFolder(unfinished);
            var rows = await WriteFilesAsync(unfinished, cancel);
            var refused = await RefusedAsync(unfinished, cancel);
            if (Directory.Exists(folder)) Directory.Delete(folder);
            Directory.Move(unfinished, folder);
            return new DataWritten(folder, loader.Files.Count, rows, [.. loader.Files.SelectMany(f => f.Personal.Select(label => $"{f.Name}的{label}"))], refused);
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    private async Task<long> WriteFilesAsync(string folder, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var rows = 0L;
        foreach (var file in loader.Files)
        {
            await using var stream = File.Create(Path.Combine(folder, file.Name));
            rows += await file.WriteAsync(db, stream, cancel);
        }

        return rows;
    }

    /// <summary>A row that an earlier version has taken may be against a rule of today; who exports hears of it now, not when he needs the files.</summary>
    private async Task<IReadOnlyList<string>> RefusedAsync(string folder, CancellationToken cancel)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            loader.Read(db.Model, folder);
            return [];
        }
        catch (DataFileException e)
        {
            return e.Lines;
        }
    }
}
