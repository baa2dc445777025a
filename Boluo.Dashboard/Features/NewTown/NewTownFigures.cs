using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>The figures of 小区党建.</summary>
internal static class NewTownFigures
{
    private const string Organisation = "组织部门";

    public static readonly IReadOnlyList<Figure> All = [.. Define()];

    private static IEnumerable<Figure> Define()
    {
        var (compounds, groups, items) = (NewTownRoom.Page(CompoundTable.LedgerName), NewTownRoom.Page(CompoundGroupTable.LedgerName), NewTownRoom.Page(EHomeItemTable.LedgerName));
        const string source = "住宅小区党建台账";
        return
        [
            new QueryFigure("newtown.all_compounds", "住宅小区", "台账登记的住宅小区；台账不记设立日期，各统计时点相同。", "个", source, Organisation, compounds,
                (db, scope) => db.Compounds.Within(db, scope).Count())
            { One = "一个住宅小区", Adding = Adding.Adds, Dating = Dating.Current },
            new QueryFigure("newtown.compounds", "建立党支部的住宅小区", "统计时点小区党支部已成立、未撤销的住宅小区。小区党支部为功能型党支部，不计入社区党支部。", "个", source, Organisation, Ledgers.Compounds.Where(c => c.Organisation.Is(CompoundOrganisation.Branch)),
                (db, scope) => CompoundRow.Query(db, scope).Count(c => c.Organisation == CompoundOrganisation.Branch))
            { One = "一个住宅小区", Adding = Adding.Adds, Dating = Dating.AsOf, PublishedOf = PublishedPlace.NewTown },
            new QueryFigure("newtown.property_heads", "物业负责人党员", "负责人是党员（发展入党或由党员担任）的物业服务企业；服务几个小区都计1个。台账不记入党、任职日期。", "个", source, Organisation, Ledgers.Compounds.Where(c => c.PropertyHead.Yes),
                (db, scope) => db.Compounds.Within(db, scope).Where(c => c.PropertyHeadIsMember).Select(c => c.PropertyCompany).Distinct().Count())
            { One = "一家物业服务企业", Adding = Adding.OnceInScope, Dating = Dating.Current, PublishedOf = PublishedPlace.NewTown },
            new QueryFigure("newtown.committee_heads", "业委会主任党员", "主任是党员（发展入党或由党员担任）的业主委员会。台账不记入党、任职日期。", "个", source, Organisation, Ledgers.Compounds.Where(c => c.CommitteeHead.Yes),
                (db, scope) => db.Compounds.Within(db, scope).Count(c => c.CommitteeHeadIsMember))
            { One = "一个业主委员会", Adding = Adding.Adds, Dating = Dating.Current, PublishedOf = PublishedPlace.NewTown },
            new QueryFigure("newtown.committees", "业主委员会", "已成立业主委员会的住宅小区，一个小区计1个。台账不记成立日期。", "个", source, Organisation, Ledgers.Compounds.Where(c => c.Committee.Is(Presence.Yes)),
                (db, scope) => db.Compounds.Within(db, scope).Count(c => c.HasOwnersCommittee))
            { One = "一个业主委员会", Adding = Adding.Adds, Dating = Dating.Current },
            new QueryFigure("newtown.members", "小区登记党员", "居住在小区、主动登记信息的党员人数之和，按小区登记；组织关系多在别处，不与社区党员相加。", "名", source, Organisation, Ledgers.Compounds.Where(c => c.Members.AtLeast(1), c => c.Members.Descending),
                (db, scope) => db.Compounds.Within(db, scope).Sum(c => c.RegisteredMembers))
            { One = "一名登记党员", Adding = Adding.Adds, Dating = Dating.Current, PublishedOf = PublishedPlace.NewTown },
            new QueryFigure("newtown.ehome_communities", "“邻里E家”试运行社区", "统计时点设立的社区中，标明试运行“邻里E家”平台的。台账不记试运行日期。", "个", "社区基本情况表", Organisation, NewTownRoom.Page(),
                (db, scope) => db.Communities.Within(scope).Count(c => c.EHomePilot))
            { One = "一个社区居民委员会（12位区划代码）", Adding = Adding.Adds, Dating = Dating.CurrentValues },
            new QueryFigure("newtown.ehome_items", "“邻里E家”集成信息", "“邻里E家”平台集成的信息项；各试运行社区相同，统计范围内没有试运行社区的为0。", "项", "邻里E家信息项目录", Organisation, items,
                (db, scope) => db.EHomeItems.Within(db, scope).Count())
            { One = "一项信息", Adding = Adding.Never, Dating = Dating.Current },
            new QueryFigure("newtown.interest_groups", "小区兴趣小组", "成立日期不晚于统计时点的小区兴趣小组；台账不记解散日期。", "个", "小区小组台账", Organisation, Ledgers.CompoundGroups.Where(g => g.Kind.Is(CompoundGroupKind.Interest)),
                (db, scope) => db.CompoundGroups.Within(db, scope).Count(g => g.Kind == CompoundGroupKind.Interest))
            { One = "一个小组", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("newtown.aid_groups", "小区互助小组", "成立日期不晚于统计时点的小区互助小组；台账不记解散日期。", "个", "小区小组台账", Organisation, Ledgers.CompoundGroups.Where(g => g.Kind.Is(CompoundGroupKind.MutualAid)),
                (db, scope) => db.CompoundGroups.Within(db, scope).Count(g => g.Kind == CompoundGroupKind.MutualAid))
            { One = "一个小组", Adding = Adding.Adds, Dating = Dating.AsOf },
        ];
    }
}
