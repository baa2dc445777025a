using System.Text.Json.Serialization;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A grid before and after. Both as of the effective date.</summary>
public sealed record Effect(GridSituation Before, GridSituation After)
{
    [JsonIgnore]
    public string Code => After.Code;
}

/// <summary>What a community has to carry as of a day.</summary>
public sealed record CommunityLoad(int Households, int Grids, int Workers)
{
    public int Residents { get; init; }

    public int PartyMembers { get; init; }

    /// <summary>在岗社区工作者.</summary>
    public int CommunityWorkers { get; init; }

    /// <summary>Grids with more households than a grid should have.</summary>
    public int LargeGrids { get; init; }

    /// <summary>社区党群服务中心（站）.</summary>
    public int Centers { get; init; }

    /// <summary>户数/网格员; null without workers.</summary>
    [JsonIgnore]
    public double? HouseholdsPerWorker => Workers == 0 ? null : (double)Households / Workers;

    /// <summary>户数/社区工作者; null without any.</summary>
    [JsonIgnore]
    public double? HouseholdsPerCommunityWorker => CommunityWorkers == 0 ? null : (double)Households / CommunityWorkers;
}

/// <summary>A community that a plan touches, before and after.</summary>
public sealed record CommunityEffect(string Code, string Name, CommunityLoad Before, CommunityLoad After)
{
    public bool IsNew { get; init; }

    public bool Ends { get; init; }
}

/// <summary>What a 党支部 comprises as of a day.</summary>
public sealed record BranchLoad(int Grids, int Households, int PartyMembers);

/// <summary>A 党支部 that a plan touches, before and after.</summary>
public sealed record BranchEffect(int Id, string Name, string Community, BranchLoad Before, BranchLoad After);

/// <summary>A grid that took over households of another one.</summary>
public sealed record TrailEffect(string From, string FromName, string To, string ToName, double Share);

/// <summary>A 党小组 that is divided, because only some of its grids change their branch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Branch">Its branch before.</param>
/// <param name="Grids">How many grids go.</param>
public sealed record TornGroup(string Name, string Branch, int Grids);

/// <summary>What a plan would do. Nothing of it is in the database yet. A plan in force keeps it as it was when it took effect.</summary>
public sealed record Preview
{
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>Grids that the plan founds.</summary>
    public IReadOnlyList<GridSituation> Founded { get; init; } = [];

    /// <summary>Grids that the plan ends, as they were.</summary>
    public IReadOnlyList<GridSituation> Ended { get; init; } = [];

    public IReadOnlyList<CommunityEffect> Communities { get; init; } = [];

    public IReadOnlyList<BranchEffect> Branches { get; init; } = [];

    /// <summary>沿革 of grids and communities.</summary>
    public IReadOnlyList<TrailEffect> Trails { get; init; } = [];

    /// <summary>What becomes of that which hangs on grids and communities.</summary>
    public IReadOnlyList<HoldEffect> Holds { get; init; } = [];

    public IReadOnlyList<TornGroup> TornGroups { get; init; } = [];

    /// <summary>The lines of 网格调整情况一览表.</summary>
    public IReadOnlyList<AdjustmentLine> Lines { get; init; } = [];

    /// <summary>Matters that the plan would raise.</summary>
    public IReadOnlyList<Finding> Broken { get; init; } = [];

    /// <summary>Matters that the plan would settle.</summary>
    public IReadOnlyList<Finding> Mended { get; init; } = [];

    /// <summary>What is set of the thresholds by which the matters were found.</summary>
    public IReadOnlyDictionary<string, double> Settings { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    [JsonIgnore]
    public Thresholds Thresholds => new(Settings);

    /// <summary>What communities, grids and branches are measured by; null where the plan was refused.</summary>
    public LoadStandards? Standards { get; init; }

    public IReadOnlyList<Clash> Clashes { get; init; } = [];

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Of the plan and all it would do; to be handed back when it is applied. Empty while it cannot be.</summary>
    public string Fingerprint { get; init; } = "";

    [JsonIgnore]
    public bool CanApply => Fingerprint.Length > 0;

    /// <summary>What hangs on a community and has still to be decided.</summary>
    [JsonIgnore]
    public IEnumerable<HoldEffect> Undecided => Holds.Where(h => h.Outcome == HoldOutcome.Undecided);

    /// <summary>The field of a fault that is none of the plan: the database would not have it now.</summary>
    internal const string DatabaseField = "数据库";

    public static Preview Refused(params IReadOnlyList<Fault> faults) => new() { Faults = faults };
}
