using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum SatisfactionLevel
{
    [Display(Name = "部门")] Department,
    [Display(Name = "街道")] Street,
    [Display(Name = "社区")] Community,
}

public enum SatisfactionMethod
{
    [Display(Name = "电话抽查")] Phone,
    [Display(Name = "发放问卷")] Questionnaire,
}

/// <summary>问效: one survey of satisfaction with one body's work. It names exactly the body of its level.</summary>
public sealed class SatisfactionSurvey : IPlaced, IHappened, IVersioned
{
    public int Id { get; init; }

    public required SatisfactionLevel Level { get; set; }

    public int? UnitId { get; set; }

    public string? TownshipCode { get; set; }

    public string? CommunityCode { get; set; }

    /// <summary>What people were asked about.</summary>
    public required string Subject { get; set; }

    public required SatisfactionMethod Method { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>抽样: calls made or sheets handed out.</summary>
    public int Sampled { get; set; }

    public int Satisfied { get; set; }

    public int Fair { get; set; }

    public int Dissatisfied { get; set; }

    public Guid Version { get; set; }
}
