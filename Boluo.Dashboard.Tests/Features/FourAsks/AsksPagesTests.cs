using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.FourAsks;

/// <summary>What the first response of the four asks and of the campaign holds.</summary>
[Trait("Needs", "application")]
public sealed class AsksPagesTests(SharedApp app)
{
    [Theory]
    [InlineData("/four-asks", "▲ 今日到期|▲ 逾期未完成|✓ 逾期完成|✓ 已完成|○ 未到期|2020年第二季度：已完成31个，今日到期5个；往季逾期未完成3个|本季完成31/36，今日到期5；往季逾期3")]
    [InlineData("/four-asks", "▲ 逾期未完成3个|西区社区（2020年一季度）|▲ 今日到期5个")]
    [InlineData("/four-asks?tab=duties&month=2020-05", "2020年5月|完成1")]
    [InlineData("/four-asks?tab=survey-summary", "其中逾期完成（个）|小计")]
    [InlineData("/four-asks?tab=data-updates", "距统计时点（天）")]
    [InlineData("/four-asks?tab=policy", "沿东江经济带|县级发展思路")]
    [InlineData("/four-asks?tab=needs", "社区季度问需|共收集微心愿242个，推动解决228个")]
    [InlineData("/four-asks?tab=ideas", "老旧街巷改造成中医药特色街|逐户走访|邀请专家|居民代表议事")]
    [InlineData("/four-asks?tab=results", "罗阳街道为民服务制度|6条|4条|有效样本n（份）|电话抽查|发放问卷")]
    [InlineData("/campaign-2020", "归档 2020年1月至5月|与全县总数口径不同，不相加|2,046|公开数2,000多，达到|公开数110，一致")]
    [InlineData("/campaign-2020?tab=campaign", "计量单位|热线咨询")]
    public async Task A_part_is_whole_in_the_first_response(string path, string expected)
    {
        using var client = await app.SignInAsync(Role.Leader);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(path, CancellationToken.None));
        Assert.All(expected.Split('|'), words => Assert.Contains(words, html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/four-asks?tab=wishes", "可用值：duties、policy、needs、ideas、results")]
    [InlineData("/four-asks?tab=pairings", "、satisfaction-summary、satisfaction、service-rules")]
    [InlineData("/four-asks?month=2020", "月份应为“年-月”格式")]
    [InlineData("/four-asks?month=2031-01", "月份应在2019-01至2020-12之间")]
    [InlineData("/campaign-2020?tab=all", "可用值：campaign-summary、campaign")]
    public async Task A_wrong_address_answers_400_naming_what_is_accepted(string path, string expected)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync(path, CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(CancellationToken.None)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/four-asks?community=441322119001&asOf=2020-03-31")]
    [InlineData("/four-asks?township=441322002&tab=needs")]
    [InlineData("/four-asks?form=OldTown&tab=results")]
    [InlineData("/four-asks?asOf=2019-01-01")]
    [InlineData("/four-asks?asOf=2019-01-01&tab=policy")]
    [InlineData("/campaign-2020?asOf=2019-06-30")]
    [InlineData("/campaign-2020?community=441322001001")]
    public async Task A_narrow_or_early_scope_has_a_page_too(string path)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync(path, CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("系统出现异常，编号", await response.Content.ReadAsStringAsync(CancellationToken.None), StringComparison.Ordinal);
    }
}
