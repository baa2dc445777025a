using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tests.Data.Upgrades;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Data.Logs;

/// <summary>The county's database with its key beside it, as the program has it; gone when disposed.</summary>
internal sealed class ChainedDatabase : IAsyncDisposable
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero));

    private readonly TempFolder _folder = new();
    private ServiceProvider _services;

    private readonly int _mostRows;

    private ChainedDatabase(int mostRows = LogArchiveSettings.UsualMostRows)
    {
        _mostRows = mostRows;
        TestDatabase.CopyTo(Path);
        Directory.CreateDirectory(Keys);
        _services = Build();
    }

    public string Path => _folder.File("boluo.db");

    public string Keys => _folder.File("keys");

    public string Key => System.IO.Path.Combine(Keys, "log.key");

    public IReadOnlyList<string> ArchiveFolders => [_folder.File("archives"), _folder.File("second")];

    public LogChain Chain => _services.GetRequiredService<LogChain>();

    /// <summary>Before its first start.</summary>
    public static ChainedDatabase Unbegun() => new();

    public static async Task<ChainedDatabase> BegunAsync(int mostRows = LogArchiveSettings.UsualMostRows)
    {
        var database = new ChainedDatabase(mostRows);
        await database.Chain.BeginAsync(CancellationToken.None);
        return database;
    }

    /// <summary>With change sets 1 to 4, of which the last three have entries, and events 1 to 4.</summary>
    public static async Task<ChainedDatabase> UsedAsync()
    {
        var database = await BegunAsync();
        for (var i = 0; i < 3; i++) await database.ChangeAsync();
        for (var i = 0; i < 4; i++) await database.HappenAsync();
        return database;
    }

    public async Task<LogStart> RestartAsync() => await (await StoppedAsync()).BeginAsync(CancellationToken.None);

    /// <summary>Of a program that has not begun yet.</summary>
    public async Task<LogChain> StoppedAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
        return Chain;
    }

    public BoluoDbContext Open() => _services.GetRequiredService<IDbContextFactory<BoluoDbContext>>().CreateDbContext();

    /// <summary>As an edit writes it: the set first, its entries and its summary later in the same transaction.</summary>
    public async Task ChangeAsync()
    {
        await using var db = Open();
        await using var transaction = await db.BeginWriteAsync(CancellationToken.None);
        var set = new ChangeSet { Kind = ChangeKind.RecordEdit, Reason = "核对", EffectiveOn = new(2020, 6, 30), ById = "1", ByName = "周管理", At = Clock.GetUtcNow().UtcDateTime };
        db.ChangeSets.Add(set);
        await db.SaveChangesAsync();
        foreach (var key in (string[])["1", "2"]) db.ChangeEntries.Add(new ChangeEntry { ChangeSetId = set.Id, Entity = nameof(Grid), Key = key, Before = "{\"Households\":1}", After = "{\"Households\":2}" });
        set.Summary = "修改网格";
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>In a single statement, for which EF would open no transaction of its own.</summary>
    public async Task HappenAsync(string what = "登录", DateOnly? on = null)
    {
        await using var db = Open();
        db.SecurityEvents.Add(new SecurityEvent { At = Clock.GetUtcNow().UtcDateTime, On = on ?? new(2020, 7, 1), Kind = SecurityEventKind.SignIn, Outcome = SecurityOutcome.Done, ByName = "周管理", What = what });
        await db.SaveChangesAsync();
    }

    /// <summary>As a night does it.</summary>
    public Task<IReadOnlyList<LogArchiveFile>> ArchiveAsync(DateOnly keepFrom, Func<LogArchiveFile, SecurityEvent>? tell = null) => _services.GetRequiredService<LogArchiving>().RunAsync(keepFrom, tell ?? (archive => new SecurityEvent
    {
        At = Clock.GetUtcNow().UtcDateTime,
        On = new(2020, 7, 1),
        Kind = SecurityEventKind.LogArchive,
        Outcome = SecurityOutcome.Done,
        ByName = "系统",
        What = LogWords.Archived(archive),
    }), CancellationToken.None);

    /// <summary>What somebody does who has the file and no scruples.</summary>
    public async Task TamperAsync(string sql)
    {
        var triggers = await TableRows.QueryAsync(Path, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
        await TableRows.ExecuteAsync(Path, string.Concat(triggers.Select(t => $"DROP TRIGGER \"{t[0]}\";")) + sql);
    }

    public async Task<LogBreak?> BreakAsync() => (await Chain.VerifyAsync(CancellationToken.None)).Breaks.SingleOrDefault();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private ServiceProvider Build() => new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSingleton(CountyFiles.Loader).AddSingleton(new LogArchiveSettings { Folders = ArchiveFolders, MostRows = _mostRows })
        .AddData(DatabaseFile.From($"Data Source={Path};Pooling=False", _folder.Path)).BuildServiceProvider();
}
