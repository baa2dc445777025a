using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Backups.Watching;

/// <summary>What is wrong with the surroundings of the program; what is worse stands first.</summary>
public enum SystemCondition
{
    [Display(Name = "数据库文件已被移动、删除或替换")] DatabaseMoved,
    [Display(Name = "数据库的内容被换成较早的")] DatabaseSetBack,
    [Display(Name = "数据库无法读取")] DatabaseUnreadable,
    [Display(Name = "数据库文件或其文件夹不可写")] DatabaseReadOnly,
    [Display(Name = "磁盘空间不足")] DiskFull,
    [Display(Name = "日志链断开，日志可能被改动")] LogBroken,
    [Display(Name = "安全日志的归档文件缺失或被改动")] LogArchiveBroken,
    [Display(Name = "https证书已过期")] CertificateExpired,
    [Display(Name = "系统时间早于已有的记录")] ClockBack,
    [Display(Name = "备份未按时完成")] BackupOverdue,
    [Display(Name = "第二份备份没有存成")] SecondBackupFailed,
    [Display(Name = "新的https证书不能使用，仍用原来的")] CertificateUnusable,
    [Display(Name = "https证书将在30天内到期")] CertificateEnding,
    [Display(Name = "日志文件不能写入")] LogFileUnwritable,
    [Display(Name = "磁盘剩余空间偏少")] DiskLow,
}

/// <summary>How the program's surroundings are. While what is stored might be lost nothing is stored; the rest is for administrators to mend.</summary>
public sealed record SystemState(IReadOnlyList<SystemCondition> Conditions)
{
    public static readonly SystemState Fine = new([]);

    /// <summary>The sentence that stands above each page and in each refused save while writes are paused; null while they are not.</summary>
    public string? PauseReason => Conditions.Where(Pauses).Select(c => $"{c.Label()}，系统暂停写入，请联系系统管理员。").FirstOrDefault();

    /// <summary>Whether all pages can be read; else only what the program still has open.</summary>
    public bool IsReadable => !Conditions.Any(c => c is SystemCondition.DatabaseMoved or SystemCondition.DatabaseUnreadable);

    public bool Equals(SystemState? other) => other is not null && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => Conditions.Aggregate(0, HashCode.Combine);

    public static bool Pauses(SystemCondition condition) => condition <= SystemCondition.DiskFull;

    /// <summary>The name by which a monitor knows it: database-moved.</summary>
    public static string Code(SystemCondition condition) => string.Concat(condition.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>What an administrator does about it.</summary>
    public static string Advice(SystemCondition condition) => condition switch
    {
        SystemCondition.DatabaseMoved => "把数据库文件放回原处，系统随即恢复写入；已被替换或删除的，停止程序，用--restore恢复最近的备份后启动。",
        SystemCondition.DatabaseSetBack => "停止程序，用--restore恢复所需的备份后启动；程序运行时不要覆盖数据库文件。",
        SystemCondition.DatabaseUnreadable => "停止程序，检查磁盘，用--restore恢复最近的备份后启动。",
        SystemCondition.DatabaseReadOnly => "让运行本程序的账号可以写入数据库文件及其文件夹，系统随即恢复写入。",
        SystemCondition.DiskFull => "腾出数据库所在磁盘的空间，系统随即恢复写入。",
        SystemCondition.LogBroken => "在操作日志的“安全日志”查看断开之处，保留现场，核对数据库文件和备份是否被人改动。",
        SystemCondition.LogArchiveBroken => "在操作日志的“安全日志”查看是哪个文件，从另一备份文件夹或另存的介质放回备份文件夹的security-log中，再点击该页的“立即核对”。",
        SystemCondition.CertificateExpired => "浏览器已拒绝打开本系统，请立即换上新的证书文件，不需重新启动。",
        SystemCondition.ClockBack => "核对这台电脑的日期、时间和时区；时间有误时，操作日志和备份的先后会错乱。",
        SystemCondition.BackupOverdue => "查看下方备份文件夹的情况，处理后点击“立即备份”。",
        SystemCondition.SecondBackupFailed => "检查第二个备份文件夹所在的磁盘或网络，恢复后自动补齐。",
        SystemCondition.CertificateUnusable => "下方写明原因；证书和私钥须同时更换，换好后自动启用。",
        SystemCondition.CertificateEnding => "申请新的证书，用同名文件替换原来的，自动启用，不需重新启动。",
        SystemCondition.LogFileUnwritable => "检查日志文件夹的权限和磁盘空间，恢复后自动接着写；其间的日志只在控制台输出。",
        SystemCondition.DiskLow => "尽快腾出数据库所在磁盘的空间，空间用尽后系统暂停写入。",
        _ => "",
    };
}
