using System.Text.RegularExpressions;
using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>axe on every page of every role, on a desk and on a phone: no finding, best practice included.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed partial class AccessibilityJourney(BrowserFixture browser) : Journey(browser)
{
    /// <summary>Browsers side by side: axe keeps one core busy for half a second per page.</summary>
    private const int Lanes = 2;

    /// <summary>The one page among them without a circuit.</summary>
    private const string Password = "/account/password";

    /// <summary>Every page; ledgers with few rows, because one row is like the next and axe looks at each.</summary>
    private static readonly string[] Pages =
    [
        "/", "/?since=Year&asOf=2019-12-31", "/?compare=2019-12-31", "/attention", "/communities?communities.size=20", "/communities?tab=cards", "/communities?tab=townships", "/communities/441322001001", "/communities/441322001001?tab=grids&grids.size=20", "/townships/441322001", "/townships/441322001?tab=needs&needs.size=20",
        "/grids?grids.size=20", "/grids/441322001001001", "/service-centers?service-centers.size=20", "/three-lists?resources.size=20",
        "/three-lists?tab=needs&needs.size=20", "/three-lists?tab=projects&projects.size=20", "/three-lists?tab=unmatched", "/three-lists?tab=summary", "/three-lists?tab=month",
        "/service-centers?tab=services", "/service-centers?tab=sites", "/service-centers?tab=events&center-events.size=20", "/service-centers?tab=operations",
        "/four-asks?surveys.size=20", "/four-asks?tab=policy&suggestions.size=20", "/four-asks?tab=needs&delegate-issues.size=20", "/four-asks?tab=ideas", "/four-asks?tab=results",
        "/campaign-2020", "/campaign-2020?tab=campaign&campaign.size=20",
        "/urban-forms", "/urban-forms?tab=old-town", "/urban-forms?tab=new-town&compounds.size=20", "/urban-forms?tab=fringe&contact-households.size=20", "/urban-forms?tab=fund&fund.size=20",
        "/partnership", "/partnership?tab=matrix", "/teams", "/workforce", "/brief", "/help", "/search?q=dqsq", "/search?q=zzzz", "/search",
        "/figures", "/figures?state=Reached", "/figures?asOf=2020-03-31", "/checks", "/checks?state=Broken", "/reports", "/returns", "/returns?tab=summary", "/returns?tab=returns&returns.size=20",
        "/grids?tab=grid-workers&grid-workers.size=20", "/grids?tab=grid-summary", "/organisations?township=441322001&branch=20", "/organisations?find=dqsq",
        "/organisations?tab=organisations&organisations.size=20", "/organisations?tab=committee-members&committee-members.size=20", "/streets", "/streets?tab=joint-issues",
    ];

    private static readonly string[] StaffPages = ["/entry", "/entry?sheet=surveys&township=441322001", "/reports/form", "/reports/hand-in?report=activities", "/reports/handed-in", "/admin/imports", "/returns/collect"];

    private static readonly string[] AdminPages =
    [
        "/admin/assignments?grids.size=20", "/admin/assignments?pick=441322001001001&grids.size=20", "/admin/assignments?tab=recent",
        "/admin/assignments?tab=table", "/admin/assignments?tab=day", "/admin/plans", "/admin/plans/1", "/admin/simulations", "/admin/simulations/441322001009", "/compared?table=grids&compare=2020-03-31", "/admin/audit", "/admin/audit/numbers", "/admin/security-log", "/admin/users", "/admin/wall", "/admin/settings", "/admin/status", "/admin/beginning",
    ];

    /// <summary>As the administrator sees it, who sees most of it; and as the others do wherever they see an element of a kind that he does not.</summary>
    [Fact]
    public async Task Every_page_is_accessible_to_every_role()
    {
        IReadOnlyList<string> pages = [.. Pages, .. StaffPages, .. AdminPages, Password];
        var lanes = new List<Task<List<string>>>();
        for (var lane = 0; lane < Lanes; lane++)
        {
            var (admin, staff, leader) = (await AsAsync(Role.Admin), await AsAsync(Role.Staff), await AsAsync(Role.Leader));
            lanes.Add(WalkAsync(admin, staff, leader, [.. pages.Where((_, i) => i % Lanes == lane)]));
        }

        var found = (await Task.WhenAll(lanes)).SelectMany(f => f).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<List<string>> WalkAsync(Visit admin, Visit staff, Visit leader, IReadOnlyList<string> pages)
    {
        var found = new List<string>();
        foreach (var path in pages)
        {
            var seen = Elements.Of(await admin.ReadAsync(path)).ToHashSet(StringComparer.Ordinal);
            await LookAsync(admin);
            foreach (var other in AdminPages.Contains(path) ? [] : StaffPages.Contains(path) ? [staff] : (Visit[])[staff, leader])
            {
                var kinds = Elements.Of(await other.ReadAsync(path));
                if (kinds.IsSubsetOf(seen)) continue;
                await LookAsync(other);
                seen.UnionWith(kinds);
            }

            async Task LookAsync(Visit visit)
            {
                await visit.Page.GotoAsync(path);
                if (path != Password) await visit.InteractiveAsync();
                found.AddRange(await Axe.FindingsAsync(visit.Page, path));
                if (visit != admin) return; // What others see besides is laid out in the same way.
                await visit.Page.SetViewportSizeAsync(390, 844);
                found.AddRange(await Axe.FindingsAsync(visit.Page, $"{path} on a phone"));
                await visit.Page.SetViewportSizeAsync(1440, 900);
            }
        }

        return found;
    }

    [Fact]
    public async Task The_sign_in_page_the_paper_of_a_ledger_the_wall_and_refusals_are_accessible()
    {
        var stranger = await StrangerAsync();
        await stranger.Page.GotoAsync("/login");
        var found = await Axe.FindingsAsync(stranger.Page, "/login");
        found.AddRange(await Reflow.FaultsAsync(stranger.Page, "/login"));

        var leader = await AsAsync(Role.Leader);
        foreach (var paper in (string[])["/print/communities", "/print/attention?work.place=441322001"])
        {
            await leader.Page.GotoAsync(paper);
            found.AddRange(await Axe.FindingsAsync(leader.Page, paper));
            found.AddRange(await Reflow.FaultsAsync(leader.Page, paper));
        }

        foreach (var scene in (string[])["/wall?scene=1", "/wall?scene=2", "/wall?scene=3"])
        {
            await leader.Page.GotoAsync(scene);
            found.AddRange(await Axe.FindingsAsync(leader.Page, scene));
        }

        foreach (var (path, status) in (IReadOnlyList<(string, int)>)[("/admin/assignments", 403), ("/nothing-here", 404), ("/?township=1", 400)])
        {
            leader.Expect(status);
            await leader.Page.GotoAsync(path);
            await Expect(leader.Page).ToHaveTitleAsync(Anything()); // It goes and comes back when the circuit takes the page over.
            found.AddRange(await Axe.FindingsAsync(leader.Page, path));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>As a reader sees them whose system is dark.</summary>
    [Fact]
    public async Task Pages_and_a_dialog_are_accessible_in_dark_colours()
    {
        var visit = await AsAsync(Role.Admin);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var found = new List<string>();
        foreach (var path in (string[])["/", "/attention", "/townships/441322001", "/grids?grids.size=20&grids.status=WorkerMissing", "/three-lists?tab=unmatched", "/four-asks?surveys.size=20", "/partnership?tab=matrix", "/checks", "/brief", "/admin/assignments?grids.size=20", "/admin/settings", "/admin/users", "/?township=1"])
        {
            if (path.EndsWith("township=1", StringComparison.Ordinal)) visit.Expect(400);
            await visit.Page.GotoAsync(path);
            if (!path.EndsWith("township=1", StringComparison.Ordinal)) await visit.InteractiveAsync();
            Assert.Equal("rgb(15, 22, 33)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
            found.AddRange(await Axe.FindingsAsync(visit.Page, path));
        }

        await visit.GoToAsync("/");
        await visit.Page.GetByTestId("kpi-organisations").ClickAsync();
        await Expect(visit.Page.Locator(".passport").First).ToBeVisibleAsync();
        found.AddRange(await Axe.FindingsAsync(visit.Page, "passport"));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task An_open_dialog_and_open_menus_are_accessible()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/grids?grids.size=20");
        var found = new List<string>();
        foreach (var menu in (string[])["统计范围", "统计时点", "状态", "选择列", "导出"])
        {
            await visit.Page.Locator("summary", new() { HasText = menu }).First.ClickAsync();
            await Expect(visit.Page.Locator("details.menu[open] .menu-body")).ToBeVisibleAsync();
            found.AddRange(await Axe.FindingsAsync(visit.Page, $"menu {menu}"));
            await visit.Page.Keyboard.PressAsync("Escape");
            await Expect(visit.Page.Locator("details.menu[open]")).ToHaveCountAsync(0);
        }

        await visit.GoToAsync("/");
        await visit.Page.GetByTestId("kpi-organisations").ClickAsync();
        await Expect(visit.Page.Locator(".passport").First).ToBeVisibleAsync();
        found.AddRange(await Axe.FindingsAsync(visit.Page, "passport"));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task The_dialogs_of_an_account_are_accessible()
    {
        var visit = await AsAsync(Role.Admin);
        await visit.GoToAsync("/admin/users");
        await visit.Page.GetByTestId("user-add").ClickAsync();
        await visit.Page.GetByTestId("account-save").ClickAsync();
        await Expect(visit.Page.Locator("#account-role-fault")).ToBeVisibleAsync();
        var found = await Axe.FindingsAsync(visit.Page, "account");
        await visit.Page.FillAsync("#account-username", "axe");
        await visit.Page.FillAsync("#account-name", "测试");
        await visit.Page.SelectOptionAsync("#account-role", nameof(Role.Leader));
        await visit.Page.GetByTestId("account-save").ClickAsync();
        await Expect(visit.Page.GetByTestId("issued")).ToBeVisibleAsync();
        found.AddRange(await Axe.FindingsAsync(visit.Page, "issued password"));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex(".", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anything();
}
