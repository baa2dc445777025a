using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Status;

public sealed partial class SystemStatusPage
{
    private const double Megabyte = 1024 * 1024, Gigabyte = 1024 * Megabyte;

    private string? _done;
    private string? _refusal;
    private string? _chosen;
    private bool _watching;
    private readonly OneAtATime _work = new();

    /// <summary>All of it as of one moment.</summary>
    public sealed record Content
    {
        public required DateTime At { get; init; }

        public required SystemState State { get; init; }

        public required Observation? Seen { get; init; }

        public required BackupState Backups { get; init; }

        public required VerificationRun? Verified { get; init; }

        public required IReadOnlyList<RegisterUpdate> Updates { get; init; }

        /// <summary>The backups that may be restored, the newest first.</summary>
        public required IReadOnlyList<BackupChoice> Choices { get; init; }

        public required string DatabasePath { get; init; }

        public required int OpenPages { get; init; }

        public required double EveryMinutes { get; init; }
    }

    [Inject]
    public required Watchdog Watchdog { get; init; }

    [Inject]
    public required BackupKeeper Backups { get; init; }

    [Inject]
    public required BackupSettings Settings { get; init; }

    [Inject]
    public required RegisterUpdates Updates { get; init; }

    [Inject]
    public required ProgramRestart Restart { get; init; }

    [Inject]
    public required Dialogs Dialogs { get; init; }

    [Inject]
    public required Verification Verification { get; init; }

    [Inject]
    public required DatabaseFile File { get; init; }

    [Inject]
    public required IEnumerable<IWatched> Watched { get; init; }

    [Inject]
    public required LogChain Log { get; init; }

    [Inject]
    public required LogArchiveSettings Retention { get; init; }

    [Inject]
    public required OpenCircuits Circuits { get; init; }

    [Inject]
    public required RoleGuard Guard { get; init; }

