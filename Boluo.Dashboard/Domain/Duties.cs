using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>任务状态: how a duty with a due date stands on a day.</summary>
public enum DutyState
{
    [Display(Name = "未到期")] NotDue,
    [Display(Name = "临近到期")] DueSoon,
    [Display(Name = "今日到期")] DueToday,
    [Display(Name = "已完成")] Done,
    [Display(Name = "逾期完成")] DoneLate,
    [Display(Name = "逾期未完成")] Overdue,
}
