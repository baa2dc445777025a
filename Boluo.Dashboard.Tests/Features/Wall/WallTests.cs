using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Features.Wall;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Wall;

/// <summary>Who sees the wall, what a screen without an account can do, and what a scene tells.</summary>
[Trait("Needs", "application")]
public sealed partial class WallTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private WallDevices Devices => app.Services.GetRequiredService<WallDevices>();

    [Fact]
    public async Task A_stranger_is_asked_for_a_code_and_learns_nothing()
    {
        using var response = await app.Stranger().GetAsync(Urls.Wall, None);
        var html = await response.Content.ReadAsStringAsync(None);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("配对码", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("402", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_must_change_an_issued_password_does_that_first()
    {
        await app.AccountAsync("wall-issued", Role.Leader, mustChangePassword: true);
        var client = app.Stranger();
        using var signedIn = await BoluoApp.PostLoginAsync(client, "wall-issued", BoluoApp.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client));
    }

    [Fact]
    public async Task A_code_lets_one_browser_in_to_the_scenes_and_to_nothing_else()
    {
        var issued = await AddAsync("会议室大屏", null);
        var screen = await PairedAsync(issued.Code);
        Assert.Contains("402", await screen.GetStringAsync(Urls.Wall, None), StringComparison.Ordinal);
        foreach (var page in Routes.Pages().Where(p => p.Path != "/not-found"))
        {
            using var refused = await screen.GetAsync(page.Path, None);
            Assert.True(refused.StatusCode == HttpStatusCode.Found && refused.Headers.Location!.OriginalString.StartsWith("/login", StringComparison.Ordinal), $"{page.Path}: {refused.StatusCode}");
        }

        foreach (var export in app.Exports())
        {
            using var refused = await screen.GetAsync(export, None);
            Assert.True(refused.StatusCode == HttpStatusCode.Found, $"{export}: {refused.StatusCode}");
        }

        using var used = await PairAsync(app.Stranger(), issued.Code);
        Assert.Equal(HttpStatusCode.Unauthorized, used.StatusCode);
        Assert.Contains("已使用", WebUtility.HtmlDecode(await used.Content.ReadAsStringAsync(None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_of_a_township_shows_it_whatever_its_address_asks_for()
    {
        var screen = await PairedAsync((await AddAsync("罗阳大厅", County.Luoyang)).Code);
        foreach (var address in (string[])["/wall", "/wall?township=441322002", "/wall?township=1", "/wall?asOf=2019-12-31"])
        {
            var html = WebUtility.HtmlDecode(await screen.GetStringAsync(address, None));
            Assert.Contains("罗阳街道 · 截至2020年6月30日", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_screen_that_is_turned_away_sees_nothing_more_and_a_new_code_takes_the_place_of_the_old_browser()
    {
        var admin = await AdminAsync();
        var issued = await AddAsync("二楼走廊", null);
        var first = await PairedAsync(issued.Code);
        var line = await LineAsync("二楼走廊");
        var second = await PairedAsync((await Devices.RenewAsync(line.Id, admin, None)).Value.Code);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await StatusAsync(first), await StatusAsync(second)));

        Assert.True((await Devices.RevokeAsync(line.Id, admin, None)).Ok);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(second));
        Assert.Equal(WallDeviceState.Revoked, (await LineAsync("二楼走廊")).State);
        await using var db = await app.OpenAsync();
        Assert.Equal(["新增大屏“二楼走廊”", "大屏“二楼走廊”重新配对", "停用大屏“二楼走廊”"],
            await db.ChangeSets.Where(s => s.Summary.Contains("二楼走廊")).OrderBy(s => s.Id).Select(s => s.Summary).ToListAsync(None));
        Assert.DoesNotContain(await db.WallDevices.ToListAsync(None), d => d.TokenHash == issued.Code || d.CodeHash == issued.Code);
    }

    [Fact]
    public async Task A_code_is_good_for_a_quarter_of_an_hour()
    {
        var issued = await AddAsync("三楼会议室", null);
        Assert.InRange(issued.Until - DateTime.UtcNow, WallDevices.CodeLasts - TimeSpan.FromMinutes(1), WallDevices.CodeLasts);
        await using var db = await app.OpenAsync();
        await db.WallDevices.Where(d => d.Name == issued.Name).ExecuteUpdateAsync(set => set.SetProperty(d => d.CodeUntil, DateTime.UtcNow.AddSeconds(-1)), None);
        Assert.Equal(WallDeviceState.CodeExpired, (await LineAsync(issued.Name)).State);
        using var late = await PairAsync(app.Stranger(), issued.Code);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Staff)]
    public async Task Only_an_administrator_lets_screens_in(Role role)
    {
        var account = await app.AccountAsync($"wall-{role}", role);
        var viewer = new Viewer(account.Id, account.DisplayName, Role.Admin); // What a page believes is no right.
        Assert.Equal(RoleGuard.Refusal, (await Devices.AddAsync("门厅", null, viewer, None)).Error);
        Assert.Equal(RoleGuard.Refusal, (await Devices.RevokeAsync(1, viewer, None)).Error);
        Assert.Equal(RoleGuard.Refusal, (await Devices.ListAsync(viewer, None)).Error);
    }

    [Theory]
    [InlineData("", "大屏名称应为1至30个字")]
    [InlineData("门\n厅", "大屏名称应为1至30个字")]
    [InlineData("重名大屏", "已存在")]
    public async Task A_bad_name_is_refused_in_a_sentence(string name, string expected)
    {
        if (name == "重名大屏") await AddAsync(name, null);
        var refused = await Devices.AddAsync(name, null, await AdminAsync(), None);
        Assert.Contains(expected, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_scene_names_a_person()
    {
        await using var db = await app.OpenAsync();
        var people = (await db.GridWorkers.Select(w => w.Name).ToListAsync(None)).Concat(await db.CommunityWorkers.Select(w => w.Name).ToListAsync(None))
            .Concat(await db.CommitteeMembers.Select(m => m.Name).ToListAsync(None)).Where(n => n.Length >= 3).ToHashSet(StringComparer.Ordinal);
        Assert.True(people.Count > 500);
        using var client = await app.SignInAsync(Role.Leader);
        var scenes = app.Services.GetServices<Boluo.Dashboard.Components.WallScene>().Count();
        foreach (var place in (string[])["", "township=441322001&", "township=441322103&"])
            for (var number = 1; number <= scenes; number++)
            {
                var html = WebUtility.HtmlDecode(await client.GetStringAsync($"/wall?{place}{WallView.SceneKey}={number}", None));
                Assert.Contains($"{number}/{scenes}", html, StringComparison.Ordinal);
                Assert.Contains("示例数据，不代表实际情况", html, StringComparison.Ordinal);
                Assert.DoesNotContain(people, p => html.Contains(p, StringComparison.Ordinal));
            }
    }

    [Theory]
    [InlineData("/wall?scene=0")]
    [InlineData("/wall?scene=99")]
    [InlineData("/wall?scene=x")]
    [InlineData("/wall?township=1")]
    public async Task A_scene_that_is_not_there_is_refused_in_a_sentence(string address)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync(address, None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Matches("画面序号应为1至[0-9]+的整数。|未找到编码为“1”的镇街", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(None)));
    }

    private async Task<Viewer> AdminAsync()
    {
        var admin = await app.AccountAsync("wall-admin", Role.Admin);
        return new Viewer(admin.Id, admin.DisplayName, Role.Admin);
    }

    private async Task<PairingCode> AddAsync(string name, string? township)
    {
        var issued = await Devices.AddAsync(name, township, await AdminAsync(), None);
        Assert.True(issued.Ok, issued.Error);
        return issued.Value;
    }

    private async Task<WallDeviceLine> LineAsync(string name) => (await Devices.ListAsync(await AdminAsync(), None)).Value.Single(d => d.Name == name);

    private async Task<HttpClient> PairedAsync(string code)
    {
        var screen = app.Stranger();
        using var response = await PairAsync(screen, $"{code[..4]} {code[4..]}");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return screen;
    }

    private static async Task<HttpResponseMessage> PairAsync(HttpClient screen, string code)
    {
        using var form = await screen.GetAsync(Urls.Wall, None);
        var token = Token().Match(await form.Content.ReadAsStringAsync(None)).Groups["token"].Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["code"] = code });
        return await screen.PostAsync(Urls.WallPairing, content, None);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient screen)
    {
        using var response = await screen.GetAsync(Urls.Wall, None);
        return response.StatusCode;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
