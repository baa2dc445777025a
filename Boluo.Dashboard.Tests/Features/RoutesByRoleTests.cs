using System.Net;
using System.Reflection;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>Walks every page and every export as every role, and as a stranger.</summary>
[Trait("Needs", "application")]
public sealed class RoutesByRoleTests(SharedApp app)
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    /// <summary>Who sees the pages of a policy; pages that name none are for every role.</summary>
    private static readonly Dictionary<string, Role[]> Rights = new(StringComparer.Ordinal)
    {
        ["Export"] = [Role.Staff, Role.Admin],
        ["Import"] = [Role.Staff, Role.Admin],
        ["Enter"] = [Role.Staff, Role.Admin],
        ["Edit"] = [Role.Admin],
        ["Audit"] = [Role.Admin],
        ["Users"] = [Role.Admin],
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_reaches_the_pages_that_are_its_own_and_no_other(Role role)
    {
        using var client = await app.SignInAsync(role);
        foreach (var (path, component) in Routes.Pages())
        {
            using var response = await client.GetAsync(path, CancellationToken.None);
            var refused = component.GetCustomAttributes<AuthorizeAttribute>().Any(a => a.Policy is { } policy && !Rights[policy].Contains(role));
            var expected = path == "/not-found" ? HttpStatusCode.NotFound : refused ? HttpStatusCode.Forbidden : HttpStatusCode.OK;
            Assert.True(expected == response.StatusCode, $"{role} {path}: {response.StatusCode}");
        }
    }

    [Fact]
    public void A_page_of_the_administration_names_the_policy_of_its_work()
    {
        var policies = Routes.Pages().Where(p => p.Path.StartsWith("/admin/", StringComparison.Ordinal))
            .ToDictionary(p => p.Path, p => p.Component.GetCustomAttributes<AuthorizeAttribute>().Single().Policy, StringComparer.Ordinal);
        Assert.Equal(("Users", "Users", "Audit", "Audit", "Audit"), (policies[Urls.Users], policies[Urls.WallDevices], policies[Urls.Audit], policies[Urls.Disclosures], policies[Urls.SecurityLog]));
        Assert.Equal("Import", policies[Urls.Imports]);
        Assert.All(policies.Where(p => p.Key is not (Urls.Imports or Urls.Users or Urls.WallDevices or Urls.Audit or Urls.Disclosures or Urls.SecurityLog)), p => Assert.Equal("Edit", p.Value));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Only_staff_and_administrators_export(Role role)
    {
        using var client = await app.SignInAsync(role);
        var viewer = new Viewer("viewer", "读者", role);
        var withheld = app.Services.GetServices<ILedger>().Where(l => !l.IsFor(viewer)).Select(l => Urls.Export(l.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in app.Exports()) // Of one place, which asks for the same rights and is sooner written.
        {
            using var response = await client.GetAsync(Urls.Join(name, $"community={County.Dongqu}"), CancellationToken.None);
            var expected = role == Role.Leader || withheld.Contains(name) ? HttpStatusCode.Forbidden : HttpStatusCode.OK;
            Assert.True(expected == response.StatusCode, $"{role} {name}: {response.StatusCode}");
        }

        Assert.All((string[])["audit", "disclosures"], name => Assert.Equal(role != Role.Admin, withheld.Contains(Urls.Export(name))));
    }

    [Fact]
    public async Task A_post_without_a_token_is_refused_in_a_sentence()
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.PostAsync("/grids", new FormUrlEncodedContent([]), CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("提交的内容不完整或已过期", await response.Content.ReadAsStringAsync(CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_a_page_is_answered_as_the_page_is()
    {
        using var client = await app.SignInAsync(Role.Leader);
        foreach (var (path, expected) in (IReadOnlyList<(string, HttpStatusCode)>)
            [("/", HttpStatusCode.OK), ("/grids", HttpStatusCode.OK), ("/?township=1", HttpStatusCode.BadRequest), ("/admin/assignments", HttpStatusCode.Forbidden), ("/nothing-here", HttpStatusCode.NotFound)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var response = await client.SendAsync(request, CancellationToken.None);
            Assert.Equal((path, expected), (path, response.StatusCode));
        }
    }

    [Fact]
    public async Task Strangers_are_sent_to_the_sign_in_page()
    {
        using var client = app.Stranger();
        foreach (var path in Routes.Pages().Select(p => p.Path).Concat(app.Exports()))
        {
            using var response = await client.GetAsync(path, CancellationToken.None);
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
            Assert.StartsWith("/login", response.Headers.Location!.IsAbsoluteUri ? response.Headers.Location.PathAndQuery : response.Headers.Location.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/?township=1", "未找到编码为“1”的镇街")]
    [InlineData("/grids?asOf=tomorrow", "统计时点应为“年-月-日”格式")]
    [InlineData("/grids?grids.nothing=1", "没有名为“nothing”的列")]
    [InlineData("/communities/123", "未找到编码为“123”的社区")]
    [InlineData("/grids/123", "没有编码为“123”的网格")]
    [InlineData("/grids?tab=summary", "可用值：grids")]
    [InlineData("/three-lists?tab=wishes", "可用值：resources")]
    [InlineData("/?map=colour", "可用值：Load")]
    [InlineData("/search?q=a", "至少输入1个汉字或2个字母")]
    [InlineData("/search?q=123456789012345678901234567890123456789012345678901", "不应超过50个字")]
    [InlineData("/brief?community=1", "未找到编码为“1”的社区")]
    public async Task A_wrong_address_answers_400_with_a_sentence_in_the_first_response(string path, string expected)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync(path, CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_response_of_the_overview_has_its_numbers_and_the_whole_map()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var html = await client.GetStringAsync("/", CancellationToken.None);
        foreach (var expected in (string[])["6 / 7 / 72", "402", "80多", "293 / 103 / 97", "网格暂缺网格员", "示例数据，不代表实际情况"])
            Assert.Contains(expected, html, StringComparison.Ordinal);
        var map = html.AsSpan(html.IndexOf("<svg class=\"gm ", StringComparison.Ordinal));
        Assert.Equal(402, map[..map.IndexOf("</svg>", StringComparison.Ordinal)].Count("<rect "));
    }

    [Fact]
    public async Task Personal_mobiles_are_in_no_page()
    {
        using var client = await app.SignInAsync(Role.Admin);
        await using var db = await app.OpenAsync();
        var phones = db.GridWorkers.Select(w => w.Phone).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, _) in Routes.Pages())
        {
            var html = await (await client.GetAsync(path, CancellationToken.None)).Content.ReadAsStringAsync(CancellationToken.None);
            Assert.DoesNotContain(phones, phone => html.Contains(phone, StringComparison.Ordinal));
        }
    }
}
