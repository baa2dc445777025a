using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Copies;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Backups;

/// <summary>A backup takes the database's place as a whole, or nothing changes.</summary>
public sealed class RestorationTests : IDisposable
{
    private readonly BackupHouse _house = new();
    private readonly List<string> _said = [];

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task What_was_there_is_named_replaced_and_kept_beside_with_its_log()
    {
        var backup = await _house.BackUpAsync();
        _house.Ask("UPDATE GridFacts SET Households = 9999 WHERE Id = 1; UPDATE ChangeSets SET At = '2026-03-02 04:05:00'");
        File.Delete(Path.Combine(_house.File.KeysFolder, "key-1.xml"));
        await File.WriteAllTextAsync(Path.Combine(_house.File.KeysFolder, "key-2.xml"), "<key id=\"2\" />", CancellationToken.None);
        _house.Clock.Advance(TimeSpan.FromHours(3));
        Restore(backup);

        Assert.NotEqual(9999L, _house.Ask("SELECT Households FROM GridFacts WHERE Id = 1"));
        var kept = _house.File.Path + ".replaced-20260302-133000";
        Assert.Equal(9999L, BackupHouse.Ask(kept, "SELECT Households FROM GridFacts WHERE Id = 1"));
        Assert.Equal(["key-1.xml", "key-2.xml"], Directory.GetFiles(_house.File.KeysFolder).Select(Path.GetFileName).Order());
        Assert.Collection(_said,
            s => Assert.Matches("^备份：生成于2026年3月2日 10:30，程序版本1.0.0，数据截至2020年6月30日，共[0-9]+行，最后修改于.*：" + backup + "。$", s),
            s => Assert.Matches("^被替换的数据库有安全日志[0-9]+条、数据变更[0-9]+次，数据截至2020年6月30日，共[0-9]+行，最后修改于2026年3月2日 12:05，将替换现有数据库：" + _house.File.Path + "。$", s),
            s => Assert.Equal($"已恢复：{_house.File.Path}。原数据库另存为：{kept}。", s));
        Assert.False(Directory.Exists(_house.File.Path + ".restoring"));
    }

    /// <summary>A log that one key has sealed goes on under another, and both stay proven.</summary>
    [Fact]
    public async Task The_log_of_another_computer_holds_and_goes_on_here()
    {
        using var other = new BackupHouse();
        await other.Chain.BeginAsync(CancellationToken.None);
        var backup = await other.BackUpAsync();
        await _house.Chain.BeginAsync(CancellationToken.None);
        var own = await File.ReadAllTextAsync(Path.Combine(_house.File.KeysFolder, LogKeys.Name), CancellationToken.None);
        _house.File.Release();
        Restore(backup);

        Assert.Equal(own, await File.ReadAllTextAsync(Path.Combine(_house.File.KeysFolder, LogKeys.Name), CancellationToken.None));
        Assert.Equal(2, Directory.GetFiles(_house.File.KeysFolder, "log*.key").Length);
        var began = await _house.Chain.BeginAsync(CancellationToken.None);
        Assert.Empty(began.Begun);
        await using (var db = await _house.OpenAsync())
        {
            db.SecurityEvents.Add(new SecurityEvent { At = _house.Clock.GetUtcNow().UtcDateTime, On = new DateOnly(2026, 3, 2), Kind = SecurityEventKind.Start, Outcome = SecurityOutcome.Done, ByName = "系统", What = "程序启动" });
            await db.SaveChangesAsync(CancellationToken.None);
        }

        var check = await _house.Chain.VerifyAsync(CancellationToken.None);
        Assert.True(check.Holds, string.Join('；', check.Breaks.Select(LogWords.Sentence)));
        Assert.Contains(check.Parts, p => p is { Log: ChainedLog.SecurityEvents, Rows: 1 });
    }

    [Fact]
    public async Task A_damaged_or_missing_database_is_replaced_too()
    {
        var backup = await _house.BackUpAsync();
        _house.Ask("UPDATE GridFacts SET Households = 9999 WHERE Id = 1");
        await File.WriteAllTextAsync(_house.File.Path, "不再是数据库", CancellationToken.None);
        await File.WriteAllTextAsync(_house.File.Path + "-wal", "旧的日志", CancellationToken.None);
        Restore(backup);
        Assert.StartsWith("将替换现有数据库：已损坏", _said[1], StringComparison.Ordinal);
        Assert.Equal("旧的日志", await File.ReadAllTextAsync(_house.File.Path + ".replaced-20260302-103000-wal", CancellationToken.None));
        Assert.Equal(402L, _house.Ask("SELECT COUNT(*) FROM Grids"));

        foreach (var file in Directory.GetFiles(_house.File.Folder, "boluo.db*")) File.Delete(file);
        Restore(backup);
        Assert.Equal($"现有数据库：无（{_house.File.Path}）。", _said[4]);
        Assert.Equal(402L, _house.Ask("SELECT COUNT(*) FROM Grids"));
    }

