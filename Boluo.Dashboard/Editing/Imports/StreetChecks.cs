using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>What the “两委” must obey in the light of other rows.</summary>
internal static class StreetChecks
{
    public static void Run(CountyData data, RowIndex<string, Community> communities, Problems problems)
    {
        Committees(data, communities, problems);
    }

    private static void Committees(CountyData data, RowIndex<string, Community> communities, Problems problems)
    {
        _ = new RowIndex<int, CommitteeMember>(data.Of<CommitteeMember>(), nameof(CommitteeMember.Id), m => m.Id, problems);
        foreach (var member in data.Of<CommitteeMember>())
        {
            if (communities.Find(member, nameof(CommitteeMember.CommunityCode), member.CommunityCode) is not { } community || member.ValidTo is not null) continue;
            Checks.Require(problems, member.Post is not (CommitteePost.SecretaryAndDirector or CommitteePost.Secretary) || member.Name == community.SecretaryName,
                member, nameof(CommitteeMember.Name), "应为社区的党组织书记");
            Checks.Require(problems, member.Post is not (CommitteePost.SecretaryAndDirector or CommitteePost.Secretary or CommitteePost.Director)
                || community.SecretaryIsDirector == member.Post is CommitteePost.SecretaryAndDirector,
                member, nameof(CommitteeMember.Post), "与社区的“一肩挑”不一致");
        }

        var open = data.Of<CommitteeMember>().Where(m => m.ValidTo is null).ToLookup(m => m.CommunityCode, StringComparer.Ordinal);
        foreach (var community in data.Of<Community>().Where(c => c.ValidTo is null && c.CommitteeMembers != open[c.Code].Count()))
            problems.Add(community, nameof(Community.CommitteeMembers), "应与文件 committee-members.csv 中该社区的现任人数一致。");
    }
}
