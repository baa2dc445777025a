using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>
/// A real SQLite file of its own, migrated and filled with the county's data set; gone when disposed.
/// The first one of a run is prepared from data/*.csv, all others are copies of it.
/// </summary>
public sealed class TestDatabase : IDbContextFactory<BoluoDbContext>, IDisposable
{
    // Outside the scheduler of the tests, which one that waits for the file may hold.
    private static readonly Lazy<Task<string>> Loaded = new(() => Task.Run(() => PrepareAsync(load: true)));
    private static readonly Lazy<Task<string>> Empty = new(() => Task.Run(() => PrepareAsync(load: false)));

    private readonly DbContextOptions<BoluoDbContext> _options;

    private TestDatabase(string path)
    {
        Path = path;
        _options = Options(Connection(path));
    }

    public string Path { get; }

    /// <summary>Its connections are kept as those of the program are: each new one reads the whole schema first.</summary>
    public string ConnectionString => Connection(Path);

    /// <summary>With the county's data.</summary>
    public static Task<TestDatabase> CreateAsync() => CopyAsync(Loaded.Value);

    /// <summary>Migrated, without a row.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CopyAsync(Empty.Value);

    /// <summary>The county's data at that path, for an application that starts on it. Waits: an application is configured without a task.</summary>
    public static void CopyTo(string path) => File.Copy(Loaded.Value.GetAwaiter().GetResult(), path);

    public BoluoDbContext CreateDbContext() => new(_options);

    /// <summary>Closes the connections that are kept: then all that was written stands in the one file, for whoever copies it.</summary>
    public void Settle()
    {
        using var kept = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(kept);
    }

    public void Dispose()
    {
        Settle();
        Delete(Path);
    }

    private static async Task<TestDatabase> CopyAsync(Task<string> template)
    {
        var path = NewPath();
        File.Copy(await template, path);
        return new TestDatabase(path);
    }

    private static async Task<string> PrepareAsync(bool load)
    {
        var path = NewPath();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(path);
        await using (var db = new BoluoDbContext(Options($"{Connection(path)};Pooling=False"))) // Its copies are copies of one file.
        {
            await db.Database.MigrateAsync();
            if (load) await CountyFiles.LoadAsync(db, RepositoryFiles.Data, TimeProvider.System, CancellationToken.None);
        }

        return path;
    }

    private static DbContextOptions<BoluoDbContext> Options(string connection)
    {
        var options = new DbContextOptionsBuilder<BoluoDbContext>();
        options.UseBoluo(connection).KeepQueries();
        return options.Options;
    }

    private static string Connection(string path) => $"Data Source={path}";

    private static string NewPath() => System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"boluo-{Guid.NewGuid():N}.db");

    private static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
    }
}
