namespace Boluo.Dashboard.Insight;

/// <summary>The county's own standards, as it has published them.</summary>
public static class Standards
{
    /// <summary>社区工作者配备标准, households per community worker.</summary>
    public const int HouseholdsPerCommunityWorker = 300;

    /// <summary>Heads that a community of so many households should have, rounded up.</summary>
    public static int CommunityWorkersNeeded(int households) =>
        (households + HouseholdsPerCommunityWorker - 1) / HouseholdsPerCommunityWorker;
}
