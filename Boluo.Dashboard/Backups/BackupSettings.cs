using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Backups;

/// <summary>Where backups go, and how often.</summary>
public sealed record BackupSettings
{
    /// <summary>Beside the database unless it is set.</summary>
    public required string Folder { get; init; }

    /// <summary>Another disk or computer that gets the same; none unless it is set. It may be away for a while.</summary>
    public string? SecondFolder { get; init; }

    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    public static BackupSettings Read(SettingsReader settings, DatabaseFile file, string contentRoot)
    {
        var (folder, second) = (Path("Folder") ?? System.IO.Path.Combine(file.Folder, "backups"), Path("SecondFolder"));
        if (second == folder) settings.Refuse("Boluo:Backup:SecondFolder", settings.Text("Backup:SecondFolder", 1000), "另一块磁盘或另一台电脑上的文件夹，与Boluo:Backup:Folder不同");
        return new BackupSettings { Folder = folder, SecondFolder = second, Every = TimeSpan.FromMinutes(settings.Int("Backup:EveryMinutes", 15, 1, 1440)) };

        string? Path(string key)
        {
            if (settings.Text($"Backup:{key}", 1000) is not { } text) return null;
            var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(text, contentRoot));
            if (File.Exists(path)) settings.Refuse($"Boluo:Backup:{key}", text, "文件夹，不是文件");
            return path;
        }
    }
}
