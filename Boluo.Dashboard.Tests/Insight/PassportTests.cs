using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Insight;

/// <summary>When a computed number may be held against a published one, and what that proves.</summary>
public sealed class PassportTests
{
    private static readonly Scope Luoyang = County.Whole with { Township = County.Luoyang };
    private static readonly Scope Longxi = County.Whole with { Township = County.Longxi };
    private static readonly Scope Jiucun = Luoyang with { Community = "441322001006" };

    [Fact]
    public void A_number_of_the_county_is_compared_for_the_county_on_the_day_of_publication()
    {
        Assert.Equal(Agreement.Equal, Compare(5, Said(5)));
        Assert.Equal(Agreement.Different, Compare(6, Said(5)));
        Assert.Equal(Agreement.Different, Compare(null, Said(5)));
        Assert.Equal(Agreement.OtherScope, Compare(5, Said(5), County.On(new DateOnly(2019, 6, 30))));
        Assert.Equal(Agreement.OtherScope, Compare(5, Said(5), Luoyang));
        Assert.Equal(Agreement.Unpublished, Compare(5, null));
    }

    [Fact]
    public void A_rounded_number_has_an_upper_end()
    {
        Assert.Equal(Agreement.Reached, Compare(2_103, Said(2_000, Qualifier.MoreThan)));
        Assert.Equal(Agreement.Different, Compare(20_000, Said(2_000, Qualifier.MoreThan)));
        Assert.Equal(Agreement.Different, Compare(3_000, Said(2_000, Qualifier.MoreThan)));
    }

    [Fact]
    public void What_was_entered_from_the_publication_is_never_equal_to_it()
    {
        Assert.Equal(Agreement.SameSource, Compare(15, Said(15), basis: Basis.Publication));
        Assert.Equal(Agreement.SameSource, Compare(15, Said(10, Qualifier.MoreThan), basis: Basis.Publication));
        Assert.Equal(Agreement.Different, Compare(16, Said(15), basis: Basis.Publication));
    }

    [Fact]
    public void What_counts_others_or_in_another_unit_is_never_compared()
    {
        Assert.Equal(Agreement.NotCompared, Compare(2_103, Said(2_000, Qualifier.MoreThan), basis: Basis.OtherPopulation));
        Assert.Equal(Agreement.NotCompared, Compare(6_000, Said(6_000, unit: "人次"), unit: "人"));
        Assert.Equal(Agreement.NotCompared, Compare(6_000, Said(6_000, unit: "人"), unit: "人次"));
        Assert.Equal(Agreement.Equal, Compare(110, Said(110, unit: "人"), unit: "名"));
    }

    [Fact]
    public void A_number_of_one_place_is_compared_in_exactly_that_place()
    {
        foreach (var (place, scope) in new[] { (PublishedPlace.County, Luoyang), (PublishedPlace.County, Jiucun), (PublishedPlace.NewTown, County.Whole with { Form = UrbanForm.NewTown }) })
        {
            Assert.All((Scope[])[County.Whole, Luoyang, Longxi, Jiucun, County.Whole with { Form = UrbanForm.NewTown }, Luoyang with { Form = UrbanForm.NewTown }],
                s => Assert.Equal(s == scope ? Agreement.Equal : Agreement.OtherScope, Compare(5, Said(5, of: scope), s, place: place)));
            Assert.Equal(Agreement.OtherScope, Compare(5, Said(5, of: scope), scope with { AsOf = new DateOnly(2020, 6, 29) }, place: place));
        }
    }

    [Fact]
    public void A_number_of_each_place_is_compared_wherever_there_is_one()
    {
        Assert.All((Scope[])[County.Whole, Luoyang], s => Assert.Equal(Agreement.Equal, Compare(12, Said(12), s, place: PublishedPlace.EachStreet)));
        Assert.Equal(Agreement.OtherScope, Compare(12, Said(12), Jiucun, place: PublishedPlace.EachStreet));
        Assert.Equal(Agreement.OtherScope, Compare(null, Said(12), County.Whole with { Township = "441322100" }, place: PublishedPlace.EachStreet)); // A town has no offices of a street.
        Assert.Equal(Agreement.Different, Compare(null, Said(12), County.Whole, place: PublishedPlace.EachStreet)); // The streets do not agree.
        Assert.All((Scope[])[County.Whole, Luoyang, Jiucun], s => Assert.Equal(Agreement.Different, Compare(0.9, Said(1), s, place: PublishedPlace.EachCommunity)));
    }

    private static PublishedFigure Said(double value, Qualifier qualifier = Qualifier.Exact, string unit = "个", Scope? of = null) => new()
    {
        Ordinal = 1,
        Key = "k",
        Section = "一",
        System = "系统",
        Term = "指标",
        Value = value,
        Qualifier = qualifier,
        Unit = unit,
        Scope = "某地",
        TownshipCode = of?.Community is null ? of?.Township : null,
        CommunityCode = of?.Community,
        Period = "2020",
        AsOf = County.Day,
        Description = "说明。",
    };

    private static Agreement Compare(double? counted, PublishedFigure? said, Scope? scope = null, string unit = "个", Basis basis = Basis.Ledger, PublishedPlace? place = null) => Passport.Compare(
        new QueryFigure("k", "指标", "按台账统计。", unit, "台账", "组织部门", "/", (_, _, _) => Task.FromResult(counted))
        {
            One = "一项",
            Adding = Adding.Adds,
            Dating = Dating.AsOf,
            Basis = basis,
            PublishedOf = place ?? PublishedPlace.County,
        }, Quantity.Exact(counted, unit), said, scope ?? County.Whole);
}
