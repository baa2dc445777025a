using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Boluo.Dashboard.Tests.Security;

/// <summary>Who did or was refused what is written down once, with nothing in it that would harm somebody.</summary>
[Trait("Needs", "application")]
public sealed partial class SecurityLogTests
{
    private const string NewPassword = "Neues-2021-Wort";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Each_act_leaves_one_event_of_its_kind_and_no_secret()
    {
        await using var app = new BoluoApp();
        var staff = await app.SignInAsync(Role.Staff);
        var admin = await AdminAsync(app);

        // Told before the next act, so that what each leaves is seen alone.
        await LeavesAsync(app, () => GetAsync(staff, "/admin/users?q=秘密词", HttpStatusCode.Forbidden), (SecurityEventKind.AccessRefusal, SecurityOutcome.Refused, "/admin/users"));
        await LeavesAsync(app, () => ForeignAsync(app), (SecurityEventKind.AccessRefusal, SecurityOutcome.Refused, "/_blazor/negotiate"));
        await LeavesAsync(app, () => GetAsync(staff, $"/exports/needs.xlsx?community={County.Dongqu}&needs.q=秘密词", HttpStatusCode.OK), (SecurityEventKind.Export, SecurityOutcome.Done, "博罗县居民群众需求清单"), anyWhat: true);
        await LeavesAsync(app, () => GetAsync(staff, "/exports/brief.docx", HttpStatusCode.OK), (SecurityEventKind.Export, SecurityOutcome.Done, ""), anyWhat: true);
        await LeavesAsync(app, () => GetAsync(staff, $"/print/grid-workers?community={County.Dongqu}", HttpStatusCode.OK), (SecurityEventKind.RosterPrint, SecurityOutcome.Done, ""), anyWhat: true);
        await LeavesAsync(app, () => PasswordAsync(staff, "Falsch-2020-Wort"), (SecurityEventKind.PasswordChange, SecurityOutcome.Refused, "原密码不正确"));
        await LeavesAsync(app, () => PasswordAsync(staff, BoluoApp.Password), (SecurityEventKind.PasswordChange, SecurityOutcome.Done, "修改本人密码"));
        await LeavesAsync(app, () => BoluoApp.PostFormAsync(staff, "/account/password", "/logout", []), (SecurityEventKind.SignOut, SecurityOutcome.Done, "退出登录，结束该账号的全部会话"));
        await LeavesAsync(app, () => BoluoApp.PostLoginAsync(app.Stranger(), "test-Staff", NewPassword), (SecurityEventKind.SignIn, SecurityOutcome.Done, "登录"));

        string phone = "", issued = "";
        await LeavesAsync(app, async () => phone = (await app.Services.GetRequiredService<PhoneBook>().RevealAsync(1, admin, None)).Value, (SecurityEventKind.PhoneReveal, SecurityOutcome.Done, "网格员手机号码（第1号网格员）"));
        await LeavesAsync(app, async () => issued = (await app.Services.GetRequiredService<AccountEditor>().AddAsync(new("wang.fang", "王芳", Role.Leader), admin, None)).Done!.Password!,
            (SecurityEventKind.AccountChange, SecurityOutcome.Done, "新增用户“wang.fang”（王芳），角色为部领导"));
        await LeavesAsync(app, () => SetAsync(app, admin), (SecurityEventKind.SettingsChange, SecurityOutcome.Done, ""), anyWhat: true);
        var code = "";
        await LeavesAsync(app, async () => code = (await app.Services.GetRequiredService<WallDevices>().AddAsync("会议室大屏", null, admin, None)).Value.Code, (SecurityEventKind.WallDevice, SecurityOutcome.Done, "新增大屏“会议室大屏”"));
        await LeavesAsync(app, () => PairAsync(app, "00000000"), (SecurityEventKind.WallDevice, SecurityOutcome.Refused, "大屏配对未成功"));
        await LeavesAsync(app, () => PairAsync(app, code), (SecurityEventKind.WallDevice, SecurityOutcome.Done, "大屏配对"));

        var events = await EventsAsync(app);
        Assert.Equal("程序启动", events.Single(e => e.Kind == SecurityEventKind.Start).What);
        var export = events.First(e => e.Kind == SecurityEventKind.Export);
        Assert.Equal(("工作版", 64), (export.Edition, export.ControlNumber!.Length));
        Assert.Contains("东区社区", export.ScopeWords, StringComparison.Ordinal);
        Assert.NotNull(export.Rows);
        var all = JsonSerializer.Serialize(events, Readable);
        Assert.All([BoluoApp.Password, NewPassword, "Falsch-2020-Wort", phone, issued, code, "秘密词"], secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        Assert.DoesNotMatch(Mobile(), all);
        Assert.True((await app.Services.GetRequiredService<LogChain>().VerifyAsync(None)).Holds);
    }

    [Fact]
    public async Task Wrong_passwords_are_counted_a_lock_is_told_once_and_a_made_up_name_is_cut()
    {
        await using var app = new BoluoApp();
        var victim = await app.AccountAsync("victim", Role.Staff);
        var before = (await EventsAsync(app)).Count;
        for (var i = 0; i < 7; i++) await BoluoApp.PostLoginAsync(app.Stranger(), "victim", $"Falsch-2020-{i}");
        var events = (await EventsAsync(app)).Skip(before).ToList();
        Assert.Equal(6, events.Where(e => e.Kind == SecurityEventKind.SignInFailure).Sum(e => e.Times));
        Assert.Equal(2, events.Count(e => e.Kind == SecurityEventKind.SignInFailure));
        Assert.Equal((victim.Id, victim.DisplayName), events.Where(e => e.Kind == SecurityEventKind.Lockout).Select(e => (e.ById, e.ByName)).Single());

        await BoluoApp.PostLoginAsync(app.Stranger(), new string('长', 200) + "\n", "Falsch-2020-x");
        var last = (await EventsAsync(app))[^1];
        Assert.Equal((SecurityEvent.LongestName, null), (last.ByName.Length, last.ById));
    }

    [Fact]
    public async Task What_is_refused_leaves_its_refusal_and_what_is_rolled_back_nothing()
    {
        await using var app = new BoluoApp();
        var admin = await AdminAsync(app);
        var leader = await app.AccountAsync("leader-2", Role.Leader);
        var editor = app.Services.GetRequiredService<AccountEditor>();
        var before = (await EventsAsync(app)).Count;
        Assert.False((await editor.AddAsync(new("a b", "王芳", Role.Staff), admin, None)).Ok);
        Assert.Equal(before, (await EventsAsync(app)).Count);
        Assert.False((await editor.AddAsync(new("wang", "王芳", Role.Staff), new Viewer(leader.Id, leader.DisplayName, Role.Admin), None)).Ok);
        var refused = Assert.Single((await EventsAsync(app)).Skip(before));
        Assert.Equal((SecurityEventKind.AccessRefusal, leader.Id, "须有系统管理员权限的操作"), (refused.Kind, refused.ById, refused.What));
    }

    [Fact]
    public async Task A_file_that_cannot_be_recorded_is_not_handed_out_but_people_sign_in()
    {
        await using var app = new BoluoApp { Replace = services => services.AddSingleton<SecurityLog, BrokenLog>() };
        await app.AccountAsync("clerk", Role.Staff);
        var client = app.Stranger();
        using var login = await BoluoApp.PostLoginAsync(client, "clerk", BoluoApp.Password);
        Assert.Equal(HttpStatusCode.Found, login.StatusCode);
        foreach (var export in (string[])[$"/exports/needs.xlsx?community={County.Dongqu}", "/exports/brief.docx"])
        {
            using var refused = await client.GetAsync(export, None);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, SecurityLog.Unrecorded), (refused.StatusCode, await refused.Content.ReadAsStringAsync(None)));
        }

