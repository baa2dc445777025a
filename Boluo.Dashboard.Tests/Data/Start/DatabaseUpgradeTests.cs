using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Data.Start;

/// <summary>A database of an earlier version is upgraded as a whole or stays as it is.</summary>
public sealed class DatabaseUpgradeTests : IDisposable
{
    private const string Initial = "20261124205940_Initial";

    private readonly TempFolder _folder = new();

    private readonly DatabaseFile _file;

    public DatabaseUpgradeTests() => _file = DatabaseFile.From($"Data Source={_folder.File("boluo.db")};Default Timeout=1", _folder.Path);

    public void Dispose()
    {
        _file.Release();
        _folder.Dispose();
    }

    private string Kept => Assert.Single(Directory.GetFiles(_folder.Path, "boluo.db.before-*"));

    [Fact]
    public async Task The_original_stays_beside_the_upgraded_database()
    {
        await MakeInitialAsync();
        await StartAsync();
        Assert.Equal(0L, await CountAsync(_file.Path, "PartyGroups WHERE 0"));
        Assert.Equal(0L, await CountAsync(Kept, "Grids WHERE GroupName = ''"));
        Assert.Equal(["boluo.db", Path.GetFileName(Kept), "boluo.db.lock"], NamesWithoutLog());
    }

    [Fact]
    public async Task An_upgrade_that_fails_leaves_the_database_as_it_was_and_the_next_start_repeats_it()
    {
        await MakeInitialAsync();
        await ExecuteAsync("CREATE TABLE PartyGroups (Id INTEGER PRIMARY KEY)");
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);
        Assert.Contains(_file.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await CountAsync(_file.Path, "Grids WHERE GroupName = ''"));
        Assert.Empty(Directory.GetFiles(_folder.Path, "boluo.db.before-*"));

        await ExecuteAsync("DROP TABLE PartyGroups");
        await StartAsync();
        Assert.Equal(0L, await CountAsync(_file.Path, "PartyGroups WHERE Name = ''"));
    }

    [Fact]
    public async Task An_upgrade_that_breaks_a_reference_is_given_up()
    {
        await MakeInitialAsync();
        await ExecuteAsync("PRAGMA foreign_keys = OFF; INSERT INTO GridDuties (GridId, WorkerId, ValidFrom) VALUES (1, 1, '2020-01-01')");
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);
        Assert.Contains("数据库升级后未通过核对（GridDuties），已放弃升级，原数据库未改动", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_killed_between_the_two_names_of_the_replacement_is_finished_by_the_next()
    {
        await StartAsync();
        _file.Release();
        File.Copy(_file.Path, _file.BeforePath("20300101000000_Next"));
        File.Move(_file.Path, _file.UpgradePath);
        await StartAsync();
        Assert.Equal(402L, await CountAsync(_file.Path, "Grids"));
        Assert.False(File.Exists(_file.UpgradePath));
    }

    [Fact]
    public async Task A_database_that_is_open_elsewhere_is_not_replaced_even_while_it_is_idle()
    {
        await MakeInitialAsync();
        await using (var idle = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            await idle.OpenAsync();
            await using var command = idle.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM Grids";
            await command.ExecuteScalarAsync();
            var refusal = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);
            Assert.Contains("数据库正被其他程序占用", refusal.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(_folder.Path, "*.upgrade*"));
        }

        await StartAsync();
        Assert.Equal(402L, await CountAsync(_file.Path, "Grids"));
    }

    [Fact]
    public async Task A_database_that_begins_anew_takes_nothing_from_the_log_of_the_old_one()
    {
        await StartAsync();
        _file.Release();
        await using (var old = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            await old.OpenAsync();
            await using var command = old.CreateCommand();
            command.CommandText = "DELETE FROM AspNetUsers; UPDATE DataStates SET Version = 77";
            await command.ExecuteNonQueryAsync();
            File.Copy(_file.Path + "-wal", _folder.File("kept"));
        }

        foreach (var path in Directory.GetFiles(_folder.Path, "boluo.db*")) File.Delete(path);
        File.Move(_folder.File("kept"), _file.Path + "-wal");
        await StartAsync();
        Assert.Equal(0L, await CountAsync(_file.Path, "DataStates WHERE Version = 77"));
        Assert.Equal(402L, await CountAsync(_file.Path, "Grids"));
    }

    [Fact]
    public async Task The_upgraded_database_may_be_read_by_whom_the_original_might()
    {
        if (OperatingSystem.IsWindows()) return; // Rights are inherited there.
        await MakeInitialAsync();
        _file.Release();
        File.SetUnixFileMode(_file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await StartAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file.Path));
    }

    [Fact]
    public async Task A_copy_left_by_a_killed_upgrade_is_thrown_away()
    {
        await StartAsync();
        await File.WriteAllTextAsync(_file.UpgradePath, "半份");
        await StartAsync();
        Assert.Equal(402L, await CountAsync(_file.Path, "Grids"));
        Assert.False(File.Exists(_file.UpgradePath));
    }

    private IEnumerable<string> NamesWithoutLog() => Directory.GetFiles(_folder.Path).Select(p => Path.GetFileName(p)!)
        .Where(n => !n.EndsWith("-wal", StringComparison.Ordinal) && !n.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private async Task MakeInitialAsync()
    {
        await using var db = new BoluoDbContext((DbContextOptions<BoluoDbContext>)new DbContextOptionsBuilder<BoluoDbContext>().UseBoluo($"Data Source={_file.Path};Pooling=False").Options);
        await db.GetService<IMigrator>().MigrateAsync(Initial);
    }

    private async Task StartAsync()
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddData(_file).AddSingleton(CountyFiles.Loader).BuildServiceProvider();
        await services.GetRequiredService<DatabaseStart>().RunAsync(Path.Combine(AppContext.BaseDirectory, "data"), CancellationToken.None);
    }

    private Task ExecuteAsync(string sql) => ScalarAsync(_file.Path, sql);

    private static async Task<long> CountAsync(string path, string rows) => (long)(await ScalarAsync(path, $"SELECT COUNT(*) FROM {rows}"))!;

    private static async Task<object?> ScalarAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
