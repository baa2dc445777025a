using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>A community has one secretary and at most one director at a time; who both is has the one post of both.</summary>
public sealed class CommitteeMemberRegister() : Register<CommitteeMember>("“两委”班子成员", "committee-members.csv", CommitteeMemberTable.LedgerName)
{
    public override bool IsSkeleton => true;

    private static readonly CommitteePost[] Secretaries = [CommitteePost.SecretaryAndDirector, CommitteePost.Secretary];
    private static readonly CommitteePost[] Directors = [CommitteePost.SecretaryAndDirector, CommitteePost.Director];

    protected override IEnumerable<Field<CommitteeMember>> Define() =>
    [
        Field.Text("name", "姓名", m => m.Name, longest: 30),
        Field.Community("community", "社区", m => m.CommunityCode),
        Field.Choice("gender", "性别", m => m.Gender),
        Field.Day("born", "出生日期", m => m.BornOn),
        Field.Choice("education", "学历", m => m.Education),
        Field.Choice("political", "政治面貌", m => m.PoliticalStatus),
        Field.Choice("post", "现任职务", m => m.Post) with { Hint = "书记、主任由一人担任的，选“书记、主任”。" },
        Field.Day("since", "任现职时间", m => m.ValidFrom),
        Field.Day("end", "离任时间", m => m.ValidTo) with { Hint = "自当日起不再列入花名册。" },
    ];

    protected override void Rules(RuleBook<CommitteeMember> must)
    {
        must.After("since", "born");
        must.After("end", "since");
        must.BeKnownBy("community", "name", "post");
    }

    /// <summary>The roll agrees with the community's own row. A form changes one after the other, so this is asked of files only.</summary>
    protected override void Check(RowsRead rows)
    {
        foreach (var member in rows.Of<CommitteeMember>().Where(m => m.ValidTo is null && rows.IsSound(m)))
        {
            if (rows.Find<Community>(member.CommunityCode) is not { } community || !rows.IsSound(community)) continue;
            if (Secretaries.Contains(member.Post) && member.Name != community.SecretaryName) rows.Refuse(member, nameof(CommitteeMember.Name), "应为社区的党组织书记");
            if ((Secretaries.Contains(member.Post) || Directors.Contains(member.Post)) && community.SecretaryIsDirector != member.Post is CommitteePost.SecretaryAndDirector)
                rows.Refuse(member, nameof(CommitteeMember.Post), "与社区的“一肩挑”不一致");
        }

        // A broken row may be missing anywhere.
        if (!rows.Of<CommitteeMember>().All(rows.IsSound)) return;
        var open = rows.Of<CommitteeMember>().Where(m => m.ValidTo is null).ToLookup(m => m.CommunityCode, StringComparer.Ordinal);
        foreach (var community in rows.Of<Community>().Where(c => c.ValidTo is null && c.CommitteeMembers != open[c.Code].Count()))
            rows.Refuse(community, nameof(Community.CommitteeMembers), "应与文件 committee-members.csv 中该社区的现任人数一致");
    }

    protected override async Task CheckAsync(Draft<CommitteeMember> draft, CancellationToken cancel)
    {
        var member = draft.Row;
        var beside = draft.Others.Where(m => m.CommunityCode == member.CommunityCode && (m.ValidTo == null || m.ValidTo > member.ValidFrom)
            && (member.ValidTo == null || m.ValidFrom < member.ValidTo));
        if (await beside.AnyAsync(m => m.Name == member.Name, cancel)) draft.Refuse("name", $"该社区同期已有名为“{member.Name}”的成员，请核对。");
        foreach (var (posts, word) in new[] { (Secretaries, "书记"), (Directors, "主任") })
            if (posts.Contains(member.Post) && await beside.Where(m => posts.Contains(m.Post)).Select(m => m.Name).FirstOrDefaultAsync(cancel) is { } other)
                draft.Refuse("post", $"该社区同期已由{other}任{word}，请先填写其离任时间。");
    }
}
