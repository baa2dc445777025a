using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>The rows of one list that are of a kind, and those of them that have no partner.</summary>
public sealed record ListPart<TKind>(TKind Kind, int All, int Alone) where TKind : struct, Enum;

/// <summary>How many needs join a kind of one list to a kind of the next.</summary>
public sealed record ListJoin<TFrom, TTo>(TFrom From, TTo To, int Needs) where TFrom : struct, Enum where TTo : struct, Enum;

/// <summary>
/// Whether resources meet needs and needs become projects, kind by kind. A ribbon counts needs, once in each kind of partner they
/// have; a resource answers a need itself or through a project.
/// </summary>
public sealed class ListsFlowChart : IChart
{
    private const string Arrow = " → ";

    public string Key => "lists-flow";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var needs = db.Needs.Within(db, scope);
        var resources = db.NeedResources.Where(l => l.On <= day).Select(l => new { l.NeedId, l.ResourceId })
            .Union(db.NeedProjects.Where(l => l.On <= day).Join(db.ProjectResources.Where(u => u.On <= day), l => l.ProjectId, u => u.ProjectId, (l, u) => new { l.NeedId, u.ResourceId }));
        var supply = from link in resources
                     join need in needs on link.NeedId equals need.Id
                     join resource in db.Resources on link.ResourceId equals resource.Id
                     select new { need.Id, From = resource.Category, To = need.Category };
        var answers = from link in db.NeedProjects
                      where link.On <= day
                      join need in needs on link.NeedId equals need.Id
                      join project in db.Projects on link.ProjectId equals project.Id
                      select new { need.Id, From = need.Category, To = project.Category };
        return Build(
            await ResourceRow.Query(db, scope).GroupBy(r => r.Row.Category).Select(g => new ListPart<ResourceCategory>(g.Key, g.Count(), g.Count(r => r.Use != ResourceUse.Used))).ToListAsync(cancel),
            await NeedRow.Query(db, scope).GroupBy(n => n.Row.Category).Select(g => new ListPart<NeedCategory>(g.Key, g.Count(), g.Count(n => n.Links == 0))).ToListAsync(cancel),
            await ProjectRow.Query(db, scope).GroupBy(p => p.Row.Category).Select(g => new ListPart<ProjectCategory>(g.Key, g.Count(), g.Count(p => p.NeedCount == 0))).ToListAsync(cancel),
            await supply.Distinct().GroupBy(l => new { l.From, l.To }).Select(g => new ListJoin<ResourceCategory, NeedCategory>(g.Key.From, g.Key.To, g.Count())).ToListAsync(cancel),
            await answers.Distinct().GroupBy(l => new { l.From, l.To }).Select(g => new ListJoin<NeedCategory, ProjectCategory>(g.Key.From, g.Key.To, g.Count())).ToListAsync(cancel));
    }

    public static ChartSpec Build(
        IReadOnlyList<ListPart<ResourceCategory>> resources, IReadOnlyList<ListPart<NeedCategory>> needs, IReadOnlyList<ListPart<ProjectCategory>> projects,
        IReadOnlyList<ListJoin<ResourceCategory, NeedCategory>> supply, IReadOnlyList<ListJoin<NeedCategory, ProjectCategory>> answers)
    {
        Stage[] stages =
        [
            StageOf("资源", "未使用", "项", resources, supply.Select(j => j.From), k => Ledgers.Resources.Where(r => r.Category.Is(k)),
                k => Ledgers.Resources.Where(r => r.Category.Is(k), r => r.Use.Is(ResourceUse.Available, ResourceUse.Idle, ResourceUse.Expired))),
            StageOf("需求", "未对接", "个", needs, [.. supply.Select(j => j.To), .. answers.Select(j => j.From)], k => Ledgers.Needs.Where(n => n.Category.Is(k)), k => Ledgers.Needs.Where(n => n.Category.Is(k), n => n.Links.Is(0))),
            StageOf("项目", "无需求", "个", projects, answers.Select(j => j.To), k => Ledgers.Projects.Where(p => p.Category.Is(k)), k => Ledgers.Projects.Where(p => p.Category.Is(k), p => p.NeedCount.Is(0))),
        ];
        return new ChartSpec
        {
            Kind = ChartKind.Flow,
            Title = "三张清单对接情况",
            Subtitle = "资源 → 需求 → 项目，按类别",
            Unit = "",
            Categories = [.. stages.SelectMany(s => s.All.Marks).Select(m => m.Category).Distinct(StringComparer.Ordinal)],
            CategoryHeader = "类别或者对接关系",
            Ledger = NeedTable.LedgerName,
            Series = [.. stages.Select(s => s.All)],
            Flow = new Flow([.. stages.Select(s => s.Alone)],
            [
                .. Ribbons(0, supply, (from, to) => Ledgers.Needs.Where(n => n.Category.Is(to), n => n.ResourceKinds.Have(from))),
                .. Ribbons(1, answers, (from, to) => Ledgers.Needs.Where(n => n.Category.Is(from), n => n.ProjectKinds.Have(to))),
            ]),
            Sentence = Words(resources, needs, projects, supply.Count + answers.Count > 0, HasOutsiders(resources, supply.Select(j => j.From)) || HasOutsiders(projects, answers.Select(j => j.To))),
        };
    }

    private static Stage StageOf<TKind>(string name, string alone, string unit, IReadOnlyList<ListPart<TKind>> parts, IEnumerable<TKind> joined, Func<TKind, string> rows, Func<TKind, string> aloneRows) where TKind : struct, Enum
    {
        // A kind that only partners from outside the scope have stands with its ribbons and no rows.
        var shown = parts.Concat(joined.Distinct().Where(k => parts.All(p => !p.Kind.Equals(k))).Select(k => new ListPart<TKind>(k, 0, 0))).OrderBy(p => p.Kind).ToList();
        return new Stage(
            new Series(name, [.. shown.Select(p => new Mark(p.Kind.Label(), p.All, Invariant($"{p.All}{unit}"), rows(p.Kind)))]),
            new Series(alone, [.. shown.Select(p => new Mark(p.Kind.Label(), p.Alone, Invariant($"{p.Alone}{unit}"), p.Alone > 0 ? aloneRows(p.Kind) : null, Tone.Waiting))]));
    }

    private static IEnumerable<Ribbon> Ribbons<TFrom, TTo>(int stage, IReadOnlyList<ListJoin<TFrom, TTo>> joins, Func<TFrom, TTo, string> rows) where TFrom : struct, Enum where TTo : struct, Enum =>
        joins.OrderBy(j => j.From).ThenBy(j => j.To).Select(j => new Ribbon(stage, j.From.Label(), j.To.Label(),
            new Mark(j.From.Label() + Arrow + j.To.Label(), j.Needs, Invariant($"{j.Needs}个需求"), rows(j.From, j.To), Tone.Light)));

    /// <summary>Whether needs have partners of a kind of which the scope itself has none in use: they are of units or communities outside.</summary>
    private static bool HasOutsiders<TKind>(IReadOnlyList<ListPart<TKind>> parts, IEnumerable<TKind> joined) where TKind : struct, Enum => joined.Any(k => parts.Where(p => p.Kind.Equals(k)).All(p => p.All == p.Alone));

    private static string Words(IReadOnlyList<ListPart<ResourceCategory>> resources, IReadOnlyList<ListPart<NeedCategory>> needs, IReadOnlyList<ListPart<ProjectCategory>> projects, bool joined, bool fromOutside)
    {
        if (resources.Count + needs.Count + projects.Count == 0) return "";
        var words = new[]
        {
            Part(resources, "项资源", alone => Invariant($"未使用{alone}项"), "都已使用", "没有资源"),
            Part(needs, "个需求", alone => Invariant($"未对接资源或者项目{alone}个"), "都已对接", "没有需求"),
            Part(projects, "个项目", alone => Invariant($"无对应需求{alone}个"), "都有对应需求", "没有项目"),
        };
        var outside = fromOutside ? "、统计范围以外的" : "";
        var reading = joined ? $"色带为已对接的需求数，资源含经项目对接的{outside}；一个需求对接几类资源、项目的，各类都计。各列高度只在本列内比较。" : "资源、需求、项目之间尚未建立对接。";
        return $"{string.Join('；', words)}。{reading}";
    }

    /// <summary>293项资源，未使用85项; of one kind only: 3个需求（均为健康养老类），都已对接.</summary>
    private static string Part<TKind>(IReadOnlyList<ListPart<TKind>> parts, string noun, Func<int, string> alone, string full, string none) where TKind : struct, Enum
    {
        if (parts.Count == 0) return none;
        var without = parts.Sum(p => p.Alone);
        var kind = parts is [var single] ? $"（均为{single.Kind.Label()}类）" : "";
        return Invariant($"{parts.Sum(p => p.All)}{noun}{kind}") + (without > 0 ? $"，{alone(without)}" : "，" + full);
    }

    private sealed record Stage(Series All, Series Alone);
}