    [Fact]
    public async Task While_the_program_runs_nothing_is_restored()
    {
        var backup = await _house.BackUpAsync();
        using (DatabaseLock.TryTake(_house.File)) AssertRefused("本系统正在运行，请先停止程序再恢复，现有数据未改动", backup);
        Restore(backup);
    }

    [Fact]
    public async Task While_another_program_has_the_database_open_nothing_is_restored()
    {
        var backup = await _house.BackUpAsync();
        await using (var idle = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_house.File.Path};Pooling=False"))
        {
            await idle.OpenAsync(CancellationToken.None);
            await using var command = idle.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; SELECT COUNT(*) FROM Grids";
            await command.ExecuteScalarAsync(CancellationToken.None);
            AssertRefused("数据库正被其他程序占用", backup);
        }

        Restore(backup);
    }

    [Fact]
    public async Task The_backup_of_a_later_program_is_refused()
    {
        _house.Ask("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0')");
        var backup = await _house.BackUpAsync();
        AssertRefused("备份由更新版本的程序（1.0.0，29991231000000_Later）生成，请使用该版本恢复，现有数据未改动", backup);
    }

    [Fact]
    public async Task The_backup_of_an_earlier_program_is_restored_and_migrated_by_the_next_start()
    {
        var last = (string)_house.Ask("SELECT MAX(MigrationId) FROM __EFMigrationsHistory")!;
        var current = DatabaseCopy.ContentOf(_house.File.Path).Migrations;
        using var folder = new TempFolder();
        var old = DatabaseFile.From($"Data Source={folder.File("old.db")}", folder.Path);
        await using (var released = File.Create(old.Path)) await CopyReleasedAsync(released);
        using var keeper = new BackupKeeper(old, new BackupSettings { Folder = folder.File("backups") }, _house.Clock);
        var backup = (await keeper.BackUpAsync(CancellationToken.None)).Value.Path;
        Restore(backup);
        Assert.NotEqual(last, _house.Ask("SELECT MAX(MigrationId) FROM __EFMigrationsHistory"));

        await using (var services = Services())
            await services.GetRequiredService<DatabaseStart>().RunAsync(Path.Combine(AppContext.BaseDirectory, "data"), CancellationToken.None);
        Assert.Equal(current, DatabaseCopy.ContentOf(_house.File.Path).Migrations);
    }

    [Theory]
    [InlineData("不是备份")]
    [InlineData("")]
    public async Task What_is_no_backup_is_refused_and_the_database_stays(string text)
    {
        var path = _house.Place("other.zip");
        await File.WriteAllTextAsync(path, text, CancellationToken.None);
        AssertRefused("备份文件不是备份文件，或已损坏", path);
        AssertRefused("未找到备份文件", _house.Place("none.zip"));
    }

    private static async Task CopyReleasedAsync(Stream target)
    {
        await using var packed = File.OpenRead(Path.Combine(Source.Root, "Boluo.Dashboard.Tests", "Data", "Upgrades", "released-1.0.db.br"));
        await using var stream = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress);
        await stream.CopyToAsync(target);
    }

    private ServiceProvider Services() => new ServiceCollection().AddSingleton<TimeProvider>(_house.Clock).AddData(_house.File).AddSingleton(CountyFiles.Loader).BuildServiceProvider();

    private void Restore(string path)
    {
        using var services = Services();
        new Restoration(_house.File, services.GetRequiredService<IDbContextFactory<BoluoDbContext>>(), _house.Clock).Restore(path, _said.Add);
    }

    private void AssertRefused(string words, string path)
    {
        var before = _house.Ask("SELECT Version FROM DataStates");
        var files = Directory.GetFiles(_house.File.Folder, "*replaced*");
        Assert.Contains(words, Assert.Throws<BackupRefusedException>(() => Restore(path)).Message, StringComparison.Ordinal);
        Assert.Equal(before, _house.Ask("SELECT Version FROM DataStates"));
        Assert.Equal(files, Directory.GetFiles(_house.File.Folder, "*replaced*"));
        Assert.False(Directory.Exists(_house.File.Path + ".restoring"));
    }
}
