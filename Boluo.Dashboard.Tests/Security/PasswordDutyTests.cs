using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Security;

[Trait("Needs", "application")]
public sealed class PasswordDutyTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    private const string Wanted = "Neues-2021-Wort";

    [Fact]
    public async Task An_issued_password_opens_nothing_but_the_form_that_changes_it()
    {
        var client = await SignInWithIssuedPasswordAsync("test-duty");
        foreach (var path in new[] { "/", "/grids", "/no-such-page" })
        {
            using var page = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Found, page.StatusCode);
            Assert.Equal("/account/password", page.Headers.Location!.OriginalString);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "http://localhost");
        using var circuit = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, circuit.StatusCode);

        using var changed = await ChangeAsync(client, BoluoApp.Password, Wanted, Wanted);
        Assert.Equal("/", changed.Headers.Location!.OriginalString);
        using var home = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        using var again = await BoluoApp.PostLoginAsync(app.Stranger(), "test-duty", Wanted);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
    }

    [Theory]
    [InlineData("falsch", Wanted, Wanted, "原密码不正确。")]
    [InlineData(BoluoApp.Password, Wanted, "anders", "两次输入的新密码不一致。")]
    [InlineData(BoluoApp.Password, BoluoApp.Password, BoluoApp.Password, "新密码不能与原密码相同。")]
    [InlineData(BoluoApp.Password, "Kurz-1", "Kurz-1", "密码至少10位。")]
    [InlineData(BoluoApp.Password, "Boluo-2020-County", "Boluo-2020-County", "密码不能含用户名、地名、系统名或常见口令。")]
    public async Task A_refused_change_says_why_and_changes_nothing(string present, string wanted, string repeated, string sentence)
    {
        var client = await SignInWithIssuedPasswordAsync("test-refused");
        using var response = await ChangeAsync(client, present, wanted, repeated);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(sentence, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var home = await client.GetAsync("/");
        Assert.Equal("/account/password", home.Headers.Location!.OriginalString);
    }

    private async Task<HttpClient> SignInWithIssuedPasswordAsync(string name)
    {
        await app.AccountAsync(name, Role.Admin, mustChangePassword: true);
        var client = app.Stranger();
        using var login = await BoluoApp.PostLoginAsync(client, name, BoluoApp.Password);
        Assert.Equal(HttpStatusCode.Found, login.StatusCode);
        return client;
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string present, string wanted, string repeated) =>
        BoluoApp.PostFormAsync(client, "/account/password", "/account/password", new() { ["present"] = present, ["wanted"] = wanted, ["repeated"] = repeated });
}
