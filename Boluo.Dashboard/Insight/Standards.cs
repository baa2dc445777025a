namespace Boluo.Dashboard.Insight;

/// <summary>The county's own standards, as it has published them. An administrator may set others under the keys beside them.</summary>
public static class Standards
{
    /// <summary>社区工作者配备标准, households per community worker, unless it is set otherwise.</summary>
    public const int HouseholdsPerCommunityWorker = 300;

    /// <summary>The key under which it is set.</summary>
    public const string CommunityWorkerKey = "community.workers";

    /// <summary>A grid should have no more households than that, unless it is set otherwise.</summary>
    public const int HouseholdsPerGrid = 500;

    /// <summary>The key under which that is set.</summary>
    public const string GridKey = "grid.households";

    /// <summary>A community of more residents counts as 超万人, unless it is set otherwise.</summary>
    public const int ResidentsPerCommunity = 10_000;

    /// <summary>The key under which that is set.</summary>
    public const string ResidentsKey = "community.residents";

    /// <summary>A 党支部 has usually no more members than that.</summary>
    public const int MembersPerBranch = 50;

    /// <summary>The least that may be tried out in place of a standard of households.</summary>
    public const int LeastTried = 100;

    /// <summary>The most that may be tried out.</summary>
    public const int MostTried = 1000;

    /// <summary>What notes under tables call it.</summary>
    public static readonly string CommunityWorkerInWords =
        Invariant($"配备标准（{HouseholdsPerCommunityWorker}户/人，参数设置另有规定的从其规定）");
}
