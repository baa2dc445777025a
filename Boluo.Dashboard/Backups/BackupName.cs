using System.Globalization;

namespace Boluo.Dashboard.Backups;

/// <summary>
/// The name of a backup's file says when it was made, by the county's clock: boluo-20200630-103000.zip. One that is the way back from something that somebody
/// did (an upgrade, a beginning, a restoration) says so, boluo-20200630-103000-kept.zip, and does not make room for the next one.
/// </summary>
public static class BackupName
{
    public const string Pattern = "boluo-*.zip";

    private const string Form = "'boluo-'yyyyMMdd'-'HHmmss'.zip'", KeptForm = "'boluo-'yyyyMMdd'-'HHmmss'-kept.zip'";

    public static string Of(DateTime utc, bool isKept = false) => Days.Local(utc).ToString(isKept ? KeptForm : Form, CultureInfo.InvariantCulture);

    public static bool IsKept(string file) => TimeOf(file, KeptForm) is not null;

    /// <summary>The county's time; null for a file that is no backup of ours.</summary>
    public static DateTime? TimeOf(string file) => TimeOf(file, Form) ?? TimeOf(file, KeptForm);

    private static DateTime? TimeOf(string file, string form) => DateTime.TryParseExact(file, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
