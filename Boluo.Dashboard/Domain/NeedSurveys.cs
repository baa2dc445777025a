using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>Who asks people for their needs, and how often: a street once a year, a community once a quarter.</summary>
public enum SurveyLevel
{
    [Display(Name = "街道年度大调研")] Street,
    [Display(Name = "社区季度问需")] Community,
}

public enum SurveyMethod
{
    [Display(Name = "入户走访")] Visits,
    [Display(Name = "座谈会")] Meeting,
    [Display(Name = "发放问卷")] Questionnaire,
    [Display(Name = "线上征集")] Online,
}

/// <summary>问需: the survey that a street owes for a year or a community for a quarter, and its doing.</summary>
public sealed class NeedSurvey : IPlaced, IVersioned
{
    public int Id { get; init; }

    public required SurveyLevel Level { get; set; }

    public required string TownshipCode { get; set; }

    /// <summary>Null for a street's.</summary>
    public string? CommunityCode { get; set; }

    /// <summary>The first day of the year or quarter that it is owed for.</summary>
    public required DateOnly PeriodStart { get; set; }

    public required DateOnly DueOn { get; set; }

    public DateOnly? DoneOn { get; set; }

    public SurveyMethod? Method { get; set; }

    /// <summary>走访户数; counted when it is done, like the needs.</summary>
    public int? Households { get; set; }

    public int? NeedsCollected { get; set; }

    /// <summary>形成报告.</summary>
    public bool Reported { get; set; }

    public Guid Version { get; set; }
}
