using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Tests;

/// <summary>The real process: how it refuses to start, and what a first start in production leaves to the operator.</summary>
[Trait("Needs", "application")]
public sealed partial class ProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Database => _folder.File("boluo.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_data_directory_ends_the_start_with_one_line()
    {
        await using var program = ProgramProcess.Start(Database, dataDirectory: _folder.File("none"));
        await AssertRefusedAsync(program, "未找到数据目录", _folder.File("none"));
    }

    [Fact]
    public async Task A_corrupt_database_ends_the_start_with_one_line()
    {
        await File.WriteAllTextAsync(Database, "not a database");
        await using var program = ProgramProcess.Start(Database);
        await AssertRefusedAsync(program, "文件不是数据库或已损坏", Database);
    }

    [Fact]
    public async Task A_port_in_use_ends_the_start_with_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await using var program = ProgramProcess.Start(Database, url: url);
        await AssertRefusedAsync(program, "端口已被其他程序占用", url);
    }

    /// <summary>Each alone, since each is found at another step: the machine, the host, our settings, the listeners.</summary>
    [Theory]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "本机没有中文区域支持（ICU）")]
    [InlineData("ASPNETCORE_CONTENTROOT", "/none/there", "设置contentRoot的值“/none/there”无效")]
    [InlineData("Boluo__FailedLoginsPerMinute", "abc", "设置Boluo:FailedLoginsPerMinute的值“abc”无效，应为1至100000之间的整数。")]
    [InlineData("Boluo__Pathbase2", "/x", "没有名为Boluo:Pathbase2的设置，可用的设置：")]
    [InlineData("Kestrel__Certificates__Default__Path", "none.pfx", "设置Kestrel:Certificates:Default:Path的值“none.pfx”无效，应为可读取的证书文件。")]
    [InlineData("Boluo__Certificate", "none.pfx", "设置Boluo:Certificate的值“none.pfx”无效，应为可读取的证书文件。")]
    [InlineData("Kestrel__Endpoints__A__Certificate__Subject", "nobody", "设置Kestrel:Endpoints:A:Url的值“”无效")]
    [InlineData("Logging__LogLevel__Default", "Loud", "设置Logging:LogLevel:Default的值“Loud”无效")]
    public async Task A_wrong_setting_ends_the_start_with_one_line_and_nothing_is_made(string key, string value, string words)
    {
        await using var program = ProgramProcess.Start(Database, settings: (key, value));
        await AssertRefusedAsync(program, words);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    /// <summary>The runtime itself would end it with an English line, before any code that asks for a culture.</summary>
    [Fact]
    public async Task A_computer_without_ICU_is_told_what_to_install()
    {
        const string hidden = "for library in $(/sbin/ldconfig -p | grep -o '/[^ ]*libicuuc[^ ]*'); do mount --bind /dev/null \"$library\" || exit 9; done; exec \"$@\"";
        string[] without = ["unshare", "-rm", "sh", "-c", hidden, "sh"];
        Assert.SkipUnless(OperatingSystem.IsLinux() && await CanHideAsync(without), "Libraries cannot be hidden from a process on this machine.");
        await using var program = ProgramProcess.Start(Database, under: without);
        await AssertRefusedAsync(program, "启动失败：本机没有中文区域支持（ICU）：请安装系统组件libicu");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private static async Task<bool> CanHideAsync(string[] command)
    {
        try
        {
            using var tried = System.Diagnostics.Process.Start(command[0], [.. command.Skip(1), "true"]);
            await tried.WaitForExitAsync();
            return tried.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [Fact]
    public async Task A_file_of_settings_that_is_no_JSON_is_named_with_its_line()
    {
        var path = _folder.File("appsettings.json");
        await File.WriteAllTextAsync(path, "{\n  \"Boluo\": {\n    \"Brand\": \"品牌\n  }\n}");
        await using var program = ProgramProcess.Start(Database, settings: ("ASPNETCORE_CONTENTROOT", _folder.Path));
        await AssertRefusedAsync(program, "设置文件第3行不是正确的JSON", path);
    }

    [Fact]
    public async Task A_computer_without_time_zones_starts()
    {
        TestDatabase.CopyTo(Database);
        await using var program = ProgramProcess.Start(Database, settings: [("TZDIR", _folder.File("none")), ("TZ", "UTC")]);
        using var client = new HttpClient { BaseAddress = await program.ListeningAsync() };
        using var login = await client.GetAsync("/login");
        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
    }

    [Fact]
    public async Task A_second_instance_on_the_same_database_ends_with_one_line_and_the_first_goes_on()
    {
        TestDatabase.CopyTo(Database);
        await using var first = ProgramProcess.Start(Database);
        using var client = new HttpClient { BaseAddress = await first.ListeningAsync() };
        await using var second = ProgramProcess.Start(Database);
        await AssertRefusedAsync(second, "本系统已在运行", Database);
        using var health = await client.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task A_start_goes_on_after_one_that_was_killed_while_migrating()
    {
        TestDatabase.CopyTo(Database);
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-01-01')";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await using var program = ProgramProcess.Start(Database);
        using var client = new HttpClient { BaseAddress = await program.ListeningAsync() };
        using var health = await client.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task A_first_start_in_production_prints_a_password_that_must_be_changed()
    {
        string issued;
        await using (var first = ProgramProcess.Start(Database))
        {
            await first.ListeningAsync();
            issued = IssuedPassword().Match(first.Output).Groups["password"].Value;
            Assert.NotEmpty(issued);
        }

        await using (var second = ProgramProcess.Start(Database))
        {
            var address = await second.ListeningAsync();
            var current = IssuedPassword().Match(second.Output).Groups["password"].Value;
            Assert.NotEqual(issued, current); // Whoever lost the first one gets another, until the duty is done.

            using var client = Browser(address);
            using var old = await BoluoApp.PostLoginAsync(client, "admin", issued);
            Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
            using var login = await BoluoApp.PostLoginAsync(client, "admin", current);
            using var home = await client.GetAsync("/");
            Assert.Equal("/account/password", home.Headers.Location!.OriginalString);
            using var changed = await BoluoApp.PostFormAsync(client, "/account/password", "/account/password",
                new() { ["present"] = current, ["wanted"] = BoluoApp.Password, ["repeated"] = BoluoApp.Password });
            Assert.Equal("/admin/beginning", changed.Headers.Location!.OriginalString); // Nobody has said yet what the county works with.
        }

        await using var third = ProgramProcess.Start(Database);
        var last = await third.ListeningAsync();
        Assert.DoesNotMatch(IssuedPassword(), third.Output);
        using var signedIn = await BoluoApp.PostLoginAsync(Browser(last), "admin", BoluoApp.Password);
        Assert.Equal("/admin/beginning", signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        using var cookies = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        TestDatabase.CopyTo(Database);
        await using (var first = ProgramProcess.Start(Database, environment: "Development"))
        {
            using var before = new HttpClient(cookies, disposeHandler: false) { BaseAddress = await first.ListeningAsync() };
            using var login = await BoluoApp.PostLoginAsync(before, "leader", "Shili-2020-Demo");
            Assert.Equal("/", login.Headers.Location!.OriginalString);
        }

        await using var second = ProgramProcess.Start(Database, environment: "Development"); // On another port, which cookies do not mind.
        using var after = new HttpClient(cookies, disposeHandler: false) { BaseAddress = await second.ListeningAsync() };
        using var home = await after.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task With_a_certificate_it_speaks_https_and_serves_the_one_that_takes_its_place()
    {
        TestDatabase.CopyTo(Database);
        var path = _folder.File("site.pfx");
        await File.WriteAllBytesAsync(path, TestCertificate.Pfx("first"));
        await using var program = ProgramProcess.Start(Database, url: "https://127.0.0.1:0;http://127.0.0.1:0", environment: "Development", settings: ("Boluo__Certificate", path));
        var (https, http) = (await program.ListeningAsync(), program.Addresses[1]);

        using var plain = Browser(http);
        using var led = await plain.GetAsync("/grids?grids.q=1");
        Assert.Equal((HttpStatusCode.PermanentRedirect, new Uri(https, "/grids?grids.q=1")), (led.StatusCode, led.Headers.Location));

        var cookies = new CookieContainer();
        using var trusting = TestCertificate.Trusting(path, cookies);
        using var secure = new HttpClient(trusting, disposeHandler: false) { BaseAddress = https };
        using var login = await BoluoApp.PostLoginAsync(secure, "leader", "Shili-2020-Demo");
        Assert.Equal("/", login.Headers.Location!.OriginalString);

        using var circuit = new System.Net.WebSockets.ClientWebSocket();
        circuit.Options.SetRequestHeader("Origin", https.GetLeftPart(UriPartial.Authority));
        await circuit.ConnectAsync(new UriBuilder(https) { Scheme = "wss", Path = "/_blazor" }.Uri, secure, CancellationToken.None);
        Assert.Equal(System.Net.WebSockets.WebSocketState.Open, circuit.State);

        await File.WriteAllBytesAsync(path, TestCertificate.Pfx("second"));
        using var renewed = TestCertificate.Trusting(path, cookies);
        using var fresh = new HttpClient(renewed, disposeHandler: false) { BaseAddress = https };
        for (var asked = 0; !await AnswersAsync(fresh); asked++) Assert.True(asked < 2000, "The new certificate is not served."); // The watch looks every five seconds.
        using var home = await fresh.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    /// <summary>Whether it shows a certificate that the client trusts.</summary>
    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var health = await client.GetAsync("/healthz");
            return health.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return false;
        }
    }

    private static HttpClient Browser(Uri address) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    private static async Task AssertRefusedAsync(ProgramProcess program, params string[] words)
    {
        var (code, lines) = await program.RefusalAsync();
        Assert.NotEqual(0, code);
        var line = Assert.Single(lines);
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
    }

    [GeneratedRegex("一次性密码：(?<password>[A-Za-z0-9-]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IssuedPassword();
}
