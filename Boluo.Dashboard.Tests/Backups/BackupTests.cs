using System.IO.Compression;
using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Data.Copies;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Tests.Backups;

/// <summary>What a backup holds, and what is not taken for one.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly BackupHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_backup_has_every_row_the_keys_and_a_manifest_that_says_so()
    {
        var path = await _house.BackUpAsync();
        Assert.Equal("boluo-20260302-103000.zip", Path.GetFileName(path));
        var manifest = BackupFile.Open(path, _house.Place("opened"));
        var content = DatabaseCopy.ContentOf(_house.File.Path);
        Assert.Equal(content.Rows, manifest.Rows);
        Assert.Equal(402, manifest.Rows["Grids"]);
        Assert.Equal(content.Migrations, manifest.Migrations);
        Assert.Equal((County.Day, BackupHouse.Start.UtcDateTime, "1.0.0"), (manifest.AsOf, manifest.At, manifest.ProgramVersion));
        Assert.Equal("<key id=\"1\" />", await File.ReadAllTextAsync(Path.Combine(_house.Place("opened"), "keys", "key-1.xml"), CancellationToken.None));
        Assert.Equal(402L, BackupHouse.Ask(Path.Combine(_house.Place("opened"), BackupFile.Database), "SELECT COUNT(*) FROM Grids"));
    }

    /// <summary>Each writer adds a pair of rows in one transaction: a copy that is not of one moment has a half of one.</summary>
    [Fact]
    public async Task A_backup_is_of_one_moment_while_others_write_and_keeps_none_of_them_waiting()
    {
        _house.Ask("CREATE TABLE \"Left\" (Id INTEGER PRIMARY KEY, Filler TEXT); CREATE TABLE \"Right\" (Id INTEGER PRIMARY KEY, Filler TEXT)");
        using var stop = new CancellationTokenSource();
        var written = new int[4];
        // Threads of their own: the pool's may all be at work elsewhere while a backup is made.
        var writers = Enumerable.Range(0, written.Length).Select(writer => Task.Factory.StartNew(() =>
        {
            using var connection = new SqliteConnection($"Data Source={_house.File.Path};Pooling=False;Default Timeout=30");
            connection.Open();
            while (!stop.IsCancellationRequested)
            {
                using var transaction = connection.BeginTransaction();
                using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO \"Left\" (Filler) VALUES (hex(randomblob(500))); INSERT INTO \"Right\" (Filler) VALUES (hex(randomblob(500)))";
                command.ExecuteNonQuery();
                transaction.Commit();
                written[writer]++;
                Thread.Sleep(1); // Hundreds a second are more than any county writes, and leave the processor to the backup.
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        Assert.True(SpinWait.SpinUntil(() => Array.TrueForAll(written, rows => rows > 0), TimeSpan.FromSeconds(30)), "Nobody began to write.");
        for (var i = 0; i < 5; i++)
        {
            var before = written.Sum();
            var path = await _house.BackUpAsync();
            var manifest = BackupFile.Open(path, _house.Place($"opened{i}"));
            Assert.Equal(manifest.Rows["Left"], manifest.Rows["Right"]);
            Assert.True(manifest.Rows["Left"] >= before, $"{manifest.Rows["Left"]} of {before} rows that had been stored.");
            Assert.True(written.Sum() > before, "Nobody could write.");
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    [Fact]
    public async Task The_last_backup_is_the_last_by_name_also_within_a_second_and_after_a_correction_of_the_clock()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(await _house.BackUpAsync(), _house.Keeper.Newest);
            if (i == 2) _house.Clock.AdjustTime(BackupHouse.Start.AddSeconds(-40));
        }

        Assert.Equal(["boluo-20260302-103003.zip"], _house.Names);
    }

    [Fact]
    public async Task What_a_killed_backup_leaves_is_no_backup_and_is_thrown_away_by_the_next()
    {
        var folder = new BackupFolder(_house.Settings.Folder);
        Directory.CreateDirectory(folder.StagingPath);
        await File.WriteAllTextAsync(Path.Combine(folder.StagingPath, "packed.zip"), "半份", CancellationToken.None);
        Assert.Empty(_house.Names);
        Assert.Null(_house.Keeper.Newest);
        await _house.BackUpAsync();
        Assert.Single(_house.Names);
        Assert.False(Directory.Exists(folder.StagingPath));
    }

    [Fact]
    public async Task A_backup_that_is_damaged_anywhere_in_its_content_is_refused()
    {
        var path = await _house.BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(path, CancellationToken.None);
        for (var i = 0; i < 12; i++)
        {
            var changed = bytes.ToArray();
            for (var b = 0; b < 64; b++) changed[((long)bytes.Length * (i + 1) / 14) + b] ^= 0xFF; // One byte alone may happen to repeat another place that says the same.
            await File.WriteAllBytesAsync(path, changed, CancellationToken.None);
            var refused = Record.Exception(() => BackupFile.Open(path, _house.Place($"opened{i}")));
            Assert.True(refused is BackupRefusedException, $"Place {i + 1} of 14: {refused}");
            Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        }

        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], CancellationToken.None);
        Assert.StartsWith("备份文件不是备份文件，或已损坏", Assert.Throws<BackupRefusedException>(() => BackupFile.Open(path, _house.Place("half"))).Message, StringComparison.Ordinal);
    }

    /// <summary>As a knowing hand would: a sound archive with a sound database, which is another one.</summary>
    [Fact]
    public async Task A_backup_whose_database_was_exchanged_does_not_match_its_checksum()
    {
        var path = await _house.BackUpAsync();
        BackupFile.Open(path, _house.Place("opened"));
        var database = Path.Combine(_house.Place("opened"), BackupFile.Database);
        BackupHouse.Ask(database, "UPDATE GridFacts SET Households = Households + 1 WHERE Id = 1");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            archive.GetEntry(BackupFile.Database)!.Delete();
            archive.CreateEntryFromFile(database, BackupFile.Database);
        }

        Assert.Contains("校验值不符，内容已损坏或被改动（boluo.db）", Assert.Throws<BackupRefusedException>(() => BackupFile.Open(path, _house.Place("again"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil.db")]
    [InlineData("keys/../../evil.xml")]
    [InlineData("other.db")]
    [InlineData("keys/..")]
    [InlineData("keys/")]
    [InlineData("/tmp/evil.xml")]
    public async Task A_manifest_that_names_other_files_is_refused_and_nothing_is_written_outside(string name)
    {
        var path = await _house.BackUpAsync();
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            var entry = archive.GetEntry("manifest.json")!;
            BackupManifest manifest;
            using (var stream = entry.Open())
            {
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                manifest = BackupManifest.TryRead(memory.ToArray())!;
            }

            entry.Delete();
            var changed = (manifest with { Parts = [.. manifest.Parts, manifest.Parts[0] with { Name = name }] }).Write();
            using (var written = archive.CreateEntry("manifest.json").Open()) written.Write(changed);
            archive.Comment = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(changed));
        }

        Assert.Contains("的清单有误", Assert.Throws<BackupRefusedException>(() => BackupFile.Open(path, _house.Place("opened"))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_house.File.Folder), f => f.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manifest_that_was_changed_is_refused()
    {
        var path = await _house.BackUpAsync();
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            using var stream = archive.GetEntry("manifest.json")!.Open();
            stream.Write("{ "u8);
        }

        Assert.Contains("的清单已损坏或被改动", Assert.Throws<BackupRefusedException>(() => BackupFile.Open(path, _house.Place("opened"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_not_backed_up_over_the_good_backups()
    {
        var good = await _house.BackUpAsync();
        Assert.Equal(DatabaseRest.AtRest, DatabaseCopy.BringToRest(_house.File.Path));
        await using (var stream = File.OpenWrite(_house.File.Path))
        {
            stream.Position = stream.Length / 2;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, 40_960).ToArray(), CancellationToken.None);
        }

        var refused = await _house.Keeper.BackUpAsync(CancellationToken.None);
        Assert.Contains(_house.File.Path, refused.Error, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(good)], _house.Names);
        Assert.Equal(refused.Error, _house.Keeper.State.First.Fault);
    }

    [Fact]
    public async Task Nobody_but_the_owner_may_read_a_backup()
    {
        if (OperatingSystem.IsWindows()) return; // Rights are inherited there.
        var path = await _house.BackUpAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_house.Settings.Folder));
    }
}
