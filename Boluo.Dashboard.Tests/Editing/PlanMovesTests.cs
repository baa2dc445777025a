using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>Grids and communities begin, end, are divided and joined by plans; what hangs on them goes along, and nothing of an earlier day is told otherwise.</summary>
public sealed class PlanMovesTests
{
    private const string West = "441322001003";
    private static readonly DateOnly Before = AsOf.AddDays(-1);
    private static readonly CancellationToken None = CancellationToken.None;

    private static GridCounts Counts(int households, int residents, int members, int buildings) =>
        new() { Households = households, Residents = residents, PartyMembers = members, Buildings = buildings, Extent = "东至河" };

    private static NewCommunity New(string code, string name) => new() { Code = code, Name = name, SecretaryName = "李书记", OfficePhone = "0752-0000103" };

    private static SplitGrid SplitOfFour(bool continues) => new()
    {
        Code = Code(4),
        Continues = continues,
        Parts = [new GridPart { Key = "新网格1", Counts = Counts(150, 300, 5, 1) }, new GridPart { Key = "新网格2", Counts = Counts(250, 500, 7, 3) }],
    };

    [Theory]
    [InlineData(true, new[] { "441322001001004", "441322001001005" })]
    [InlineData(false, new[] { "441322001001005", "441322001001006" })]
    public async Task A_divided_grid_leaves_its_numbers_to_its_parts_and_tells_earlier_days_as_before(bool continues, string[] codes)
    {
        await using var county = await CreateAsync();
        var (rows, day) = (await county.RowsAsync(), await OnAsync(county, Before));

        var set = await county.ApplyAsync(Plan(SplitOfFour(continues)));

        Assert.Equal(day, await OnAsync(county, Before));
        await using var db = await county.Factory.CreateDbContextAsync(None);
        var parts = await db.GridsOn(AsOf).Where(g => codes.Contains(g.Grid.Code)).OrderBy(g => g.Grid.Code).ToListAsync(None);
        Assert.Equal([(150, 300, 5, 1), (250, 500, 7, 3)], parts.Select(p => (p.Fact.Households, p.Fact.Residents, p.Fact.PartyMembers, p.Fact.Buildings)));
        Assert.All(parts, p => Assert.Equal((East, 12, 2, 4), (p.Assignment.CommunityCode, p.Assignment.BranchId, p.Assignment.LeaderId!.Value, p.Fact.GroupId)));
        Assert.Equal(continues ? null : AsOf, await db.Grids.Where(g => g.Code == Code(4)).Select(g => g.ValidTo).SingleAsync(None));
        Assert.Equal(continues ? [(Code(4), codes[1], 0.625)] : [(Code(4), codes[0], 0.375), (Code(4), codes[1], 0.625)], (await db.Lineages.OrderBy(l => l.To).ToListAsync(None)).Select(l => (l.From, l.To, l.Share)));
        Assert.Contains(Code(4), parts[1].Grid.Search, StringComparison.Ordinal);
        Assert.True((await county.Editor.RevertAsync(set, "撤销", Admin, None)).Ok);
        Assert.Equal(rows, await county.RowsAsync());
    }

    [Fact]
    public async Task Codes_that_were_taken_back_are_not_issued_again()
    {
        await using var county = await CreateAsync();
        await county.Editor.RevertAsync(await county.ApplyAsync(Plan(SplitOfFour(true))), "撤销", Admin, None);
        await county.ApplyAsync(Plan(SplitOfFour(true)));
        await using var db = await county.Factory.CreateDbContextAsync(None);
        Assert.True(await db.Grids.AnyAsync(g => g.Code == East + "006", None));
        Assert.False(await db.Grids.AnyAsync(g => g.Code == East + "005", None));
    }

    [Fact]
    public async Task Parts_that_do_not_add_up_are_refused_with_both_numbers()
    {
        await using var county = await CreateAsync();
        var split = SplitOfFour(true) with { Parts = [new GridPart { Counts = Counts(150, 300, 5, 1) }, new GridPart { Key = "新网格2", Counts = Counts(251, 500, 7, 3) }] };
        var preview = await county.Editor.PreviewAsync(Plan(split), Admin, None);
        Assert.Equal(["东区社区第04网格（441322001001004）的户数为400，拆分后各部分合计401，应相等。"], preview.Faults.Select(f => f.Message));
    }

