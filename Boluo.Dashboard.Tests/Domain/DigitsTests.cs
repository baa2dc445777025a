using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Tests.Domain;

public sealed class DigitsTests
{
    [Theory]
    [InlineData(104.625, "104.6")]
    [InlineData(107.75, "107.8")]
    [InlineData(125.75, "125.8")]
    [InlineData(106.75, "106.8")]
    [InlineData(64.25, "64.3")] // .NET's F1 says 64.2.
    [InlineData(0.05, "0.1")]
    [InlineData(2.25, "2.3")]
    [InlineData(2.35, "2.4")] // Stored as 2.35000000000000008882.
    [InlineData(1.45, "1.5")] // Stored as 1.44999999999999995559; Excel says 1.5 as well.
    [InlineData(-64.25, "−64.3")]
    [InlineData(93, "93.0")]
    public void Halves_are_rounded_away_from_zero_at_one_decimal(double value, string expected) => Assert.Equal(expected, Digits.Fixed(value, 1));

    [Theory]
    [InlineData(2.675, "2.68")] // Stored as 2.67499999999999982236.
    [InlineData(1.005, "1.01")] // Stored as 1.00499999999999989342.
    [InlineData(2908.355, "2,908.36")]
    public void A_double_is_taken_at_fifteen_digits_as_Excel_takes_it(double value, string expected) => Assert.Equal(expected, Digits.Fixed(value, 2));

    [Theory]
    [InlineData(0.5437, "54.4%")]
    [InlineData(0.01249, "1.2%")]
    [InlineData(0.0125, "1.3%")]
    [InlineData(0.0625, "6.3%")]
    [InlineData(0.0005, "0.1%")]
    public void A_share_has_one_decimal_of_a_percent(double ratio, string expected) => Assert.Equal(expected, Digits.Share(ratio));

    [Fact]
    public void Nothing_below_zero_that_rounds_to_zero_keeps_a_minus() =>
        Assert.Equal(("0.0", "0.00", "0.0%", "0"), (Digits.Fixed(-0.04, 1), Digits.Fixed(-1e-15, 2), Digits.Share(-0.0001), Digits.Text(-0.4)));

    [Fact]
    public void Zeros_at_the_end_are_left_out_where_a_number_is_short() =>
        Assert.Equal(("107", "107.5", "1,234.25", "1234.3", "1,234"), (Digits.Text(107, 1), Digits.Text(107.46, 1), Digits.Text(1234.25, 2), Digits.Plain(1234.25, 1), Digits.Text(1234)));

    [Theory]
    [InlineData(804_000, "80.4万", true)]
    [InlineData(571_300, "57.1万", false)]
    [InlineData(1_100_000, "110万", true)]
    [InlineData(15_800, "1.6万", false)]
    [InlineData(1_000, "1000", false)]
    [InlineData(400, "400", false)]
    public void Ten_thousands_have_one_decimal_wherever_they_are_written(double value, string expected, bool lossless) =>
        Assert.Equal((expected, lossless), (Digits.InWan(value), Digits.IsWan(value)));

    [Fact]
    public void What_was_typed_in_keeps_every_digit() => Assert.Equal(("0.00001", "15", "0.15", "104.625"), (Digits.Entered(0.00001), Digits.Entered(15), Digits.Entered(0.15), Digits.Entered(104.625)));

    [Fact]
    public void The_trace_of_adding_doubles_is_no_difference()
    {
        Assert.True(Digits.Same(0.1 + 0.2, 0.3));
        Assert.Equal(0.3, Digits.Round(0.1 + 0.2, 2));
        Assert.False(Digits.Same(0.3, 0.31));
    }

    /// <summary>All halves of a tenth up to a thousand, as arithmetic of integers has them.</summary>
    [Fact]
    public void A_cell_of_a_column_says_what_long_division_says()
    {
        for (var twentieths = -20_001; twentieths <= 20_001; twentieths += 2)
        {
            var tenths = (Math.Abs(twentieths) + 1) / 2;
            var expected = (twentieths < 0 && tenths > 0 ? "−" : "") + string.Create(CultureInfo.InvariantCulture, $"{tenths / 10:#,##0}.{tenths % 10}");
            Assert.Equal(expected, Cells.Text(twentieths / 20.0, Format.OneDecimal));
        }
    }

    [Fact]
    public void A_column_without_decimals_rounds_once() => Assert.Equal(("105", "−3", "1,235"), (Cells.Text(104.5, Format.Integer), Cells.Text(-2.5, Format.Integer), Cells.Text(1234.5, Format.Integer)));

    [Fact]
    public void More_than_two_decimals_are_never_written() => Assert.Throws<ArgumentOutOfRangeException>(() => Digits.Text(1, 3));
}
