using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Starting;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Serilog.Events;
using Serilog.Parsing;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>The log in files: what stands in it, what never does, and that the program goes on without it.</summary>
[Trait("Needs", "application")]
public sealed class LogFileTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task A_fault_stands_in_the_file_beside_the_database_under_the_number_of_the_page()
    {
        await using var app = new BoluoApp();
        await using (var db = await app.OpenAsync()) await db.DataStates.ExecuteDeleteAsync(Cancel);
        using var response = await app.Stranger().GetAsync("/login", Cancel);
        var number = Regex.Match(await response.Content.ReadAsStringAsync(Cancel), "编号(?<number>[0-9A-F]{8})", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["number"].Value;
        var log = Read(Path.Combine(Path.GetDirectoryName(app.DatabasePath)!, "logs"));
        Assert.Matches($@"(?s)\n\d{{4}}-\d\d-\d\d [0-9:.]+ \[ERR\] Boluo\.Dashboard\.Security\.FaultPage 系统异常，编号{number}\s+System\.InvalidOperationException", log);
    }

    /// <summary>Even where an operator has asked for more than the program tells by itself.</summary>
    [Fact]
    public async Task Nothing_that_people_type_or_look_for_stands_in_the_log_and_no_number()
    {
        await using var app = new BoluoApp { Settings = new() { ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information", ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Information" } };
        const string wrong = "Geheim-2020-Wort", name = "欧阳某某", phone = "12400000016";
        using var admin = await app.SignInAsync(Role.Admin);
        using (var refused = await BoluoApp.PostLoginAsync(app.Stranger(), "admin", wrong)) Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using (var changed = await BoluoApp.PostFormAsync(admin, "/account/password", "/account/password", new() { ["present"] = wrong, ["wanted"] = wrong + "9", ["repeated"] = wrong + "9" })) Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        foreach (var page in (string[])["/", $"/search?q={Uri.EscapeDataString(name)}", $"/search?q={phone}", $"/grids?grids.q={Uri.EscapeDataString(name)}", "/grids/441322001001001", "/exports/grids.xlsx", $"/grids?{phone}=1"])
        {
            using var answer = await admin.GetAsync(page, Cancel);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, page);
        }

        var log = Read(Path.Combine(Path.GetDirectoryName(app.DatabasePath)!, "logs"));
        Assert.Contains("SELECT", log, StringComparison.Ordinal);
        Assert.All([wrong, BoluoApp.Password, name, Uri.EscapeDataString(name), phone], secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"(?<!\d)1[2-9]\d{9}(?!\d)", log); // A mobile's number.
    }

    [Fact]
    public void Where_the_folder_cannot_be_written_it_is_told_and_the_log_goes_on_when_it_can()
    {
        using var folder = new TempFolder();
        var path = folder.File("logs");
        File.WriteAllText(path, "这里不是文件夹");
        using var log = new LogFile(path);
        log.Emit(Event("没有写下"));
        Assert.Equal([SystemCondition.LogFileUnwritable], log.Look(DateTime.UnixEpoch));
        Assert.Equal(("日志文件夹", $"{path}，不能写入"), log.Fact);

        File.Delete(path);
        Assert.Empty(log.Look(DateTime.UnixEpoch));
        log.Emit(Event("写下了"));
        Assert.Contains("写下了", Read(path), StringComparison.Ordinal);
        Assert.DoesNotContain("没有写下", Read(path), StringComparison.Ordinal);
        Assert.Equal(("日志文件夹", path), log.Fact);
    }

    [Fact]
    public async Task The_program_starts_without_its_log_and_says_so_in_one_line()
    {
        using var folder = new TempFolder();
        TestDatabase.CopyTo(folder.File("boluo.db"));
        await File.WriteAllTextAsync(folder.File("no-folder"), "", Cancel);
        await using var program = ProgramProcess.Start(folder.File("boluo.db"), settings: ("Boluo__LogFolder", folder.File("no-folder")));
        using var client = new HttpClient { BaseAddress = await program.ListeningAsync() };
        Assert.Equal($"日志文件夹不能写入，程序照常运行，日志只在控制台输出：{folder.File("no-folder")}", program.Error.Trim());
        string health;
        do health = await client.GetStringAsync("/healthz", Cancel); // Until the watch has looked.
        while (health == "Healthy");
        Assert.Equal("Degraded\nlog-file-unwritable", health);
    }

    private static LogEvent Event(string text) => new(DateTimeOffset.UnixEpoch, LogEventLevel.Warning, null, new MessageTemplateParser().Parse(text), []);

    /// <summary>While the program still writes to it.</summary>
    private static string Read(string folder)
    {
        using var reader = new StreamReader(new FileStream(Assert.Single(Directory.GetFiles(folder)), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return "\n" + reader.ReadToEnd();
    }
}
