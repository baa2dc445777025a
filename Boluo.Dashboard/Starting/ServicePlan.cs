using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Starting;

/// <summary>How the system is to run the program: with which command, in which folder, and what it may write to.</summary>
public sealed record ServicePlan
{
    public const string Name = "boluo-dashboard";
    public const string Title = "博罗县城市基层党建数据看板";

    private const int LowestFreePort = 1024;

    /// <summary>Settings in the environment of whoever installs it, which the service does not have.</summary>
    private static readonly string[] SettingPrefixes = ["Boluo__", "ConnectionStrings__", "Kestrel__", "Logging__", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "URLS"];

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Where its settings lie.</summary>
    public required string ContentRoot { get; init; }

    public required DatabaseFile Database { get; init; }

    /// <summary>Folders of its own besides that of the database.</summary>
    public required IReadOnlyList<string> OtherFolders { get; init; }

    /// <summary>A port that only the system itself may give.</summary>
    public bool NeedsLowPort { get; init; }

    /// <param name="settings">Those that the service will start with.</param>
    /// <param name="contentRoot">Where they were found.</param>
    /// <param name="program">What runs now: the program, or dotnet.</param>
    /// <param name="arguments">Settings on the command line.</param>
    public static ServicePlan Make(StartSettings settings, string contentRoot, string program, IReadOnlyList<string> arguments)
    {
        var root = Path.TrimEndingDirectorySeparator(contentRoot);
        var begin = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, Path.Combine(AppContext.BaseDirectory, "Boluo.Dashboard.dll")] : (string[])[program];
        return new ServicePlan
        {
            Command = [.. begin, .. arguments, .. root == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory) || arguments.Any(a => a.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? [] : (string[])[$"--contentRoot={root}"]],
            ContentRoot = root,
            Database = settings.File,
            OtherFolders = [.. ((string?[])[settings.Backup.Folder, settings.Backup.SecondFolder, settings.Log.Folder]).OfType<string>().Where(f => !Path.GetFullPath(f).StartsWith(settings.File.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)],
            NeedsLowPort = settings.Addresses.Any(a => !a.Parsed.IsUnixPipe && !a.Parsed.IsNamedPipe && a.Parsed.Port is > 0 and < LowestFreePort),
        };
    }

    /// <summary>Why it cannot be installed here.</summary>
    /// <param name="isPrivileged">Whether whoever asks may install services.</param>
    /// <param name="environment">Names of the variables that are set.</param>
    public string? Refusal(bool isPrivileged, IEnumerable<string> environment)
    {
        if (!isPrivileged) return OperatingSystem.IsWindows() ? "请用“以管理员身份运行”的命令提示符执行。" : "须由root执行，例如在命令前加sudo。";
        var set = environment.Where(name => SettingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal).ToList();
        if (set.Count > 0) return $"环境变量中的设置，服务启动时没有，请写入{Path.Combine(ContentRoot, "appsettings.json")}，并去掉这些环境变量：{string.Join('、', set)}。";
        if (ContentRoot.StartsWith("/root/", StringComparison.Ordinal)) return $"服务用自己的账号运行，不能读取/root，请把程序移到别处，例如/opt/boluo：{ContentRoot}。";
        return Foreign() is { } foreign ? $"数据库所在的文件夹归服务的账号所有，其中不能有别的文件，请把数据库放在专用的文件夹：{foreign}。" : null;
    }

    /// <summary>Something in the database's folder that the program has not put there.</summary>
    private string? Foreign() => !Directory.Exists(Database.Folder) ? null : Directory.EnumerateFileSystemEntries(Database.Folder)
        .FirstOrDefault(e => Path.GetFileName(e) is var name && !name.StartsWith(Path.GetFileName(Database.Path), StringComparison.Ordinal) && name is not ("keys" or "backups" or "logs"));
}
