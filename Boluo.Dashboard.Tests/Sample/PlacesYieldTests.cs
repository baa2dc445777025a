using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class PlacesYieldTests
{
    [Fact]
    public void The_county_has_17_townships_and_the_36_communities_of_2020()
    {
        Assert.Equal((17, 2), (County.Townships.Count, County.Townships.Count(t => t.Kind == TownshipKind.Street)));
        Assert.Equal((36, 9, 3), (County.Communities.Count, County.Communities.Count(c => c.TownshipCode == "441322001"), County.Communities.Count(c => c.TownshipCode == "441322002")));
        Assert.Equal([(UrbanForm.OldTown, 3), (UrbanForm.NewTown, 4), (UrbanForm.Fringe, 5)], County.Communities.Where(c => c.UrbanForm is not null).Select(c => c.UrbanForm!.Value).Tally());
    }

    [Fact]
    public void Two_communities_have_the_same_name() =>
        Assert.Equal(["水上社区"], County.Communities.GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Each_community_adds_up_to_its_row_of_the_parameters()
    {
        foreach (var row in CommunityTable.All)
        {
            var grids = FactsByCommunity[row.Code].ToList();
            var workers = Duties.Where(d => grids.Any(g => g.GridId == d.GridId)).Select(d => d.WorkerId).Distinct().Count();
            Assert.Equal((row.Code, row.Grids, row.Households, row.Residents, row.Members, row.Workers),
                (row.Code, grids.Count, grids.Sum(g => g.Households), grids.Sum(g => g.Residents), grids.Sum(g => g.PartyMembers), workers));
            Assert.Equal((row.InPost, row.Pairings, row.Needs), (County.CommunityWorkers.Count(w => w.CommunityCode == row.Code),
                County.Pairings.Count(p => p.CommunityCode == row.Code), County.Needs.Count(n => n.CommunityCode == row.Code)));
        }
    }

    [Fact]
    public void The_communities_add_up_to_the_county()
    {
        Assert.Equal((402, 99_480, 318_500, 2_103), (County.Grids.Count, County.GridFacts.Sum(g => g.Households), County.GridFacts.Sum(g => g.Residents), County.GridFacts.Sum(g => g.PartyMembers)));
        Assert.Equal((348, 318), (CommunityTable.All.Sum(r => r.Required), County.CommunityWorkers.Count));
        Assert.All(CommunityTable.All, r => Assert.Equal((r.Households + 299) / 300, r.Required));
    }

    [Fact]
    public void Party_organisations_are_17_upper_6_committees_7_general_branches_72_branches_and_23_of_compounds()
    {
        var open = County.PartyOrganisations.Where(o => Holds(o)).ToList();
        Assert.Equal(
            [(PartyOrganisationKind.WorkingCommittee, 2), (PartyOrganisationKind.TownCommittee, 15), (PartyOrganisationKind.Committee, 6), (PartyOrganisationKind.GeneralBranch, 7), (PartyOrganisationKind.Branch, 72), (PartyOrganisationKind.FunctionalBranch, 23)],
            open.Select(o => o.Kind).Tally());
        var parents = open.ToDictionary(o => o.Id, o => o.Kind);
        Assert.Equal((30, 19, 23), (Branches(PartyOrganisationKind.Committee), Branches(PartyOrganisationKind.GeneralBranch), Branches(PartyOrganisationKind.WorkingCommittee) + Branches(PartyOrganisationKind.TownCommittee)));
        int Branches(PartyOrganisationKind above) => open.Count(o => o.Kind == PartyOrganisationKind.Branch && parents[o.ParentId!.Value] == above);
    }

    [Fact]
    public void Communities_led_by_a_committee_have_118_to_165_members_by_a_general_branch_54_to_96_by_a_branch_16_to_47()
    {
        (int, int) Range(PartyOrganisationKind kind)
        {
            var members = CommunityTable.All.Where(r => r.Lead == kind).Select(r => FactsByCommunity[r.Code].Sum(g => g.PartyMembers)).ToList();
            return (members.Min(), members.Max());
        }

        Assert.Equal(((118, 165), (54, 96), (16, 47)), (Range(PartyOrganisationKind.Committee), Range(PartyOrganisationKind.GeneralBranch), Range(PartyOrganisationKind.Branch)));
    }

    [Fact]
    public void No_branch_has_more_than_50_members_and_area_branches_have_26_to_32()
    {
        var members = Assignments.GroupBy(a => a.BranchId).ToDictionary(g => g.Key, g => g.Sum(a => County.GridFacts[a.GridId - 1].PartyMembers));
        Assert.Equal(72, members.Count);
        Assert.All(members.Values, m => Assert.InRange(m, 1, 50));
        var lead = CommunityTable.All.Where(r => r.AreaBranches == 0).Select(r => r.Code).ToHashSet();
        Assert.All(County.PartyOrganisations.Where(o => o.Kind == PartyOrganisationKind.Branch && !lead.Contains(o.CommunityCode!)), o => Assert.InRange(members[o.Id], 26, 32));
    }

    [Fact]
    public void Eleven_communities_have_more_than_10000_residents()
    {
        var large = CommunityTable.All.Where(r => FactsByCommunity[r.Code].Sum(g => g.Residents) > 10_000).Select(r => r.Name);
        Assert.Equal(["东区", "西区", "观园", "城东", "观华", "九村", "义和", "江南", "龙溪", "园洲", "石湾"], large);
    }

    [Fact]
    public void Eleven_communities_lack_33_community_workers_and_the_county_30()
    {
        var gaps = CommunityTable.All.Select(r => (r, InPost: County.CommunityWorkers.Count(w => w.CommunityCode == r.Code))).ToList();
        var over = gaps.Where(g => (double)g.r.Households / g.InPost > 300).ToList();
        Assert.Equal((11, 33), (over.Count, over.Sum(g => g.r.Required - g.InPost)));
        Assert.Equal((339, 411), ((int)Math.Round(over.First(g => g.r.Name == "东区").r.Households / 16.0), (int)Math.Round(over.First(g => g.r.Name == "石湾").r.Households / 14.0)));
        Assert.Equal((30, 3), (gaps.Sum(g => g.r.Required - g.InPost), gaps.Count(g => g.InPost > g.r.Required)));
    }

    [Fact]
    public void Community_workers_stand_on_four_posts_and_sixteen_grades()
    {
        Assert.Equal([(1, 36), (2, 58), (3, 97), (4, 127)], County.CommunityWorkers.Select(w => w.Post).Tally());
        Assert.Equal(139, County.CommunityWorkers.Count(w => w.Certified));
        Assert.Equal((1, 16), (County.CommunityWorkers.Min(w => w.Grade), County.CommunityWorkers.Max(w => w.Grade)));
        Assert.InRange(Median(County.CommunityWorkers.Select(w => w.Grade)), 1, 5);
        Assert.All(County.Communities, c => Assert.Single(County.CommunityWorkers, w => w.CommunityCode == c.Code && w.Post == 1));
    }

    [Fact]
    public void Compounds_are_64_in_one_street_and_23_have_a_branch_of_their_own()
    {
        Assert.Equal((64, 23, 23), (County.Compounds.Count, County.Compounds.Count(c => c.BranchId is not null), County.Compounds.Select(c => c.BranchId).OfType<int>().Distinct().Count()));
        Assert.All(County.Compounds, c => Assert.StartsWith("441322001", c.CommunityCode, StringComparison.Ordinal));
        Assert.Equal(64, County.Compounds.Select(c => c.Name).Distinct().Count());
    }

    [Fact]
    public void Neighbourhood_app_runs_in_six_communities() =>
        Assert.Equal(["东区社区", "西区社区", "观园社区", "城东社区", "观华社区", "江南社区"], County.Communities.Where(c => c.EHomePilot).Select(c => c.Name));

    [Fact]
    public void Sixty_five_published_figures_are_in_the_order_of_the_publication()
    {
        Assert.Equal(65, County.PublishedFigures.Count);
        Assert.Equal(Enumerable.Range(1, 65), County.PublishedFigures.Select(f => f.Ordinal));
        Assert.Equal((2858, Qualifier.Exact), (County.PublishedFigures[0].Value, County.PublishedFigures[0].Qualifier));
        Assert.Equal((402, "个"), (County.PublishedFigures.Single(f => f.Key == "grid.count").Value, County.PublishedFigures.Single(f => f.Key == "grid.count").Unit));
        Assert.All(County.PublishedFigures, f => Assert.EndsWith("。", f.Description, StringComparison.Ordinal));
    }
}
