using System.Net;
using System.Net.Http.Json;
using Boluo.Dashboard.Features.Search;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Search;

/// <summary>What the box of Ctrl+K is told.</summary>
[Trait("Needs", "application")]
public sealed class QuickFindTests(SharedApp app)
{
    [Fact]
    public async Task Pages_places_grids_and_people_are_found_by_initials_and_every_link_leads_to_a_page()
    {
        using var client = await app.SignInAsync(Role.Admin);
        var groups = await AskAsync(client, "q=dqsq");
        Assert.Equal(["镇街、社区", "网格", "人员", "全部台账"], groups.Select(g => g.Kind));
        Assert.Contains("罗阳街道东区社区", groups[0].Links.Select(l => l.Text));
        Assert.All(groups[1].Links, l => Assert.StartsWith("grids/", l.Address, StringComparison.Ordinal));
        Assert.All(groups, g => Assert.InRange(g.Links.Count, 1, 6));

        var pages = await AskAsync(client, "q=sjhd");
        Assert.Equal(("页面", "数据核对"), (pages[0].Kind, pages[0].Links[0].Text));
        foreach (var link in groups.Concat(pages).SelectMany(g => g.Links))
        {
            using var page = await client.GetAsync(new Uri(link.Address, UriKind.Relative));
            Assert.True(page.IsSuccessStatusCode, link.Address);
        }
    }

    [Fact]
    public async Task What_can_be_done_at_once_is_found_by_what_it_is_called_and_leads_to_the_file_the_paper_or_the_sheet()
    {
        using var staff = await app.SignInAsync(Role.Staff);
        var export = Assert.Single((await AskAsync(staff, "q=导出需求清单")).Single(g => g.Kind == "办理").Links);
        Assert.Equal(("导出需求清单", QuickAim.File, "exports/needs.xlsx"), (export.Text, export.Aim, export.Address));
        var found = (await AskAsync(staff, "q=dyxqqd&asOf=2020-03-31")).Single(g => g.Kind == "办理").Links;
        Assert.Equal([("打印需求清单", QuickAim.Paper, "print/needs?asOf=2020-03-31")], found.Select(l => (l.Text, l.Aim!.Value, l.Address)));
        var entry = (await AskAsync(staff, "q=录入问需")).Single(g => g.Kind == "办理").Links[0];
        Assert.Null(entry.Aim);
        foreach (var link in found.Append(export).Append(entry))
        {
            using var answer = await staff.GetAsync(new Uri(link.Address, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, link.Address);
        }

        using var leader = await app.SignInAsync(Role.Leader);
        Assert.DoesNotContain(await AskAsync(leader, "q=导出需求清单"), g => g.Kind == "办理");
        Assert.DoesNotContain((await AskAsync(leader, "q=操作日志")).SelectMany(g => g.Links), l => l.Aim is not null);
        Assert.Contains((await AskAsync(leader, "q=打印需求清单")).SelectMany(g => g.Links), l => l.Aim is QuickAim.Paper);
    }

    [Fact]
    public async Task A_past_day_goes_along_and_nothing_is_offered_that_a_reader_may_not_open()
    {
        using var leader = await app.SignInAsync(Role.Leader);
        var past = await AskAsync(leader, "q=东区&asOf=2020-03-31");
        Assert.All(past.SelectMany(g => g.Links), l => Assert.Contains("asOf=2020-03-31", l.Address, StringComparison.Ordinal));

        using var admin = await app.SignInAsync(Role.Admin);
        Assert.Contains((await AskAsync(admin, "q=操作日志")).SelectMany(g => g.Links), l => l.Address == "admin/audit");
        Assert.DoesNotContain((await AskAsync(leader, "q=操作日志")).SelectMany(g => g.Links), l => l.Address.StartsWith("admin/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_a_single_letter_and_what_is_too_long_ask_no_ledger_and_a_stranger_is_told_nothing()
    {
        using var client = await app.SignInAsync(Role.Leader);
        Assert.Empty(await AskAsync(client, "q="));
        Assert.Empty(await AskAsync(client, $"q={new string('社', 51)}"));
        Assert.DoesNotContain(await AskAsync(client, "q=d"), g => g.Kind is "网格" or "人员" or "全部台账");
        using var wrong = await client.GetAsync(new Uri("search/quick?q=dq&asOf=1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        using var stranger = app.CreateClient();
        using var refused = await stranger.GetAsync(new Uri("search/quick?q=dqsq", UriKind.Relative));
        Assert.NotEqual("application/json", refused.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<List<QuickGroup>> AskAsync(HttpClient client, string query) =>
        (await client.GetFromJsonAsync<List<QuickGroup>>(new Uri($"search/quick?{query}", UriKind.Relative)))!;
}
