using System.Net;
using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Backups.Watching;

/// <summary>What befalls the database while the program runs, by a clock that the test turns: noticed by the next look, told, and over when it is over.</summary>
[Trait("Needs", "application")]
public sealed class WatchdogTests : IAsyncLifetime
{
    private const string Need = "XQ2019003";

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly Room _room = new();
    private readonly TestDatabase _from;
    private readonly BoluoApp _app;
    private Viewer _admin = null!;

    public WatchdogTests()
    {
        _from = TestDatabase.CreateAsync().GetAwaiter().GetResult();
        _app = new BoluoApp { Clock = _clock, From = _from.Path, Replace = services => services.Replace(ServiceDescriptor.Singleton<DiskSpace>(_room)) };
    }

    private Watchdog Watchdog => _app.Services.GetRequiredService<Watchdog>();

    private string Elsewhere => _app.DatabasePath + ".elsewhere";

    public async ValueTask InitializeAsync()
    {
        await SeesAsync();
        _admin = new Viewer((string)BackupHouse.Ask(_app.DatabasePath, "SELECT Id FROM AspNetUsers WHERE UserName = 'admin'")!, "系统管理员", Role.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _from.Dispose();
    }

    [Fact]
    public async Task A_moved_database_stops_writing_within_ten_seconds_and_putting_it_back_goes_on()
    {
        if (OperatingSystem.IsWindows()) return; // There an open database cannot be moved.
        using var leader = await _app.SignInAsync(Role.Leader);
        File.Move(_app.DatabasePath, Elsewhere);
        await SeesAsync(SystemCondition.DatabaseMoved);

        var (status, health) = await HealthAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy\ndatabase-moved"), (status, health));
        using var grids = await leader.GetAsync("/grids", CancellationToken.None); // With the connections that are open it may be whole or not.
        var page = WebUtility.HtmlDecode(await grids.Content.ReadAsStringAsync(CancellationToken.None));
        Assert.Contains("▲ 数据库文件已被移动、删除或替换，系统暂停写入，请联系系统管理员。", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_app.DatabasePath, page + health, StringComparison.Ordinal);
        Assert.Equal("数据库文件已被移动、删除或替换，系统暂停写入，请联系系统管理员。本次未写入任何数据，所填内容已保留。", (await SaveAsync("暂停时")).Refusal);
        (await SignedInAsync("leader")).Dispose();
        Assert.False(File.Exists(_app.DatabasePath), "An empty database took the place of the one that was moved.");

        File.Move(Elsewhere, _app.DatabasePath);
        await SeesAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await HealthAsync());
        Assert.True((await SaveAsync("恢复后")).Ok);
        Assert.Equal(1L, BackupHouse.Ask(_app.DatabasePath, "SELECT COUNT(*) FROM Needs WHERE Title = '恢复后'"));
        Assert.Equal(0L, BackupHouse.Ask(_app.DatabasePath, "SELECT COUNT(*) FROM Needs WHERE Title = '暂停时'"));
    }

