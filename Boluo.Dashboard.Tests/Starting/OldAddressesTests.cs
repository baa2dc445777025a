using System.Net;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Starting;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>What people kept of an earlier release still leads where it led.</summary>
public sealed class OldAddressesTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    [Theory]
    [InlineData("/three-lists", "?list=needs&needs.q=XQ2020001", "?tab=needs&needs.q=XQ2020001")]
    [InlineData("/three-lists", "?township=441322001&list=needs&needs.state=Waiting,Matched", "?tab=needs&township=441322001&needs.state=Waiting,Matched")]
    [InlineData("/urban-forms", "?part=old-town&list=small-cases&small-cases.raised=2020-05-01..%3C2020-06-01", "?tab=small-cases&small-cases.raised=2020-05-01..%3C2020-06-01")]
    [InlineData("/four-asks", "?part=duties&month=2020-05", "?tab=duties&month=2020-05")]
    [InlineData("/communities", "?show=cards", "?tab=cards")]
    [InlineData("/grids", "?show=grid-workers&tab=grids", "?tab=grids")]
    [InlineData("/grids", "?tab=grid-workers", null)]
    [InlineData("/grids", "?grids.q=list", null)]
    [InlineData("/service-centers", "?list=events", null)]
    public void An_address_of_before_becomes_one_of_today(string path, string query, string? renewed) =>
        Assert.Equal(renewed, OldAddresses.Renewed(path, new QueryString(query))?.Value);

    [Theory]
    [InlineData("/three-lists?list=projects", "博罗县项目清单")]
    [InlineData("/urban-forms?part=old-town&list=small-cases", "已等天数")]
    [InlineData("/urban-forms?part=fringe", "党员联系户")]
    [InlineData("/four-asks?part=results&list=service-rules", "为民服务制度目录")]
    [InlineData("/grids?show=grid-summary", "网格化党建汇总表")]
    [InlineData("/organisations?list=committee-members", "现任职务")]
    [InlineData("/campaign-2020?list=campaign", "计量单位")]
    public async Task A_bookmark_arrives_on_its_tab_with_its_scope(string bookmark, string shown)
    {
        using var client = await app.SignInAsync(Role.Staff);
        using var moved = await client.GetAsync(bookmark + "&township=441322001&asOf=2020-05-31", CancellationToken.None);
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        var today = moved.Headers.Location!.OriginalString;
        Assert.Contains("?tab=", today, StringComparison.Ordinal);
        Assert.EndsWith("&township=441322001&asOf=2020-05-31", today, StringComparison.Ordinal);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(today, CancellationToken.None));
        Assert.Contains(shown, html, StringComparison.Ordinal);
    }
}
