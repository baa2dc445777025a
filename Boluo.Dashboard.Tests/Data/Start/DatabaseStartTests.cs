using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Data.Start;

public sealed class DatabaseStartTests : IDisposable
{
    private static readonly string Directory = Path.Combine(AppContext.BaseDirectory, "data");

    private readonly TempFolder _folder = new();

    private readonly DatabaseFile _file;

    public DatabaseStartTests() => _file = DatabaseFile.From($"Data Source={_folder.File("boluo.db")};Default Timeout=1", _folder.Path);

    public void Dispose()
    {
        _file.Release();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_first_start_creates_and_fills_the_database_and_a_second_keeps_it()
    {
        var version = await RunAsync();
        await ExecuteAsync("UPDATE DataStates SET Version = Version + 5");
        Assert.Equal(version + 5, await RunAsync());
    }

    [Fact]
    public async Task Nobody_who_reads_makes_an_empty_database_where_there_is_none()
    {
        await using var services = Services();
        await using var db = await services.GetRequiredService<IDbContextFactory<BoluoDbContext>>().CreateDbContextAsync();
        await Assert.ThrowsAsync<SqliteException>(() => db.DataStates.AnyAsync());
        Assert.False(File.Exists(_file.Path));
    }

    [Fact]
    public async Task A_start_killed_between_migration_and_load_is_finished_by_the_next()
    {
        await using (var db = Open()) await db.Database.MigrateAsync();
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)");
        await ExecuteAsync("INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        Assert.True(await RunAsync() > 0);
        Assert.Equal(0L, await ScalarAsync("SELECT COUNT(*) FROM __EFMigrationsLock"));
    }

    [Fact]
    public async Task A_start_killed_before_the_first_page_was_written_is_finished_by_the_next()
    {
        await File.WriteAllBytesAsync(_file.Path, []);
        Assert.True(await RunAsync() > 0);
    }

    [Fact]
    public async Task An_empty_file_where_data_was_is_a_loss_and_not_a_beginning()
    {
        await RunAsync();
        _file.Release();
        File.Delete(_file.Path + "-wal");
        await File.WriteAllBytesAsync(_file.Path, []);
        await AssertRefusedAsync("数据库文件为空（0字节）");
    }

    [Fact]
    public async Task A_file_that_is_gone_is_a_loss_too_until_the_operator_says_that_he_begins_anew()
    {
        await RunAsync();
        _file.Release();
        foreach (var path in System.IO.Directory.GetFiles(_folder.Path, "boluo.db*").Where(path => path != _file.LockPath)) File.Delete(path);
        await AssertRefusedAsync("未找到数据库文件，它曾在此使用，请用备份恢复");
        await AssertRefusedAsync($"如确需从初始数据重新开始，请先删除{_file.LockPath}。");
        Assert.False(File.Exists(_file.Path));

        File.Delete(_file.LockPath);
        Assert.True(await RunAsync() > 0);
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(_file.Path, "这不是数据库，只是一段文字。");
        var before = await File.ReadAllBytesAsync(_file.Path);
        await AssertRefusedAsync("文件不是数据库或已损坏");
        Assert.Equal(before, await File.ReadAllBytesAsync(_file.Path));
    }

    [Fact]
    public async Task A_database_with_damaged_pages_is_refused()
    {
        await RunAsync();
        _file.Release();
        await using (var stream = File.OpenWrite(_file.Path))
        {
            stream.Position = 4096;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, 40_960).ToArray());
        }

        await AssertRefusedAsync("数据库文件已损坏");
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused()
    {
        await ExecuteAsync("CREATE TABLE Notes (Id INTEGER PRIMARY KEY)");
        await AssertRefusedAsync("文件不是本系统的数据库");
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused()
    {
        await RunAsync();
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0')");
        await AssertRefusedAsync("其他版本的程序建立（29991231000000_Later）");
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_refused()
    {
        System.IO.Directory.CreateDirectory(_file.Path);
        await AssertRefusedAsync("数据库路径是文件夹");
    }

    [Fact]
    public async Task A_database_that_another_program_writes_is_refused_in_time()
    {
        await RunAsync();
        await using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await AssertRefusedAsync("数据库正被其他程序占用");
    }

    [Fact]
    public async Task One_database_has_one_instance()
    {
        await using var services = Services();
        await services.GetRequiredService<DatabaseStart>().RunAsync(Directory, CancellationToken.None);
        await AssertRefusedAsync("本系统已在运行");
    }

    [Fact]
    public async Task A_missing_data_directory_is_named()
    {
        var missing = _folder.File("none");
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => RunAsync(missing));
        Assert.Contains(missing, refusal.Message, StringComparison.Ordinal);
        Assert.True(await RunAsync() > 0);
    }

    [Theory]
    [InlineData(13, "磁盘空间不足")]
    [InlineData(5, "数据库正忙")]
    [InlineData(8, "只读")]
    [InlineData(11, "暂时无法读取")]
    public void A_fault_of_the_database_has_a_sentence(int code, string words) =>
        Assert.Contains(words, DatabaseFaults.Describe(new DbUpdateException("x", new SqliteException("y", code))), StringComparison.Ordinal);

    [Fact]
    public void Other_faults_are_not_blamed_on_the_database() => Assert.Null(DatabaseFaults.Describe(new InvalidOperationException("x")));

    [Fact]
    public void A_relative_path_starts_at_the_content_root()
    {
        Assert.Equal(_folder.File(Path.Combine("App_Data", "boluo.db")), DatabaseFile.From(null, _folder.Path).Path);
        Assert.Equal(_folder.File("x.db"), DatabaseFile.From("Data Source=x.db", _folder.Path).Path);
    }

    private ServiceProvider Services() => new ServiceCollection().AddSingleton(TimeProvider.System).AddData(_file).AddSingleton(CountyFiles.Loader).BuildServiceProvider();

    private BoluoDbContext Open() => new((DbContextOptions<BoluoDbContext>)new DbContextOptionsBuilder<BoluoDbContext>().UseBoluo($"Data Source={_file.Path};Pooling=False").Options);

    private async Task<long> RunAsync(string? directory = null)
    {
        await using var services = Services();
        return await services.GetRequiredService<DatabaseStart>().RunAsync(directory ?? Directory, CancellationToken.None);
    }

    private async Task AssertRefusedAsync(string words)
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => RunAsync());
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_file.Path, refusal.Message, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql) => await ScalarAsync(sql);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
