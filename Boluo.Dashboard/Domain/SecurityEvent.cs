using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum SecurityEventKind
{
    [Display(Name = "登录")] SignIn,
    [Display(Name = "登录失败")] SignInFailure,
    [Display(Name = "账号锁定")] Lockout,
    [Display(Name = "退出")] SignOut,
    [Display(Name = "修改密码")] PasswordChange,
    [Display(Name = "账号变更")] AccountChange,
    [Display(Name = "拒绝访问")] AccessRefusal,
    [Display(Name = "导出")] Export,
    [Display(Name = "上传")] Upload,
    [Display(Name = "查看号码")] PhoneReveal,
    [Display(Name = "打印名册")] RosterPrint,
    [Display(Name = "参数设置")] SettingsChange,
    [Display(Name = "大屏管理")] WallDevice,
    [Display(Name = "备份和恢复")] Upkeep,
    [Display(Name = "启动")] Start,
    [Display(Name = "停止")] Stop,

    /// <summary>About the log itself: its chain was begun or found broken, or events were lost.</summary>
    [Display(Name = "日志核对")] Log,

    /// <summary>Old events of this log were written to a file and taken out of the database.</summary>
    [Display(Name = "日志归档")] LogArchive,
}

public enum SecurityOutcome
{
    [Display(Name = "成功")] Done,
    [Display(Name = "拒绝")] Refused,
    [Display(Name = "异常")] Failed,
}

/// <summary>
/// 安全日志: one thing that somebody did, or was refused, that is no edit of data: who, when, from where, with what outcome. It is written once
/// and never changed, and holds no password, no telephone number and nothing of what was typed into a form or a search.
/// </summary>
public sealed class SecurityEvent
{
    public const int LongestName = 30;
    public const int LongestText = 200;

    public int Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The county's day of it, by which events are looked for.</summary>
    public required DateOnly On { get; init; }

    public required SecurityEventKind Kind { get; init; }

    public required SecurityOutcome Outcome { get; init; }

    /// <summary>The account; null where none is known.</summary>
    public string? ById { get; init; }

    /// <summary>Its display name, or what was typed as a user name, or what acted by itself.</summary>
    public required string ByName { get; init; }

    /// <summary>The network address it came from; null where the program acted by itself or the line does not tell.</summary>
    public string? Address { get; init; }

    /// <summary>The report, the page, the account: what it was done to.</summary>
    public required string What { get; init; }

    /// <summary>统计范围 of a file, in words.</summary>
    public string? ScopeWords { get; init; }

    /// <summary>Of a file that has editions.</summary>
    public string? Edition { get; init; }

    /// <summary>How many rows a file holds.</summary>
    public int? Rows { get; init; }

    /// <summary>The number that stands on the file and tells it from others.</summary>
    public string? ControlNumber { get; init; }

    /// <summary>How often it happened within a minute, where it was counted instead of kept one by one.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Binds the event to the one before it.</summary>
    public string? Seal { get; init; }
}
