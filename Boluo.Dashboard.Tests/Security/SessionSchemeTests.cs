using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Security;

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
