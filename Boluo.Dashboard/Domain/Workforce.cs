using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum PayPointKind
{
    [Display(Name = "调整前月收入")] Before,
    [Display(Name = "平均月收入")] Average,
    [Display(Name = "最高月收入")] Maximum,
}

/// <summary>
/// A published point of the monthly pay of 社区工作者, known from a day on. The county has published no pay by post or grade, so there
/// is nothing else to store.
/// </summary>
public sealed class PayPoint : IVersioned
{
    public int Id { get; init; }

    public required PayPointKind Kind { get; set; }

    /// <summary>元/月.</summary>
    public required int Yuan { get; set; }

    /// <summary>The first day of the year that the publication speaks of.</summary>
    public required DateOnly Since { get; set; }

    public Guid Version { get; set; }
}
