using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Data.Logs.Archives;

/// <summary>How long events stay in the database, and where older ones go.</summary>
public sealed record LogArchiveSettings
{
    private const string Name = "security-log";

    public const int UsualMostRows = 100_000;

    /// <summary>Three years.</summary>
    private const int UsualDays = 1095;

    /// <summary>Half a year is what the rules for networks ask for.</summary>
    private const int FewestDays = 180;

    /// <summary>At least so many days; whole months are archived.</summary>
    public int Days { get; init; } = UsualDays;

    /// <summary>Of one file: what follows goes into the next, so that nobody has to wait long while rows are removed.</summary>
    public int MostRows { get; init; } = UsualMostRows;

    /// <summary>Each gets every archive; the first is where it is made.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Within the folders of the backups, which the operator has chosen and looks after.</summary>
    public static LogArchiveSettings Read(SettingsReader settings, params IEnumerable<string?> backupFolders) => new()
    {
        Days = settings.Int("SecurityLogDays", UsualDays, FewestDays, 36_500),
        Folders = [.. backupFolders.OfType<string>().Select(FolderIn)],
    };

    /// <summary>Where nothing was set.</summary>
    public static LogArchiveSettings Beside(DatabaseFile file) => new() { Folders = [FolderIn(Path.Combine(file.Folder, "backups"))] };

    private static string FolderIn(string backups) => Path.Combine(backups, Name);
}
