using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>The tiles and charts of the first page.</summary>
public sealed record OverviewModel(IReadOnlyList<Kpi> Kpis, IReadOnlyList<(string Key, ChartSpec Spec)> Charts);

/// <summary>Puts the first page together from what the rooms publish.</summary>
public sealed class OverviewQueries(IEnumerable<Figure> figures, PanelReader panels, RuleQueries matters, Snapshots snapshots)
{
    /// <summary>The figures of the tiles; the others are compared on a page of their own.</summary>
    private static readonly string[] FigureKeys =
    [
        "party.committees", "party.general_branches", "party.branches", "community.party_members", "community.count", "grid.count", "grid.workers", "grid.vacant",
        "center.count", "center.investment", "center.services", "center.served", "list.resources", "list.resource_units", "list.needs", "list.projects", "pairing.units",
    ];

    private static readonly string[] PeopleKeys = ["grid.households", "grid.residents", "community.party_members"];

    /// <summary>Streets that a tile has room for.</summary>
    private const int MostNamed = 3;

    private static readonly string[] ChartKeys = ["need-progress", "center-levels", "grid-sizes"];

    /// <summary>需关注事项 beside what was found at the end of the month before, where there are data of it.</summary>
    public Task<WorkList> WorkListAsync(Scope scope, CancellationToken cancel) => snapshots.GetAsync("work-list", scope, async token =>
    {
        var (limits, before) = (await snapshots.LimitsAsync(token), WorkList.MonthEndBefore(scope.AsOf));
        var now = matters.OfAsync(scope, token);
        var then = before < limits.EarliestAsOf ? null : await matters.OfAsync(scope with { AsOf = before }, token);
        return new WorkList(await now, then);
    }, cancel);

    /// <summary>Tiles and charts of a scope.</summary>
    public Task<OverviewModel> ReadAsync(Scope scope, CancellationToken cancel) => snapshots.GetAsync("overview", scope,
        async (db, token) => await BuildAsync(db, scope, await snapshots.LimitsAsync(token), matters.OfAsync(scope, token), token), cancel);

    /// <summary>How many live in a place, for the page of a township or community.</summary>
    public Task<Kpi> PeopleAsync(Scope scope, CancellationToken cancel) => snapshots.GetAsync("people", scope, async (db, token) =>
    {
        var all = new FigureSet(await Passports.ReadAsync([.. PeopleKeys.Select(figures.Named)], db, scope, token));
        return all.Kpi("people", "户数 / 常住人口", "", Invariant($"社区党员{Digits.Text(all["community.party_members"])}名"), PeopleKeys[..2]) with { Passports = [.. PeopleKeys.Select(k => all.Passports[k])] };
    }, cancel);

    /// <param name="found">需关注事项 of the scope, which may still be looked for.</param>
    public async Task<OverviewModel> BuildAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, Task<RuleResults> found, CancellationToken cancel)
    {
        var passports = await Passports.ReadAsync([.. FigureKeys.Select(figures.Named)], db, scope, cancel);
        var specs = await panels.ChartsAsync(db, scope, cancel, ChartKeys);
        var communities = await db.Communities.Within(scope).Select(c => c.TownshipCode).ToListAsync(cancel);
        return new OverviewModel(Kpis(passports, (await found).All, Places(communities, limits), scope.IsCountyWide), specs);
    }

    private static List<Kpi> Kpis(IReadOnlyDictionary<string, Passport> all, IReadOnlyList<RuleResult> matters, string places, bool countyWide)
    {
        Passport[] Of(params string[] keys) => [.. keys.Select(k => all[k])];
        string Join(params string[] keys) => string.Join(" / ", keys.Select(k => all[k].Computed.ToString()));
        var vacant = (int)(all["grid.vacant"].Computed.Value ?? 0);
        var without = matters.Where(m => m.Rule.Topic == RuleTopic.Centers).SelectMany(m => m.Findings).DistinctBy(f => f.PlaceCode).Count();
        var served = all["center.served"];
        var counted = served.Computed.Value is { } people ? Digits.InWan(people) : Quantity.Unknown;
        var said = served is { Agreement: Agreement.Reached or Agreement.Equal, Published: { } quantity } ? quantity.ToString() : null;
        return
        [
            new("organisations", "社区党组织", Join("party.committees", "party.general_branches", "party.branches"), "个", "党委 / 党总支 / 党支部",
                Of("party.committees", "party.general_branches", "party.branches", "community.party_members")),
            new("communities", "社区", Join("community.count"), "个", places, Of("community.count")),
            new("grids", "“党建+”网格", Join("grid.count"), "个",
                $"网格员{all["grid.workers"].Computed}名{(vacant > 0 ? Invariant($"，{vacant}个网格暂缺") : "")}",
                Of("grid.count", "grid.workers", "grid.vacant"), vacant > 0),
            new("centers", "党群服务中心（站）", Join("center.count"), "个",
                (without, all["community.count"].Computed.Value) switch { (> 0, _) => Invariant($"{without}个社区尚未建成"), (_, > 0) => "社区均已建成", _ => "" },
                Of("center.count", "center.investment", "center.services"), without > 0),
            new("served", "覆盖党员群众", said ?? counted, "人", said is null ? "各级合计（各级服务范围有重叠）" : $"公开数；各级合计{counted}人（各级服务范围有重叠）", Of("center.served")),
            new("lists", "三张清单", Join("list.resources", "list.needs", "list.projects"), "", countyWide ? "资源 / 需求 / 项目" : "资源（含面向全县的） / 需求 / 项目",
                Of("list.resources", "list.resource_units", "list.needs", "list.projects", "pairing.units")),
        ];
    }

    /// <summary>罗阳9 · 龙溪3 · 各镇24: streets by name where they are few, towns together.</summary>
    private static string Places(IReadOnlyList<string> townships, ScopeLimits limits)
    {
        var counts = townships.CountBy(t => t, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var streets = limits.Townships.Values.Where(t => t.Kind == TownshipKind.Street)
            .Select(t => (Name: PlaceNames.Short(t.Name), Count: counts.GetValueOrDefault(t.Code))).ToList();
        var towns = townships.Count - streets.Sum(s => s.Count);
        if (streets.Count > MostNamed) streets = [("各街道", townships.Count - towns)];
        return string.Join(" · ", streets.Append(("各镇", towns)).Where(p => p.Item2 > 0)
            .Select(p => Invariant($"{p.Item1}{p.Item2}")));
    }
}