        var log = (BrokenLog)app.Services.GetRequiredService<SecurityLog>();
        Assert.False(await log.FlushAsync(all: true, None));
        log.IsBroken = false;
        Assert.Contains((await EventsAsync(app)).Select(e => (e.Kind, e.ByName)), e => e == (SecurityEventKind.SignIn, "测试clerk")); // Written late, not lost.
    }

    [Fact]
    public async Task An_act_of_administration_that_cannot_be_recorded_is_not_done()
    {
        await using var app = new BoluoApp();
        var admin = await AdminAsync(app);
        await using (var db = await app.OpenAsync()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE SecurityEvents RENAME TO Elsewhere", None);
        var outcome = await app.Services.GetRequiredService<AccountEditor>().AddAsync(new("wang", "王芳", Role.Staff), admin, None);
        Assert.False(outcome.Ok);
        Assert.NotNull(outcome.Refusal);
        await using (var db = await app.OpenAsync())
        {
            Assert.False(await db.Users.AnyAsync(u => u.UserName == "wang", None));
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Elsewhere RENAME TO SecurityEvents", None);
        }
    }

    [Fact]
    public async Task The_log_tells_when_the_program_stopped_and_started_again()
    {
        using var folder = new TempFolder();
        var kept = folder.File("kept.db");
        await using (var app = new BoluoApp())
        {
            await EventsAsync(app);
            await app.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHost>().StopAsync(None);
            File.Copy(app.DatabasePath, kept);
            if (File.Exists(app.DatabasePath + "-wal")) File.Copy(app.DatabasePath + "-wal", kept + "-wal");
        }

        var stopped = await Boluo.Dashboard.Tests.Data.Upgrades.TableRows.QueryAsync(kept, "SELECT Kind FROM SecurityEvents ORDER BY Id DESC LIMIT 1");
        Assert.Equal("Stop", Assert.Single(stopped)[0]);
    }

    private static async Task LeavesAsync(BoluoApp app, Func<Task> act, (SecurityEventKind Kind, SecurityOutcome Outcome, string What) expected, bool anyWhat = false)
    {
        var before = (await EventsAsync(app)).Count;
        await act();
        var left = (await EventsAsync(app)).Skip(before).ToList();
        Assert.True(left.Count == 1, $"{expected}: {string.Join(' ', left.Select(e => $"{e.Kind} {e.What}"))}");
        Assert.Equal(expected, (left[0].Kind, left[0].Outcome, anyWhat ? expected.What : left[0].What));
    }

    private static async Task<List<SecurityEvent>> EventsAsync(BoluoApp app)
    {
        Assert.True(await app.Services.GetRequiredService<SecurityLog>().FlushAsync(all: true, None));
        await using var db = await app.OpenAsync();
        return await db.SecurityEvents.AsNoTracking().OrderBy(e => e.Id).ToListAsync(None);
    }

    private static async Task<Viewer> AdminAsync(BoluoApp app)
    {
        var user = await app.AccountAsync("by-admin", Role.Admin);
        return new Viewer(user.Id, user.DisplayName, Role.Admin);
    }

    private static async Task GetAsync(HttpClient client, string path, HttpStatusCode expected)
    {
        using var response = await client.GetAsync(path, None);
        Assert.Equal(expected, response.StatusCode);
        await response.Content.ReadAsByteArrayAsync(None);
    }

    private static async Task ForeignAsync(BoluoApp app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "http://evil.example");
        using var response = await app.Stranger().SendAsync(request, None);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static Task PasswordAsync(HttpClient client, string present) =>
        BoluoApp.PostFormAsync(client, "/account/password", "/account/password", new() { ["present"] = present, ["wanted"] = NewPassword, ["repeated"] = NewPassword });

    private static async Task PairAsync(BoluoApp app, string code)
    {
        var screen = app.Stranger();
        using var page = await screen.GetAsync(Urls.Wall, None);
        var token = Token().Match(await page.Content.ReadAsStringAsync(None)).Groups["token"].Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = code, ["__RequestVerificationToken"] = token });
        using var response = await screen.PostAsync(Urls.WallPairing, content, None);
    }

    private static async Task SetAsync(BoluoApp app, Viewer admin)
    {
        var records = app.Services.GetRequiredService<IRecordEditor>();
        var form = (await records.LoadAsync("settings", null, admin, None)).Value;
        var typed = new Dictionary<string, string?>(form.Values, StringComparer.Ordinal) { ["key"] = "need.waiting", ["value"] = "45" };
        var saved = await records.SaveAsync(new RecordInput(form, typed, "按县里要求", null), admin, None);
        Assert.True(saved.Ok, saved.Refusal + string.Concat(saved.Faults.Select(f => f.Message)));
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<![\dA-Za-z_-])1\d{10}(?![\dA-Za-z_-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mobile();

    /// <summary>A database that takes no event for a while.</summary>
    private sealed class BrokenLog(IDbContextFactory<BoluoDbContext> factory, PendingEvents pending, IHttpContextAccessor contexts, TimeProvider time, ILogger<SecurityLog> logger)
        : SecurityLog(factory, pending, contexts, time, logger)
    {
        public bool IsBroken { get; set; } = true;

        protected override Task StoreAsync(IReadOnlyList<SecurityEvent> events, CancellationToken cancel) =>
            IsBroken ? Task.FromException(new IOException("The disk is full.")) : base.StoreAsync(events, cancel);
    }
}
