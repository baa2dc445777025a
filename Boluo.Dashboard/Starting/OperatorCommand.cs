using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Starting;

/// <summary>The command line asks for something that there is not.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>
/// What the program does for its operator instead of serving pages, so that he needs no other tool: one option on the command line, with the
/// settings of the program as it usually starts. Done is 0, refused or failed is 1, not understood is 2; each says so in Chinese.
/// </summary>
public sealed class OperatorCommand
{
    private static readonly IReadOnlyList<Kind> Kinds =
    [
        new("--backup", null, true, async (services, _) => await BackUpAsync(services)),
        new("--restore", "备份文件", false, (services, path) => RestoreAsync(services, path!)),
        new("--verify", "备份文件", true, VerifyAsync),
        new("--reset-admin", "用户名", true, ResetAdminAsync),
        new("--export-data", "文件夹", false, async (services, folder) => await ExportAsync(services, folder!)),
        new("--install-service", null, true, (services, _) => Task.FromResult(Done(ServiceInstallation.Install(Plan(services))))) { IsOfSystem = true },
        new("--uninstall-service", null, true, (_, _) => Task.FromResult(Done(ServiceInstallation.Uninstall()))) { IsOfSystem = true },
    ];

    /// <summary>Who asks, where the log names somebody.</summary>
    private const string Operator = "命令行";

    private readonly Kind _kind;
    private readonly string? _argument;

    private OperatorCommand(Kind kind, string? argument) => (_kind, _argument) = (kind, argument);

    /// <summary>The command among the arguments, and the others, which are settings; none where the program is to serve pages.</summary>
    /// <exception cref="UsageException">More than one, or one without what it needs.</exception>
    public static (OperatorCommand? Command, string[] Settings) Find(IReadOnlyList<string> args)
    {
        var (settings, found) = (new List<string>(), new List<OperatorCommand>());
        for (var i = 0; i < args.Count; i++)
        {
            var parts = args[i].Split('=', 2);
            if (Kinds.FirstOrDefault(k => k.Option == parts[0]) is not { } kind)
            {
                settings.Add(args[i]);
                continue;
            }

            var argument = parts.Length > 1 ? parts[1] : kind.Argument is not null && i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
            if (string.IsNullOrWhiteSpace(argument) ? !kind.IsOptional : kind.Argument is null) throw new UsageException($"命令{kind.Option}{(kind.Argument is { } needed ? $"后应写明{needed}" : "后不带其他内容")}。{Usage}");
            found.Add(new OperatorCommand(kind, argument));
        }

        return found.Count > 1 ? throw new UsageException($"一次只能执行一个命令。{Usage}") : (found.SingleOrDefault(), [.. settings]);
    }

