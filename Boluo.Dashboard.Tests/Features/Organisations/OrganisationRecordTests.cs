using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Features.Organisations;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Organisations;

/// <summary>Party organisations of every kind are founded by hand, take the place of lower ones, and nothing of earlier days is told otherwise.</summary>
public sealed class OrganisationRecordTests
{
    private const string Ledger = OrganisationTable.LedgerName, Xiqu = "441322001002";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Founded = new(2020, 6, 20), Before = new(2020, 6, 19);

    private static Dictionary<string, string?> New(PartyOrganisationKind kind, string? community, string name = "示例党组织") =>
        new() { ["name"] = name, ["fullName"] = "中共博罗县" + name, ["kind"] = kind.ToString(), ["community"] = community, ["since"] = Days.Iso(Founded) };

    [Fact]
    public async Task A_general_branch_becomes_a_committee_on_its_day_with_all_that_stands_below_it_and_back()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var was = await StandingAsync(db, Xiqu, Before);
        Assert.Equal(PartyOrganisationKind.GeneralBranch, was[0].Kind);
        var set = await house.SavedAsync(await house.LoadAsync(Ledger, null), New(PartyOrganisationKind.Committee, Xiqu));

        Assert.Equal(was, await StandingAsync(db, Xiqu, Before));
        var now = await StandingAsync(db, Xiqu, County.Day);
        Assert.Equal((PartyOrganisationKind.Committee, "示例党组织", was.Count), (now[0].Kind, now[0].Name, now.Count));
        Assert.All(now.Skip(1), o => Assert.Equal("示例党组织", o.Parent));
        Assert.Equal((6, 7), (await CountAsync(db, Before, PartyOrganisationKind.Committee), await CountAsync(db, Before, PartyOrganisationKind.GeneralBranch)));
        Assert.Equal((7, 6), (await CountAsync(db, County.Day, PartyOrganisationKind.Committee), await CountAsync(db, County.Day, PartyOrganisationKind.GeneralBranch)));
        await AssertTiesAsync(house);

