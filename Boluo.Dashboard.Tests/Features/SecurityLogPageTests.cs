using System.Net;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Data.Upgrades;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>What administrators read of the 安全日志, and how loudly a break is told.</summary>
[Trait("Needs", "application")]
public sealed class SecurityLogPageTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Administrators_find_events_by_kind_outcome_person_day_and_words_and_nobody_else_does()
    {
        await using var app = new BoluoApp();
        using var admin = await app.SignInAsync(Role.Admin);
        using var staff = await app.SignInAsync(Role.Staff);
        using (await staff.GetAsync("/admin/users", None)) await app.SignInAsync(Role.Leader); // Whose sign-in writes what was noted before.
        foreach (var (query, there, absent) in ((string, string, string)[])
        [
            ("", "测试test-Staff", "没有符合条件的记录"), ("?security-events.kind=AccessRefusal", "/admin/users", "程序启动"),
            ("?security-events.outcome=Refused", "/admin/users", "程序启动"), ("?security-events.by=test-Leader", "测试test-Leader", "/admin/users"),
            ($"?security-events.on={Days.Iso(DateOnly.FromDateTime(Days.Local(DateTime.UtcNow).AddDays(-1)))}..", "程序启动", "没有符合条件的记录"),
            ("?security-events.on=..2019-01-01", "没有符合条件的记录", "程序启动"), ("?security-events.q=程序启动", "程序启动", "测试test-Staff"),
        ])
        {
            var html = WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/security-log" + query, None));
            Assert.True(html.Contains(there, StringComparison.Ordinal), $"{query}: no {there}");
            Assert.False(html.Contains(absent, StringComparison.Ordinal), $"{query}: {absent}");
        }

        using var export = await admin.GetAsync("/exports/security-events.xlsx", None);
        Assert.Equal(HttpStatusCode.OK, export.StatusCode);
        using var refused = await staff.GetAsync("/exports/security-events.xlsx", None);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var ledger = app.Services.GetServices<ILedger>().Named("security-events");
        var scope = Scope.Parse("", await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None)).Value;
        Assert.Empty((await ledger.PageAsync(scope, View.Default(ledger), new Viewer("x", "工作人员甲", Role.Staff), None)).Rows);
    }

    [Fact]
    public async Task The_users_page_leads_to_what_each_account_did()
    {
        await using var app = new BoluoApp();
        using var admin = await app.SignInAsync(Role.Admin);
        var html = await admin.GetStringAsync("/admin/users", None);
        Assert.Contains($"admin/security-log?security-events.by={Uri.EscapeDataString("测试test-Admin")}", html, StringComparison.Ordinal);
    }

    /// <summary>However long the log is: a condition is answered by an index that has the rows in the order of the page.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?security-events.kind=SignInFailure")]
    [InlineData("?security-events.outcome=Refused")]
    [InlineData("?security-events.on=2020-01-01..2020-12-31")]
    [InlineData("?security-events.kind=Export&security-events.on=2020-06-01..2020-06-30")]
    public async Task A_page_of_the_log_is_read_and_not_sorted(string query)
    {
        var asked = new AskedCommands();
        await using var app = new BoluoApp { Replace = asked.Attach };
        var ledger = app.Services.GetServices<ILedger>().Named("security-events");
        var scope = Scope.Parse("", await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None)).Value;
        await using var db = await app.OpenAsync();
        var day = new DateOnly(2020, 6, 15);
        foreach (var kind in (SecurityEventKind[])[SecurityEventKind.Export, SecurityEventKind.SignInFailure])
            db.SecurityEvents.Add(new SecurityEvent { At = day.ToDateTime(new(2, 0), DateTimeKind.Utc), On = day, Kind = kind, Outcome = SecurityOutcome.Refused, ByName = "周管理", What = "登录" });
        await db.SaveChangesAsync(None);
        Assert.NotEmpty((await ledger.PageAsync(scope, View.Parse(query, ledger).Value, new Viewer("1", "周管理", Role.Admin), None)).Rows);
        var command = Assert.Single(asked.Texts, t => t.Contains("FROM \"SecurityEvents\"", StringComparison.Ordinal) && t.Contains("LIMIT", StringComparison.Ordinal));
        var steps = await new QueryPlans(db).DetailsAsync(command);
        Assert.DoesNotContain(steps, s => s.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.Contains("USING INDEX IX_SecurityEvents_", StringComparison.Ordinal));
    }

    /// <summary>Nobody asks: the night's verification finds it, the page tells it and so does the log.</summary>
    [Fact]
    public async Task A_break_is_found_at_night_and_told_loudly()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero)); // 10:32 in the county.
        using var loaded = await TestDatabase.CreateAsync();
        await using var app = new BoluoApp { Clock = clock, From = loaded.Path };
        using var admin = await app.SignInAsync(Role.Admin);
        var chain = app.Services.GetRequiredService<LogChain>();
        await UntilAsync(() => chain.Last is not null);
        Assert.Contains("日志链完整，核对至数据变更第1号（1条）", WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/security-log", None)), StringComparison.Ordinal);

        await TableRows.ExecuteAsync(app.DatabasePath, "DROP TRIGGER TR_ChangeSets_Update; UPDATE ChangeSets SET ByName = '某人' WHERE Id = 1");
        clock.Advance(TimeSpan.FromHours(16)); // 2:32, too early.
        Assert.True(chain.Last!.Holds);
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return !chain.Last!.Holds;
        });
        Assert.InRange(clock.GetUtcNow().UtcDateTime, new DateTime(2020, 7, 1, 19, 0, 0, DateTimeKind.Utc), new DateTime(2020, 7, 2, 18, 0, 0, DateTimeKind.Utc));
        await using var db = await app.OpenAsync();
        await UntilAsync(() => db.SecurityEvents.Any(e => e.Kind == SecurityEventKind.Log && e.What == "数据变更第1号记录内容被修改"));
    }

    /// <summary>Whole months that are older than three years go; the page says where they are, and who takes a file away stands in the log.</summary>
    [Fact]
    public async Task Old_events_are_archived_and_an_administrator_finds_them()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero));
        using var loaded = await TestDatabase.CreateAsync();
        foreach (var day in (string[])["2016-03-01", "2017-06-30", "2017-07-01"])
            await TableRows.ExecuteAsync(loaded.Path, $"INSERT INTO SecurityEvents (At, \"On\", Kind, Outcome, ByName, What, Times) VALUES ('{day} 01:00:00', '{day}', 'SignIn', 'Done', '周管理', '登录', 1)");
        await using var app = new BoluoApp { Clock = clock, From = loaded.Path };
        using var admin = await app.SignInAsync(Role.Admin);
        using var staff = await app.SignInAsync(Role.Staff);
        var chain = app.Services.GetRequiredService<LogChain>();
        await UntilAsync(() => chain.Last is { Archives.Files.Count: > 0 });
        var archive = Assert.Single(chain.Last!.Archives.Files);
        Assert.True(chain.Last.Holds && archive.End.Rows == 2);
        var page = WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/security-log", None));
        Assert.Contains("保存最近1095天，更早的按月移入归档文件，存放在备份文件夹的security-log中。截至2017年6月30日的记录已归档。", page, StringComparison.Ordinal);
        Assert.Contains("2017年7月1日", page, StringComparison.Ordinal);
        Assert.Contains("1个文件，第1号至第2号（2条，2016年3月1日至2017年6月30日），完整", WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/status", None)), StringComparison.Ordinal);

        var address = "/admin/security-log/archives/" + archive.End.FileName;
        Assert.Contains($"href=\"{address[1..]}\"", page, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(archive.Path, None), await admin.GetByteArrayAsync(address, None));
        foreach (var (client, path, status) in (IReadOnlyList<(HttpClient, string, HttpStatusCode)>)
            [(staff, address, HttpStatusCode.Forbidden), (admin, "/admin/security-log/archives/..%2Fboluo.db", HttpStatusCode.NotFound), (admin, "/admin/security-log/archives/other.zip", HttpStatusCode.NotFound)])
        {
            using var response = await client.GetAsync(path, None);
            Assert.Equal((path, status), (path, response.StatusCode));
        }

        await using var db = await app.OpenAsync();
        Assert.Contains(db.SecurityEvents, e => e.Kind == SecurityEventKind.LogArchive && e.What == LogWords.Archived(archive) && e.ByName == "系统");
        Assert.Contains(db.SecurityEvents, e => e.Kind == SecurityEventKind.Export && e.ByName == "测试test-Admin" && e.What.StartsWith("安全日志归档文件，第1号至第2号", StringComparison.Ordinal) && e.Rows == 2);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
