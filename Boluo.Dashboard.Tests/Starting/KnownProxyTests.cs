using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>A proxy speaks https with the browsers and plain http with the program. The word of one that is not known counts nothing.</summary>
[Trait("Needs", "application")]
public sealed class KnownProxyTests(KnownProxyTests.BehindProxy app) : IClassFixture<KnownProxyTests.BehindProxy>
{
    private const string Known = "10.1.2.3";
    private const string Unknown = "10.9.9.9";

    [Theory]
    [InlineData(Known, "__Host-boluo.antiforgery=", true)]
    [InlineData("10.1.3.77", "__Host-boluo.antiforgery=", true)] // Of a known network.
    [InlineData("::ffff:10.1.2.3", "__Host-boluo.antiforgery=", true)]
    [InlineData(Unknown, "boluo.antiforgery=", false)]
    [InlineData("127.0.0.1", "boluo.antiforgery=", false)]
    public async Task Cookies_are_secure_where_a_known_proxy_says_https(string peer, string cookie, bool secure)
    {
        using var response = await SendAsync(HttpMethod.Get, "/login", peer);
        var set = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(cookie, set, StringComparison.Ordinal);
        Assert.Equal(secure, set.Contains("; secure", StringComparison.Ordinal));
        Assert.Equal(secure, response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(Known, "https://dangjian.example", HttpStatusCode.OK)]
    [InlineData(Known, "http://dangjian.example", HttpStatusCode.Forbidden)]
    [InlineData(Known, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(Unknown, "https://dangjian.example", HttpStatusCode.Forbidden)]
    public async Task A_circuit_is_opened_from_the_address_that_the_browser_sees(string peer, string origin, HttpStatusCode status)
    {
        using var signedIn = await SignedInAsync();
        using var response = await SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", peer, request =>
        {
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Cookie", Cookies(signedIn));
        });
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(Known, "203.0.113.7")]
    [InlineData(Unknown, Unknown)]
    public async Task Failures_are_counted_for_the_address_of_the_browser(string peer, string counted)
    {
        using var response = await SendAsync(HttpMethod.Get, "/login", peer);
        Assert.Equal(counted, Assert.Single(response.Headers.GetValues(BehindProxy.SeenHeader)));
    }

    private async Task<HttpResponseMessage> SignedInAsync()
    {
        await app.AccountAsync("test-proxy", Role.Leader);
        using var form = await SendAsync(HttpMethod.Get, "/login", Known);
        var token = System.Text.RegularExpressions.Regex.Match(await form.Content.ReadAsStringAsync(), "__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        var login = await SendAsync(HttpMethod.Post, "/login", Known, request =>
        {
            request.Headers.Add("Cookie", Cookies(form));
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "test-proxy", ["password"] = BoluoApp.Password, ["__RequestVerificationToken"] = token });
        });
        Assert.Equal(HttpStatusCode.Found, login.StatusCode);
        return login;
    }

    private static string Cookies(HttpResponseMessage response) => string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string peer, Action<HttpRequestMessage>? add = null)
    {
        using var client = app.CreateDefaultClient();
        using var request = new HttpRequestMessage(method, new Uri(new Uri("http://dangjian.example"), path));
        request.Headers.Add(BehindProxy.PeerHeader, peer);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        add?.Invoke(request);
        return await client.SendAsync(request);
    }

    public sealed class BehindProxy : BoluoApp
    {
        /// <summary>The test server has no connections, so requests name the address they come from.</summary>
        public const string PeerHeader = "Test-Peer";

        /// <summary>Whom the program takes for the sender.</summary>
        public const string SeenHeader = "Test-Seen";

        public BehindProxy()
        {
            Settings = new() { ["Boluo:KnownProxies"] = "10.1.2.3, 10.1.3.0/24" };
            Replace = services => services.AddSingleton<IStartupFilter, PeerOfHeader>();
        }

        private sealed class PeerOfHeader : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((context, rest) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[PeerHeader].ToString());
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Headers[SeenHeader] = context.Connection.RemoteIpAddress!.ToString();
                        return Task.CompletedTask;
                    });
                    return rest(context);
                });
                next(app);
            };
        }
    }
}
