using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Security;

public sealed class BlazorOriginTests(BoluoApp app) : IClassFixture<BoluoApp>
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

    [Fact]
    public async Task A_stranger_gets_no_circuit_even_from_our_own_origin()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "http://localhost");
        using var response = await app.Stranger().SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
