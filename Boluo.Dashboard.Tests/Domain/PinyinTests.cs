using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Domain;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("东区社区", "dqsq")]
    [InlineData("獭子社区", "tzsq")]
    [InlineData("麻陂社区", "mbsq")]
    [InlineData("阿欧额", "aoe")]
    [InlineData("罗阳街道第03网格", "lyjdd03wg")]
    [InlineData("华泓桔榕溪", "hhjrx")]
    public void Names_have_the_initials_that_people_type(string name, string initials) =>
        Assert.Equal(initials, Pinyin.Initials(name));

    [Theory]
    [InlineData("东区社区", "东区", true)]
    [InlineData("东区社区", "dqsq", true)]
    [InlineData("东区社区", "qs", true)]
    [InlineData("东区社区", "dqx", false)]
    [InlineData("LED显示屏（一期）", "led", true)]
    [InlineData("镇区（未划分）", "（未划分）", true)]
    [InlineData("镇区（未划分）", "(未划分)", true)]
    [InlineData("镇区(未划分)", "（未划分）", true)]
    [InlineData("ＬＥＤ显示屏", "led", true)]
    [InlineData("请社区工作者协助整理小区业主反映较多的停车难问题并逐项答复", "停车难", true)]
    [InlineData("请社区工作者协助整理小区业主反映较多的停车难问题并逐项答复", "tcn", false)]
    [InlineData("网格调整", "wgdz", true)]
    [InlineData("网格调整", "wgtz", true)]
    [InlineData("长宁镇", "cnz", true)]
    [InlineData("网格长", "wgz", true)]
    [InlineData("网格调整", "wgcz", false)]
    [InlineData("", "dq", false)]
    [InlineData(null, "dq", false)]
    public void A_text_is_found_by_its_words_and_a_name_by_its_initials_too(string? text, string search, bool found) =>
        Assert.Equal(found, Pinyin.Finds(text, Pinyin.Normalise(search)));

    [Fact]
    public void A_search_column_holds_both_readings_and_never_more_than_eight()
    {
        Assert.Equal(["cnz", "znz", "长宁镇"], Pinyin.SearchText("长宁镇").Split(' ').Order(StringComparer.Ordinal));
        Assert.Equal("东区社区 dqsq", Pinyin.SearchText("东区社区"));
        Assert.Equal(8, Pinyin.Readings("长重调行乐").Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>A text without them is not folded before it is searched.</summary>
    [Fact]
    public void Whatever_is_folded_into_a_Chinese_character_is_found_by_it()
    {
        var seen = 0;
        for (var code = 1; code <= 0x2FFFF; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF or >= 0xFDD0 and <= 0xFDEF or >= 0x4E00 and <= 0x9FFF || (code & 0xFFFE) == 0xFFFE) continue; // No characters, or these themselves.
            if (Pinyin.Normalise(char.ConvertFromUtf32(code)).FirstOrDefault(c => c is >= '\u4e00' and <= '\u9fff') is not (> '\0' and var folded)) continue;
            seen++;
            Assert.True(Pinyin.Finds($"甲{char.ConvertFromUtf32(code)}乙", folded.ToString()), $"U+{code:X4}");
        }

        Assert.True(seen > 1_000);
    }
}
