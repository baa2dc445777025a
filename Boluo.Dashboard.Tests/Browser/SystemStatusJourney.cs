using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator looks after the system; then the database is taken away under open pages, and put back.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class SystemStatusJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_backup_is_made_and_verified_and_open_pages_tell_when_the_database_is_taken_away_and_when_it_is_back()
    {
        var (admin, leader) = (await AsAsync(Role.Admin), await AsAsync(Role.Leader));
        await leader.GoToAsync("/grids");
        await admin.GoToAsync("/admin/status");
        await admin.Page.GetByTestId("back-up").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已备份并核对");
        await Expect(admin.Page.GetByTestId("backups")).ToContainTextAsync("正常");
        await admin.Page.GetByTestId("verify").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("核对完毕，数据库和备份完好。");
        if (OperatingSystem.IsWindows()) return; // There an open database cannot be moved.

        File.Move(browser.DatabasePath, browser.DatabasePath + ".elsewhere");
        try
        {
            await Expect(leader.Page.GetByTestId("system-bar")).ToContainTextAsync("数据库文件已被移动、删除或替换，系统暂停写入，请联系系统管理员。");
            await Expect(admin.Page.GetByTestId("conditions")).ToContainTextAsync("把数据库文件放回原处，系统随即恢复写入");
            Assert.Empty(await Axe.FindingsAsync(admin.Page, "/admin/status"));
        }
        finally
        {
            File.Move(browser.DatabasePath + ".elsewhere", browser.DatabasePath);
        }

        await Expect(leader.Page.GetByTestId("system-bar")).ToHaveCountAsync(0);
        await Expect(admin.Page.GetByTestId("conditions")).ToContainTextAsync("没有需要处理的事项。");
    }
}
