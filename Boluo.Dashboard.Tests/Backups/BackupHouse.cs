using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Backups;

/// <summary>A database with keys in a folder of its own, and what makes backups of it, by a clock that the test turns.</summary>
internal sealed class BackupHouse : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 30, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    public BackupHouse(bool second = false)
    {
        File = DatabaseFile.From($"Data Source={_folder.File("boluo.db")};Default Timeout=5", _folder.Path);
        TestDatabase.CopyTo(File.Path);
        Directory.CreateDirectory(File.KeysFolder);
        System.IO.File.WriteAllText(Path.Combine(File.KeysFolder, "key-1.xml"), "<key id=\"1\" />");
        Settings = new BackupSettings { Folder = _folder.File("backups"), SecondFolder = second ? _folder.File(Path.Combine("share", "backups")) : null };
        Keeper = new BackupKeeper(File, Settings, Clock);
        _services = new ServiceCollection().AddData(File).AddSingleton<TimeProvider>(Clock).BuildServiceProvider();
    }

    public DatabaseFile File { get; }

    public BackupSettings Settings { get; }

    public FakeTimeProvider Clock { get; } = new(Start);

    public BackupKeeper Keeper { get; }

    public LogChain Chain => _services.GetRequiredService<LogChain>();

    public Task<BoluoDbContext> OpenAsync() => _services.GetRequiredService<IDbContextFactory<BoluoDbContext>>().CreateDbContextAsync();

    public IReadOnlyList<string> Names => new BackupFolder(Settings.Folder).Names();

    /// <summary>The path of a backup that was made now.</summary>
    public async Task<string> BackUpAsync()
    {
        var done = await Keeper.BackUpAsync(CancellationToken.None);
        Assert.Null(done.Error);
        return done.Value.Path;
    }

    /// <summary>An empty place beside the database.</summary>
    public string Place(string name) => _folder.File(name);

    public object? Ask(string sql) => Ask(File.Path, sql);

    public static object? Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        Keeper.Dispose();
        _services.Dispose();
        File.Release();
        _folder.Dispose();
    }
}
