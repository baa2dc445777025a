using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A download that fails says why on the page, and nothing else is saved in its place.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class DownloadJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task What_is_no_file_is_a_sentence_on_the_page_and_is_never_saved()
    {
        var visit = await AsAsync(Role.Staff);
        foreach (var status in (int[])[400, 403, 409, 500, 503]) visit.Expect(status);
        var saved = new List<string>();
        visit.Page.Download += (_, download) => saved.Add(download.SuggestedFilename);
        await visit.GoToAsync("/reports");
        var link = visit.Page.Locator("a[download]").First;

        foreach (var (status, type, body, words) in ((int, string, string, string)[])
        [
            (503, "text/plain; charset=utf-8", "正在生成的报表较多，请稍后再试。", "正在生成的报表较多"),
            (409, "text/plain; charset=utf-8", "数据勾稽不符3项，按参数设置停止导出报送版。", "停止导出报送版"),
            (403, "text/html", "<main><div class=card><p>无权查看本页</p></div></main>", "您没有下载这份文件的权限"),
            (500, "text/html", "<main><div class=card><p>系统出现异常，已记录。</p></div></main>", "系统出现异常，已记录。"),
            (200, "text/html", "<html></html>", "服务器没有返回文件"),
        ])
        {
            await visit.Page.RouteAsync("**/exports/**", route => route.FulfillAsync(new() { Status = status, ContentType = type, Body = body }));
            await link.ClickAsync();
            await Expect(Alert(visit)).ToContainTextAsync(words);
            await Alert(visit).GetByLabel("关闭提示").ClickAsync();
            await Expect(Alert(visit)).ToHaveCountAsync(0);
            await visit.Page.UnrouteAsync("**/exports/**");
        }

        // A scope that the server itself refuses.
        await link.EvaluateAsync("a => a.href += '&township=1'");
        await link.ClickAsync();
        await Expect(Alert(visit)).ToContainTextAsync("未找到编码为“1”的镇街");
        await Alert(visit).GetByLabel("关闭提示").ClickAsync();

        // The server is gone, and comes back.
        await visit.Page.ReloadAsync();
        await visit.InteractiveAsync();
        visit.Connected(false);
        await visit.Page.RouteAsync("**/exports/**", route => route.AbortAsync());
        await link.ClickAsync();
        await Expect(Alert(visit)).ToContainTextAsync("无法连接服务器");
        await visit.Page.UnrouteAsync("**/exports/**");
        visit.Connected(true);
        Assert.Empty(saved);
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => Alert(visit).GetByRole(AriaRole.Button, new() { Name = "重试" }).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        await Expect(visit.Page.Locator("#notices")).ToContainTextAsync(download.SuggestedFilename);

        // The session has ended: the sentence leads to signing in, and back to this page.
        await visit.Context.ClearCookiesAsync();
        await link.ClickAsync();
        await Expect(Alert(visit)).ToContainTextAsync("登录已失效");
        await Alert(visit).GetByRole(AriaRole.Link, new() { Name = "登录" }).ClickAsync();
        await visit.SignInAsync(BrowserFixture.NameOf(Role.Staff), BrowserFixture.Password);
        Assert.Equal("/reports", visit.Path);
        Assert.Single(saved);
    }

    [Fact]
    public async Task A_download_tells_how_long_it_takes_and_can_be_cancelled()
    {
        var visit = await AsAsync(Role.Staff);
        visit.Connected(false); // The browser reports what is cancelled.
        await visit.GoToAsync("/reports");
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        visit.Page.RequestFailed += (_, request) => { if (request.Url.Contains("/exports/", StringComparison.Ordinal)) ended.TrySetResult(); };
        await visit.Page.RouteAsync("**/exports/**", _ => { }); // Never answered.
        await visit.Page.Locator("a[download]").First.ClickAsync();
        var line = visit.Page.Locator("#notices [role=status]");
        await Expect(line).ToContainTextAsync("生成中");
        await Expect(line).ToContainTextAsync("1秒");
        await visit.Page.Locator("#notices").GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(line).ToHaveCountAsync(0);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), None);
    }

    private static ILocator Alert(Visit visit) => visit.Page.Locator("#notices [role=alert]");
}
