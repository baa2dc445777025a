using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>报送状态, derived from the dates of a return as of a day.</summary>
public enum ReturnState
{
    [Display(Name = "未报送")] Missing,
    [Display(Name = "已报送")] Submitted,
    [Display(Name = "退回修改")] SentBack,

    /// <summary>Handed in once more, after it was sent back or of its own accord.</summary>
    [Display(Name = "已更正")] Corrected,
}

/// <summary>A form that a township hands in for a month.</summary>
public sealed class MonthlyReturn : IVersioned
{
    public int Id { get; init; }

    public required string TownshipCode { get; set; }

    /// <summary>The first day of the month it speaks of.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>表名, without the county before it.</summary>
    public required string Form { get; set; }

    public required DateOnly DueOn { get; set; }

    public DateOnly? SubmittedOn { get; set; }

    public DateOnly? SentBackOn { get; set; }

    public DateOnly? CorrectedOn { get; set; }

    /// <summary>Who fills it in.</summary>
    public required string Contact { get; set; }

    /// <summary>The township's public line.</summary>
    public required string Phone { get; set; }

    public string? Remark { get; set; }

    public Guid Version { get; set; }
}
