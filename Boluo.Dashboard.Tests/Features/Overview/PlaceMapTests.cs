using System.Text.RegularExpressions;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Overview;

public sealed partial class PlaceMapTests
{
    [Fact]
    public void A_box_that_has_nothing_under_it_reaches_into_the_next_row()
    {
        var (boxes, width, height) = PlaceLayout.Of([new(0, 0, 50, 30), new(0, 1, 80, 66), new(1, 0, 50, 30)]);
        Assert.Equal([new LaidBox(0, 0, 50, 30), new LaidBox(56, 0, 80, 66), new LaidBox(0, 36, 50, 30)], boxes);
        Assert.Equal((136.0, 66.0), (width, height));
    }

    [Fact]
    public void No_two_boxes_overlap_wherever_they_stand()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var placed = Enumerable.Range(0, 12).Select(_ => new PlacedBox(random.Next(5), random.Next(6), random.Next(10, 200), random.Next(10, 300))).DistinctBy(b => (b.Row, b.Column)).ToList();
            var (boxes, width, height) = PlaceLayout.Of(placed);
            Assert.All(boxes.Zip(placed), b => Assert.True(b.First.Width >= b.Second.Width && b.First.Height >= b.Second.Height));
            Assert.All(boxes, b => Assert.True(b.X + b.Width <= width && b.Y + b.Height <= height));
            foreach (var (i, a) in boxes.Index())
                Assert.DoesNotContain(boxes.Skip(i + 1), b => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height);
        }
    }

    [Fact]
    public void Who_looks_at_one_township_sees_the_others_by_their_names_and_goes_there()
    {
        var map = Draw(new Scope("441322001", null, null, County.Day), ["441322001001"], Towns((1, 2), (2, 1))).Parts[0];
        Assert.Contains("class=\"off\"", map, StringComparison.Ordinal);
        Assert.Contains("<a href=\"./?township=441322100\"><text class=\"mt\" x=\"7\" y=\"16\">石坝</text></a>", map, StringComparison.Ordinal);
        Assert.Contains("<a href=\"communities/441322001001\"><text class=\"mt\" x=\"7\" y=\"16\">罗阳 <tspan>1</tspan></text></a>", map, StringComparison.Ordinal);
    }

    [Fact]
    public void Townships_stand_where_they_lie_and_those_of_which_nobody_has_said_it_below()
    {
        var placed = Draw(County.Whole, ["441322001001", "441322100001"], Towns((1, 2), (2, 1)));
        Assert.Equal(MapArrangement.Place, placed.Arrangement);
        var (first, second) = (Origins(placed.Parts[0])[0], Origins(placed.Parts[0])[1]);
        Assert.True(first.X > second.X && first.Y < second.Y);

        var half = Origins(Draw(County.Whole, ["441322001001", "441322100001"], Towns((3, 3), null)).Parts[0]);
        Assert.True(half[1].Y > half[0].Y);
        Assert.Equal(MapArrangement.Code, Draw(County.Whole, ["441322001001"], Towns(null, null)).Arrangement);
    }

    [Fact]
    public void A_change_is_told_only_where_there_is_an_earlier_day()
    {
        var grid = Grid("441322001001") with { OpenNeeds = 2 };
        var known = GridMaps.Draw([grid], UrlsOf(County.Whole, Towns((1, 1), null)), new MapChoice(MapMeasure.Change, MapArrangement.Place, EarlierDay.Since(ChangePeriod.Month, County.Day)), MapPlaces.None);
        Assert.Contains("在办需求较上月末增加2个", known.Parts[0], StringComparison.Ordinal);
        var unknown = GridMaps.Draw([grid], UrlsOf(County.Whole, Towns((1, 1), null)), new MapChoice(MapMeasure.Change, MapArrangement.Place, null), MapPlaces.None);
        Assert.Equal("没有更早的数据", Assert.Single(unknown.Legend).Words);
        Assert.DoesNotContain("增加", unknown.Parts[0], StringComparison.Ordinal);
    }

    private static GridMap Draw(Scope scope, IEnumerable<string> communities, IReadOnlyDictionary<string, Township> towns) =>
        GridMaps.Draw([.. communities.Select(Grid)], UrlsOf(scope, towns), new MapChoice(MapMeasure.Load, MapArrangement.Place, null), MapPlaces.None);

    private static MapGrid Grid(string community) => new() { Code = community + "001", CommunityCode = community, Number = 1, Households = 211, Workers = 2, HasLeader = true, OpenNeeds = 0 };

    private static SortedDictionary<string, Township> Towns((int Row, int Column)? street, (int Row, int Column)? town) => new(StringComparer.Ordinal)
    {
        ["441322001"] = new() { Code = "441322001", Name = "罗阳街道", Kind = TownshipKind.Street, MapRow = street?.Row, MapColumn = street?.Column },
        ["441322100"] = new() { Code = "441322100", Name = "石坝镇", Kind = TownshipKind.Town, MapRow = town?.Row, MapColumn = town?.Column },
    };

    private static Urls UrlsOf(Scope scope, IReadOnlyDictionary<string, Township> towns) => new(scope, new ScopeLimits
    {
        AsOf = County.Day,
        EarliestAsOf = County.Day.AddYears(-1),
        Origin = DataOrigin.Sample,
        Townships = towns,
        Communities = towns.Keys.Select(t => new Community { Code = t + "001", Name = t[^1] + "号社区", TownshipCode = t, SecretaryName = "示例", OfficePhone = "0752-0000001", ValidFrom = County.Day.AddYears(-1) })
            .ToDictionary(c => c.Code, StringComparer.Ordinal),
    });

    /// <summary>Where the frames stand, by the codes of their townships.</summary>
    private static List<(double X, double Y)> Origins(string map) =>
        [.. Frame().Matches(map).Select(m => (double.Parse(m.Groups["x"].Value, System.Globalization.CultureInfo.InvariantCulture), double.Parse(m.Groups["y"].Value, System.Globalization.CultureInfo.InvariantCulture)))];

    [GeneratedRegex("translate\\((?<x>[0-9.]+) (?<y>[0-9.]+)\\)\"(?: class=\"off\")?><path", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Frame();
}
