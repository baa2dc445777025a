using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>The figures of the three city forms: the published ones, and those that their pages show beside them.</summary>
internal static class UrbanFormsFigures
{
    private const string Organisation = "组织部门";
    internal const string Finance = "财政部门";
    internal const string Luoyang = "罗阳街道";

    public static readonly IReadOnlyList<Figure> All = [.. Forms(), .. OldTown(), .. Fund(), .. NewTown(), .. Fringe()];

    private static IEnumerable<Figure> Forms() =>
    [
        new QueryFigure("form.count", "城市形态", "统计范围内的社区所属的城市形态种数：老城区、新城区、城乡接合部；镇区（未划分）不计。", "种", "社区基本情况表", Organisation,
            FormParts.Page(FormParts.Overview), (db, scope) => db.Communities.Within(scope).Where(c => c.UrbanForm != null).Select(c => c.UrbanForm).Distinct().Count())
        { One = "一种城市形态", Adding = Adding.Never, Dating = Dating.CurrentValues },
    ];

    private static IEnumerable<Figure> OldTown()
    {
        var (chiefs, patrols, cases) = (FormParts.Page(AlleyChiefTable.LedgerName), FormParts.Page(PatrolTable.LedgerName), FormParts.Page(SmallCaseTable.LedgerName));
        return
        [
            new QueryFigure("oldtown.communities", "巷长快办制实施社区", "统计时点至少有一名巷长在任的社区。", "个", "巷长名册", Luoyang, chiefs,
                (db, scope) => db.AlleyChiefs.Within(db, scope).Select(c => c.CommunityCode).Distinct().Count())
            { One = "一个社区居民委员会（12位区划代码）", Adding = Adding.Adds, Dating = Dating.AsOf, PublishedOf = PublishedPlace.Luoyang },
            new QueryFigure("oldtown.alley_chiefs", "巷长", "统计时点在任的巷长：任职日期不晚于统计时点、任职未结束的。", "名", "巷长名册", Luoyang, chiefs,
                (db, scope) => db.AlleyChiefs.Within(db, scope).Count())
            { One = "一段任职（巷段和在任者）", Adding = Adding.Adds, Dating = Dating.AsOf, PublishedOf = PublishedPlace.Luoyang },
            new QueryFigure("oldtown.patrols_due", "应巡查", "台账登记的应巡查次数中，起始日（周一）不晚于统计时点的各周的；每名巷长每周登记一次。", "次", "每周巡查台账", Luoyang, patrols,
                (db, scope) => db.AlleyPatrols.Within(db, scope).Count())
            { One = "一名巷长一周一次", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("oldtown.patrols_done", "已巡查", "上述应巡查次数中，巡查日期不晚于统计时点的。", "次", "每周巡查台账", Luoyang, Ledgers.Patrols.Where(p => p.State.Is(PatrolState.Done)),
                (db, scope) => db.AlleyPatrols.Within(db, scope).Count(p => p.DoneOn <= scope.AsOf))
            { One = "一名巷长一周一次", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("oldtown.cases", "微急烦心事", "统计时点及以前由巷长受理的微急烦心事，按受理日期累计，含已办结的。", "件", "微急烦心事台账", Luoyang, cases,
                (db, scope) => db.SmallCases.Within(db, scope).Count())
            { One = "一件受理事项", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("oldtown.cases_handled", "已办结微急烦心事", "上述微急烦心事中，办结日期不晚于统计时点的。", "件", "微急烦心事台账", Luoyang, Ledgers.SmallCases.Where(c => c.State.Is(SmallCaseState.Handled)),
                (db, scope) => db.SmallCases.Within(db, scope).Count(c => c.HandledOn <= scope.AsOf))
            { One = "一件受理事项", Adding = Adding.Adds, Dating = Dating.AsOf },
        ];
    }

    private static IEnumerable<Figure> Fund()
    {
        var (fund, items) = (FormParts.Page(FundTable.LedgerName), FormParts.Page(FundItemTable.LedgerName));
        return
        [
            new QueryFigure("oldtown.fund", "服务群众专项经费", "统计时点所在年度各社区年度安排的平均，只计已登记年度安排的社区；公开数未说明是否包括全部社区，本系统按全部社区计。年度安排按公开数登记。", "万元/社区·年", "专项经费台账", Finance, fund,
                (db, scope) => db.CommunityFunds.Within(db, scope).Average(f => (double?)f.PlanWan))
            { One = "一个社区一年一万元", Adding = Adding.Never, Dating = Dating.CurrentValues, Rounding = Rounding.TwoDecimals, Basis = Basis.Publication, PublishedOf = PublishedPlace.EachCommunity },
            new QueryFigure("fund.plan", "年度安排（推算）", "统计时点所在年度各社区登记的年度安排之和。公开数只有每个社区的数额，合计为推算。", "万元", "专项经费台账", Finance, fund,
                (db, scope) => db.CommunityFunds.Within(db, scope).Sum(f => f.PlanWan))
            { One = "一万元", Adding = Adding.Adds, Dating = Dating.CurrentValues, Rounding = Rounding.TwoDecimals },
            new QueryFigure("fund.spent", "累计支出", "统计时点所在年度1月1日至统计时点（含当日）支付的专项经费之和，按支出日期计。", "万元", "专项经费支出明细", Finance, items,
                (db, scope) => Digits.Round(db.FundSpendings.Within(db, scope).Sum(s => s.AmountWan), 2))
            { One = "一万元", Adding = Adding.Adds, Dating = Dating.AsOf, Rounding = Rounding.TwoDecimals },
        ];
    }

    private static IEnumerable<Figure> NewTown()
    {
        var (compounds, groups, items) = (FormParts.Page(CompoundTable.LedgerName), FormParts.Page(CompoundGroupTable.LedgerName), FormParts.Page(EHomeItemTable.LedgerName));
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
            new QueryFigure("newtown.ehome_communities", "“邻里E家”试运行社区", "统计时点设立的社区中，标明试运行“邻里E家”平台的。台账不记试运行日期。", "个", "社区基本情况表", Organisation, FormParts.Page(FormParts.NewTown),
                (db, scope) => db.Communities.Within(scope).Count(c => c.EHomePilot))
            { One = "一个社区居民委员会（12位区划代码）", Adding = Adding.Adds, Dating = Dating.CurrentValues, PublishedOf = PublishedPlace.Luoyang },
            new QueryFigure("newtown.ehome_items", "“邻里E家”集成信息", "“邻里E家”平台集成的信息项；各试运行社区相同，统计范围内没有试运行社区的为0。", "项", "邻里E家信息项目录", Organisation, items,
                (db, scope) => db.EHomeItems.Within(db, scope).Count())
            { One = "一项信息", Adding = Adding.Never, Dating = Dating.Current, PublishedOf = PublishedPlace.Luoyang },
            new QueryFigure("newtown.interest_groups", "小区兴趣小组", "成立日期不晚于统计时点的小区兴趣小组；台账不记解散日期。", "个", "小区小组台账", Organisation, Ledgers.CompoundGroups.Where(g => g.Kind.Is(CompoundGroupKind.Interest)),
                (db, scope) => db.CompoundGroups.Within(db, scope).Count(g => g.Kind == CompoundGroupKind.Interest))
            { One = "一个小组", Adding = Adding.Adds, Dating = Dating.AsOf, PublishedOf = PublishedPlace.Jiangnan },
            new QueryFigure("newtown.aid_groups", "小区互助小组", "成立日期不晚于统计时点的小区互助小组；台账不记解散日期。", "个", "小区小组台账", Organisation, Ledgers.CompoundGroups.Where(g => g.Kind.Is(CompoundGroupKind.MutualAid)),
                (db, scope) => db.CompoundGroups.Within(db, scope).Count(g => g.Kind == CompoundGroupKind.MutualAid))
            { One = "一个小组", Adding = Adding.Adds, Dating = Dating.AsOf, PublishedOf = PublishedPlace.Jiangnan },
        ];
    }

    private static IEnumerable<Figure> Fringe()
    {
        var (contacts, talks, services, campaign) = (FormParts.Page(ContactHouseholdTable.LedgerName), FormParts.Page(TalkTable.LedgerName),
            FormParts.Page(SuburbServiceTable.LedgerName), FormParts.Page(FringeCampaignTable.LedgerName));
        return
        [
            new QueryFigure("fringe.members", "党员联系户", "统计时点的党员联系户：设立日期不晚于统计时点、未取消的。", "名", "党员联系户名册", "街道党工委", contacts,
                (db, scope) => db.ContactHouseholds.Within(db, scope).Count())
            { One = "一名党员联系户", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("fringe.talks", "政策宣讲", "统计时点及以前党员联系户开展的政策法规宣讲，按宣讲日期累计。", "场次", "政策宣讲台账", "街道党工委", talks,
                (db, scope) => db.Talks.Within(db, scope).Count())
            { One = "一场宣讲", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("fringe.services", "便民服务进郊区", "统计时点及以前街道党工委在城乡接合部开展的便民服务，按开展日期累计。", "场次", "便民服务进郊区台账", "街道党工委", services,
                (db, scope) => db.SuburbServices.Within(db, scope).Count())
            { One = "一场服务", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("fringe.contacts", "到岗党员和志愿者（归档）", "2020年疫情期间龙溪街道到岗登记的党员联系户和志愿者，按到岗日期累计至统计时点，每人登记一次。归档数据，不计入其他合计。", "名", "疫情期间工作台账（归档）", "龙溪街道", campaign,
                (db, scope) => FringeCampaignLine.Query(db, scope).Sum(r => r.People))
            { One = "登记到岗的一人", Adding = Adding.Adds, Dating = Dating.AsOf, PublishedOf = PublishedPlace.Longxi },
            new QueryFigure("fringe.served", "服务居民（归档）", "上述人员2020年疫情期间服务居民的人次，按登记日期累计至统计时点。归档数据，不计入其他合计。", "人次", "疫情期间工作台账（归档）", "龙溪街道", campaign,
                (db, scope) => FringeCampaignLine.Query(db, scope).Sum(r => r.Services))
            { One = "一人接受一次服务", Adding = Adding.Adds, Dating = Dating.AsOf, PublishedOf = PublishedPlace.Longxi },
        ];
    }
}
