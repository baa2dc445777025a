using System.Net;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Starting;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>By which names the program is asked for, and that http leads to https where there is https.</summary>
public sealed class EntranceTests
{
    private static readonly string Machine = Dns.GetHostName();

    [Theory]
    [InlineData("http://localhost:5080", "localhost;LOCALHOST:5080;127.0.0.1;[::1]:5080;127.8.8.8", "evil.example;10.1.2.3;localhost.evil.example;;MACHINE")]
    [InlineData("http://*:5080", "localhost;10.1.2.3:5080;[fd00::1];MACHINE;MACHINE.", "evil.example;MACHINE.evil.example;*;;1.2.3.4.evil.example")]
    [InlineData("http://dangjian.example:80", "dangjian.example;DangJian.example:80;10.1.2.3", "evil.example;www.dangjian.example")]
    public void Only_names_of_this_program_are_answered(string url, string known, string foreign)
    {
        var settings = Read(("Urls", url));
        Assert.All(Hosts(known), host => Assert.True(settings.Knows(new HostString(host)), host));
        Assert.All(Hosts(foreign), host => Assert.False(settings.Knows(new HostString(host)), host));
    }

    [Fact]
    public void More_names_are_set_and_those_that_a_proxy_passes_on_may_be_left_to_it()
    {
        var settings = Read(("Boluo:Hosts", "dangjian.example, 党建.example"));
        Assert.All(["dangjian.example", new System.Globalization.IdnMapping().GetAscii("党建.example")], host => Assert.True(settings.Knows(new HostString(host)), host));
        Assert.False(settings.Knows(new HostString("evil.example")));
        Assert.True(Read(("Boluo:KnownProxies", "10.1.2.3")).Knows(new HostString("portal.example")));
        Assert.False(Read(("Boluo:KnownProxies", "10.1.2.3"), ("Boluo:Hosts", "dangjian.example")).Knows(new HostString("portal.example")));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("http://127.0.0.1:80;https://127.0.0.1:443", 443)]
    public void It_is_known_where_https_is_spoken(string? urls, int? port) => Assert.Equal(port, Read(("Urls", urls)).HttpsPort);

    private static IEnumerable<string> Hosts(string text) => text.Split(';').Select(h => h.Replace("MACHINE", Machine, StringComparison.Ordinal));

    private static EntranceSettings Read(params (string Key, string? Value)[] settings)
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection([.. settings.Select(s => KeyValuePair.Create(s.Key, s.Value)), KeyValuePair.Create("Kestrel:Certificates:Default:Subject", (string?)"x")]).Build());
        var read = EntranceSettings.From(ListeningAddresses.Read(reader, new Surroundings(AppContext.BaseDirectory)), ProxySettings.Read(reader));
        Assert.Empty(reader.Faults);
        return read;
    }
}

/// <summary>The application with a certificate; the test server speaks both schemes.</summary>
[Trait("Needs", "application")]
public sealed class HttpsOnlyTests(HttpsOnlyTests.Certified app) : IClassFixture<HttpsOnlyTests.Certified>
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory]
    [InlineData("GET", "/", "https://localhost:5443/")]
    [InlineData("HEAD", "/grids?township=441322001&grids.q=%E7%BD%97", "https://localhost:5443/grids?township=441322001&grids.q=%E7%BD%97")]
    [InlineData("GET", "/app.css", "https://localhost:5443/app.css")]
    [InlineData("GET", "/_blazor", "https://localhost:5443/_blazor")]
    public async Task Over_http_whoever_only_reads_is_led_to_https_and_gets_no_cookie(string method, string path, string location)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await app.Stranger().SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.PermanentRedirect, location), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Over_http_nothing_that_is_sent_is_taken()
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "admin", ["password"] = BoluoApp.Password });
        using var answer = await app.Stranger().PostAsync("/login", content, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("本系统只接受https，请用https网址重新打开。", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task The_health_is_told_over_http_too_and_by_any_name()
    {
        using var answer = await app.Stranger("http://monitor.example").GetAsync("/healthz", Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://evil.example")]
    public async Task A_foreign_name_is_answered_with_a_refusal(string address)
    {
        using var answer = await app.Stranger(address).GetAsync("/login", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("请系统管理员把主机名写入设置Boluo:Hosts。", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Over_https_everything_works_and_every_cookie_is_secure()
    {
        using var browser = app.Stranger("https://localhost:5443");
        var user = await app.AccountAsync("test-certified", Role.Leader);
        using var login = await BoluoApp.PostLoginAsync(browser, user.UserName!, BoluoApp.Password);
        Assert.All(login.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.Ordinal));
        using var home = await browser.GetAsync("/", Cancel);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.True(home.Headers.Contains("Strict-Transport-Security"));
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", "https://localhost:5443" } } };
        using var circuit = await browser.SendAsync(negotiate, Cancel);
        Assert.Equal(HttpStatusCode.OK, circuit.StatusCode);
    }

    /// <summary>Listens on both by its settings.</summary>
    public sealed class Certified : BoluoApp
    {
        private readonly TempFolder _certificates = new();

        public Certified()
        {
            File.WriteAllBytes(_certificates.File("site.pfx"), TestCertificate.Pfx());
            Settings = new() { ["Boluo:Certificate"] = _certificates.File("site.pfx"), ["Urls"] = "https://localhost:5443;http://localhost:5080" };
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _certificates.Dispose();
            GC.SuppressFinalize(this);
        }
    }
}

/// <summary>A session goes with the scheme that it was begun over, also where a program is asked over both.</summary>
[Trait("Needs", "application")]
public sealed class SessionSchemeTests(SharedApp app)
{
    [Theory]
    [InlineData("https://localhost", "http://localhost", "__Host-boluo.session", "boluo.session")]
    [InlineData("http://localhost", "https://localhost", "boluo.session", "__Host-boluo.session")]
    public async Task A_session_of_one_scheme_is_none_on_the_other(string begun, string other, string name, string otherName)
    {
        var user = await app.AccountAsync("test-scheme", Role.Leader);
        using var browser = app.Stranger(begun);
        using var login = await BoluoApp.PostLoginAsync(browser, user.UserName!, BoluoApp.Password);
        var cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"), c => c.StartsWith(name + "=", StringComparison.Ordinal)).Split(';')[0][(name.Length + 1)..];
        Assert.Equal(HttpStatusCode.OK, await AskAsync(begun, name, cookie));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(other, otherName, cookie));
    }

    private async Task<HttpStatusCode> AskAsync(string address, string name, string cookie)
    {
        using var client = app.CreateDefaultClient(new Uri(address));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", $"{name}={cookie}" } } };
        using var answer = await client.SendAsync(request, CancellationToken.None);
        return answer.StatusCode;
    }
}
