using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>志愿者队伍.</summary>
public sealed class VolunteerTeamRegister() : Register<VolunteerTeam>("志愿者队伍", "volunteer-teams.csv", VolunteerTeamTable.LedgerName)
{
    protected override IEnumerable<Field<VolunteerTeam>> Define() =>
    [
        Field.Text("name", "队伍名称", t => t.Name, longest: 60),
        Field.Choice("kind", "服务类别", t => t.Kind),
        Field.Community("community", "社区", t => t.CommunityCode),
        Field.Whole("heads", "义工", t => t.Heads, 1, 100_000, "人"),
        Field.Day("founded", "成立日期", t => t.FoundedOn) with { Initial = day => day },
        Field.Day("disbanded", "解散日期", t => t.DisbandedOn) with { Hint = "自该日起不再统计；现有队伍不填。" },
    ];

    protected override void Rules(RuleBook<VolunteerTeam> must)
    {
        must.After("disbanded", "founded");
        must.BeKnownBy("community", "name");
    }

    protected override async Task CheckAsync(Draft<VolunteerTeam> draft, CancellationToken cancel)
    {
        var team = draft.Row;
        if (team.DisbandedOn is null && await draft.Others.AnyAsync(t => t.CommunityCode == team.CommunityCode && t.Name == team.Name && t.DisbandedOn == null, cancel))
            draft.Refuse("name", "该社区已有名称相同的队伍。");
    }
}

/// <summary>社工机构.</summary>
public sealed class SocialAgencyRegister() : Register<SocialAgency>("社工机构", "social-agencies.csv", SocialAgencyTable.LedgerName)
{
    protected override IEnumerable<Field<SocialAgency>> Define() =>
    [
        Field.Text("name", "机构名称", a => a.Name),
        Field.Text("liaison", "联系人", a => a.Liaison, longest: 30),
        Field.PublicLine("phone", "联系电话（公示）", a => a.Phone) with { Hint = "填写公示的固定电话，不填写个人手机号码。" },
    ];

    protected override void Rules(RuleBook<SocialAgency> must) => must.NotRepeat("name", "已有名称相同的社工机构。", "name");
}

/// <summary>An agency's 社工 in a community.</summary>
public sealed class SocialPlacementRegister() : Register<SocialPlacement>("社工派驻", "social-placements.csv", SocialPlacementTable.LedgerName)
{
    protected override IEnumerable<Field<SocialPlacement>> Define() =>
    [
        Field.Pick("agency", "社工机构", p => p.AgencyId, (db, _) => db.SocialAgencies.OrderBy(a => a.Id)
            .Select(a => new Pickable { Value = a.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Label = a.Name })),
        Field.Community("community", "社区", p => p.CommunityCode),
        Field.Whole("heads", "社工", p => p.Heads, 1, 10_000, "人"),
        Field.Day("since", "派驻日期", p => p.Since) with { Initial = day => day },
        Field.Day("ended", "结束日期", p => p.EndedOn) with { Hint = "自该日起不再统计；现有派驻不填。" },
    ];

    protected override void Rules(RuleBook<SocialPlacement> must)
    {
        must.After("ended", "since");
        must.NotOverlap("since", "ended", ["agency", "community"], form: (_, _) => "该机构在该社区同一时期已有派驻，请修改原记录。");
    }
}