    [Fact]
    public async Task Later_lines_go_on_with_what_earlier_ones_found_and_only_the_difference_is_written()
    {
        await using var county = await CreateAsync();
        // One part is moved to another branch, the other joins a neighbour: two of three new names never are.
        await county.ApplyAsync(Plan(
            SplitOfFour(false),
            new AdjustGrids { Codes = ["新网格1"], BranchId = 11, Leader = Edit.To<int?>(9), Workers = WorkerChange.Replace, Joining = [10] },
            new MergeGrids { Codes = ["新网格2", Code(3)], Into = Code(3) }));
        await using var db = await county.Factory.CreateDbContextAsync(None);
        var grids = await db.GridsOn(AsOf).OrderBy(g => g.Grid.Code).Select(g => new { g.Grid.Code, g.Fact.Households, g.Assignment.BranchId }).ToListAsync(None);
        Assert.Equal([(Code(1), 100, 11), (Code(2), 200, 11), (Code(3), 550, 12), (East + "005", 150, 11), (Code(5), 500, 21), (Code(6), 600, 21)], grids.Select(g => (g.Code, g.Households, g.BranchId)));
        Assert.Equal([(Code(4), Code(3), 0.625), (Code(4), East + "005", 0.375)], (await db.Lineages.OrderBy(l => l.To).ToListAsync(None)).Select(l => (l.From, l.To, l.Share)));
    }

