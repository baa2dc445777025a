using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Overview;

public sealed class GridMapTests
{
    private const string Code = "441322001001";

    private const string Other = "441322001002";

    [Fact]
    public void Names_are_encoded_wherever_they_stand()
    {
        var map = GridMaps.Draw([Grid(1)], UrlsFor("<b onclick=x>\"&"), ByCode(MapMeasure.Load), MapPlaces.None);
        Assert.DoesNotContain("<b", map.Parts[0], StringComparison.Ordinal);
        Assert.Contains("&lt;b onclick=x&gt;&quot;&amp;", map.Parts[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MapMeasure.Load, 300, 2, "b3")]
    [InlineData(MapMeasure.Load, 300, 0, "v")]
    [InlineData(MapMeasure.Load, 79, 1, "b1")]
    [InlineData(MapMeasure.Load, 240, 1, "b5")]
    [InlineData(MapMeasure.Households, 500, 1, "b4")]
    [InlineData(MapMeasure.Households, 501, 1, "b5")]
    [InlineData(MapMeasure.Vacancy, 300, 0, "v")]
    [InlineData(MapMeasure.Vacancy, 300, 1, "b2")]
    public void A_square_has_the_class_of_its_value(MapMeasure measure, int households, int workers, string style)
    {
        var map = GridMaps.Draw([Grid(1) with { Households = households, Workers = workers }], UrlsFor("东区社区"), ByCode(measure), MapPlaces.None);
        Assert.Contains($"class=\"{style}\"/>", map.Parts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_square_links_to_its_grid_and_says_its_numbers()
    {
        var map = GridMaps.Draw([Grid(3) with { OpenNeeds = 2, HasLeader = false }], UrlsFor("东区社区"), ByCode(MapMeasure.Needs), MapPlaces.None);
        Assert.Contains($"<a href=\"grids/{Code}003\"><rect x=\"0\" y=\"19\" class=\"b4\"/><title>东区社区第03网格：211户，网格员2名，105.5户/个，暂缺网格长，在办需求2个</title></a>", map.Parts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_measure_has_a_legend_that_names_its_classes()
    {
        foreach (var measure in Enum.GetValues<MapMeasure>())
            Assert.NotEmpty(GridMaps.Draw([Grid(1)], UrlsFor("东区社区"), ByCode(measure), MapPlaces.None).Legend);
    }

    [Fact]
    public void A_map_of_more_squares_than_a_response_carries_is_drawn_in_parts()
    {
        var grids = Enumerable.Range(0, GridMaps.MostSquares + 1).Select(n => Grid(n) with { CommunityCode = n < GridMaps.MostSquares ? Code : Other, Code = FormattableString.Invariant($"{n:00000}") }).ToList();
        var map = GridMaps.Draw(grids, UrlsFor("东区社区"), ByCode(MapMeasure.Load), MapPlaces.None);
        Assert.Equal([GridMaps.MostSquares, 1], map.Parts.Select(p => p.Split("<rect ").Length - 1));
        Assert.Single(GridMaps.Draw([.. grids.Skip(2)], UrlsFor("东区社区"), ByCode(MapMeasure.Load), MapPlaces.None).Parts);
    }

    private static MapChoice ByCode(MapMeasure measure) => new(measure, MapArrangement.Code, EarlierDay.Since(ChangePeriod.Month, County.Day));

    private static MapGrid Grid(int number) => new()
    {
        Code = FormattableString.Invariant($"{Code}{number:000}"),
        CommunityCode = Code,
        Number = number,
        Households = 211,
        Workers = 2,
        HasLeader = true,
        OpenNeeds = 0,
    };

    private static Urls UrlsFor(string community)
    {
        var day = new DateOnly(2020, 6, 30);
        return new Urls(new Scope(null, null, null, day), new ScopeLimits
        {
            AsOf = day,
            EarliestAsOf = day,
            Origin = DataOrigin.Sample,
            Townships = new Dictionary<string, Township>(StringComparer.Ordinal) { ["441322001"] = new() { Code = "441322001", Name = "罗阳街道", Kind = TownshipKind.Street } },
            Communities = new Dictionary<string, Community>(StringComparer.Ordinal)
            {
                [Other] = new() { Code = Other, Name = "西区社区", TownshipCode = "441322001", SecretaryName = "示例", OfficePhone = "0752-0000002", ValidFrom = day },
                [Code] = new() { Code = Code, Name = community, TownshipCode = "441322001", SecretaryName = "示例", OfficePhone = "0752-0000001", ValidFrom = day },
            },
        });
    }
}
