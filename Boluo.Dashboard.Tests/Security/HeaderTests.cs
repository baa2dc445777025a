using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Security;

[Trait("Needs", "application")]
public sealed class HeaderTests(SharedApp app)
{
    [Theory]
    [InlineData("GET", "/", HttpStatusCode.Found)]
    [InlineData("GET", "/login", HttpStatusCode.OK)]
    [InlineData("GET", "/login.css", HttpStatusCode.OK)]
    [InlineData("GET", "/_content/MudBlazor/MudBlazor.min.css", HttpStatusCode.OK)]
    [InlineData("GET", "/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("GET", "/healthz", HttpStatusCode.OK)]
    [InlineData("GET", "/logout", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/login", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/_blazor/negotiate", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/anything.js.map", HttpStatusCode.NotFound)]
    public async Task A_stranger_gets_the_headers_on_every_answer(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await app.Stranger().SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/not-found", HttpStatusCode.NotFound)]
    public async Task A_reader_gets_the_headers_on_every_answer(string path, HttpStatusCode status)
    {
        using var response = await (await app.SignInAsync(Role.Leader)).GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        AssertHeaders(response);
    }

    [Fact]
    public async Task Over_https_the_browser_is_told_to_stay_there()
    {
        using var secure = await app.Stranger("https://localhost").GetAsync("/login");
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")));
        using var plain = await app.Stranger().GetAsync("/login");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_page_is_in_Chinese_and_has_no_inline_script()
    {
        var html = await (await app.SignInAsync(Role.Leader)).GetStringAsync("/");
        Assert.Contains("<html lang=\"zh-CN\" ", html, StringComparison.Ordinal);
        Assert.Contains("<base href=\"/\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", html);
        Assert.Contains("连接已断开，正在重新连接。", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_answers_with_a_sentence_and_a_number_and_the_health_check_notices()
    {
        await using var broken = new BoluoApp();
        await using (var db = await broken.OpenAsync()) await db.DataStates.ExecuteDeleteAsync();

        using var response = await broken.Stranger().GetAsync("/login");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        AssertHeaders(response);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Matches("系统出现异常，编号[0-9A-F]{8}，已记录。", html);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);

        using var health = await broken.Stranger().GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.Equal(SecurityHeaders.ContentPolicy, One("Content-Security-Policy"));
        Assert.Equal("nosniff", One("X-Content-Type-Options"));
        Assert.Equal("same-origin", One("Referrer-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", One("Permissions-Policy"), StringComparison.Ordinal);

        string One(string name) => Assert.Single(response.Headers.GetValues(name));
    }
}
