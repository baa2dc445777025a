using System.Globalization;
using System.Text;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Domain;

public sealed class PlainTextTests
{
    [Fact]
    public void Every_format_character_of_Unicode_is_refused_by_its_code_and_place()
    {
        var format = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value)).Where(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.Format).ToList();
        Assert.True(format.Count > 150);
        Assert.All(format, rune => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"第3个字是看不见的字符"), PlainText.Fault($"社区{rune}"), StringComparison.Ordinal));
        Assert.All(format, rune => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"), PlainText.Fault($"{rune}"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("罗阳街道", 4, "罗阳街道")]
    [InlineData("罗阳街道办", 4, "罗阳街道…")]
    [InlineData("罗阳👍办", 3, "罗阳…")]
    [InlineData("罗阳👍办", 4, "罗阳👍…")]
    public void A_long_text_is_cut_between_two_characters(string text, int longest, string cut) => Assert.Equal(cut, PlainText.Cut(text, longest));

    [Theory]
    [InlineData("\u3164")]
    [InlineData("\u2800")]
    [InlineData("\u115F")]
    [InlineData("\uFFA0")]
    [InlineData("\uFE0F\uFE0F")]
    [InlineData("a\u0000")]
    [InlineData("a\u001B")]
    public void What_looks_like_nothing_is_refused(string text) => Assert.NotNull(PlainText.Fault(text));

    [Fact]
    public void Half_a_character_is_refused() => Assert.Equal("第2个字不完整，应删去", PlainText.Fault("甲" + '\uD83D' + "乙"));

    [Theory]
    [InlineData("")]
    [InlineData("希望增设路灯（2盏）")]
    [InlineData("a b\nc")]
    [InlineData("\U00020BB7野家")]
    [InlineData("葛\uDB40\uDD00城")]
    [InlineData("👍")]
    public void What_can_be_seen_may_stand(string text) => Assert.Null(PlainText.Fault(text));

    [Theory]
    [InlineData(" 甲\t乙 ", "甲 乙", "甲 乙")]
    [InlineData("甲\r\n乙", "甲 乙", "甲\n乙")]
    [InlineData("甲\u2028乙", "甲 乙", "甲\n乙")]
    public void Tabs_become_blanks_and_line_breaks_stay_where_there_may_be_several_lines(string text, string one, string several)
    {
        Assert.Equal(one, PlainText.Tidy(text));
        Assert.Equal(several, PlainText.Tidy(text, severalLines: true));
    }
}
