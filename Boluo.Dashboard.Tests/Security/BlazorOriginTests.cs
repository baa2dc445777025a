using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Security;

[Trait("Needs", "application")]
public sealed class BlazorOriginTests(SharedApp app)
{
    [Theory]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData("http://LOCALHOST:80", HttpStatusCode.OK)]
    [InlineData("https://localhost", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:8080", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost@evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://user@localhost", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost/path", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task A_circuit_is_negotiated_from_our_own_origin_only(string? origin, HttpStatusCode status)
    {
        var client = await app.SignInAsync(Role.Leader);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        using var response = await client.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/_blazor?id=1")]
    [InlineData("POST", "/_blazor?id=1")]
    [InlineData("DELETE", "/_blazor?id=1")]
    [InlineData("OPTIONS", "/_blazor/negotiate")]
    [InlineData("POST", "/_BLAZOR/disconnect")]
    [InlineData("GET", "/_blazor/initializers")]
    public async Task Every_way_in_refuses_a_missing_and_a_foreign_origin(string method, string path)
    {
        var client = await app.SignInAsync(Role.Leader);
        foreach (var origin in new[] { null, "http://evil.example" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (origin is not null) request.Headers.Add("Origin", origin);
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://localhost/grids", HttpStatusCode.OK)]
    [InlineData("http://evil.example/localhost", HttpStatusCode.Forbidden)]
    public async Task A_get_without_origin_needs_our_own_referer(string referer, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor/initializers");
        request.Headers.Referrer = new Uri(referer);
        using var response = await (await app.SignInAsync(Role.Leader)).SendAsync(request);
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_web_socket_from_elsewhere_is_refused(string? origin)
    {
        var client = app.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Referer = "http://localhost/";
            if (origin is not null) request.Headers.Origin = origin;
        };
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => client.ConnectAsync(new Uri("ws://localhost/_blazor"), TestContext.Current.CancellationToken));
        Assert.Contains("403", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Where WebSockets are blocked a circuit polls: each of its requests names our origin, and knowing the connection's name is not enough.</summary>
    [Fact]
    public async Task A_polling_circuit_is_served_to_our_own_pages_only()
    {
        var client = await app.SignInAsync(Role.Leader);
        using var negotiation = await SendAsync(client, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", "http://localhost", null);
        var answer = await negotiation.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
        Assert.Contains(answer.GetProperty("availableTransports").EnumerateArray(), t => t.GetProperty("transport").GetString() == "LongPolling");
        var address = $"/_blazor?id={Uri.EscapeDataString(answer.GetProperty("connectionToken").GetString()!)}";

        foreach (var (origin, referer) in ((string?, string?)[])[("http://evil.example", null), ("http://evil.example", "http://localhost/"), (null, "http://evil.example/"), (null, null), ("null", null)])
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete])
            {
                using var refused = await SendAsync(client, method, address, origin, referer);
                Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            }

            using var events = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Accept = { new("text/event-stream") } } };
            if (origin is not null) events.Headers.TryAddWithoutValidation("Origin", origin);
            if (referer is not null) events.Headers.Referrer = new Uri(referer);
            using var stream = await client.SendAsync(events, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
            Assert.Equal(HttpStatusCode.Forbidden, stream.StatusCode);
        }

        using var first = await SendAsync(client, HttpMethod.Get, address, null, "http://localhost/grids");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var end = await SendAsync(client, HttpMethod.Delete, address, "http://localhost", null);
        Assert.Equal(HttpStatusCode.Accepted, end.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address, string? origin, string? referer)
    {
        using var request = new HttpRequestMessage(method, address);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (referer is not null) request.Headers.Referrer = new Uri(referer);
        return await client.SendAsync(request, CancellationToken.None);
    }

    [Fact]
    public async Task A_stranger_gets_no_circuit_even_from_our_own_origin()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "http://localhost");
        using var response = await app.Stranger().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
