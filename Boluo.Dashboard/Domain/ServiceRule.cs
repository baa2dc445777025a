namespace Boluo.Dashboard.Domain;

/// <summary>为民服务制度: a practice that people were content with, made a rule by a street.</summary>
public sealed class ServiceRule : IPlaced, IVersioned
{
    public int Id { get; init; }

    public required string TownshipCode { get; set; }

    public required string Title { get; set; }

    /// <summary>The practice that it was made from.</summary>
    public required string Practice { get; set; }

    public required DateOnly FixedOn { get; set; }

    public Guid Version { get; set; }
}
