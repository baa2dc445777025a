using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Domain;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(800_000, 800_000, 899_999, 900_000)] // 80多万
    [InlineData(2_000, 2_000, 2_999, 3_000)]
    [InlineData(1_100, 1_100, 1_199, 1_200)]
    [InlineData(1_700, 1_700, 1_799, 1_800)]
    [InlineData(40, 40, 49, 50)]
    [InlineData(10, 10, 19, 20)]
    [InlineData(100_000, 100_000, 199_999, 200_000)] // 10多万
    [InlineData(120_000, 120_000, 129_999, 130_000)] // 12多万
    [InlineData(1.5, 1.5, 1.59, 1.6)]
    [InlineData(7, 7, 7.9, 8)]
    public void More_than_reaches_up_to_the_next_of_the_last_digit_that_was_said(double said, double least, double most, double above)
    {
        var quantity = new Quantity(said, Qualifier.MoreThan, "个");
        Assert.True(quantity.Covers(least));
        Assert.True(quantity.Covers(most));
        Assert.False(quantity.Covers(above));
        Assert.False(quantity.Covers(said * 10));
        Assert.False(quantity.Covers(said - 0.1));
    }

    [Theory]
    [InlineData(1_100_000, 1_045_000, true)]
    [InlineData(1_100_000, 1_155_000, true)]
    [InlineData(1_100_000, 1_155_001, false)]
    public void About_is_five_percent_up_and_down(double said, double count, bool expected) => Assert.Equal(expected, new Quantity(said, Qualifier.About, "人").Covers(count));

    [Fact]
    public void An_exact_number_is_itself_alone()
    {
        Assert.True(Quantity.Exact(36, "个").Covers(36));
        Assert.False(Quantity.Exact(36, "个").Covers(37));
        Assert.False(Quantity.Exact(null, "个").Covers(0));
    }

    [Theory]
    [InlineData("人", "名", true)]
    [InlineData("名", "人", true)]
    [InlineData("人", "人次", false)]
    [InlineData("名", "人次", false)]
    [InlineData("个", "个", true)]
    [InlineData("个", "名", false)]
    [InlineData("万元", "元", false)]
    public void Persons_are_compared_with_persons_and_never_with_how_often_they_came(string one, string other, bool expected) =>
        Assert.Equal(expected, Quantity.Exact(1, one).CountsAs(other));

    [Fact]
    public void A_rounded_number_is_written_as_it_was_said_and_an_exact_one_in_full() => Assert.Equal("80多万 约110万 8万多 1万多 2,000多 804,000 —", string.Join(' ',
        new Quantity(800_000, Qualifier.MoreThan, "人"), new Quantity(1_100_000, Qualifier.About, "人"), new Quantity(80_000, Qualifier.MoreThan, "人"), new Quantity(10_000, Qualifier.MoreThan, "人"),
        new Quantity(2_000, Qualifier.MoreThan, "人"), Quantity.Exact(804_000, "人"), Quantity.Exact(null, "人")));
}
