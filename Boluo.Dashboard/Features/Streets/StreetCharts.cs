using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>议定事项办理情况, by kind and state.</summary>
public sealed class JointIssuesChart : IChart
{
    public string Key => "joint-issue-states";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await JointIssueRow.Query(db, scope).GroupBy(i => new { i.Row.Kind, i.Solved, Late = i.State == DutyState.Overdue })
            .Select(g => new { g.Key.Kind, g.Key.Solved, g.Key.Late, Count = g.Count() }).ToListAsync(cancel);
        return Build([.. counts.Select(c => (c.Kind, c.Solved ? "已办结" : c.Late ? "逾期" : "办理中", c.Count))]);
    }

    public static ChartSpec Build(IReadOnlyList<(JointIssueKind Kind, string State, int Count)> counts)
    {
        var kinds = Enum.GetValues<JointIssueKind>();
        (string State, DutyState[] States)[] states =
        [
            ("已办结", [DutyState.Done, DutyState.DoneLate]), ("办理中", [DutyState.NotDue, DutyState.DueSoon, DutyState.DueToday]), ("逾期", [DutyState.Overdue]),
        ];
        int Of(JointIssueKind kind, string state) => counts.Where(c => c.Kind == kind && c.State == state).Sum(c => c.Count);
        var total = counts.Sum(c => c.Count);
        int All(string state) => counts.Where(c => c.State == state).Sum(c => c.Count);
        return CountCharts.Bars("议定事项办理情况", "类别", "项", Ledgers.JointIssues, kinds,
            [.. states.Select(s => new SeriesOf<JointIssueKind>(s.State, k => Of(k, s.State), k => Ledgers.JointIssues.Where(i => i.Kind.Is(k), i => i.State.Is(s.States))))]) with
        {
            Sentence = total == 0 ? "" : Invariant($"{total}项议定事项已办结{All("已办结")}项，办理中{All("办理中")}项{(All("逾期") > 0 ? $"，逾期{All("逾期")}项" : "")}。"),
        };
    }
}

/// <summary>办理天数: how long the matters of each kind took, one dot each.</summary>
public sealed class JointDaysChart : IChart
{
    public string Key => "joint-days";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var issues = await JointIssueRow.Query(db, scope).OrderBy(i => i.Row.Id).Select(i => new { i.Row.Kind, i.Row.Title, i.DaysOpen, i.Solved }).ToListAsync(cancel);
        return Build([.. issues.Select(i => (i.Kind, i.Title, i.DaysOpen, i.Solved))]);
    }

    public static ChartSpec Build(IReadOnlyList<(JointIssueKind Kind, string Title, int Days, bool Solved)> issues)
    {
        var kinds = Enum.GetValues<JointIssueKind>().Where(k => issues.Any(i => i.Kind == k)).ToList();
        var solved = issues.Where(i => i.Solved).Select(i => (double)i.Days).Order().ToList();
        var open = issues.Where(i => !i.Solved).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Strip,
            Title = "议定事项办理天数",
            Subtitle = "天，一点一事项",
            Unit = "天",
            Categories = [.. kinds.Select(k => k.Label())],
            CategoryHeader = "类别",
            Ledger = JointIssueTable.LedgerName,
            Series = [.. kinds.Select(k => new Series(k.Label(), [.. issues.Where(i => i.Kind == k).Select(i => new Mark(k.Label(), i.Days, i.Title,
                Ledgers.JointIssues.Where(l => l.Search(i.Title))))]))],
            Sentence = issues.Count == 0 ? "" : (solved.Count == 0 ? "" : $"已办结事项中位数{ChartText.Number(ChartTable.Median([.. solved]))}天；")
                + (open.Count == 0 ? "没有未办结事项。" : Invariant($"未办结{open.Count}项，最长已{open.Max(i => i.Days)}天。")),
        };
    }
}