        Assert.Contains("新增1条、修改4条党组织（党组织“示例党组织”等）", await db.ChangeSets.Where(s => s.Id == set).Select(s => s.Summary).SingleAsync(None), StringComparison.Ordinal);
        var undone = await house.RevertAsync(set);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(was, await StandingAsync(db, Xiqu, County.Day));
        var redone = await house.RevertAsync(undone.Value);
        Assert.True(redone.Ok, redone.Error);
        Assert.Equal(now, await StandingAsync(db, Xiqu, County.Day));
    }

    [Fact]
    public async Task A_community_is_not_led_by_two_after_an_undo_nor_by_one_that_is_older_than_what_stands_above_it()
    {
        const string code = "441322001099";
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync("communities", null), new()
        {
            ["name"] = "示例社区",
            ["township"] = "441322001",
            ["code"] = code,
            ["since"] = "2020-05-01",
            ["secretary"] = "某某",
            ["committee"] = "0",
            ["phone"] = "0752-0000100",
        });
        await house.SavedAsync(await house.LoadAsync(Ledger, null), new(New(PartyOrganisationKind.Branch, code, "示例社区第一届党支部")) { ["since"] = "2020-06-01" });
        await using var db = house.Open();
        var first = await db.PartyOrganisations.Where(o => o.CommunityCode == code).Select(o => o.Id).SingleAsync(None);
        var key = first.ToString(CultureInfo.InvariantCulture);
        await house.SavedAsync(await house.LoadAsync(Ledger, null), new(New(PartyOrganisationKind.FunctionalBranch, code, "示例小区党支部")) { ["since"] = "2020-06-01" });
        var second = await db.PartyOrganisations.Where(o => o.CommunityCode == code && o.Id != first).Select(o => o.Id).SingleAsync(None);
        var below = second.ToString(CultureInfo.InvariantCulture);
        Assert.Contains("不应早于上级党组织的成立时间", Assert.Single((await house.SaveAsync(await house.LoadAsync(Ledger, below), new() { ["since"] = "2020-05-15" })).Faults).Message, StringComparison.Ordinal);
        await house.SavedAsync(await house.LoadAsync(Ledger, below), new() { ["end"] = "2020-06-05" });
        var ended = await house.SavedAsync(await house.LoadAsync(Ledger, key), new() { ["end"] = "2020-06-10" });
        await house.SavedAsync(await house.LoadAsync(Ledger, null), New(PartyOrganisationKind.Branch, code, "示例社区第二届党支部"));
        Assert.Contains("已由示例社区第二届党支部领导", (await house.RevertAsync(ended)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_branch_goes_on_as_an_area_branch_with_its_grids_below_the_general_branch_that_is_founded()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var branch = await db.PartyOrganisations.LeadingOn(db, County.Day).Where(o => o.Kind == PartyOrganisationKind.Branch).OrderBy(o => o.Id).FirstAsync(None);
        var community = branch.CommunityCode!;
        var (was, grids) = (await StandingAsync(db, community, Before), await db.GridAssignments.CountAsync(a => a.BranchId == branch.Id && a.ValidTo == null, None));
        Assert.Contains("单独领导", Assert.Single((await house.SaveAsync(await house.LoadAsync(Ledger, null), New(PartyOrganisationKind.Branch, community))).Faults).Message, StringComparison.Ordinal);
        var set = await house.SavedAsync(await house.LoadAsync(Ledger, null), New(PartyOrganisationKind.GeneralBranch, community));

        Assert.Equal(was, await StandingAsync(db, community, Before));
        Assert.Equal((PartyOrganisationKind.Branch, 0), (await LedByAsync(Before), await AreaAsync(Before)));
        Assert.Equal((PartyOrganisationKind.GeneralBranch, 1), (await LedByAsync(County.Day), await AreaAsync(County.Day)));
        Assert.Equal(grids, await db.GridAssignments.CountAsync(a => a.BranchId == branch.Id && a.ValidTo == null, None));
        await AssertTiesAsync(house);
        await house.SavedAsync(await house.LoadAsync(Ledger, null), New(PartyOrganisationKind.Branch, community, "示例第二片区党支部"));
        Assert.Equal(2, await AreaAsync(County.Day));

        Assert.Contains("已被1条党组织使用", (await house.RevertAsync(set)).Error, StringComparison.Ordinal);

        Task<PartyOrganisationKind?> LedByAsync(DateOnly day) => CommunityRow.Query(db, County.On(day)).Where(c => c.Community.Code == community).Select(c => c.LedBy).SingleAsync(None);
        Task<int> AreaAsync(DateOnly day) => CommunityRow.Query(db, County.On(day)).Where(c => c.Community.Code == community).Select(c => c.AreaBranches).SingleAsync(None);
    }

    [Fact]
    public async Task A_new_community_gets_its_organisation_and_a_compound_its_branch_which_its_form_then_offers()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync("communities", null), new()
        {
            ["name"] = "示例新社区",
            ["township"] = County.Luoyang,
            ["code"] = "441322001099",
            ["since"] = "2020-06-20",
            ["secretary"] = "示例书记",
            ["committee"] = "5",
            ["phone"] = "0752-0000199",
        });
        Assert.Equal(["community"], (await house.SaveAsync(await house.LoadAsync(Ledger, null), New(PartyOrganisationKind.FunctionalBranch, "441322001099"))).Faults.Select(f => f.Field));
        await house.SavedAsync(await house.LoadAsync(Ledger, null), New(PartyOrganisationKind.Branch, "441322001099"));
        await AssertTiesAsync(house);

        await house.SavedAsync(await house.LoadAsync(Ledger, null), New(PartyOrganisationKind.FunctionalBranch, "441322001099", "示例小区党支部"));
        Assert.Contains((await house.LoadAsync("compounds", null)).Choices["branch"], c => c.Label == "示例小区党支部");
    }

    [Fact]
    public async Task A_new_town_gets_its_committee_once_and_of_its_kind()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync("townships", null), new() { ["code"] = "441322199", ["name"] = "示例镇", ["kind"] = nameof(TownshipKind.Town) });
        async Task<RecordFault[]> FaultsAsync(PartyOrganisationKind kind, string? community, string? township) =>
            [.. (await house.SaveAsync(await house.LoadAsync(Ledger, null), new(New(kind, community)) { ["township"] = township })).Faults.Select(f => new RecordFault(f.Field!, f.Message))];

        Assert.Equal("kind", Assert.Single(await FaultsAsync(PartyOrganisationKind.WorkingCommittee, null, "441322199")).Field);
        Assert.Equal("township", Assert.Single(await FaultsAsync(PartyOrganisationKind.TownCommittee, null, null)).Field);
        Assert.Contains(await FaultsAsync(PartyOrganisationKind.TownCommittee, Xiqu, "441322199"), f => f.Field == "community");
        Assert.Contains("已有", Assert.Single(await FaultsAsync(PartyOrganisationKind.WorkingCommittee, null, "441322001")).Sentence, StringComparison.Ordinal);
        Assert.Contains("不能再新增", Assert.Single(await FaultsAsync(PartyOrganisationKind.GeneralBranch, County.Dongqu, null)).Sentence, StringComparison.Ordinal);
        Assert.Contains("不属于所选的镇街", Assert.Single(await FaultsAsync(PartyOrganisationKind.Branch, County.Dongqu, "441322199")).Sentence, StringComparison.Ordinal);
        Assert.Empty(await FaultsAsync(PartyOrganisationKind.TownCommittee, null, "441322199"));
    }

    private sealed record RecordFault(string Field, string Sentence);

    [Fact]
    public async Task What_leads_a_community_ends_when_nothing_stands_below_it()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var leader = await db.PartyOrganisations.LeadingOn(db, County.Day).Where(o => o.CommunityCode == Xiqu).Select(o => o.Id).SingleAsync(None);
        var refused = await house.SaveAsync(await house.LoadAsync(Ledger, leader.ToString(CultureInfo.InvariantCulture)), new() { ["end"] = "2020-06-30" });
        Assert.Contains("仍有下级党组织", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_renamed_added_and_deleted_while_no_grid_belongs_to_it()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var group = await GroupRow.Query(db, County.Whole).OrderBy(g => g.Row.Id).FirstAsync(None);
        var key = string.Create(CultureInfo.InvariantCulture, $"{group.Branch.Id}-{group.Row.Id}");
        var renamed = await house.SavedAsync(await house.LoadAsync(GroupTable.LedgerName, key), new() { ["name"] = "示例党小组" });
        Assert.Equal("示例党小组", (await house.LoadAsync(GroupTable.LedgerName, key)).Values["name"]);
        Assert.True((await house.RevertAsync(renamed)).Ok);
        var refused = await house.Records.DeleteAsync(RecordHouse.Input(await house.LoadAsync(GroupTable.LedgerName, key), [], "重复登记"), RecordHouse.Admin, None);
        Assert.Contains("使用，不能删除", refused.Refusal, StringComparison.Ordinal);

        await house.SavedAsync(await house.LoadAsync(GroupTable.LedgerName, null), new() { ["name"] = "示例新党小组" });
        var unused = await GroupRow.Unused(db).SingleAsync(None);
        Assert.Equal("示例新党小组", unused.Name);
        await house.DeletedAsync(await house.LoadAsync(GroupTable.LedgerName, unused.Id.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(0, await GroupRow.Unused(db).CountAsync(None));
    }

    /// <summary>The organisations of a community on a day as they stand in ledger and tree, what leads first.</summary>
    private static async Task<List<(PartyOrganisationKind Kind, string Name, string? Parent, bool Leads, bool IsArea, string? Above)>> StandingAsync(BoluoDbContext db, string community, DateOnly day)
    {
        var rows = await OrganisationRow.Query(db, County.On(day)).Where(o => o.Row.CommunityCode == community).OrderByDescending(o => o.LeadsCommunity).ThenBy(o => o.Row.Id).ToListAsync(None);
        var above = new Dictionary<int, string>();
        void Walk(OrganisationNode node)
        {
            foreach (var below in node.Below)
            {
                above[below.Organisation.Id] = node.Organisation.Name;
                Walk(below);
            }
        }

        foreach (var top in (await OrganisationTree.ReadAsync(db, County.On(day), None)).Tops) Walk(top);
        return rows.ConvertAll(o => (o.Row.Kind, o.Row.Name, o.ParentName, o.LeadsCommunity, o.IsAreaBranch, above.GetValueOrDefault(o.Row.Id)));
    }

    private static Task<int> CountAsync(BoluoDbContext db, DateOnly day, PartyOrganisationKind kind) => db.PartyOrganisations.Within(db, County.On(day)).CountAsync(o => o.Kind == kind, None);

    private static async Task AssertTiesAsync(RecordHouse house)
    {
        foreach (var day in (DateOnly[])[Before, Founded, County.Day])
            Assert.Empty((await house.Get<Reconciliation>().OfAsync(County.On(day), None)).Where(c => c.State == TieState.Broken).Select(c => c.Tie.Key));
    }
}
