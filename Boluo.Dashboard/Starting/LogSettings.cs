using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Starting;

/// <summary>What the log holds, by the levels of the framework, and where its files lie.</summary>
public sealed record LogSettings
{
    /// <summary>Beside the database unless it is set.</summary>
    public required string Folder { get; init; }

    public static LogSettings Read(SettingsReader reader, DatabaseFile file, string contentRoot)
    {
        CheckLevels(reader);
        return new LogSettings { Folder = reader.Text("LogFolder", 1000) is { } folder ? Path.GetFullPath(folder, contentRoot) : Path.Combine(file.Folder, "logs") };
    }

    /// <summary>A wrong one would end the start with a sentence of the framework.</summary>
    private static void CheckLevels(SettingsReader reader)
    {
        var logging = reader.Configuration.GetSection("Logging");
        foreach (var (key, value) in logging.AsEnumerable().Where(p => p.Value is not null && p.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)))
            if (!Enum.TryParse<LogLevel>(value, ignoreCase: true, out var level) || !Enum.IsDefined(level))
                reader.Refuse(key, value, string.Join('、', Enum.GetNames<LogLevel>()) + "之一");
    }
}
