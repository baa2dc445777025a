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
    [InlineData("", "dq", false)]
    [InlineData(null, "dq", false)]
    public void A_text_is_found_by_its_words_and_a_name_by_its_initials_too(string? text, string search, bool found) =>
        Assert.Equal(found, Pinyin.Finds(text, Pinyin.Normalise(search)));
}
