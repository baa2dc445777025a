using System.IO.Compression;
using System.Text.Json;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tests.Data.Upgrades;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Tests.Data.Logs;

/// <summary>Old events go into files; the chain goes on from file to file and into the database, and nothing of it goes unnoticed.</summary>
public sealed class LogArchivingTests
{
    private static readonly DateOnly Kept = new(2020, 1, 1);

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Old_events_leave_the_database_for_a_file_and_both_hold()
    {
        await using var database = await WithYearsAsync();
        var file = Assert.Single(await database.ArchiveAsync(Kept));
        Assert.Equal((0, 1, 4, 4, new DateOnly(2016, 3, 1), new DateOnly(2019, 12, 31)), (file.End.AfterRow, file.End.FirstRow, file.End.LastRow, file.End.Rows, file.End.From, file.End.To));
        Assert.Equal(["5|登录", $"6|{LogWords.Archived(file)}"], await EventsAsync(database));
        var check = await database.Chain.VerifyAsync(None);
        Assert.True(check.Holds && check.Archives.IsSound);
        Assert.Equal(new LogPart(ChainedLog.SecurityEvents, 2, 6, null), check.Parts[1]);
        Assert.Equal([file], check.Archives.Files);
        Assert.All(database.ArchiveFolders, folder => Assert.Equal([file.End.FileName], FilesIn(folder)));
        Assert.Empty(await database.ArchiveAsync(Kept)); // Once.
    }

    [Fact]
    public async Task A_file_says_in_plain_lines_what_the_rows_said()
    {
        await using var database = await WithYearsAsync();
        var row = (await TableRows.QueryAsync(database.Path, "SELECT Id, At, What, Seal FROM SecurityEvents WHERE Id = 2"))[0];
        var file = Assert.Single(await database.ArchiveAsync(Kept));
        await using var zip = await ZipFile.OpenReadAsync(file.Path, None);
        using var lines = new StreamReader(await zip.GetEntry("events.jsonl")!.OpenAsync(None));
        using var second = JsonDocument.Parse((await lines.ReadToEndAsync(None)).Split('\n')[1]);
        Assert.Equal(row, ["Id", "At", "What", "Seal"], (text, name) => text == second.RootElement.GetProperty(name).ToString());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
    }

    [Fact]
    public async Task Each_archive_goes_on_where_the_one_before_ended()
    {
        await using var database = await WithYearsAsync();
        await database.ArchiveAsync(new DateOnly(2018, 1, 1));
        await database.ArchiveAsync(Kept);
        await database.HappenAsync();
        var check = await database.Chain.VerifyAsync(None);
        Assert.True(check.Holds && check.Archives.IsSound);
        Assert.Equal([(0L, 2L), (2L, 4L)], check.Archives.Files.Select(f => (f.End.AfterRow, f.End.LastRow)));
        Assert.Equal(new LogPart(ChainedLog.SecurityEvents, 4, 8, null), check.Parts[1]);
        Assert.True((await (await database.StoppedAsync()).VerifyAsync(None)).Archives.IsSound); // By the command, too.
    }

    [Fact]
    public async Task Many_events_go_into_several_files()
    {
        await using var database = await WithYearsAsync(mostRows: 3);
        Assert.Equal([3, 1], (await database.ArchiveAsync(Kept)).Select(f => f.End.Rows));
        Assert.True((await database.Chain.VerifyAsync(None)).Archives.IsSound);
    }

    /// <summary>A clock that was wrong once must not take what is new with it.</summary>
    [Fact]
    public async Task What_was_written_after_the_first_event_that_stays_stays_too()
    {
        await using var database = await ChainedDatabase.BegunAsync();
        foreach (var day in (DateOnly[])[new(2016, 3, 1), new(2020, 2, 1), new(2016, 3, 2)]) await database.HappenAsync(on: day);
        Assert.Equal(1, Assert.Single(await database.ArchiveAsync(Kept)).End.Rows);
        Assert.True((await database.Chain.VerifyAsync(None)).Holds);
    }

