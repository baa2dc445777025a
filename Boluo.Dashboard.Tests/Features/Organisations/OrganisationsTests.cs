using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Organisations;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Organisations;

[Trait("Needs", "application")]
public sealed class OrganisationsTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_tree_counts_what_is_published_and_says_what_it_leaves_out()
    {
        await using var db = await app.OpenAsync();
        var tree = await OrganisationTree.ReadAsync(db, County.Whole, None);
        Assert.Equal(new OrganisationCounts(6, 7, 23, 49, 17, 23), tree.Counts);
        Assert.Equal("72个党支部为23个社区单独设立的党支部与49个片区党支部之和。另有街道党工委、镇党委17个，住宅小区党支部23个，不计入。", tree.Counts.InWords);
        Assert.Equal((17, 36), (tree.Tops.Count, tree.Tops.Sum(t => t.Below.Count)));
        Assert.Equal((330, 402, 2103), (tree.Tops.Sum(t => t.Groups), tree.Tops.Sum(t => t.Grids), tree.Tops.Sum(t => t.Members)));
    }

    [Fact]
    public async Task The_table_of_city_forms_adds_up_to_the_tiles_and_each_number_leads_to_its_rows()
    {
        await using var db = await app.OpenAsync();
        var forms = await OrganisationForms.ReadAsync(db, County.Whole, None);
        Assert.Equal([6, 7, 72], OrganisationForms.Kinds.Select(forms.Of));
        var ledger = app.Services.GetServices<ILedger>().Named("organisations");
        foreach (var line in forms.Forms)
            foreach (var kind in OrganisationForms.Kinds)
            {
                var view = View.Parse(Ledgers.Organisations.Query(o => o.Kind.Is(kind), o => line.Form is { } form ? o.Form.Is(form) : o.Form.IsNone), ledger);
                Assert.Equal(line.Of(kind), (await ledger.PageAsync(County.Whole, view.Value, new Viewer("test", "测试", Role.Staff), None)).Count);
            }
    }

    /// <summary>What a branch is follows from what it hangs below, not from what that is called.</summary>
    [Fact]
    public async Task A_community_committee_under_another_name_changes_no_count()
    {
        await using var own = new BoluoApp();
        await using var db = await own.OpenAsync();
        var lead = await db.PartyOrganisations.SingleAsync(o => o.Kind == PartyOrganisationKind.Committee && o.CommunityCode == County.Dongqu, None);
        lead.Name = "东区党委";
        await db.SaveChangesAsync(None);

        Assert.Equal(new OrganisationCounts(6, 7, 23, 49, 17, 23), (await OrganisationTree.ReadAsync(db, County.Whole, None)).Counts);
        var communities = own.Services.GetServices<ILedger>().Named("communities");
        var page = await communities.PageAsync(County.Whole, View.Default(communities) with { Columns = ["areaBranches"] }, new Viewer("test", "测试", Role.Staff), None);
        var summary = (await own.Services.GetServices<ISummary>().Single(s => s.Name == "grid-summary").BlocksAsync(County.Whole, new Viewer("test", "测试", Role.Staff), None))[0];
        var column = summary.Columns.Select(c => c.Key).ToList().IndexOf("areaBranches");
        Assert.Equal((49.0, 49, 5), (page.Totals[0], summary.Rows[0].Cells[column], summary.Rows.Single(r => r.Key == County.Dongqu).Cells[column]));
    }

    [Theory]
    [InlineData("东区社区第二", 1, 1, 1)]
    [InlineData("dqsqdepq", 1, 1, 1)] // 东区社区第二片区
    [InlineData("水上", 2, 2, 0)]
    [InlineData("没有", 0, 0, 0)]
    public async Task The_tree_finds_names_and_initials_and_shows_the_way_to_them(string search, int tops, int communities, int branches)
    {
        await using var db = await app.OpenAsync();
        var found = (await OrganisationTree.ReadAsync(db, County.Whole, None)).Tops.Select(t => t.Found(search)).OfType<OrganisationNode>().ToList();
        Assert.Equal((tops, communities, branches), (found.Count, found.Sum(t => t.Below.Count), found.Sum(t => t.Below.Sum(c => c.Below.Count))));
    }

    [Fact]
    public async Task A_community_in_scope_is_the_top_of_its_own_tree()
    {
        await using var db = await app.OpenAsync();
        var tree = await OrganisationTree.ReadAsync(db, County.Whole with { Township = County.Luoyang, Community = "441322001002" }, None);
        Assert.Equal(("西区社区党总支", 3), (Assert.Single(tree.Tops).Organisation.Name, tree.Tops[0].Below.Count));
    }

    [Fact]
    public async Task Ledgers_add_up_to_the_county()
    {
        Assert.Equal((125, 330, 402, 2103), await SumsAsync(OrganisationTable.LedgerName, "groups", "grids", "members"));
        Assert.Equal((330, 402, 99_480, 2103), await SumsAsync(GroupTable.LedgerName, "grids", "households", "members"));
        await using var db = await app.OpenAsync();
        Assert.Equal(await db.Communities.SumAsync(c => c.CommitteeMembers, None), (await PageAsync(CommitteeMemberTable.LedgerName, County.Whole)).Count);
    }

    [Fact]
    public async Task A_new_branch_without_grids_is_found_by_its_rule_and_listed_where_the_rule_points()
    {
        await using var own = new BoluoApp();
        await using var db = await own.OpenAsync();
        var lead = await db.PartyOrganisations.SingleAsync(o => o.Kind == PartyOrganisationKind.Committee && o.CommunityCode == County.Dongqu, None);
        db.PartyOrganisations.Add(new PartyOrganisation
        {
            Kind = PartyOrganisationKind.Branch,
            Name = "东区社区第六片区党支部",
            FullName = "中共博罗县罗阳街道东区社区第六片区支部委员会",
            ParentId = lead.Id,
            TownshipCode = lead.TownshipCode,
            CommunityCode = lead.CommunityCode,
            ValidFrom = new DateOnly(2020, 6, 1),
            Version = Guid.NewGuid(),
        });
        await db.SaveChangesAsync(None);
        var matter = (await own.Services.GetRequiredService<RuleRunner>().FindAsync(db, County.Whole, None)).Single(m => m.Rule.Key == "branch.no-grids");
        Assert.Equal("中共博罗县罗阳街道东区社区第六片区支部委员会", Assert.Single(matter.Findings).Name);
        using var client = await own.SignInAsync(Role.Leader);
        Assert.Contains("东区社区第六片区党支部", WebUtility.HtmlDecode(await client.GetStringAsync(matter.RowsPath, None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_roster_out_of_step_with_its_community_is_found()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        Assert.Empty(await new CommitteeOutOfStep().Find(db, County.Whole, null).ToListAsync(None));
        await db.Communities.Where(c => c.Code == County.Dongqu).ExecuteUpdateAsync(s => s.SetProperty(c => c.CommitteeMembers, 3), None);
        Assert.Equal(County.Dongqu, Assert.Single(await new CommitteeOutOfStep().Find(db, County.Whole, null).ToListAsync(None)).Key);
    }

    [Fact]
    public async Task A_branch_shows_its_groups_with_their_grids_and_an_unknown_one_is_refused()
    {
        using var client = await app.SignInAsync(Role.Leader);
        await using var db = await app.OpenAsync();
        var branch = await db.PartyOrganisations.OrderBy(o => o.Id).FirstAsync(o => o.Kind == PartyOrganisationKind.Branch, None);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/organisations?branch={branch.Id}", None));
        Assert.Contains("第1楼栋党小组", page, StringComparison.Ordinal);
        Assert.Contains("\"grids/441322001001001", page, StringComparison.Ordinal);
        using var refused = await client.GetAsync("/organisations?branch=x", None);
        Assert.Contains("没有编号为“x”的党支部", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(None)), StringComparison.Ordinal);
    }

    private async Task<LedgerPage> PageAsync(string name, Scope scope)
    {
        var ledger = app.Services.GetRequiredService<IEnumerable<ILedger>>().Named(name);
        return await ledger.PageAsync(scope, View.Default(ledger), new Viewer("test", "测试", Role.Staff), None);
    }

    private async Task<(int, double?, double?, double?)> SumsAsync(string name, params string[] columns)
    {
        var page = await PageAsync(name, County.Whole);
        var totals = columns.Select(key => page.Totals[page.Columns.Select(c => c.Key).ToList().IndexOf(key)]).ToList();
        return (page.Count, totals[0], totals[1], totals[2]);
    }
}
