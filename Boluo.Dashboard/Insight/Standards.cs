namespace Boluo.Dashboard.Insight;

/// <summary>The county's own standards, as it has published them.</summary>
public static class Standards
{
    /// <summary>社区工作者配备标准, households per community worker.</summary>
    public const int HouseholdsPerCommunityWorker = 300;
}
