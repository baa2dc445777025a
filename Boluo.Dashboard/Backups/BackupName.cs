using System.Globalization;

namespace Boluo.Dashboard.Backups;

/// <summary>The name of a backup's file says when it was made, by the county's clock: boluo-20200630-103000.zip.</summary>
public static class BackupName
{
    public const string Pattern = Prefix + "*" + Extension;

    private const string Prefix = "boluo-", Extension = ".zip", Time = "yyyyMMdd-HHmmss";

    public static string Of(DateTime utc) => Prefix + Days.Local(utc).ToString(Time, CultureInfo.InvariantCulture) + Extension;

    /// <summary>The county's time; null for a file that is no backup of ours.</summary>
    public static DateTime? TimeOf(string name) =>
        name.Length == Prefix.Length + Time.Length + Extension.Length && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal)
            && DateTime.TryParseExact(name[Prefix.Length..^Extension.Length], Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