    [Fact]
    public async Task A_grid_that_changes_its_branch_leaves_a_group_that_others_stay_in()
    {
        await using var county = await CreateAsync();
        await using (var db = await county.Factory.CreateDbContextAsync(None)) await db.GridFacts.Where(f => f.GridId == 2).ExecuteUpdateAsync(f => f.SetProperty(x => x.GroupId, 1), None);

        var preview = await county.Editor.PreviewAsync(Plan(await county.MoveAsync(2, new Place(East, 12))), Admin, None);
        Assert.Equal([new TornGroup("第1楼栋党小组", "东区第一党支部", 1)], preview.TornGroups);
        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(East, 12))));

        await using var after = await county.Factory.CreateDbContextAsync(None);
        var groups = await after.GridsOn(AsOf).Where(g => g.Grid.Id <= 2).OrderBy(g => g.Grid.Id).Select(g => g.Fact.GroupId).ToListAsync(None);
        Assert.Equal([1, 7], groups);
        Assert.Equal([1, 1], await after.GridsOn(Before).Where(g => g.Grid.Id <= 2).OrderBy(g => g.Grid.Id).Select(g => g.Fact.GroupId).ToListAsync(None));
    }

    [Fact]
    public async Task A_community_that_would_keep_no_grid_is_refused_unless_it_ends_in_the_same_plan()
    {
        await using var county = await CreateAsync();
        var preview = await county.Editor.PreviewAsync(Plan(await county.MoveAsync(5, new Place(East, 11)), await county.MoveAsync(6, new Place(East, 11))), Admin, None);
        Assert.Equal(["江南社区将没有网格，应至少保留一个；确需撤销该社区的，请在调整方案中用“合并、撤销社区”办理。"], preview.Faults.Select(f => f.Message));
    }

    [Fact]
    public async Task A_merged_community_ends_with_its_organisations_and_leaves_all_that_hangs_on_it_to_the_other()
    {
        await using var county = await CreateAsync();
        await AddHangingAsync(county);
        var rows = await RowsAsync(county);
        var merge = new MergeCommunities { Codes = [South], Into = East, BranchId = 12 };

        var preview = await county.Editor.PreviewAsync(Plan(merge), Admin, None);
        Assert.All(preview.Holds.Skip(1), h => Assert.Equal((HoldOutcome.Goes, "东区社区"), (h.Outcome, h.To)));
        Assert.Equal([("党组织", 1), ("未办结的需求", 1), ("在岗网格人员", 6), ("在岗社区工作者", 1), ("结对关系", 1)], preview.Holds.Select(h => (h.Noun, h.Count)));
        var set = await county.ApplyAsync(Plan(merge));

        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            Assert.Equal(AsOf, await db.Communities.Where(c => c.Code == South).Select(c => c.ValidTo).SingleAsync(None));
            Assert.Equal(AsOf, await db.PartyOrganisations.Where(o => o.Id == 21).Select(o => o.ValidTo).SingleAsync(None));
            Assert.Empty(await CommunityHolds.LeftAsync(db, South, AsOf, None));
            Assert.Equal((South, East), (await db.Pairings.AsOf(Before).Select(p => p.CommunityCode).SingleAsync(None), await db.Pairings.AsOf(AsOf).Select(p => p.CommunityCode).SingleAsync(None)));
            Assert.Equal([(South, East, 1.0)], (await db.Lineages.ToListAsync(None)).Select(l => (l.From, l.To, l.Share)));
        }

        Assert.True((await county.Editor.RevertAsync(set, "撤销", Admin, None)).Ok);
        Assert.Equal(rows, await RowsAsync(county));
    }

    [Fact]
    public async Task An_agency_in_both_communities_has_one_placement_in_the_merged_one_with_the_heads_of_both()
    {
        await using var county = await CreateAsync();
        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            var agency = new SocialAgency { Name = "社工机构01", Liaison = "李联络", Phone = "0752-0000104" };
            db.Add(agency);
            await db.SaveChangesAsync(None);
            db.AddRange(new SocialPlacement { AgencyId = agency.Id, CommunityCode = East, Heads = 2, Since = Start }, new SocialPlacement { AgencyId = agency.Id, CommunityCode = South, Heads = 3, Since = Start });
            await db.SaveChangesAsync(None);
        }

        var set = await county.ApplyAsync(Plan(new MergeCommunities { Codes = [South], Into = East, BranchId = 12 }));

        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            Assert.Equal([(East, 5)], (await db.SocialPlacements.ThereOn(AsOf).ToListAsync(None)).Select(p => (p.CommunityCode, p.Heads)));
            Assert.Equal([(East, 2), (South, 3)], (await db.SocialPlacements.ThereOn(Before).OrderBy(p => p.CommunityCode).ToListAsync(None)).Select(p => (p.CommunityCode, p.Heads)));
        }

        Assert.True((await county.Editor.RevertAsync(set, "撤销", Admin, None)).Ok);
        await using (var db = await county.Factory.CreateDbContextAsync(None))
            Assert.Equal([(East, 2), (South, 3)], (await db.SocialPlacements.Where(p => p.EndedOn == null).OrderBy(p => p.CommunityCode).ToListAsync(None)).Select(p => (p.CommunityCode, p.Heads)));
    }

    [Fact]
    public async Task What_hangs_on_a_divided_community_is_undecided_until_somebody_says_where_it_goes()
    {
        await using var county = await CreateAsync();
        await AddHangingAsync(county);
        var split = new SplitCommunity { Code = South, Parts = [new CommunityPart { Community = New(West, "河西社区"), Grids = [Code(6)] }] };

        var undecided = await county.Editor.PreviewAsync(Plan(split), Admin, None);
        Assert.False(undecided.CanApply);
        Assert.Empty(undecided.Faults);
        Assert.Equal(["在岗社区工作者", "结对关系"], undecided.Undecided.Select(h => h.Noun));
        // The need is about grid 6, and so goes where that goes; who serves it goes too.
        Assert.Contains(undecided.Holds, h => h is { Noun: "未办结的需求", Outcome: HoldOutcome.Goes, To: "河西社区" });

        var decided = split with { Holds = [new HoldDecision { Kind = nameof(CommunityWorker), Outcome = HoldOutcome.Stays }, new HoldDecision { Kind = nameof(Pairing), Outcome = HoldOutcome.Goes, To = West }] };
        var set = await county.ApplyAsync(Plan(decided));
        await using var db = await county.Factory.CreateDbContextAsync(None);
        Assert.Equal((West, 600), await db.GridsOn(AsOf).Where(g => g.Grid.Code == Code(6)).Select(g => new ValueTuple<string, int>(g.Assignment.CommunityCode, g.Fact.Households)).SingleAsync(None));
        var branch = await db.PartyOrganisations.SingleAsync(o => o.CommunityCode == West, None);
        Assert.Equal(("河西社区党支部", "中共某县罗阳街道河西社区支部委员会", 1), (branch.Name, branch.FullName, branch.ParentId));
        Assert.Equal(West, await db.Pairings.AsOf(AsOf).Select(p => p.CommunityCode).SingleAsync(None));
        Assert.Equal([(South, West, 0.545455)], (await db.Lineages.ToListAsync(None)).Select(l => (l.From, l.To, l.Share)));
        Assert.True((await county.Editor.RevertAsync(set, "撤销", Admin, None)).Ok);
    }

    [Fact]
    public async Task A_renamed_community_is_still_found_by_its_former_name()
    {
        await using var county = await CreateAsync();
        await county.ApplyAsync(Plan(new RenameCommunity { Code = South, Name = "江北社区" }));
        await using var db = await county.Factory.CreateDbContextAsync(None);
        Assert.Equal(("江北社区", "江南社区"), await db.Communities.Where(c => c.Code == South).Select(c => new ValueTuple<string, string?>(c.Name, c.FormerNames)).SingleAsync(None));
    }

    [Fact]
    public async Task A_transferred_community_has_all_its_grids_and_branches_under_the_other_township()
    {
        await using var county = await CreateAsync();
        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            db.Add(new Township { Code = "441322002", Name = "龙溪街道", Kind = TownshipKind.Street });
            db.Add(new PartyOrganisation { Id = 2, Kind = PartyOrganisationKind.WorkingCommittee, Name = "龙溪街道党工委", FullName = "龙溪街道党工委", TownshipCode = "441322002", ValidFrom = Start });
            await db.SaveChangesAsync(None);
        }

        var set = await county.ApplyAsync(Plan(new TransferCommunity { Code = East, NewCode = "441322002009" }));
        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            var grids = await db.GridsOn(AsOf).Where(g => g.Assignment.CommunityCode == "441322002009").Join(db.PartyOrganisations, g => g.Assignment.BranchId, o => o.Id, (g, o) => new { g.Grid.Code, o.Name, o.TownshipCode }).OrderBy(g => g.Code).ToListAsync(None);
            Assert.Equal([(Code(1), "东区第一党支部"), (Code(2), "东区第一党支部"), (Code(3), "东区第二党支部"), (Code(4), "东区第二党支部")], grids.Select(g => (g.Code, g.Name)));
            Assert.All(grids, g => Assert.Equal("441322002", g.TownshipCode));
        }

        Assert.True((await county.Editor.RevertAsync(set, "撤销", Admin, None)).Ok);
    }

    /// <summary>Without the people of the grids, whose versions every change of theirs renews.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(TinyCounty county) => [.. (await county.RowsAsync()).Where(r => !r.StartsWith("worker", StringComparison.Ordinal))];

    /// <summary>江南社区 gets an open need of grid 6, a pairing and a community worker.</summary>
    private static async Task AddHangingAsync(TinyCounty county)
    {
        await using var db = await county.Factory.CreateDbContextAsync(None);
        db.Add(new CountyUnit { Id = 1, Name = "某单位", Nature = UnitNature.Office, PartyOrgName = "某单位党委", SecretaryName = "某书记", Liaison = "某联络员", Phone = "0752-0000001" });
        db.Add(new Pairing { Id = 1, UnitId = 1, CommunityCode = South, ValidFrom = Start });
        db.Add(new Need { Id = 1, Code = "XQ2020001", CommunityCode = South, GridId = 6, Channel = NeedChannel.Online, Category = NeedCategory.Aid, Title = "增设路灯", Proposer = NeedProposer.Residents, RaisedOn = Start.AddDays(10), OwnerUnit = "某单位", OwnerPerson = "某人", DueOn = Start.AddDays(900) });
        db.Add(new CommunityWorker { Id = 1, Name = "某社工", CommunityCode = South, Post = 1, Grade = 1, PoliticalStatus = PoliticalStatus.Public, Since = Start });
        await db.SaveChangesAsync(None);
    }

    /// <summary>Where every grid belongs and what is counted in it on a day.</summary>
    private static async Task<IReadOnlyList<string>> OnAsync(TinyCounty county, DateOnly day)
    {
        await using var db = await county.Factory.CreateDbContextAsync(None);
        return (await db.GridsOn(day).OrderBy(g => g.Grid.Code).ToListAsync(None)).ConvertAll(g => $"{g.Grid.Code} {g.Assignment.CommunityCode} {g.Assignment.Number} {g.Assignment.BranchId} {g.Assignment.LeaderId} {g.Fact.Households} {g.Fact.Residents} {g.Fact.PartyMembers} {g.Fact.GroupId}");
    }
}
