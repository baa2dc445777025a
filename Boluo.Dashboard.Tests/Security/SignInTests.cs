using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Security;

[Trait("Needs", "application")]
public sealed class SignInTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    private const string Wrong = "用户名或密码不正确。";
    private const string Locked = "连续输入错误次数过多，账号已锁定15分钟。";

    [Theory]
    [InlineData("leader")]
    [InlineData("staff")]
    [InlineData("admin")]
    public async Task A_development_start_has_an_account_per_role_with_the_password_on_the_page(string name)
    {
        var client = app.Stranger();
        var html = await client.GetStringAsync("/login");
        Assert.Contains("Shili-2020-Demo", html, StringComparison.Ordinal);
        using var response = await BoluoApp.PostLoginAsync(client, name, "Shili-2020-Demo");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
        using var home = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task The_page_says_what_it_is_and_needs_no_script()
    {
        var html = await app.Stranger().GetStringAsync("/login");
        Assert.Contains("博罗县城市基层党建数据看板", html, StringComparison.Ordinal);
        Assert.Contains("本系统为非涉密系统，严禁录入、存储、传输国家秘密和工作秘密。", html, StringComparison.Ordinal);
        Assert.Contains("示例数据，不代表实际情况", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_form_and_back_to_the_page_asked_for()
    {
        var client = app.Stranger();
        using var first = await client.GetAsync("/grids?grids.q=东区");
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        var login = first.Headers.Location!.OriginalString;
        Assert.StartsWith("/login?returnUrl=%2Fgrids", login, StringComparison.Ordinal);

        await app.AccountAsync("test-back", Role.Leader);
        var asked = Uri.UnescapeDataString(login["/login?returnUrl=".Length..]);
        using var response = await BoluoApp.PostLoginAsync(client, "test-back", BoluoApp.Password, asked);
        Assert.Equal("/grids?grids.q=%E4%B8%9C%E5%8C%BA", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_form_does_not_send_anybody_off_the_site()
    {
        await app.AccountAsync("test-off", Role.Leader);
        foreach (var url in LocalUrlTests.Foreign.Select(row => row.Data).Where(url => !url.Contains('\0')))
        {
            using var response = await BoluoApp.PostLoginAsync(app.Stranger(), "test-off", BoluoApp.Password, url);
            Assert.Equal("/", response.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_for_scripts_and_other_sites()
    {
        await app.AccountAsync("test-cookie", Role.Leader);
        var client = app.Stranger();
        using var page = await client.GetAsync("/login");
        using var response = await BoluoApp.PostLoginAsync(client, "test-cookie", BoluoApp.Password);
        string[] cookies = [.. page.Headers.GetValues("Set-Cookie"), .. response.Headers.GetValues("Set-Cookie")];
        Assert.Equal(["boluo.antiforgery", "boluo.session"], cookies.Select(c => c.Split('=')[0]));
        Assert.All(cookies, c => Assert.Contains("; path=/; samesite=strict; httponly", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Over_https_cookies_are_bound_to_the_host_and_an_unbound_one_counts_for_nothing()
    {
        await app.AccountAsync("test-host", Role.Leader);
        var client = app.Stranger("https://localhost");
        using var page = await client.GetAsync("/login");
        using var response = await BoluoApp.PostLoginAsync(client, "test-host", BoluoApp.Password);
        string[] cookies = [.. page.Headers.GetValues("Set-Cookie"), .. response.Headers.GetValues("Set-Cookie")];
        Assert.Equal(["__Host-boluo.antiforgery", "__Host-boluo.session"], cookies.Select(c => c.Split('=')[0]));
        Assert.All(cookies, c => Assert.Contains("; secure; ", c, StringComparison.OrdinalIgnoreCase));
        using var home = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookies[1].Split(';')[0].Replace("__Host-", "", StringComparison.Ordinal));
        using var planted = await app.Stranger("https://localhost").SendAsync(request);
        Assert.Equal(HttpStatusCode.Found, planted.StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_look_the_same_up_to_the_lock()
    {
        await app.AccountAsync("test-known", Role.Leader);
        var client = app.Stranger();
        foreach (var expected in new[] { Wrong, Wrong, Wrong, Wrong, Locked, Locked })
        {
            foreach (var name in new[] { "test-known", "test-unknown" })
            {
                using var response = await BoluoApp.PostLoginAsync(client, name, "Falsch-2020-Wort");
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
                Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("boluo.session", StringComparison.Ordinal)));
                Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        using var right = await BoluoApp.PostLoginAsync(client, "test-known", BoluoApp.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, right.StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_look_the_same_after_a_while_and_after_the_lock_too()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow); // Identity compares a stored lock with the real clock.
        await using var timed = new BoluoApp { Clock = clock };
        await timed.AccountAsync("test-known", Role.Leader);
        var client = timed.Stranger();
        await AssertSameAsync(Wrong, Wrong, Wrong, Wrong);
        clock.Advance(SignInGates.LockedFor + TimeSpan.FromSeconds(1));
        await AssertSameAsync(Wrong, Wrong, Wrong, Wrong);
        clock.Advance(TimeSpan.FromMinutes(10));
        await AssertSameAsync(Locked);
        clock.Advance(SignInGates.LockedFor - TimeSpan.FromSeconds(1));
        await AssertSameAsync(Locked);

        async Task AssertSameAsync(params string[] answers)
        {
            foreach (var answer in answers)
                foreach (var name in new[] { "test-known", "test-unknown" })
                {
                    using var response = await BoluoApp.PostLoginAsync(client, name, "Falsch-2020-Wort");
                    Assert.Contains(answer, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                }
        }
    }

    [Fact]
    public async Task Fifty_guesses_at_once_are_five_guesses()
    {
        var user = await app.AccountAsync("test-parallel", Role.Leader);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var response = await BoluoApp.PostLoginAsync(app.Stranger(), user.UserName!, "Falsch-2020-Wort");
            return await response.Content.ReadAsStringAsync();
        }));
        Assert.Equal(4, answers.Count(a => a.Contains(Wrong, StringComparison.Ordinal)));
        Assert.Equal(46, answers.Count(a => a.Contains(Locked, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_address_may_fail_only_so_often_and_success_does_not_count()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-05T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var strict = new BoluoApp { Clock = clock, Settings = new() { ["Boluo:FailedLoginsPerMinute"] = "3" } };
        for (var i = 0; i < 5; i++) await strict.SignInAsync(Role.Leader);
        var client = strict.Stranger();
        foreach (var expected in new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests })
        {
            using var response = await BoluoApp.PostLoginAsync(client, $"nobody-{Guid.NewGuid():N}", "Falsch-2020-Wort");
            Assert.Equal(expected, response.StatusCode);
        }

        clock.Advance(TimeSpan.FromSeconds(61));
        using var later = await BoluoApp.PostLoginAsync(client, "nobody", "Falsch-2020-Wort");
        Assert.Equal(HttpStatusCode.Unauthorized, later.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await app.AccountAsync("test-token", Role.Leader);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = "test-token", ["password"] = BoluoApp.Password });
        using var login = await app.Stranger().PostAsync("/login", form);
        Assert.Equal(HttpStatusCode.BadRequest, login.StatusCode);
        Assert.Contains("页面已过期，请重新提交。", await login.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var client = await app.SignInAsync(Role.Leader);
        using var logout = await client.PostAsync("/logout", content: null);
        Assert.Equal(HttpStatusCode.BadRequest, logout.StatusCode);
        using var home = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task A_form_that_no_browser_sends_is_refused_without_a_failure()
    {
        using var response = await BoluoApp.PostLoginAsync(app.Stranger(), "leader\0", "x");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Signing_out_needs_a_post_and_ends_the_session()
    {
        var client = await app.SignInAsync(Role.Staff);
        using var get = await client.GetAsync("/logout");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
        using var post = await BoluoApp.PostFormAsync(client, "/account/password", "/logout", []);
        Assert.Equal("/login", post.Headers.Location!.OriginalString);
        using var home = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.Found, home.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_sessions_of_other_devices_too()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-05T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var timed = new BoluoApp { Clock = clock };
        var (here, there) = (await timed.SignInAsync(Role.Staff), await timed.SignInAsync(Role.Staff));
        using var post = await BoluoApp.PostFormAsync(here, "/account/password", "/logout", []);
        clock.Advance(TimeSpan.FromSeconds(16));
        using var home = await there.GetAsync("/");
        Assert.Equal(HttpStatusCode.Found, home.StatusCode);
    }

    [Fact]
    public async Task An_account_without_a_role_is_told_so_without_a_redirect()
    {
        await app.AccountAsync("test-bare", role: null);
        var client = app.Stranger();
        using var login = await BoluoApp.PostLoginAsync(client, "test-bare", BoluoApp.Password);
        Assert.Equal(HttpStatusCode.Found, login.StatusCode);
        using var home = await client.GetAsync("/");
        Assert.Equal(HttpStatusCode.Forbidden, home.StatusCode);
        Assert.Contains("无权查看本页，如需使用请联系系统管理员。", await home.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
