using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>What communities and branches have too much of after a plan, in words.</summary>
public static class LoadWords
{
    /// <summary>The standards themselves: 每名社区工作者300户、每个网格500户……</summary>
    public static string Of(LoadStandards standards) => Invariant(
        $"每名社区工作者{standards.HouseholdsPerCommunityWorker}户、每个网格{standards.HouseholdsPerGrid}户、每个社区常住人口{standards.ResidentsPerCommunity}人、每个党支部党员{standards.MembersPerBranch}名；每个社区应有党群服务中心（站）");

    public static bool IsLarge(BranchLoad load, LoadStandards standards) => load.PartyMembers > standards.MembersPerBranch;

    /// <summary>In what a community is beyond them.</summary>
    public static IEnumerable<string> Excess(CommunityLoad load, LoadStandards standards)
    {
        if (load.Households > 0 && !(load.HouseholdsPerCommunityWorker <= standards.HouseholdsPerCommunityWorker)) yield return Invariant($"社区工作者人均超过{standards.HouseholdsPerCommunityWorker}户");
        if (load.LargeGrids > 0) yield return Invariant($"{load.LargeGrids}个网格超过{standards.HouseholdsPerGrid}户");
        if (load.Residents > standards.ResidentsPerCommunity) yield return Invariant($"常住人口超过{standards.ResidentsPerCommunity}人");
        if (load.Centers == 0) yield return "没有党群服务中心（站）";
    }
}
