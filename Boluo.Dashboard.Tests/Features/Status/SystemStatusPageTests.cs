using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Features.Status;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Boluo.Dashboard.Tests.Features.Status;

/// <summary>The page over the real backups, as in a circuit.</summary>
[Trait("Needs", "application")]
public sealed class SystemStatusPageTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    [Fact]
    public async Task A_backup_is_made_verified_and_listed_and_both_are_recorded_with_who_asked()
    {
        await using var screen = await Screen.OpenAsync(app, "status-admin");
        Assert.Contains("没有需要处理的事项。", screen.Page.Find("[data-testid=conditions]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["程序版本", "数据库", "统计时点", "最近一次修改", "写入", "备份", "核对", "日志链", "安全日志", "磁盘剩余空间", "打开的页面"], screen.Page.FindAll("[data-testid=facts] tbody th").Select(h => h.TextContent));

        await screen.Page.Find("[data-testid=back-up]").ClickAsync();
        Assert.Matches("已备份并核对，共[0-9]+行：.*boluo-[0-9]{8}-[0-9]{6}.zip。", screen.Page.WaitForElement("[data-testid=done]").TextContent);
        Assert.Contains("正常", screen.Page.FindAll("[data-testid=backups] tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("请在另一块磁盘或另一台电脑上设置第二个备份文件夹", screen.Page.FindAll("[data-testid=backups] tbody tr")[1].TextContent, StringComparison.Ordinal);

        await screen.Page.Find("[data-testid=verify]").ClickAsync();
        Assert.Contains("核对完毕，数据库和备份完好。", screen.Page.WaitForElement("[data-testid=done]").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, screen.Page.FindAll("[data-testid=verified] li").Count);
        Assert.Equal([(UpkeepKind.Backup, true, "测试status-admin"), (UpkeepKind.Verification, true, "测试status-admin")], screen.Events.Happened.Select(e => (e.Kind, e.Ok, e.ByName)));
    }

    [Fact]
    public async Task Whoever_is_no_administrator_any_more_is_refused_and_nothing_is_made()
    {
        await using var screen = await Screen.OpenAsync(app, "demoted-admin");
        var before = screen.Backups.State.First.Count;
        await app.ChangeAsync(screen.UserId, (users, user) => users.RemoveFromRoleAsync(user, nameof(Role.Admin)));
        await screen.Page.Find("[data-testid=back-up]").ClickAsync();
        Assert.Equal("▲ " + RoleGuard.Refusal, screen.Page.WaitForElement("[data-testid=status-refusal]").TextContent);
        Assert.Equal(before, screen.Backups.State.First.Count);
        Assert.Empty(screen.Events.Happened);
    }

    private sealed class Screen : BunitContext
    {
        public IRenderedComponent<CascadingValue<PageContext>> Page { get; private set; } = null!;

        public Recorded Events { get; } = new();

        public BackupKeeper Backups { get; private init; } = null!;

        public string UserId { get; private init; } = "";

        public static async Task<Screen> OpenAsync(BoluoApp app, string name)
        {
            var user = await app.AccountAsync(name, Role.Admin);
            var screen = new Screen { UserId = user.Id, Backups = app.Services.GetRequiredService<BackupKeeper>() };
            screen.JSInterop.Mode = JSRuntimeMode.Loose;
            foreach (var type in (Type[])[typeof(Watchdog), typeof(LogChain), typeof(LogArchiveSettings), typeof(BackupKeeper), typeof(BackupSettings), typeof(Verification), typeof(DatabaseFile), typeof(OpenCircuits), typeof(RegisterUpdates), typeof(ProgramRestart), typeof(RoleGuard), typeof(DataChanges), typeof(Snapshots), typeof(TimeProvider)])
                screen.Services.AddSingleton(type, app.Services.GetRequiredService(type));
            screen.Services.AddMudServices();
            screen.Services.AddScoped<Dialogs>();
            screen.Services.AddSingleton<IUpkeepEvents>(screen.Events).AddSingleton(County.Facts).AddSingleton(new PageResponse(new HttpContextAccessor()));
            screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
            var context = new PageContext(Scope.Parse("", limits).Value, limits, new Viewer(user.Id, user.DisplayName, Role.Admin), Urls.Status, "", 1);
            screen.Page = screen.Render<CascadingValue<PageContext>>(p => p.Add(v => v.Value, context).AddChildContent<SystemStatusPage>());
            screen.Page.WaitForElement("[data-testid=facts]");
            return screen;
        }
    }

    private sealed class Recorded : IUpkeepEvents
    {
        public List<UpkeepEvent> Happened { get; } = [];

        public Task RecordAsync(UpkeepEvent happened, CancellationToken cancel)
        {
            Happened.Add(happened);
            return Task.CompletedTask;
        }
    }
}
