using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class CentersYieldTests
{
    private static List<ServiceCenter> At(CenterLevel level) => [.. County.ServiceCenters.Where(c => c.Level == level)];

    [Fact]
    public void Forty_five_centres_stand_on_six_levels()
    {
        Assert.Equal([(CenterLevel.County, 1), (CenterLevel.Street, 2), (CenterLevel.Community, 33), (CenterLevel.Compound, 4), (CenterLevel.Park, 3), (CenterLevel.Industry, 2)],
            County.ServiceCenters.Select(c => c.Level).Tally());
        Assert.All(County.ServiceCenters, c => Assert.Equal(c.Level is CenterLevel.Compound or CenterLevel.Industry, c.IsStation));
        Assert.All(At(CenterLevel.Compound), c => Assert.Equal(c.CommunityCode, County.Compounds.Single(h => h.Id == c.CompoundId).CommunityCode));
        Assert.Contains(At(CenterLevel.Compound), c => County.Compounds.Single(h => h.Id == c.CompoundId).Name == "城市绿洲");
    }

    [Fact]
    public void Counted_reach_is_804000_and_compounds_do_not_count()
    {
        Assert.Equal(804_000, County.ServiceCenters.Where(c => c.CountsInReach).Sum(c => c.PeopleServed));
        Assert.All(County.ServiceCenters, c => Assert.Equal(c.Level != CenterLevel.Compound, c.CountsInReach));
        Assert.Equal(310_100, At(CenterLevel.Community).Sum(c => c.PeopleServed));
        Assert.All(At(CenterLevel.Community), c => Assert.Equal(FactsByCommunity[c.CommunityCode!].Sum(g => g.Residents), c.PeopleServed));
    }

    [Fact]
    public void Investment_is_3021()
    {
        Assert.Equal(3021, County.ServiceCenters.Sum(c => c.InvestmentWan));
        var own = At(CenterLevel.Community).Select(c => (int)c.InvestmentWan).ToList();
        Assert.Equal((1572, 42.0, 18, 128), (own.Sum(), Median(own), own.Min(), own.Max()));
    }

    [Fact]
    public void Community_centres_have_180_to_650_square_metres()
    {
        var areas = At(CenterLevel.Community).Select(c => (int)c.FloorArea!.Value).ToList();
        Assert.Equal((340.0, 180, 650), (Median(areas), areas.Min(), areas.Max()));
    }

    [Fact]
    public void Three_communities_are_without_a_centre()
    {
        var with = At(CenterLevel.Community).Select(c => c.CommunityCode).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["平安社区", "水果场社区", "水上社区"], County.Communities.Where(c => !with.Contains(c.Code)).Select(c => c.Name));
    }

    [Fact]
    public void Thirteen_services_are_offered_by_level()
    {
        (int, int) Range(CenterLevel level)
        {
            var counts = At(level).Select(c => County.ServiceCenterItems.Count(i => i.CenterCode == c.Code)).ToList();
            return (counts.Min(), counts.Max());
        }

        Assert.Equal(13, County.ServiceItems.Count);
        Assert.Equal(((13, 13), (12, 12), (7, 11), (4, 6), (6, 8), (5, 6)),
            (Range(CenterLevel.County), Range(CenterLevel.Street), Range(CenterLevel.Community), Range(CenterLevel.Compound), Range(CenterLevel.Park), Range(CenterLevel.Industry)));
    }

    [Fact]
    public void Civilisation_sites_share_the_address_of_most()
    {
        Assert.Equal([(CivilisationSite.None, 13), (CivilisationSite.Center, 1), (CivilisationSite.Institute, 2), (CivilisationSite.Station, 29)], County.ServiceCenters.Select(c => c.CivilisationSite).Tally());
        Assert.Equal(4, At(CenterLevel.Community).Count(c => c.CivilisationSite == CivilisationSite.None));
    }

    [Fact]
    public void They_opened_14_by_March_2019_and_then_6_8_9_1_and_7_a_quarter()
    {
        var quarters = County.ServiceCenters.Select(c => c.OpenedOn < new DateOnly(2019, 4, 1) ? 0 : (c.OpenedOn.Year - 2019) * 4 + (c.OpenedOn.Month - 1) / 3);
        Assert.Equal([(0, 14), (1, 6), (2, 8), (3, 9), (4, 1), (5, 7)], quarters.Tally());
    }

    [Fact]
    public void Three_values_of_the_county_are_unknown()
    {
        Assert.Single(County.ServiceCenters, c => c.FloorArea is null);
        Assert.Single(County.ServiceCenters, c => c.OpeningHours is null);
        Assert.Single(County.Projects, p => p.FundsWan is null);
        Assert.DoesNotContain(County.Communities, c => c.AreaKm2 is null);
    }
}
