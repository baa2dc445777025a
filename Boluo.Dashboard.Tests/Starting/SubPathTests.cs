using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>The application under /boluo of a portal that passes the sub-path on, or takes it off.</summary>
[Trait("Needs", "application")]
public sealed class SubPathTests(SubPathTests.UnderBoluo app) : IClassFixture<SubPathTests.UnderBoluo>
{
    private const string Base = "/boluo/";

    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task No_address_of_any_page_leaves_the_sub_path()
    {
        using var client = await SignInAsync();
        var pages = Routes.Pages().Select(p => p.Path).Concat(
        [
            "/login", "/account/password", "/print/grids?township=441322001", "/nothing-here", "/?township=1", "/?map=Needs", "/communities?tab=cards", "/search?q=dqsq",
            "/organisations?township=441322001&branch=20", "/admin/assignments?pick=441322001001001", "/admin/assignments?tab=recent", "/admin/plans", "/admin/simulations/441322001009", "/urban-forms?tab=old-town", "/service-centers?tab=services", "/admin/audit?change=1", "/passports?figure=grid.count",
        ]).ToList();
        Assert.True(pages.Count > 30, $"{pages.Count} pages.");
        var (walked, leaving) = (0, new List<string>());
        foreach (var page in pages)
        {
            using var response = await client.GetAsync(Base + page[1..], Cancel);
            if (page == "/login") Assert.Equal(Base, response.Headers.Location!.OriginalString);
            else leaving.AddRange(Leaving(page, await response.Content.ReadAsStringAsync(Cancel), ref walked));
        }

        using var stranger = app.Stranger();
        leaving.AddRange(Leaving("/login", await stranger.GetStringAsync(Base + "login", Cancel), ref walked));
        Assert.True(walked > 5000, $"{walked} addresses.");
        Assert.Empty(leaving);
    }

    [Theory]
    [InlineData("/boluo")] // Passed on.
    [InlineData("")] // Taken off.
    public async Task Signing_in_goes_on_to_the_page_that_was_asked_for(string received)
    {
        using var client = app.CreateDefaultClient(); // Without a store of cookies, which would keep those of /boluo from what a portal has taken it off.
        using var asked = await client.GetAsync($"{received}/grids?grids.q=1", Cancel);
        Assert.Equal("/boluo/login?returnUrl=%2Fgrids%3Fgrids.q%3D1", asked.Headers.Location!.OriginalString);
        await app.AccountAsync("test-path", Role.Leader);
        using var form = await client.GetAsync($"{received}/login", Cancel);
        client.DefaultRequestHeaders.Add("Cookie", form.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var done = await BoluoApp.PostFormAsync(client, $"{received}/login", $"{received}/login", new() { ["username"] = "test-path", ["password"] = BoluoApp.Password, ["returnUrl"] = "/grids?grids.q=1" });
        Assert.Equal("/boluo/grids?grids.q=1", done.Headers.Location!.OriginalString);
        Assert.Contains("path=/boluo;", Assert.Single(done.Headers.GetValues("Set-Cookie"), c => c.StartsWith("boluo.session", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_cookies_are_bound_to_the_sub_path_and_the_host_is_left_to_the_portal()
    {
        using var client = app.Stranger("https://localhost");
        using var login = await client.GetAsync(Base + "login", Cancel);
        var cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Secure-boluo.antiforgery=", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/boluo; secure;", cookie, StringComparison.Ordinal);
        Assert.False(login.Headers.Contains("Strict-Transport-Security"));
        await app.AccountAsync("test-https", Role.Leader);
        using var done = await BoluoApp.PostFormAsync(client, Base + "login", Base + "login", new() { ["username"] = "test-https", ["password"] = BoluoApp.Password });
        Assert.Equal(Base, done.Headers.Location!.OriginalString);
        using var home = await client.GetAsync(Base, Cancel);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        using var left = await BoluoApp.PostFormAsync(client, Base + "account/password", Base + "logout", []);
        Assert.Equal("/boluo/login", left.Headers.Location!.OriginalString);
        Assert.False(left.Headers.Contains("Clear-Site-Data"));
    }

    [Theory]
    [InlineData("/boluo", "/boluo/")]
    [InlineData("/boluo?asOf=2020-03-31", "/boluo/?asOf=2020-03-31")]
    public async Task Without_its_last_slash_the_sub_path_leads_to_itself(string path, string target)
    {
        using var response = await app.Stranger().GetAsync(path, Cancel);
        Assert.Equal((HttpStatusCode.Found, target), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("healthz")]
    [InlineData("login.css")]
    [InlineData("exports/grids.xlsx?township=441322001")]
    [InlineData("exports/brief.docx")]
    [InlineData("_content/MudBlazor/MudBlazor.min.css")]
    public async Task Files_and_health_answer_below_it_and_without_it(string path)
    {
        using var client = await SignInAsync();
        foreach (var start in (string[])[Base, "/"])
        {
            using var response = await client.GetAsync(start + path, Cancel);
            Assert.Equal((start, HttpStatusCode.OK), (start, response.StatusCode));
        }
    }

    [Fact]
    public async Task Another_path_that_only_begins_alike_is_not_found()
    {
        using var client = await SignInAsync();
        using var response = await client.GetAsync("/boluogrids", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<HttpClient> SignInAsync()
    {
        await app.AccountAsync("test-admin", Role.Admin);
        var client = app.Stranger();
        using var login = await BoluoApp.PostFormAsync(client, Base + "login", Base + "login", new() { ["username"] = "test-admin", ["password"] = BoluoApp.Password });
        Assert.Equal(Base, login.Headers.Location!.OriginalString);
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", login.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]))); // The walk below the root sends what a portal would pass on.
        return client;
    }

    /// <summary>The addresses of a page that, read from its base element, stand outside the sub-path.</summary>
    private static List<string> Leaving(string path, string html, ref int walked)
    {
        var page = new HtmlParser().ParseDocument(html);
        Assert.Equal((path, Base), (path, page.QuerySelector("base")?.GetAttribute("href")));
        var root = new Uri("http://portal" + Base);
        var addresses = page.All.SelectMany(e => e.Attributes.Where(a => a.LocalName is "href" or "src" or "action" or "formaction" or "data-href" or "poster")).Select(a => a.Value).ToList();
        walked += addresses.Count;
        return [.. addresses.Where(a => !root.IsBaseOf(new Uri(root, a)) && !a.StartsWith("data:", StringComparison.Ordinal)).Select(a => $"{path}: {a}")];
    }

    public sealed class UnderBoluo : BoluoApp
    {
        public UnderBoluo() => (Settings, From) = (new() { ["Boluo:PathBase"] = "/boluo" }, UsedCounty.Path);
    }
}