    [Inject]
    public required IUpkeepEvents Events { get; init; }

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive) return;
        _watching = true;
        Watchdog.Changed += OnStateChanged;
    }

    /// <summary>Not a snapshot: only administrators read it, and it is no part of the county's data. A folder on another computer may take its time.</summary>
    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel) => new Content
    {
        At = Time.GetUtcNow().UtcDateTime,
        State = Watchdog.Current,
        Seen = Watchdog.Seen,
        Backups = await Task.Run(() => Backups.State, cancel),
        Verified = Verification.Last,
        Updates = await Snapshots.GetAsync("register-updates", null, Updates.ReadAsync, cancel),
        Choices = await Task.Run(Backups.Choices, cancel),
        DatabasePath = File.Path,
        OpenPages = Circuits.Count,
        EveryMinutes = Settings.Every.TotalMinutes,
    };

    private IEnumerable<(string Name, string Value)> Facts(Content model) =>
    [
        ("程序版本", ProgramVersion.Text),
        ("数据库", $"{model.DatabasePath}，{(model.Seen is { DatabaseBytes: var bytes } ? Size(bytes) : Quantity.Unknown)}"),
        ("统计时点", Days.Long(Context.Limits.AsOf)),
        ("最近一次修改", model.Seen?.Database.LastChangeAt is { } at ? Days.LongTime(at) : Quantity.Unknown),
        ("写入", model.State.PauseReason is null ? "正常" : "已暂停"),
        ("备份", model.Backups.CompleteAt is { } complete ? $"截至{Days.LongTime(complete)}的内容均已备份" : "本次启动后还没有备份"),
        ("核对", model.Verified is { } run ? $"{Days.LongTime(run.At)}核对，{(run.Ok ? "完好" : "有误，见下方")}" : "本次启动后还没有核对"),
        .. Restart.Restored is { } restored ? [("恢复", (restored.Ok ? "" : "没有成功，数据未改动：") + restored.Sentence)] : Array.Empty<(string, string)>(),
        ("日志链", LogWords.State(Log.Last)),
        ("安全日志", Invariant($"保存最近{Retention.Days}天，更早的按月归档{(Log.Last is { } last && LogWords.State(last.Archives) is { } archives ? $"：{archives}" : "")}")),
        ("磁盘剩余空间", model.Seen?.FreeBytes is { } free ? Size(free) : Quantity.Unknown),
        .. Watched.Select(w => w.Fact).OfType<(string, string)>(),
        ("打开的页面", Invariant($"{model.OpenPages}个")),
    ];

    private static IEnumerable<(string Name, BackupFolderState? Folder)> Folders(BackupState backups) => [("第一份", backups.First), ("第二份", backups.Second)];

    private static string Size(long bytes) => bytes < Gigabyte ? $"{Digits.Text(bytes / Megabyte, 1)} MB" : $"{Digits.Text(bytes / Gigabyte, 1)} GB";

    private Task BackUpAsync() => AsAdminAsync(UpkeepKind.Backup, async () =>
    {
        var made = await Backups.BackUpAsync(CancellationToken.None);
        return made.Ok ? (made.Value.SecondFault, Invariant($"已备份并核对，共{made.Value.Rows}行：{made.Value.Path}。")) : (made.Error, null);
    });

    private Task VerifyAsync() => AsAdminAsync(UpkeepKind.Verification, async () =>
    {
        var run = await Verification.RunAsync(null, CancellationToken.None);
        return run.Ok ? (null, "核对完毕，数据库和备份完好。") : (string.Concat(run.Found.Where(f => !f.Ok).Select(f => f.Sentence)), null);
    });

    /// <summary>Nothing is stopped before the backup has been found whole, and what is there now has been saved besides.</summary>
    private async Task RestoreAsync()
    {
        if (Model?.Choices.FirstOrDefault(c => c.Path == _chosen) is not { } choice) return;
        if (!await ConfirmDialog.AskAsync(Dialogs, "恢复备份", [$"将用{choice.Label}的备份替换现有的全部数据，此后的修改不再保留，正在使用的人员会短暂中断。", "是否继续？"], "恢复")) return;
        var isReady = false; // Said by this very work: a second click that is dropped finds what the first has left.
        await AsAdminAsync(UpkeepKind.Restoration, async () =>
        {
            var found = await Verification.RunAsync(choice.Path, CancellationToken.None);
            if (!found.Ok) return (string.Concat(found.Found.Select(f => f.Sentence)) + "现有数据未改动。", null);
            var present = await Backups.BackUpToKeepAsync(CancellationToken.None);
            isReady = present.Ok;
            return present.Ok ? (null, $"开始恢复{choice.Path}，现有数据已备份：{present.Value.Path}。程序正在重新启动，请稍候…") : ($"现有数据的备份没有成功，未恢复。{present.Error}", null);
        });
        if (isReady) Restart.Ask(new RestartOrder(Context.Viewer.Name, choice.Path));
    }

    /// <summary>Once at a time, by who still is an administrator, and recorded.</summary>
    private Task AsAdminAsync(UpkeepKind kind, Func<Task<(string? Refusal, string? Done)>> work) => _work.RunAsync(async () =>
    {
        (_done, _refusal) = (null, null);
        StateHasChanged();
        var admin = await Guard.RequireAsync(Context.Viewer.UserId, Role.Admin, CancellationToken.None);
        if (!admin.Ok)
        {
            _refusal = admin.Error;
            return;
        }

        (_refusal, _done) = await work();
        await Events.RecordAsync(new UpkeepEvent(kind, _refusal is null, _refusal ?? _done!, admin.Value.Name), CancellationToken.None);
        await ReloadAsync();
    });

    private void OnStateChanged() => _ = InvokeAsync(async () =>
    {
        try
        {
            await ReloadAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    });

    protected override void Dispose(bool disposing)
    {
        if (disposing && _watching) Watchdog.Changed -= OnStateChanged;
        base.Dispose(disposing);
    }
}
