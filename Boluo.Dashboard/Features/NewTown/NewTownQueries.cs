using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>A compound with a station or groups of residents.</summary>
public sealed record ActiveCompound(int Id, string Name, string Community, string? Station, IReadOnlyList<CompoundGroupRow> Groups);

/// <summary>新城区小区党建 of a scope.</summary>
public sealed record NewTownContent
{
    public required IReadOnlyList<Kpi> Kpis { get; init; }
    public required IReadOnlyList<(string Key, ChartSpec Spec)> Charts { get; init; }
    public required IReadOnlyList<(string Code, string Name)> Pilots { get; init; }
    public required IReadOnlyList<(EHomeGroup Group, IReadOnlyList<EHomeItem> Items)> Items { get; init; }

    /// <summary>Needs that came in through the platform.</summary>
    public required int Needs { get; init; }

    public required IReadOnlyList<ActiveCompound> Active { get; init; }

    public bool IsEmpty => Kpis.Count == 0;
}

internal static class NewTownQueries
{
    public static async Task<NewTownContent> ReadAsync(PanelReader panels, BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var figures = await panels.FiguresAsync(db, scope, cancel, "newtown.compounds", "newtown.all_compounds", "newtown.members", "newtown.property_heads", "newtown.committee_heads",
            "newtown.committees", "newtown.ehome_communities", "newtown.ehome_items", "newtown.interest_groups", "newtown.aid_groups");
        if (figures["newtown.all_compounds"] == 0) return new NewTownContent { Kpis = [], Charts = [], Pilots = [], Items = [], Needs = 0, Active = [] };
        var companies = await db.Compounds.Within(db, scope).Where(c => c.PropertyCompany != null).Select(c => c.PropertyCompany).Distinct().CountAsync(cancel);
        var pilots = await db.Communities.Within(scope).Where(c => c.EHomePilot).OrderBy(c => c.Code).Select(c => c.Code).ToListAsync(cancel);
        var items = await db.EHomeItems.Within(db, scope).AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancel);
        return new NewTownContent
        {
            Kpis =
            [
                figures.Kpi("compounds", "住宅小区", "个", "已建党支部 / 全部", "newtown.compounds", "newtown.all_compounds"),
                figures.Kpi("compound-members", "小区登记党员", "名", "居住在小区、主动登记", "newtown.members"),
                figures.Kpi("property-heads", "物业负责人党员", "个", Invariant($"物业服务企业共{companies}家"), "newtown.property_heads"),
                figures.Kpi("committee-heads", "业委会主任党员", "个", "党员主任 / 业委会", "newtown.committee_heads", "newtown.committees"),
                figures.Kpi("e-home", "邻里E家", "", "试运行社区 / 信息项", "newtown.ehome_communities", "newtown.ehome_items"),
                figures.Kpi("compound-groups", "小区小组", "个", "兴趣小组 / 互助小组", "newtown.interest_groups", "newtown.aid_groups"),
            ],
            Charts = await panels.ChartsAsync(db, scope, cancel, "compound-branches", "compound-members"),
            Pilots = [.. pilots.Select(code => (code, limits.CommunityName(code)))],
            Items = [.. items.GroupBy(i => i.Group).OrderBy(g => g.Key).Select(g => (g.Key, (IReadOnlyList<EHomeItem>)[.. g]))],
            Needs = await db.Needs.Within(db, scope).CountAsync(n => n.Channel == NeedChannel.EHome, cancel),
            Active = await ActiveAsync(db, scope, cancel),
        };
    }

    private static async Task<IReadOnlyList<ActiveCompound>> ActiveAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var groups = (await CompoundGroupRow.Query(db, scope).OrderBy(g => g.Row.Kind == CompoundGroupKind.Interest ? 0 : 1).ThenBy(g => g.Row.FoundedOn).ToListAsync(cancel))
            .ToLookup(g => g.Compound.Id);
        var stations = (await db.ServiceCenters.Within(db, scope).Where(c => c.CompoundId != null).OrderBy(c => c.Code)
            .Select(c => new { c.CompoundId, c.Name }).ToListAsync(cancel)).ToLookup(c => c.CompoundId!.Value, c => c.Name);
        var compounds = await CompoundRow.Query(db, scope).OrderBy(c => c.Community.Code).ThenBy(c => c.Row.Name).Select(c => new { c.Row.Id, Community = c.Community.Name, c.Row.Name }).ToListAsync(cancel);
        return [.. compounds.Where(c => groups.Contains(c.Id) || stations.Contains(c.Id))
            .OrderByDescending(c => groups[c.Id].Count())
            .Select(c => new ActiveCompound(c.Id, c.Name, c.Community, stations[c.Id].FirstOrDefault(), [.. groups[c.Id]]))];
    }
}
