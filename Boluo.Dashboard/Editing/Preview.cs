using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing;

/// <summary>A grid before and after. Both as of the effective date.</summary>
public sealed record Effect(GridSituation Before, GridSituation After)
{
    public string Code => After.Code;
}

/// <summary>What a community has to carry as of a day.</summary>
public sealed record CommunityLoad(int Households, int Grids, int Workers)
{
    /// <summary>户数/网格员; none without workers.</summary>
    public double? HouseholdsPerWorker => Workers == 0 ? null : (double)Households / Workers;
}

/// <summary>A community that a plan touches, before and after.</summary>
public sealed record CommunityEffect(string Code, string Name, CommunityLoad Before, CommunityLoad After);

/// <summary>Why a plan cannot be: the row and field it concerns, and a whole sentence that names both.</summary>
public sealed record Fault(string? Row, string Field, string Message);

/// <summary>A row that somebody else has changed since the editor looked at it: 原值, 我的修改, 现有值.</summary>
public sealed record Clash
{
    public required string Row { get; init; }

    public required string Field { get; init; }

    /// <summary>None where the history does not say.</summary>
    public string? Who { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? When { get; init; }

    public required string Seen { get; init; }

    public required string Mine { get; init; }

    public required string Theirs { get; init; }

    /// <summary>A whole sentence: 该网格已于10:32由张××调整，请核对后再提交，所填内容已保留。</summary>
    public required string Message { get; init; }
}

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
