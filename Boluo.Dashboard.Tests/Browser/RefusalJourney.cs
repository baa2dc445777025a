using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>What a reader sees who asks for what is not there, or not for him.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class RefusalJourney(BrowserFixture browser) : Journey(browser)
{
    [Theory]
    [InlineData("/admin/assignments", 403, "无权查看本页，如需使用请联系系统管理员。")]
    [InlineData("/exports/grids.xlsx", 403, "无权")]
    [InlineData("/nothing-here", 404, "未找到该页面，请核对网址。")]
    [InlineData("/grids?grids.nothing=1", 400, "没有名为“nothing”的列")]
    [InlineData("/?township=1", 400, "未找到编码为“1”的镇街")]
    public async Task A_refusal_says_in_one_sentence_why(string path, int status, string words)
    {
        var visit = await AsAsync(Role.Leader);
        visit.Expect(status);
        var response = await visit.Page.GotoAsync(path);
        Assert.Equal(status, response!.Status);
        await Expect(visit.Page.Locator("body")).ToContainTextAsync(words);
    }
}
