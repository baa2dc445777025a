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
}
