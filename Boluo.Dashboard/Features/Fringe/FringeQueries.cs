using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>城乡接合部党员联系户 of a scope.</summary>
public sealed record FringeContent(IReadOnlyList<Kpi> Kpis, IReadOnlyList<(string Key, ChartSpec Spec)> Charts)
{
    public bool IsEmpty => Kpis.Count == 0;
}

internal static class FringeQueries
{
    public static async Task<FringeContent> ReadAsync(PanelReader panels, CountyFacts county, BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var contacts = await db.ContactHouseholds.Within(db, scope).GroupBy(_ => 1)
            .Select(g => new { Households = g.Sum(h => h.Households), Communities = g.Select(h => h.CommunityCode).Distinct().Count() }).SingleOrDefaultAsync(cancel);
        if (contacts is null) return new FringeContent([], []);
        var figures = await panels.FiguresAsync(db, scope, cancel, "fringe.members", "fringe.talks", "fringe.services", "fringe.contacts", "fringe.served");
        var talked = await db.Talks.Within(db, scope).SumAsync(t => t.Attendances, cancel);
        var served = await db.SuburbServices.Within(db, scope).SumAsync(s => s.Attendances, cancel);
        var silent = await panels.MatterAsync<FringeSilent>(db, scope, cancel);
        return new FringeContent(
        [
            figures.Kpi("contact-members", "党员联系户", "名", Invariant($"联系{Digits.Text(contacts.Households)}户"), "fringe.members"),
            figures.Kpi("talks", "政策宣讲", "场次", Invariant($"参加群众{Digits.Text(talked)}人次"), "fringe.talks"),
            figures.Kpi("fringe-silent", Invariant($"超{silent.Threshold}天未宣讲"), "个社区", Invariant($"有党员联系户的社区{contacts.Communities}个"), "fringe.talks")
                with { Value = silent.Findings.Count.ToString(CultureInfo.InvariantCulture), Warn = silent.Findings.Count > 0 },
            figures.Kpi("suburb-services", "便民服务进郊区", "场次", Invariant($"服务群众{Digits.Text(served)}人次"), "fringe.services"),
            .. county.Campaign is null ? Array.Empty<Kpi>() :
            [
                figures.Kpi("campaign-people", "到岗党员和志愿者", "名", $"归档：{county.CampaignYear}疫情期间", "fringe.contacts"),
                figures.Kpi("campaign-served", "疫情期间服务居民", "人次", "归档，不计入其他合计", "fringe.served"),
            ],
        ], await panels.ChartsAsync(db, scope, cancel, "talk-topics", "talk-months", "contact-hometowns"));
    }
}
