using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>What a grid, a community and a 党支部 should not have more of, as it is set when a plan is previewed.</summary>
public sealed record LoadStandards(int HouseholdsPerCommunityWorker, int HouseholdsPerGrid, int ResidentsPerCommunity, int MembersPerBranch)
{
    internal static async Task<LoadStandards> ReadAsync(BoluoDbContext db, CancellationToken cancel) => new(
        await db.SettingAsync(Standards.CommunityWorkerKey, Standards.HouseholdsPerCommunityWorker, cancel),
        await db.SettingAsync(Standards.GridKey, Standards.HouseholdsPerGrid, cancel),
        await db.SettingAsync(Standards.ResidentsKey, Standards.ResidentsPerCommunity, cancel),
        Standards.MembersPerBranch);
}
