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
            FormParts.Page(FormParts.Overview), (db, scope) => db.Communities.Within(scope).Where(c => c.UrbanForm != null).Select(c => c.UrbanForm).Distinct().Count()),
    ];

    private static IEnumerable<Figure> OldTown()
    {
        var (chiefs, patrols, cases) = (FormParts.Page(FormParts.OldTown, AlleyChiefTable.LedgerName), FormParts.Page(FormParts.OldTown, PatrolTable.LedgerName), FormParts.Page(FormParts.OldTown, SmallCaseTable.LedgerName));
        return
        [
            new QueryFigure("oldtown.communities", "巷长快办制实施社区", "统计时点有巷长在任的社区。", "个", "巷长名册", Luoyang, chiefs,
                (db, scope) => db.AlleyChiefs.Within(db, scope).Select(c => c.CommunityCode).Distinct().Count()),
            new QueryFigure("oldtown.alley_chiefs", "巷长", "统计时点在任的巷长。", "名", "巷长名册", Luoyang, chiefs,
                (db, scope) => db.AlleyChiefs.Within(db, scope).Count()),
            new QueryFigure("oldtown.patrols_due", "应巡查", "统计时点已过和正在过的各周应巡查次数，每名巷长每周一次。", "次", "每周巡查台账", Luoyang, patrols,
                (db, scope) => db.AlleyPatrols.Within(db, scope).Count()),
            new QueryFigure("oldtown.patrols_done", "已巡查", "应巡查的各周中，到统计时点已有巡查日期的。", "次", "每周巡查台账", Luoyang, $"{patrols}&{PatrolTable.LedgerName}.state={PatrolState.Done}",
                (db, scope) => db.AlleyPatrols.Within(db, scope).Count(p => p.DoneOn <= scope.AsOf)),
            new QueryFigure("oldtown.cases", "微急烦心事", "到统计时点由巷长受理的微急烦心事，含已办结。", "件", "微急烦心事台账", Luoyang, cases,
                (db, scope) => db.SmallCases.Within(db, scope).Count()),
            new QueryFigure("oldtown.cases_handled", "已办结微急烦心事", "到统计时点已有办结日期的微急烦心事。", "件", "微急烦心事台账", Luoyang, $"{cases}&{SmallCaseTable.LedgerName}.state={SmallCaseState.Handled}",
                (db, scope) => db.SmallCases.Within(db, scope).Count(c => c.HandledOn <= scope.AsOf)),
        ];
    }

    private static IEnumerable<Figure> Fund()
    {
        var (fund, items) = (FormParts.Page(FormParts.Fund, FundTable.LedgerName), FormParts.Page(FormParts.Fund, FundItemTable.LedgerName));
        return
        [
            new QueryFigure("oldtown.fund", "服务群众专项经费", "统计年度每个社区的年度安排，为各社区安排数的平均；公开数未说明是否包括全部社区，本系统按全部社区计。", "万元/社区·年", "专项经费台账", Finance, fund,
                (db, scope) => db.CommunityFunds.Within(db, scope).Average(f => (double?)f.PlanWan)),
            new QueryFigure("fund.plan", "年度安排（推算）", "统计年度各社区年度安排之和。公开数只有每个社区的数额，合计为推算。", "万元", "专项经费台账", Finance, fund,
                (db, scope) => db.CommunityFunds.Within(db, scope).Sum(f => f.PlanWan)),
            new QueryFigure("fund.spent", "累计支出", "当年1月1日至统计时点的专项经费支出。", "万元", "专项经费支出明细", Finance, items,
                (db, scope) => Math.Round(db.FundSpendings.Within(db, scope).Sum(s => s.AmountWan), 2)),
        ];
    }

    private static IEnumerable<Figure> NewTown()
    {
        var (compounds, groups, items) = (FormParts.Page(FormParts.NewTown, CompoundTable.LedgerName), FormParts.Page(FormParts.NewTown, CompoundGroupTable.LedgerName), FormParts.Page(FormParts.NewTown, EHomeItemTable.LedgerName));
        const string source = "住宅小区党建台账";
        return
        [
            new QueryFigure("newtown.all_compounds", "住宅小区", "台账登记的住宅小区。", "个", source, Organisation, compounds,
                (db, scope) => db.Compounds.Within(db, scope).Count()),
            new QueryFigure("newtown.compounds", "建立党支部的住宅小区", "统计时点已成立小区党支部的住宅小区。小区党支部不计入72个社区党支部。", "个", source, Organisation, $"{compounds}&{CompoundTable.LedgerName}.organisation={CompoundOrganisation.Branch}",
                (db, scope) => CompoundRow.Query(db, scope).Count(c => c.Organisation == CompoundOrganisation.Branch)),
            new QueryFigure("newtown.property_heads", "物业负责人党员", "负责人是党员（发展入党或由党员担任）的物业服务企业，按企业去重。", "个", source, Organisation, $"{compounds}&{CompoundTable.LedgerName}.propertyHead=true",
                (db, scope) => db.Compounds.Within(db, scope).Where(c => c.PropertyHeadIsMember).Select(c => c.PropertyCompany).Distinct().Count()),
            new QueryFigure("newtown.committee_heads", "业委会主任党员", "主任是党员（发展入党或由党员担任）的业主委员会。", "个", source, Organisation, $"{compounds}&{CompoundTable.LedgerName}.committeeHead=true",
                (db, scope) => db.Compounds.Within(db, scope).Count(c => c.CommitteeHeadIsMember)),
            new QueryFigure("newtown.committees", "业主委员会", "已成立业主委员会的住宅小区。", "个", source, Organisation, $"{compounds}&{CompoundTable.LedgerName}.committee={Presence.Yes}",
                (db, scope) => db.Compounds.Within(db, scope).Count(c => c.HasOwnersCommittee)),
            new QueryFigure("newtown.members", "小区登记党员", "居住在小区、主动登记信息的党员；组织关系多在别处，不与社区党员相加。", "名", source, Organisation, $"{compounds}&{CompoundTable.LedgerName}.members=1..&{CompoundTable.LedgerName}.sort=-members",
                (db, scope) => db.Compounds.Within(db, scope).Sum(c => c.RegisteredMembers)),
            new QueryFigure("newtown.ehome_communities", "“邻里E家”试运行社区", "试运行“邻里E家”平台的社区。", "个", "社区基本情况表", Organisation, FormParts.Page(FormParts.NewTown),
                (db, scope) => db.Communities.Within(scope).Count(c => c.EHomePilot)),
            new QueryFigure("newtown.ehome_items", "“邻里E家”集成信息", "平台集成的信息项；各试运行社区相同。", "项", "邻里E家信息项目录", Organisation, items,
                (db, scope) => db.EHomeItems.Within(db, scope).Count()),
            new QueryFigure("newtown.interest_groups", "小区兴趣小组", "到统计时点成立的小区兴趣小组。", "个", "小区小组台账", Organisation, $"{groups}&{CompoundGroupTable.LedgerName}.kind={CompoundGroupKind.Interest}",
                (db, scope) => db.CompoundGroups.Within(db, scope).Count(g => g.Kind == CompoundGroupKind.Interest)),
            new QueryFigure("newtown.aid_groups", "小区互助小组", "到统计时点成立的小区互助小组。", "个", "小区小组台账", Organisation, $"{groups}&{CompoundGroupTable.LedgerName}.kind={CompoundGroupKind.MutualAid}",
                (db, scope) => db.CompoundGroups.Within(db, scope).Count(g => g.Kind == CompoundGroupKind.MutualAid)),
        ];
    }

    private static IEnumerable<Figure> Fringe()
    {
        var (contacts, talks, services, campaign) = (FormParts.Page(FormParts.Fringe, ContactHouseholdTable.LedgerName), FormParts.Page(FormParts.Fringe, TalkTable.LedgerName),
            FormParts.Page(FormParts.Fringe, SuburbServiceTable.LedgerName), FormParts.Page(FormParts.Fringe, FringeCampaignTable.LedgerName));
        return
        [
            new QueryFigure("fringe.members", "党员联系户", "统计时点的党员联系户。", "名", "党员联系户名册", "街道党工委", contacts,
                (db, scope) => db.ContactHouseholds.Within(db, scope).Count()),
            new QueryFigure("fringe.talks", "政策宣讲", "到统计时点党员联系户开展的政策法规宣讲。", "场次", "政策宣讲台账", "街道党工委", talks,
                (db, scope) => db.Talks.Within(db, scope).Count()),
            new QueryFigure("fringe.services", "便民服务进郊区", "到统计时点街道党工委在城乡接合部开展的便民服务。", "场次", "便民服务进郊区台账", "街道党工委", services,
                (db, scope) => db.SuburbServices.Within(db, scope).Count()),
            new QueryFigure("fringe.contacts", "到岗党员和志愿者（归档）", "2020年疫情期间龙溪街道到岗登记的党员联系户和志愿者，每人登记一次。归档数据，不计入其他合计。", "名", "疫情期间工作台账（归档）", "龙溪街道", campaign,
                (db, scope) => FringeCampaignLine.Query(db, scope).Sum(r => r.People)),
            new QueryFigure("fringe.served", "服务居民（归档）", "上述人员2020年疫情期间服务居民的人次。归档数据，不计入其他合计。", "人次", "疫情期间工作台账（归档）", "龙溪街道", campaign,
                (db, scope) => FringeCampaignLine.Query(db, scope).Sum(r => r.Services)),
        ];
    }
}
