using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Tests.Backups;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>The operator's commands as he gives them: the real process, its exit code and its sentences.</summary>
[Trait("Needs", "application")]
public sealed partial class OperatorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Database => _folder.File("boluo.db");

    private string Backups => _folder.File("backups");

    public void Dispose() => _folder.Dispose();

    /// <summary>Within the quarter of an hour that may be lost and the five minutes that it may take (the limit is a fifth of that).</summary>
    [Fact]
    public async Task A_backup_taken_while_the_program_runs_is_restored_on_another_computer_and_its_sessions_and_accounts_live_on()
    {
        TestDatabase.CopyTo(Database);
        using var cookies = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        await using (var running = ProgramProcess.Start(Database, environment: "Development"))
        {
            using var browser = new HttpClient(cookies, disposeHandler: false) { BaseAddress = await running.ListeningAsync() };
            using var login = await BoluoApp.PostLoginAsync(browser, "leader", "Shili-2020-Demo");
            Assert.Equal("/", login.Headers.Location!.OriginalString);
            BackupHouse.Ask(Database, "UPDATE GridFacts SET Households = 4321 WHERE Id = 1"); // The last thing stored before the computer is lost.
            Assert.Equal(0, (await RunAsync("--backup")).Code);
            await running.KillAsync();
        }

        using var other = new TempFolder();
        var clock = Stopwatch.StartNew();
        var (code, output, _) = await RunInAsync(other.File("boluo.db"), "--restore", Newest());
        Assert.Equal(0, code);
        Assert.Contains("核对无误，可以启动程序", output, StringComparison.Ordinal);
        await using var restored = ProgramProcess.Start(other.File("boluo.db"), environment: "Development");
        using var again = new HttpClient(cookies, disposeHandler: false) { BaseAddress = await restored.ListeningAsync() };
        using var grid = await again.GetAsync("/grids/441322001001001"); // With the session of the computer that is lost.
        Assert.Equal(HttpStatusCode.OK, grid.StatusCode);
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = again.BaseAddress };
        using var anew = await BoluoApp.PostLoginAsync(stranger, "staff", "Shili-2020-Demo");
        Assert.Equal("/", anew.Headers.Location!.OriginalString);
        Assert.Equal(4321L, BackupHouse.Ask(other.File("boluo.db"), "SELECT Households FROM GridFacts WHERE Id = 1"));
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), $"It took {clock.Elapsed}.");
        TestContext.Current.TestOutputHelper?.WriteLine($"Restored, started and signed in after {clock.Elapsed}.");
    }

    [Fact]
    public async Task Nothing_is_restored_while_the_program_runs_and_its_lock_ends_with_it_even_when_it_is_killed()
    {
        TestDatabase.CopyTo(Database);
        Assert.Equal(0, (await RunAsync("--backup")).Code);
        await using (var running = ProgramProcess.Start(Database))
        {
            await running.ListeningAsync();
            var (code, _, errors) = await RunAsync("--restore", Newest());
            Assert.Equal((1, $"未完成：本系统正在运行，请先停止程序再恢复，现有数据未改动：{Database}。"), (code, Assert.Single(errors)));
            await running.KillAsync();
        }

        var after = await RunAsync("--restore", Newest());
        Assert.Equal(0, after.Code);
        Assert.Contains($"原数据库另存为：{Database}.replaced-", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_is_killed_half_way_leaves_nothing_that_is_taken_for_one()
    {
        TestDatabase.CopyTo(Database);
        var staging = new BackupFolder(Backups).StagingPath;
        await KillAsync(["--backup"], () => HoldsFiles(staging), () => Directory.Exists(staging), () => Directory.Delete(Backups, recursive: true));
        Assert.Empty(new BackupFolder(Backups).Names());
        var (code, output, _) = await RunAsync("--backup");
        Assert.Equal(0, code);
        Assert.Contains($"行，已核对：{Newest()}。", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(staging));
    }

    private static bool HoldsFiles(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder).Any();
        }
        catch (DirectoryNotFoundException)
        {
            return false; // Not yet, or no longer.
        }
    }

    /// <summary>Kills the program in the midst of its work; where it was too quick, once more from the beginning.</summary>
    private async Task KillAsync(string[] arguments, Func<bool> isAtWork, Func<bool> isLeft, Action beginAnew)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            await using var program = ProgramProcess.Start(Database, arguments: arguments);
            if (await program.KilledAtAsync(isAtWork) && isLeft()) return;
            beginAnew();
        }

        Assert.Fail("It was through before it was killed, ten times.");
    }

    [Fact]
    public async Task A_restoration_that_is_killed_loses_neither_the_database_nor_the_backup_and_is_repeated()
    {
        TestDatabase.CopyTo(Database);
        await RunAsync("--backup");
        Change();
        await KillAsync(["--restore", Newest()], () => Directory.Exists(Database + ".restoring"), () => Directory.Exists(Database + ".restoring"), () =>
        {
            foreach (var replaced in Directory.GetFiles(_folder.Path, "boluo.db.replaced-*")) File.Delete(replaced);
            Change();
        });

        void Change() => BackupHouse.Ask(Database, "UPDATE GridFacts SET Households = 4321 WHERE Id = 1");

        var old = Directory.GetFiles(_folder.Path, "boluo.db.replaced-*").SingleOrDefault();
        Assert.Equal(4321L, BackupHouse.Ask(old ?? Database, "SELECT Households FROM GridFacts WHERE Id = 1"));
        Assert.Equal(0, (await RunAsync("--restore", Newest())).Code);
        Assert.NotEqual(4321L, BackupHouse.Ask(Database, "SELECT Households FROM GridFacts WHERE Id = 1"));
        Assert.Contains(Directory.GetFiles(_folder.Path, "boluo.db.replaced-*"), kept => BackupHouse.Ask(kept, "SELECT Households FROM GridFacts WHERE Id = 1") is 4321L);
        Assert.False(Directory.Exists(Database + ".restoring"));
    }

    [Fact]
    public async Task Verify_finds_the_database_and_the_newest_backup_sound_and_a_tampered_one_not()
    {
        TestDatabase.CopyTo(Database);
        await using (var first = ProgramProcess.Start(Database)) await first.ListeningAsync(); // The logs are sealed since.
        await RunAsync("--backup");
        var (code, output, _) = await RunAsync("--verify");
        Assert.Equal(0, code);
        Assert.Contains("数据库完好，共", output, StringComparison.Ordinal);
        Assert.Contains("备份完好，", output, StringComparison.Ordinal);

        var path = Newest();
        var bytes = await File.ReadAllBytesAsync(path, CancellationToken.None);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, CancellationToken.None);
        var (tampered, _, errors) = await RunAsync("--verify", path);
        Assert.Equal(1, tampered);
        Assert.StartsWith("未完成：备份文件", Assert.Single(errors), StringComparison.Ordinal);
        var refused = await RunAsync("--restore", path);
        Assert.Equal(1, refused.Code);
    }

    [Fact]
    public async Task An_administrator_who_forgot_his_password_gets_a_new_one_that_stands_in_the_log()
    {
        TestDatabase.CopyTo(Database);
        await using (var first = ProgramProcess.Start(Database)) await first.ListeningAsync();
        Assert.Equal(1, (await RunAsync("--reset-admin", "nobody")).Code);
        var (code, output, _) = await RunAsync("--reset-admin");
        Assert.Equal(0, code);
        var password = Password().Match(output).Groups["password"].Value;
        Assert.Equal(1L, BackupHouse.Ask(Database, "SELECT COUNT(*) FROM SecurityEvents WHERE Kind = 'AccountChange' AND What = '用命令行重置密码：用户“admin”' AND Seal IS NOT NULL"));
        Assert.Equal(0L, BackupHouse.Ask(Database, "SELECT COUNT(*) FROM ChangeSets WHERE Seal IS NULL"));
        Assert.Contains("用命令行重置密码：用户“admin”", (string)BackupHouse.Ask(Database, "SELECT Summary FROM ChangeSets ORDER BY Id DESC LIMIT 1")!, StringComparison.Ordinal);

        await using var program = ProgramProcess.Start(Database);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await program.ListeningAsync() };
        Assert.DoesNotMatch(Password(), program.Output); // The start issues no other one.
        using var login = await BoluoApp.PostLoginAsync(browser, "admin", password);
        using var home = await browser.GetAsync("/");
        Assert.Equal("/account/password", home.Headers.Location!.OriginalString);
        using var changed = await BoluoApp.PostFormAsync(browser, "/account/password", "/account/password",
            new() { ["present"] = password, ["wanted"] = BoluoApp.Password, ["repeated"] = BoluoApp.Password });
        Assert.Equal("/admin/beginning", changed.Headers.Location!.OriginalString);
        Assert.Equal(0L, BackupHouse.Ask(Database, "SELECT COUNT(*) FROM AspNetUserClaims"));
    }

    [Fact]
    public async Task What_is_exported_says_what_leaves_and_can_be_loaded()
    {
        TestDatabase.CopyTo(Database);
        var (code, output, _) = await RunAsync("--export-data", _folder.File("out"));
        Assert.Equal(0, code);
        Assert.Contains("其中含个人信息：grid-workers.csv的手机号码", output, StringComparison.Ordinal);
        Assert.Equal(1L, BackupHouse.Ask(Database, "SELECT COUNT(*) FROM SecurityEvents WHERE Kind = 'Export' AND ByName = '命令行' AND What LIKE '用命令行导出全部台账，共%'"));
        Assert.Equal(402, CountyFiles.Read(_folder.File("out")).Of<Dashboard.Domain.Grid>().Count);
    }

    [Fact]
    public async Task A_command_that_is_not_understood_ends_with_2()
    {
        var (code, _, errors) = await RunAsync("--restore");
        Assert.Equal(2, code);
        Assert.StartsWith("命令--restore后应写明备份文件。可用的命令：", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private string Newest() => Path.Combine(Backups, new BackupFolder(Backups).Names()[0]);

    private Task<(int Code, string Output, string[] Errors)> RunAsync(params string[] arguments) => RunInAsync(Database, arguments);

    private static async Task<(int Code, string Output, string[] Errors)> RunInAsync(string database, params string[] arguments)
    {
        await using var program = ProgramProcess.Start(database, arguments: arguments);
        var (code, errors) = await program.RefusalAsync();
        return (code, program.Output, errors);
    }

    [GeneratedRegex("一次性密码：(?<password>[A-Za-z0-9-]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Password();
}
