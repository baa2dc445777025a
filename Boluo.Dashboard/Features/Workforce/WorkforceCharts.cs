using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>应配与在岗: the communities that lack workers with the gap of each, a list of vacancies and no score; where none does, all of them in the order of their codes.</summary>
public sealed class StaffingChart : IChart
{
    public string Key => "workforce-staffing";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var inForce = await StaffingStandard.InForceAsync(db, cancel);
        return Build(await StaffingLine.ReadAsync(db, scope, cancel), inForce, inForce);
    }

    /// <summary>By a standard: the one in force, or one that is tried out.</summary>
    public static ChartSpec Build(IReadOnlyList<StaffingLine> communities, int standard, int inForce)
    {
        var trial = standard != inForce;
        var needed = communities.Sum(c => c.Needed(standard));
        var places = ChartPlaces.Of([.. communities.Select(c => c.Community)]);
        var lines = places.Group(communities, c => c.Code).ToList();
        if (communities.Any(c => c.Short(standard) > 0)) return Gaps(communities, places, standard, inForce);
        Series Of(string name, Func<StaffingLine, int> heads) => new(name, [.. lines.Select(l => places.Mark(l.Place, l.Items.Sum(heads), Page(standard, inForce), Urls.Community))]);
        return new ChartSpec
        {
            Kind = ChartKind.Columns,
            Title = $"各{places.Noun}应配与在岗{(trial ? "（模拟测算）" : "")}",
            Draws = Ledgers.Staffing.Columns(w => w.Needed),
            Subtitle = Invariant($"按{standard}户/人"),
            Unit = "名",
            Categories = [.. lines.Select(l => l.Place.Name)],
            CategoryHeader = places.Noun,
            Ledger = trial ? null : StaffingTable.LedgerName,
            Series = [Of("应配", c => c.Needed(standard)), Of("在岗", c => c.InPost)],
            Sentence = communities.Count == 0 ? "" : Invariant(
                $"{(trial ? "模拟测算：" : "")}按{standard}户/人应配{needed}名，在岗{communities.Sum(c => c.InPost)}名；没有配备不足的社区。{places.Noun}按行政区划代码排列。{places.Note}"),
        };
    }

    /// <summary>The vacancies alone, the largest first. What one community has too many of fills no gap of another.</summary>
    private static ChartSpec Gaps(IReadOnlyList<StaffingLine> communities, ChartPlaces places, int standard, int inForce)
    {
        var trial = standard != inForce;
        var lacking = communities.Where(c => c.Short(standard) > 0).ToList();
        var lines = places.Group(lacking, c => c.Code).OrderByDescending(l => l.Items.Sum(c => c.Short(standard))).ToList();
        Mark Gap(ChartPlace place, IReadOnlyList<StaffingLine> items)
        {
            var heads = items.Sum(c => c.Short(standard));
            return places.Mark(place, heads, Page(standard, inForce), Urls.Community) with
            {
                Tone = Tone.Waiting,
                Label = Invariant($"{heads}（{items.Sum(c => c.InPost)}/{items.Sum(c => c.Needed(standard))}）"),
            };
        }

        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = $"各{places.Noun}应配与在岗缺口{(trial ? "（模拟测算）" : "")}",
            Draws = Ledgers.Staffing.Columns(w => w.Needed),
            Subtitle = Invariant($"名，括号内为在岗/应配，按{standard}户/人"),
            Unit = "名",
            Categories = [.. lines.Select(l => l.Place.Name)],
            CategoryHeader = places.Noun,
            Ledger = trial ? null : StaffingTable.LedgerName,
            Series = [new Series("缺口", [.. lines.Select(l => Gap(l.Place, l.Items))])],
            Sentence = Invariant(
                $"{(trial ? "模拟测算：" : "")}按{standard}户/人应配{communities.Sum(c => c.Needed(standard))}名，在岗{communities.Sum(c => c.InPost)}名；{lacking.Count}个社区配备不足，共缺{lacking.Sum(c => c.Short(standard))}名。只列配备不足的{places.Noun}，按缺口排列。{places.Note}"),
        };
    }

    private static string Page(int standard, int inForce) => standard == inForce ? Urls.Workforce : Invariant($"{Urls.Workforce}?{StaffingStandard.Key}={standard}");
}

/// <summary>户/名 of the communities: each city form compared with itself only.</summary>
public sealed class StaffingLoadChart : IChart
{
    public string Key => "workforce-load";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await StaffingLine.ReadAsync(db, scope, cancel));

    public static ChartSpec Build(IReadOnlyList<StaffingLine> communities)
    {
        List<FormDot> dots = [.. communities.Where(c => c.InPost > 0).Select(c => new FormDot(c.Form, c.Name, Urls.Community(c.Code), c.Load))];
        return FormStrip.Build("每名社区工作者服务户数", "户/名，一点一社区", "户/名", StaffingTable.LedgerName, dots) with
        {
            Draws = Ledgers.Staffing.Columns(w => w.Form, w => w.Households),
            Sentence = dots.Count == 0 ? "" : $"社区只在同一形态内比较；竖线为中位数：{FormStrip.Medians(dots)}户/名。",
        };
    }
}

/// <summary>In post and certified, by post.</summary>
public sealed class PostsChart : IChart
{
    public string Key => "workforce-posts";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await PostGradeLine.ReadAsync(db, scope, cancel));

    public static ChartSpec Build(IReadOnlyList<PostGradeLine> lines)
    {
        var posts = Enum.GetValues<WorkerPost>();
        var (inPost, certified) = (lines.Sum(l => l.Heads), lines.Sum(l => l.Certified));
        return CountCharts.Bars("持社工证情况", "岗位", "名", Ledgers.CommunityWorkers, posts,
            new SeriesOf<WorkerPost>("在岗", p => lines.Where(l => l.Post == p).Sum(l => l.Heads), p => Ledgers.CommunityWorkers.Where(w => w.Post.Is(p))),
            new SeriesOf<WorkerPost>("持社工证", p => lines.Where(l => l.Post == p).Sum(l => l.Certified), p => Ledgers.CommunityWorkers.Where(w => w.Post.Is(p), w => w.Certified.Yes))) with
        {
            Draws = Ledgers.CommunityWorkers.Columns(c => c.Post, c => c.Certified),
            Subtitle = Invariant($"{certified}/{inPost}名"),
            Sentence = inPost == 0 ? "" : Invariant($"在岗{inPost}名社区工作者中{certified}名持社工证，占{Digits.Share((double)certified / inPost)}。"),
        };
    }
}

/// <summary>The published points of pay, as what they are: points, not a scale.</summary>
public sealed class PayChart : IChart
{
    public string Key => "workforce-pay";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await PayPointRow.Query(db, scope).Where(p => p.InForce).OrderBy(p => p.KindOrder).ToListAsync(cancel));

    public static ChartSpec Build(IReadOnlyList<PayPointRow> points) => new()
    {
        Kind = ChartKind.Points,
        Title = "月收入公开数",
        Subtitle = "元/月",
        Unit = "元/月",
        Categories = [.. points.Select(p => p.Kind.Label())],
        CategoryHeader = "指标",
        Ledger = PayPointTable.LedgerName,
        Series = [new Series("月收入", [.. points.Select(p => new Mark(p.Kind.Label(), p.Yuan, Tone: p.Kind == PayPointKind.Before ? Tone.Quiet : Tone.Measure, Href: WorkforceRoom.Page(WorkforceRoom.PayTab)))])],
        Sentence = points.Count == 0 ? "" : "全县只公开了这几个数；各岗位、各等级的薪酬标准未公布，不作推算。",
    };
}
