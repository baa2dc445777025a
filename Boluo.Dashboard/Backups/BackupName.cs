using System.Globalization;

namespace Boluo.Dashboard.Backups;

/// <summary>The name of a backup's file says when it was made, by the county's clock: boluo-20200630-103000.zip.</summary>
public static class BackupName
{
    public const string Pattern = "boluo-*.zip";

    private const string Form = "'boluo-'yyyyMMdd'-'HHmmss'.zip'";

    public static string Of(DateTime utc) => Days.Local(utc).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The county's time; null for a file that is no backup of ours.</summary>
    public static DateTime? TimeOf(string file) => DateTime.TryParseExact(file, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
