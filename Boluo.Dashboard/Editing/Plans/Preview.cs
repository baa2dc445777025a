using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A grid before and after. Both as of the effective date.</summary>
public sealed record Effect(GridSituation Before, GridSituation After)
{
    public string Code => After.Code;
}

/// <summary>What a community has to carry as of a day.</summary>
public sealed record CommunityLoad(int Households, int Grids, int Workers)
{
    /// <summary>户数/网格员; null without workers.</summary>
    public double? HouseholdsPerWorker => Workers == 0 ? null : (double)Households / Workers;
}

/// <summary>A community that a plan touches, before and after.</summary>
public sealed record CommunityEffect(string Code, string Name, CommunityLoad Before, CommunityLoad After);

/// <summary>What a plan would do. Nothing of it is in the database yet.</summary>
public sealed record Preview
{
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    public IReadOnlyList<CommunityEffect> Communities { get; init; } = [];

    /// <summary>Matters that the plan would raise.</summary>
    public IReadOnlyList<Finding> Broken { get; init; } = [];

    /// <summary>Matters that the plan would settle.</summary>
    public IReadOnlyList<Finding> Mended { get; init; } = [];

    /// <summary>The thresholds by which the matters were found.</summary>
    public Thresholds? Thresholds { get; init; }

    public IReadOnlyList<Clash> Clashes { get; init; } = [];

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Of the plan and all it would do; to be handed back when it is applied. Empty while it cannot be.</summary>
    public string Fingerprint { get; init; } = "";

    public bool CanApply => Fingerprint.Length > 0;

    public static Preview Refused(params IReadOnlyList<Fault> faults) => new() { Faults = faults };
}