    [Fact]
    public async Task Another_file_under_the_name_takes_no_writes_and_is_not_backed_up()
    {
        if (OperatingSystem.IsWindows()) return;
        File.Copy(_from.Path, Elsewhere);
        File.Move(Elsewhere, _app.DatabasePath, overwrite: true);
        await SeesAsync(SystemCondition.DatabaseMoved);
        Assert.False((await SaveAsync("写给谁")).Ok);
        await PassAsync(TimeSpan.FromMinutes(20));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(_app.DatabasePath)!, "boluo-*.zip", SearchOption.AllDirectories));
        Assert.Contains(SystemCondition.DatabaseMoved, Watchdog.Current.Conditions);
    }

    [Fact]
    public async Task Content_that_was_exchanged_for_an_earlier_one_takes_no_writes()
    {
        BackupHouse.Ask(_app.DatabasePath, "UPDATE DataStates SET Version = Version + 5");
        await PassAsync(TimeSpan.FromSeconds(5));
        BackupHouse.Ask(_app.DatabasePath, "UPDATE DataStates SET Version = Version - 3");
        await SeesAsync(SystemCondition.DatabaseSetBack);
        Assert.StartsWith("数据库的内容被换成较早的，系统暂停写入", (await SaveAsync("写给谁")).Refusal, StringComparison.Ordinal);
        BackupHouse.Ask(_app.DatabasePath, "UPDATE DataStates SET Version = Version + 3");
        await SeesAsync();
    }

    [Fact]
    public async Task On_a_full_disk_people_sign_in_look_and_sign_out_and_nothing_is_half_saved()
    {
        _room.Free = 10 * 1024 * 1024;
        await SeesAsync(SystemCondition.DiskFull);
        using var admin = await SignedInAsync();
        Assert.Contains("系统暂停写入", WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/status", CancellationToken.None)), StringComparison.Ordinal);
        Assert.Equal("磁盘空间不足，系统暂停写入，请联系系统管理员。本次未写入任何数据，所填内容已保留。", (await SaveAsync("磁盘已满")).Refusal);
        using (var left = await BoluoApp.PostFormAsync(admin, "/", "/logout", [])) Assert.Equal("/login", left.Headers.Location!.OriginalString);

        _room.Free = 300L * 1024 * 1024;
        await SeesAsync(SystemCondition.DiskLow);
        Assert.Equal((HttpStatusCode.OK, "Degraded\ndisk-low"), await HealthAsync());
        Assert.True((await SaveAsync("腾出空间后")).Ok);
    }

    [Fact]
    public async Task While_another_program_holds_the_write_lock_people_sign_in_and_a_save_is_told_to_wait()
    {
        await using var connection = new SqliteConnection($"Data Source={_app.DatabasePath};Pooling=False");
        await connection.OpenAsync(CancellationToken.None);
        await using var transaction = connection.BeginTransaction();
        using var leader = await SignedInAsync("leader");
        Assert.Contains("<h1", await leader.GetStringAsync("/", CancellationToken.None), StringComparison.Ordinal);
        await SeesAsync();
        Assert.Equal("数据库正由其他操作占用，本次未写入任何数据，请稍后再试，所填内容已保留。", (await SaveAsync("请稍后")).Refusal);
    }

    [Fact]
    public async Task A_clock_that_jumps_back_is_told_to_administrators_and_stops_nobody()
    {
        _clock.AdjustTime(_clock.GetUtcNow().AddDays(-1));
        await SeesAsync(SystemCondition.ClockBack);
        Assert.Equal((HttpStatusCode.OK, "Degraded\nclock-back"), await HealthAsync());
        Assert.Null(Watchdog.Current.PauseReason);
        _clock.AdjustTime(_clock.GetUtcNow().AddDays(1));
        await SeesAsync();
    }

    [Fact]
    public async Task A_log_that_somebody_has_changed_is_told_to_monitors_and_administrators_and_stops_nobody()
    {
        var chain = _app.Services.GetRequiredService<LogChain>();
        Assert.True((await chain.VerifyAsync(CancellationToken.None)).Holds);
        await SeesAsync();
        BackupHouse.Ask(_app.DatabasePath, "DROP TRIGGER TR_ChangeSets_Update; UPDATE ChangeSets SET ByName = '某人' WHERE Id = 1");
        Assert.False((await chain.VerifyAsync(CancellationToken.None)).Holds);
        await SeesAsync(SystemCondition.LogBroken);
        Assert.Equal((HttpStatusCode.OK, "Degraded\nlog-broken"), await HealthAsync());
        using var admin = await SignedInAsync();
        Assert.Contains("日志链断开，日志可能被改动。", WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/status", CancellationToken.None)), StringComparison.Ordinal);
        Assert.True((await SaveAsync("照常")).Ok);
    }

    [Fact]
    public async Task A_backup_that_fails_is_told_when_it_is_overdue_and_made_as_soon_as_it_can_be()
    {
        var folder = Path.Combine(Path.GetDirectoryName(_app.DatabasePath)!, "backups");
        await File.WriteAllTextAsync(folder, "这里不是文件夹", CancellationToken.None);
        await PassAsync(TimeSpan.FromMinutes(40));
        await SeesAsync(SystemCondition.BackupOverdue);
        Assert.Equal((HttpStatusCode.OK, "Degraded\nbackup-overdue"), await HealthAsync());
        using var admin = await SignedInAsync();
        var page = WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/status", CancellationToken.None));
        Assert.Contains($"备份文件夹无法写入：{folder}。", page, StringComparison.Ordinal);

        File.Delete(folder);
        await PassAsync(TimeSpan.FromMinutes(2));
        var backups = _app.Services.GetRequiredService<BackupKeeper>();
        for (var i = 0; i < 1200 && backups.CompleteAt is null; i++) await Task.Delay(25, CancellationToken.None);
        await SeesAsync();
        Assert.Single(Directory.EnumerateFiles(folder, "boluo-*.zip"));
    }

    private async Task<(HttpStatusCode Status, string Text)> HealthAsync()
    {
        using var client = _app.Stranger();
        using var answer = await client.GetAsync("/healthz", CancellationToken.None);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(CancellationToken.None));
    }

    private async Task<HttpClient> SignedInAsync(string name = "admin")
    {
        var client = _app.Stranger();
        using var answer = await BoluoApp.PostLoginAsync(client, name, "Shili-2020-Demo");
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        return client;
    }

    private async Task<RecordOutcome> SaveAsync(string title)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var editor = scope.ServiceProvider.GetRequiredService<IRecordEditor>();
        var form = await editor.LoadAsync("needs", Need, _admin, CancellationToken.None);
        Assert.Null(form.Error);
        return await editor.SaveAsync(new RecordInput(form.Value, new Dictionary<string, string?>(form.Value.Values, StringComparer.Ordinal) { ["title"] = title }, "核对台账", null), _admin, CancellationToken.None);
    }

    /// <summary>Lets the next look happen and waits until it has found just these.</summary>
    private async Task SeesAsync(params SystemCondition[] conditions)
    {
        var watchdog = Watchdog;
        _clock.Advance(TimeSpan.FromSeconds(5));
        for (var i = 0; i < 400 && (watchdog.Seen is null || !watchdog.Current.Conditions.SequenceEqual(conditions)); i++) await Task.Delay(25, CancellationToken.None);
        Assert.NotNull(watchdog.Seen);
        Assert.Equal(conditions, watchdog.Current.Conditions);
    }

    /// <summary>Time goes by, look by look.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        for (var end = _clock.GetUtcNow() + time; _clock.GetUtcNow() < end;)
        {
            _clock.Advance(time < TimeSpan.FromMinutes(1) ? time : TimeSpan.FromMinutes(1));
            var now = _clock.GetUtcNow().UtcDateTime;
            for (var i = 0; i < 400 && Watchdog.Seen?.Now < now; i++) await Task.Delay(10, CancellationToken.None);
        }
    }

    private sealed class Room : DiskSpace
    {
        public long Free { get; set; } = 100L * 1024 * 1024 * 1024;

        public override long? FreeAt(string folder) => Free;
    }
}
