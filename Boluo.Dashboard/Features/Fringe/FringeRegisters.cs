using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

public sealed class ContactHouseholdRegister() : Register<ContactHousehold>("党员联系户", "contact-households.csv", ContactHouseholdTable.LedgerName)
{
    protected override IEnumerable<Field<ContactHousehold>> Define() =>
    [
        Field.Text("member", "党员姓名", h => h.MemberName, longest: 30),
        Field.Community("community", "社区", h => h.CommunityCode, PickLists.CommunitiesOf(UrbanForm.Fringe)),
        Field.Text("hometown", "联系的老乡群体", h => h.HometownGroup, longest: 20) with { Hint = "例如：湖南籍。" },
        Field.Whole("households", "联系户数", h => h.Households, 1, 1000, "户"),
        Field.Day("since", "设立日期", h => h.ValidFrom) with { Initial = day => day },
        Field.Day("until", "撤销日期", h => h.ValidTo) with { Hint = "自当天起不再联系；现行的不填。" },
    ];

    protected override void Rules(RuleBook<ContactHousehold> must)
    {
        must.After("until", "since");
        must.LieIn("community", UrbanForm.Fringe);
        must.NotOverlap("since", "until", ["community", "member", "hometown"], at: "member", form: (_, _) => "该党员在本社区已联系这一老乡群体，请修改原有的记录。");
    }
}

public sealed class TalkRegister() : Register<Talk>("政策宣讲", "talks.csv", TalkTable.LedgerName)
{
    public override IReadOnlyList<Type> JudgedBy => [typeof(ContactHousehold)];

    protected override IEnumerable<Field<Talk>> Define() =>
    [
        Field.Choice("topic", "宣讲主题", t => t.Topic),
        Field.Community("community", "社区", t => t.CommunityCode, PickLists.CommunitiesOf(UrbanForm.Fringe)),
        Field.Day("on", "宣讲日期", t => t.On) with { Initial = day => day },
        Field.Whole("attendances", "参加群众", t => t.Attendances, 0, 100_000, "人次"),
    ];

    protected override void Rules(RuleBook<Talk> must)
    {
        must.LieIn("community", UrbanForm.Fringe);
        must.NotRepeat("on", "该社区当天已有同一主题的宣讲，请勿重复登记。", "community", "on", "topic");
    }

    /// <summary>Talks are held by the 党员联系户 of the community.</summary>
    protected override async Task CheckAsync(Draft<Talk> draft, CancellationToken cancel)
    {
        var talk = draft.Row;
        if (!await draft.Db.ContactHouseholds.AsOf(talk.On).AnyAsync(h => h.CommunityCode == talk.CommunityCode, cancel))
            draft.Refuse("community", "该社区宣讲当天没有党员联系户，请先登记党员联系户。");
    }
}

public sealed class SuburbServiceRegister() : Register<SuburbService>("便民服务进郊区", "suburb-services.csv", SuburbServiceTable.LedgerName)
{
    protected override IEnumerable<Field<SuburbService>> Define() =>
    [
        Field.Choice("kind", "服务类别", s => s.Kind),
        Field.Community("community", "服务的社区", s => s.CommunityCode, PickLists.CommunitiesOf(UrbanForm.Fringe)),
        Field.Day("on", "开展日期", s => s.On) with { Initial = day => day },
        Field.Whole("attendances", "服务群众", s => s.Attendances, 0, 100_000, "人次"),
    ];

    protected override void Rules(RuleBook<SuburbService> must)
    {
        must.LieIn("community", UrbanForm.Fringe);
        must.NotRepeat("on", "该社区当天已有同一类别的服务，请勿重复登记。", "community", "on", "kind");
    }
}

/// <summary>The archive of the campaign is closed: a wrong number may be corrected, with its reason; nothing is added or taken away.</summary>
public sealed class FringeCampaignRegister() : Register<FringeCampaignRow>("疫情期间工作记录", "fringe-campaign.csv", FringeCampaignTable.LedgerName)
{
    public override bool MayAdd => false;

    public override bool MayDelete => false;

    protected override IEnumerable<Field<FringeCampaignRow>> Define() =>
    [
        Field.Choice("kind", "工作类别", r => r.Kind) with { OnlyNew = true },
        Field.Community("community", "社区", r => r.CommunityCode) with { OnlyNew = true },
        Field.Day("on", "日期", r => r.On) with { OnlyNew = true },
        Field.Whole("count", "数量", r => r.Count, 1, 100_000) with { Hint = "归档数据只作更正，更正依据应写明。" },
    ];

    protected override void Rules(RuleBook<FringeCampaignRow> must)
    {
        must.LieIn("community", UrbanForm.Fringe);
        must.BeKnownBy("kind", "community", "on");
    }
}