    [Theory]
    [InlineData("DELETE FROM SecurityEvents WHERE Id = 5")]
    [InlineData("UPDATE SecurityEvents SET What = '' WHERE Id = 5")]
    [InlineData("INSERT INTO SecurityEvents (Id, At, \"On\", Kind, Outcome, ByName, What, Times) VALUES (2, '', '', '', '', '', '', 1)")]
    public async Task The_database_lets_only_archived_events_go_and_takes_none_in_their_place(string sql)
    {
        await using var database = await WithYearsAsync();
        await database.ArchiveAsync(Kept);
        Assert.Contains("日志只增不改", (await Assert.ThrowsAsync<SqliteException>(() => TableRows.ExecuteAsync(database.Path, sql))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE LogHeads SET ArchivedRow = 5, ArchivedSeal = (SELECT Seal FROM SecurityEvents WHERE Id = 5) WHERE Key = 'SecurityEvents'; DELETE FROM SecurityEvents WHERE Id = 5", 1, LogBreakKind.Missing)]
    [InlineData("UPDATE LogHeads SET ArchivedRow = 0, ArchivedSeal = NULL, ArchivedMac = NULL", 1, LogBreakKind.Missing)]
    [InlineData("DELETE FROM SecurityEvents WHERE Id = 5", 5, LogBreakKind.Missing)]
    [InlineData("UPDATE SecurityEvents SET Id = 4 WHERE Id = 5", 4, LogBreakKind.Inserted)]
    public async Task A_beginning_that_was_moved_by_hand_vouches_for_nothing(string sql, long row, LogBreakKind kind)
    {
        await using var database = await WithYearsAsync();
        await database.ArchiveAsync(Kept);
        await database.TamperAsync(sql);
        Assert.Equal(new LogBreak(ChainedLog.SecurityEvents, row, kind), await database.BreakAsync());
    }

    /// <summary>An earlier version has made triggers of the same names, and somebody may have made them harmless.</summary>
    [Fact]
    public async Task A_start_makes_triggers_anew_that_say_something_else()
    {
        await using var database = await WithYearsAsync();
        await TableRows.ExecuteAsync(database.Path, "DROP TRIGGER TR_SecurityEvents_Delete; CREATE TRIGGER TR_SecurityEvents_Delete BEFORE DELETE ON SecurityEvents WHEN 0 BEGIN SELECT 1; END");
        var before = await TriggersAsync(database);
        await database.RestartAsync();
        var after = await TriggersAsync(database);
        Assert.Single(before.Except(after, StringComparer.Ordinal));
        await database.RestartAsync();
        Assert.Equal(after, await TriggersAsync(database));
        await Assert.ThrowsAsync<SqliteException>(() => TableRows.ExecuteAsync(database.Path, "DELETE FROM SecurityEvents WHERE Id = 1"));
    }

    [Fact]
    public async Task A_changed_and_a_missing_file_are_named_and_one_that_is_put_back_is_welcome()
    {
        await using var database = await WithYearsAsync();
        await database.ArchiveAsync(new DateOnly(2018, 1, 1));
        var second = Assert.Single(await database.ArchiveAsync(Kept));
        var first = (await database.Chain.VerifyAsync(None)).Archives.Files[0];

        var kept = await File.ReadAllBytesAsync(first.Path, None);
        foreach (var folder in database.ArchiveFolders) File.Delete(Path.Combine(folder, first.End.FileName));
        var check = await database.Chain.VerifyAsync(None);
        Assert.Equal(new LogArchiveFault(null, 1, 2), Assert.Single(check.Archives.Faults));
        Assert.Equal([second], check.Archives.Files);
        Assert.True(check.Holds); // What is in the database does.

        await File.WriteAllBytesAsync(first.Path, kept, None);
        Assert.True((await database.Chain.VerifyAsync(None)).Archives.IsSound);
        await database.ArchiveAsync(Kept); // Each night brings the second folder what it lacks.
        Assert.All(database.ArchiveFolders, folder => Assert.Equal(2, FilesIn(folder).Count));

        await ReplaceAsync(second.Path, "events.jsonl", text => text.Replace("登录", "退出", StringComparison.Ordinal));
        Assert.Equal(new LogArchiveFault(second.Path, 0, 0), Assert.Single((await database.Chain.VerifyAsync(None)).Archives.Faults));
        await ReplaceAsync(Path.Combine(database.ArchiveFolders[1], second.End.FileName), "end.json", text => text.Replace("2019-12-31", "2019-12-30", StringComparison.Ordinal));
        Assert.Equal([null, database.ArchiveFolders[0], database.ArchiveFolders[1]], (await database.Chain.VerifyAsync(None)).Archives.Faults.Select(f => Path.GetDirectoryName(f.Path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_archived_of_a_log_that_was_changed()
    {
        await using var database = await WithYearsAsync();
        await database.TamperAsync("UPDATE SecurityEvents SET What = '退出' WHERE Id = 2");
        var refused = await Assert.ThrowsAsync<LogArchiveException>(() => database.ArchiveAsync(Kept));
        Assert.Equal("安全日志第1号之后的记录与日志链不符，没有归档", refused.Message);
        Assert.Equal(5, (await EventsAsync(database)).Count);
        Assert.All(database.ArchiveFolders, folder => Assert.Empty(FilesIn(folder)));
    }

    /// <summary>Killed while the file was written: what has no name yet is none.</summary>
    [Fact]
    public async Task Half_a_file_is_thrown_away()
    {
        await using var database = await WithYearsAsync();
        Directory.CreateDirectory(database.ArchiveFolders[0]);
        await File.WriteAllTextAsync(Path.Combine(database.ArchiveFolders[0], "archive.new"), "half", None);
        Assert.True((await database.Chain.VerifyAsync(None)).Archives.IsSound);
        await database.ArchiveAsync(Kept);
        Assert.All(database.ArchiveFolders, folder => Assert.Single(Directory.GetFiles(folder)));
    }

    /// <summary>Killed after the file had its name, or in the transaction, or an older backup was restored: the rows are in both, and the file is taken up.</summary>
    [Fact]
    public async Task A_file_whose_rows_are_still_there_is_taken_up()
    {
        await using var database = await WithYearsAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => database.ArchiveAsync(Kept, tell: _ => throw new InvalidOperationException("killed")));
        var made = Assert.Single(FilesIn(database.ArchiveFolders[0]));
        Assert.Equal(5, (await EventsAsync(database)).Count);
        var check = await database.Chain.VerifyAsync(None);
        Assert.True(check.Holds && check.Archives.IsSound);
        Assert.Empty(check.Archives.Files);
        await database.HappenAsync(on: new DateOnly(2020, 7, 2));
        var written = File.GetLastWriteTimeUtc(Path.Combine(database.ArchiveFolders[0], made));
        Assert.Equal(made, Assert.Single(await database.ArchiveAsync(Kept)).End.FileName);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(database.ArchiveFolders[0], made)));
        Assert.True((await database.Chain.VerifyAsync(None)).Archives.IsSound);
    }

    /// <summary>The transaction is rolled back whole: the event that tells cannot be stored.</summary>
    [Fact]
    public async Task What_cannot_be_told_is_not_removed()
    {
        await using var database = await WithYearsAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => database.ArchiveAsync(Kept, tell: _ => new SecurityEvent
        {
            At = DateTime.UtcNow,
            On = Kept,
            Kind = SecurityEventKind.LogArchive,
            Outcome = SecurityOutcome.Done,
            ByName = "系统",
            What = null!,
        }));
        Assert.Equal(5, (await EventsAsync(database)).Count);
        Assert.True((await database.Chain.VerifyAsync(None)).Holds);
        Assert.Single(await database.ArchiveAsync(Kept));
    }

    [Fact]
    public async Task Nothing_is_removed_while_the_second_folder_is_away()
    {
        await using var database = await WithYearsAsync();
        await File.WriteAllTextAsync(database.ArchiveFolders[1], "no folder", None);
        await Assert.ThrowsAnyAsync<IOException>(() => database.ArchiveAsync(Kept));
        Assert.Equal(5, (await EventsAsync(database)).Count);
        File.Delete(database.ArchiveFolders[1]);
        Assert.Single(await database.ArchiveAsync(Kept));
        Assert.True((await database.Chain.VerifyAsync(None)).Archives.IsSound);
    }

    /// <summary>Of each year from 2016 to 2019 one, and one of 2020.</summary>
    private static async Task<ChainedDatabase> WithYearsAsync(int mostRows = 100)
    {
        var database = await ChainedDatabase.BegunAsync(mostRows);
        foreach (var day in (DateOnly[])[new(2016, 3, 1), new(2017, 3, 1), new(2018, 3, 1), new(2019, 12, 31), new(2020, 1, 1)]) await database.HappenAsync(on: day);
        return database;
    }

    private static async Task<List<string>> EventsAsync(ChainedDatabase database) =>
        [.. (await TableRows.QueryAsync(database.Path, "SELECT Id, What FROM SecurityEvents ORDER BY Id")).Select(r => $"{r[0]}|{r[1]}")];

    private static async Task<List<string>> TriggersAsync(ChainedDatabase database) =>
        [.. (await TableRows.QueryAsync(database.Path, "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")).Select(r => r[0])];

    private static List<string> FilesIn(string folder) => !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder, "*.zip").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static async Task ReplaceAsync(string path, string name, Func<string, string> change)
    {
        await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update, None);
        string text;
        using (var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(None))) text = await reader.ReadToEndAsync(None);
        zip.GetEntry(name)!.Delete();
        await using var writer = new StreamWriter(await zip.CreateEntry(name).OpenAsync(None));
        await writer.WriteAsync(change(text));
    }
}
