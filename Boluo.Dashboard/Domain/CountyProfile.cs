namespace Boluo.Dashboard.Domain;

/// <summary>县情: what the county's data set says of the county as a whole. One row.</summary>
public sealed class CountyProfile
{
    public const int OnlyId = 1, CodeLength = 6;

    public int Id { get; init; } = OnlyId;

    /// <summary>博罗县: titles begin with it.</summary>
    public required string Name { get; set; }

    /// <summary>The first six digits of the code of every township and community of the county.</summary>
    public required string DivisionCode { get; set; }

    /// <summary>填报单位 of reports, where no setting says otherwise; the county itself where nobody has said.</summary>
    public string? Department { get; set; }

    /// <summary>疫情防控专题: the first day of the first and of the last month of the archive; null where the county keeps none.</summary>
    public DateOnly? CampaignFrom { get; set; }

    public DateOnly? CampaignTo { get; set; }

    /// <summary>The year from which its populous communities are split; null where no split has been published.</summary>
    public int? SplitFromYear { get; set; }
}
