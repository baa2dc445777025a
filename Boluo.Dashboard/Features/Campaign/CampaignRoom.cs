using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Campaign;

/// <summary>疫情防控专题（归档）: the archive of the campaign, kept apart from the county's totals.</summary>
public static class CampaignRoom
{
    private const string Source = "疫情防控专题台账";
    private const string Department = "组织部门";

    /// <summary>The figures in their order, with what each counts.</summary>
    internal static readonly (string Key, CampaignKind Kind, string Definition)[] Figures =
    [
        ("covid.cadres", CampaignKind.Cadres, "疫情防控期间脱产常驻街道社区一线的党员干部。"),
        ("covid.social_workers", CampaignKind.SocialWorkers, "疫情防控期间组织起来的社工，不与全县“社工”队伍相加。"),
        ("covid.volunteers", CampaignKind.Volunteers, "疫情防控期间组织起来的志愿者，不与全县“义工”队伍相加。"),
        ("covid.stations", CampaignKind.Stations, "疫情防控期间在党群服务中心（站）等处设立的健康咨询服务站。"),
        ("covid.hotline_calls", CampaignKind.HotlineCalls, "疫情防控期间24小时电话热线接受咨询的次数。"),
        ("covid.visits", CampaignKind.Visits, "疫情防控期间探望的困难群众和独居长者。"),
        ("covid.devices", CampaignKind.Devices, "疫情防控期间为困难家庭学生提供的网课设备。"),
    ];

    internal static IReadOnlyList<string> NotesOf(CountyFacts county) =>
    [
        $"归档数据，时段为{county.CampaignMonths ?? "疫情防控期间"}，按当月新增登记；统计口径与全县队伍、阵地、服务总数不同，不与其相加。",
        "各类别计量单位不同，类别之间不相加；热线咨询和网课设备由镇街登记，不计入单个社区。",
    ];

    /// <summary>The scope is smaller than what the kind is registered for.</summary>
    internal static bool IsUnder(CampaignKind kind, Scope scope) => kind.IsOfTownships() && (scope.Community is not null || scope.Form is not null);

    public static IServiceCollection AddCampaign(this IServiceCollection services)
    {
        foreach (var (key, kind, definition) in Figures)
        {
            var one = $"登记的一{kind.Unit()}";
            string Meaning(CountyFacts county) => definition + (county.Campaign is var (from, to)
                ? $"为{Days.Month(from)}至统计时点所在月份（至多到{(to.Year == from.Year ? Invariant($"{to.Month}月") : Days.Month(to))}）各月新增之和，归档数据。" : "为各月新增之和，归档数据。");
            var (term, unit, rows) = (kind.Label(), kind.Unit(), Ledgers.Campaign.Where(l => l.Kind.Is(kind)));
            services.AddFigure(county => kind.IsOfTownships()
                ? new QueryFigure(key, term, Meaning(county), unit, Source, Department, rows, async (db, scope, cancel) => IsUnder(kind, scope)
                    ? null
                    : await db.CampaignActions.Within(db, scope).Where(a => a.Kind == kind).SumAsync(a => a.Count, cancel))
                { One = one, Adding = Adding.AddsByLevel, Dating = Dating.AsOf }
                : new QueryFigure(key, term, Meaning(county), unit, Source, Department, rows,
                    (db, scope) => db.CampaignActions.Within(db, scope).Where(a => a.Kind == kind).Sum(a => a.Count))
                { One = one, Adding = Adding.AddsByLevel, Dating = Dating.AsOf });
        }

        return services
            .AddPageLink(new PageLink(NavGroup.Show, 40, "疫情防控专题（归档）", Urls.Campaign)
            {
                IsIn = county => county.Campaign is not null,
                Help =
            [
                "已归档的专题数据，供查看和导出，不再增加。",
            ],
            })
            .AddTies([LifeTies.In<CampaignAction, Community>("社区的疫情防控工作", Ledgers.Campaign.Page, [CampaignTable.LedgerName, CampaignSummary.SheetKey])])
            .AddLedger<CampaignTable>()
            .AddSummary<CampaignSummary>()
            .AddRegister<CampaignRegister>()
            .AddChart(county => new CampaignChart(county, "campaign-volunteers", "组织志愿者", CampaignKind.Volunteers))
            .AddChart(county => new CampaignChart(county, "campaign-staff", "党员干部和社工", CampaignKind.Cadres, CampaignKind.SocialWorkers))
            .AddChart(county => new CampaignChart(county, "campaign-stations", "健康咨询服务站", CampaignKind.Stations))
            .AddChart(county => new CampaignChart(county, "campaign-calls", "热线咨询", CampaignKind.HotlineCalls))
            .AddChart(county => new CampaignChart(county, "campaign-visits", "探望困难群众和独居长者", CampaignKind.Visits))
            .AddChart(county => new CampaignChart(county, "campaign-devices", "网课设备", CampaignKind.Devices));
    }
}