    private static string Usage => $"可用的命令：{string.Join('、', Kinds.Select(k => k.Argument is null ? k.Option : k.IsOptional ? $"{k.Option}［{k.Argument}］" : $"{k.Option} {k.Argument}"))}。";

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IServiceProvider services)
    {
        try
        {
            if (!_kind.IsOfSystem) OpenLog(services); // What a command writes is sealed like anything else.
            return await _kind.RunAsync(services, _argument) ? 0 : 1;
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            return Fail(sentence) ? 0 : 1;
        }
    }

    private static void OpenLog(IServiceProvider services)
    {
        var file = services.GetRequiredService<DatabaseFile>();
        if (!File.Exists(file.Path)) return;
        SecurityRoom.PrepareKeys(file);
        services.GetRequiredService<LogKeys>().Open();
    }

    private static string? Sentence(Exception exception) => exception switch
    {
        BackupRefusedException or StartRefusedException => exception.Message,
        IOException or UnauthorizedAccessException => $"{DatabaseFaults.Describe(exception) ?? "文件无法读取或写入，请核对文件夹和权限。"}（{exception.Message}）",
        _ => DatabaseFaults.Describe(exception),
    };

    private static bool Fail(string sentence)
    {
        Console.Error.WriteLine($"未完成：{sentence}");
        return false;
    }

    private static bool Done(string sentence)
    {
        Console.Out.WriteLine(sentence);
        return true;
    }

    private static async Task<bool> BackUpAsync(IServiceProvider services)
    {
        if (!File.Exists(services.GetRequiredService<DatabaseFile>().Path)) return Fail($"未找到数据库文件：{services.GetRequiredService<DatabaseFile>().Path}。");
        var made = await services.GetRequiredService<BackupKeeper>().BackUpAsync(CancellationToken.None);
        await RecordAsync(services, UpkeepKind.Backup, made.Ok, made.Error ?? made.Value.Path);
        if (!made.Ok) return Fail(made.Error!);
        Done(Invariant($"已备份，共{made.Value.Rows}行，已核对：{made.Value.Path}。"));
        return made.Value.SecondFault is { } fault ? Fail($"第二份没有存成。{fault}") : true;
    }

    private static async Task<bool> RestoreAsync(IServiceProvider services, string path)
    {
        var full = Path.GetFullPath(path);
        services.GetRequiredService<Restoration>().Restore(full, sentence => Done(sentence));
        OpenLog(services);
        await RecordAsync(services, UpkeepKind.Restoration, ok: true, full);
        return Done("核对无误，可以启动程序；较早版本的备份在启动时自动升级。");
    }

    private static async Task<bool> VerifyAsync(IServiceProvider services, string? path)
    {
        var run = await services.GetRequiredService<Verification>().RunAsync(path is null ? null : Path.GetFullPath(path), CancellationToken.None);
        foreach (var found in run.Found) _ = found.Ok ? Done(found.Sentence) : Fail(found.Sentence);
        await RecordAsync(services, UpkeepKind.Verification, run.Ok, string.Concat(run.Found.Select(f => f.Sentence)));
        return run.Ok;
    }

    private static async Task<bool> ResetAdminAsync(IServiceProvider services, string? userName)
    {
        var reset = await services.GetRequiredService<AdminReset>().RunAsync(userName, CancellationToken.None);
        return reset.Ok
            ? Done($"系统管理员账号：{reset.Value.UserName}，一次性密码：{reset.Value.Password}（登录后须修改，已记入操作日志；因连续输错而锁定的，程序重新启动后或15分钟后可登录）。")
            : Fail(reset.Error!);
    }

    private static async Task<bool> ExportAsync(IServiceProvider services, string folder)
    {
        var written = await services.GetRequiredService<DataWriter>().WriteAsync(folder, CancellationToken.None);
        if (await HasLogAsync(services))
        {
            var log = services.GetRequiredService<SecurityLog>();
            log.Note(SecurityEventKind.Export, SecurityOutcome.Done, byId: null, Operator, Invariant($"用命令行导出全部台账，共{written.Rows}行：{written.Folder}"));
            await log.FlushAsync(all: false, CancellationToken.None);
        }

        Done(Invariant($"已导出{written.Files}个文件，共{written.Rows}行：{written.Folder}。"));
        Done($"其中含个人信息：{string.Join('、', written.PersonalColumns)}，以及各类人员姓名和公示电话，请妥善保管。账号、参数、草稿和操作日志不在导出之列。");
        return written.Refused.Count == 0 || Fail($"以下内容与现行规则不符，重新装入前须修改：{string.Concat(written.Refused)}");
    }

    private static async Task RecordAsync(IServiceProvider services, UpkeepKind kind, bool ok, string sentence)
    {
        if (await HasLogAsync(services)) await services.GetRequiredService<IUpkeepEvents>().RecordAsync(new UpkeepEvent(kind, ok, sentence, Operator), CancellationToken.None);
    }

    /// <summary>A database of an earlier version has no 安全日志 yet, and a damaged one none any more.</summary>
    private static async Task<bool> HasLogAsync(IServiceProvider services)
    {
        try
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<BoluoDbContext>>().CreateDbContextAsync();
            return !(await db.Database.GetPendingMigrationsAsync()).Any();
        }
        catch (Exception e) when (DatabaseFaults.Of(e) is not null)
        {
            return false;
        }
    }

    private static ServicePlan Plan(IServiceProvider services) => ServicePlan.Make(services.GetRequiredService<StartSettings>(), services.GetRequiredService<IHostEnvironment>().ContentRootPath,
        Environment.ProcessPath!, Find([.. Environment.GetCommandLineArgs().Skip(1)]).Settings);

    private sealed record Kind(string Option, string? Argument, bool IsOptional, Func<IServiceProvider, string?, Task<bool>> RunAsync)
    {
        /// <summary>About the computer and not the data; it must leave no file of another account behind.</summary>
        public bool IsOfSystem { get; init; }
    }
}
