using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

public sealed class ContactHouseholdRegister : Register<ContactHousehold>
{
    public override string Ledger => ContactHouseholdTable.LedgerName;

    public override string Noun => "党员联系户";

    protected override IEnumerable<Field<ContactHousehold>> Define() =>
    [
        Field.Text("member", "党员姓名", h => h.MemberName, longest: 30),
        Field.Pick("community", "社区", h => h.CommunityCode, Picks.CommunitiesOf(UrbanForm.Fringe)),
        Field.Text("hometown", "联系的老乡群体", h => h.HometownGroup, longest: 20) with { Hint = "例如：湖南籍。" },
        Field.Whole("households", "联系户数", h => h.Households, 1, 1000, "户"),
        Field.Day("since", "设立日期", h => h.ValidFrom) with { Initial = day => day },
        Field.Day("until", "撤销日期", h => h.ValidTo) with { Hint = "自当天起不再联系；现行的不填。" },
    ];

    protected override async Task CheckAsync(Draft<ContactHousehold> draft, CancellationToken cancel)
    {
        var contact = draft.Row;
        if (contact.ValidTo <= contact.ValidFrom) draft.Refuse("until", $"“撤销日期”应晚于“设立日期”{Days.Long(contact.ValidFrom)}。");
        var (from, to) = (contact.ValidFrom, contact.ValidTo ?? DateOnly.MaxValue);
        if (await draft.Others.AnyAsync(h => h.CommunityCode == contact.CommunityCode && h.MemberName == contact.MemberName && h.HometownGroup == contact.HometownGroup
            && h.ValidFrom < to && (h.ValidTo == null || h.ValidTo > from), cancel))
            draft.Refuse("member", "该党员在本社区已联系这一老乡群体，请修改原有的记录。");
    }
}

public sealed class TalkRegister : Register<Talk>
{
    public override string Ledger => TalkTable.LedgerName;

    public override string Noun => "政策宣讲";

    protected override IEnumerable<Field<Talk>> Define() =>
    [
        Field.Choice("topic", "宣讲主题", t => t.Topic),
        Field.Pick("community", "社区", t => t.CommunityCode, Picks.CommunitiesOf(UrbanForm.Fringe)),
        Field.Day("on", "宣讲日期", t => t.On) with { Initial = day => day },
        Field.Whole("attendances", "参加群众", t => t.Attendances, 0, 100_000, "人次"),
    ];

    protected override async Task CheckAsync(Draft<Talk> draft, CancellationToken cancel)
    {
        var talk = draft.Row;
        if (await draft.Others.AnyAsync(t => t.CommunityCode == talk.CommunityCode && t.On == talk.On && t.Topic == talk.Topic, cancel))
            draft.Refuse("on", "该社区当天已有同一主题的宣讲，请勿重复登记。");
        if (!await draft.Db.ContactHouseholds.AnyAsync(h => h.CommunityCode == talk.CommunityCode && h.ValidFrom <= talk.On && (h.ValidTo == null || h.ValidTo > talk.On), cancel))
            draft.Refuse("community", "该社区宣讲当天没有党员联系户，请先登记党员联系户。");
    }
}

public sealed class SuburbServiceRegister : Register<SuburbService>
{
    public override string Ledger => SuburbServiceTable.LedgerName;

    public override string Noun => "便民服务进郊区";

    protected override IEnumerable<Field<SuburbService>> Define() =>
    [
        Field.Choice("kind", "服务类别", s => s.Kind),
        Field.Pick("community", "服务的社区", s => s.CommunityCode, Picks.CommunitiesOf(UrbanForm.Fringe)),
        Field.Day("on", "开展日期", s => s.On) with { Initial = day => day },
        Field.Whole("attendances", "服务群众", s => s.Attendances, 0, 100_000, "人次"),
    ];

    protected override async Task CheckAsync(Draft<SuburbService> draft, CancellationToken cancel)
    {
        var service = draft.Row;
        if (await draft.Others.AnyAsync(s => s.CommunityCode == service.CommunityCode && s.On == service.On && s.Kind == service.Kind, cancel))
            draft.Refuse("on", "该社区当天已有同一类别的服务，请勿重复登记。");
    }
}
