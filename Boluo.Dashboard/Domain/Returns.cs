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

    /// <summary>What is wrong with the order of its dates; none if it is sound.</summary>
    public string? DateFault =>
        Month.Day != 1 ? "所属月份应为当月1日"
        : DueOn < Month ? "应报时间不得早于所属月份"
        : SubmittedOn < Month ? "报送时间不得早于所属月份"
        : SentBackOn is not null && (SubmittedOn is null || SentBackOn < SubmittedOn) ? "退回时间不得早于报送时间"
        : CorrectedOn is not null && (SubmittedOn is null || CorrectedOn < SubmittedOn || CorrectedOn < SentBackOn) ? "更正时间不得早于报送和退回时间"
        : null;
}
