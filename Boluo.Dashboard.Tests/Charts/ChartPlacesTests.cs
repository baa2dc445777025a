using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tests.Charts;

public sealed class ChartPlacesTests
{
    [Fact]
    public void Communities_have_marks_of_their_own_while_a_chart_can_name_them()
    {
        var places = ChartPlaces.Of([.. Communities(townships: 2, each: 30)]);

        var lines = places.Group([("001001", 1), ("001001", 2), ("000029", 3)], i => i.Item1).ToList();
        Assert.Equal([("000029", 3), ("001001", 3)], lines.Select(l => (l.Place.Code, l.Items.Sum(i => i.Item2))));
        Assert.Equal(("社区", ""), (places.Noun, places.Note));
        Assert.Equal(new Mark("001-1", 3, Href: "/communities/001001"), places.Mark(lines[1].Place, 3, "/workforce", Urls.Community));
    }

    [Fact]
    public void More_of_them_are_added_up_by_township_and_each_township_leads_to_its_communities()
    {
        var places = ChartPlaces.Of([.. Communities(townships: 2, each: 31)]);

        var lines = places.Group([("001001", 1), ("001002", 2), ("000029", 3)], i => i.Item1).ToList();
        Assert.Equal([("甲000镇", 3), ("甲001镇", 3)], lines.Select(l => (l.Place.Name, l.Items.Sum(i => i.Item2))));
        Assert.Equal("镇街", places.Noun);
        Assert.Contains("社区超过60个，按镇街合计", places.Note, StringComparison.Ordinal);
        var limits = new ScopeLimits
        {
            AsOf = new DateOnly(2020, 6, 30),
            EarliestAsOf = new DateOnly(2019, 1, 1),
            Origin = DataOrigin.Sample,
            Townships = new Dictionary<string, Township>(),
            Communities = new Dictionary<string, Community>(),
        };
        var march = new Urls(new Scope(null, null, null, new DateOnly(2020, 3, 31)), limits);
        Assert.Equal("workforce?standard=250&township=001&asOf=2020-03-31", places.Mark(lines[1].Place, 3, "/workforce?standard=250", Urls.Community).LinkFrom(march));
    }

    [Fact]
    public void Within_one_township_communities_stay_and_a_drawing_names_some_of_them()
    {
        var places = ChartPlaces.Of([.. Communities(townships: 1, each: 100)]);
        Assert.Equal("社区", places.Noun);

        var names = places.Group(Communities(1, 100), c => c.Code).Select(l => l.Place.Name).ToList();
        var spec = Specs.Of(ChartKind.Bars, "个", new Series("应配", [.. names.Select(n => new Mark(n, 1))]), new Series("在岗", [.. names.Select(n => new Mark(n, 2))]));
        var part = spec.Of([.. names.Skip(60)]);
        Assert.Equal((40, 40, 40), (part.Categories.Count, part.Series[0].Marks.Count, part.Series[1].Marks.Count));
        Assert.Equal(spec.Sentence, part.Sentence);
        Assert.Single(Specs.Sizes.Of(["新城区"]).Series);
    }

    [Fact]
    public void A_long_list_of_names_is_cut_and_counted()
    {
        var names = Enumerable.Range(1, 61).Select(n => FormattableString.Invariant($"甲{n}")).ToList();
        Assert.EndsWith("、甲60", NameList.Of([.. names.Take(60)], "个社区"), StringComparison.Ordinal);
        Assert.Equal("甲1、甲2、甲3等61个社区", NameList.Of(names, "个社区"));
    }

    private static IEnumerable<ChartCommunity> Communities(int townships, int each) =>
        from t in Enumerable.Range(0, townships)
        from c in Enumerable.Range(0, each)
        select new ChartCommunity(FormattableString.Invariant($"{t:000}{c:000}"), FormattableString.Invariant($"{t:000}-{c}社区"), FormattableString.Invariant($"{t:000}"), FormattableString.Invariant($"甲{t:000}镇"));
}
