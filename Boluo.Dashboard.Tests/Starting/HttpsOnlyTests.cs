using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>The application with a certificate; the test server speaks both schemes.</summary>
[Trait("Needs", "application")]
public sealed class HttpsOnlyTests(HttpsOnlyTests.WithCertificate app) : IClassFixture<HttpsOnlyTests.WithCertificate>
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
        Assert.Contains("请系统管理员把主机名写入设置Boluo:Hosts", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
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
    public sealed class WithCertificate : BoluoApp
    {
        private readonly TempFolder _certificates = new();

        public WithCertificate()
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
