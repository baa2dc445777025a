namespace Boluo.Dashboard.Domain;

/// <summary>县情: what the county's data set says of the county as a whole. One row.</summary>
public sealed class CountyProfile
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>博罗县: titles begin with it.</summary>
    public required string Name { get; init; }

    /// <summary>疫情防控专题: the first day of the first and of the last month of the archive; null where the county keeps none.</summary>
    public DateOnly? CampaignFrom { get; init; }

    public DateOnly? CampaignTo { get; init; }

    /// <summary>The year from which its populous communities are split; null where no split has been published.</summary>
    public int? SplitFromYear { get; init; }
}
