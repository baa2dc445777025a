using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>What a joint meeting decided, as its timeline tells it.</summary>
public sealed record DecidedIssue(string Title, DateOnly Decided, DateOnly Due, DateOnly? Solved, DutyState State);

/// <summary>议定事项办理情况: each from the meeting to the day it was solved, the overdue first.</summary>
public sealed class JointIssuesChart : IChart
{
    public string Key => "joint-issue-states";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Build(
        await JointIssueRow.Query(db, scope).OrderBy(i => i.Meeting.On).ThenBy(i => i.Row.Id).Select(i => new DecidedIssue(i.Row.Title, i.Meeting.On, i.Row.DueOn, i.SolvedOn, i.State)).ToListAsync(cancel), scope.AsOf);

    public static ChartSpec Build(IReadOnlyList<DecidedIssue> issues, DateOnly day)
    {
        // Those that are still open come first, the longest overdue on top; then the solved, the latest first.
        var ordered = issues.OrderBy(i => i.Solved is not null).ThenBy(i => i.Solved is { } solved ? -solved.DayNumber : i.Due.DayNumber).ToList();
        var repeated = issues.GroupBy(i => i.Title, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        List<(string Name, DecidedIssue Issue)> named = [.. ordered.Index().Select(i => (repeated.Contains(i.Item.Title) ? Invariant($"{i.Index + 1}. {i.Item.Title}") : i.Item.Title, i.Item))];
        var (solvedCount, late, overdue) = (issues.Count(i => i.Solved is not null), issues.Count(i => i.State == DutyState.DoneLate), issues.Where(i => i.State == DutyState.Overdue).ToList());
        return new ChartSpec
        {
            Kind = ChartKind.Timeline,
            Title = "议定事项办理情况",
            Subtitle = "圆点为议定日和办结日，竖线为完成时限",
            Unit = "",
            Categories = [.. named.Select(n => n.Name)],
            CategoryHeader = "议定事项",
            Ledger = JointIssueTable.LedgerName,
            Series = [new Series("办理情况", [.. named.Select(n => new Mark(n.Name, (n.Issue.Solved ?? day).DayNumber - n.Issue.Decided.DayNumber, Standing(n.Issue, day),
                Ledgers.JointIssues.Where(l => l.Search(n.Issue.Title)), n.Issue.State switch { DutyState.Overdue => Tone.Waiting, DutyState.Done or DutyState.DoneLate => Tone.Done, _ => Tone.Measure }))])],
            Timeline = new Timeline(day, [.. named.Select(n => new TimelineLane(n.Name, n.Issue.Decided, n.Issue.Due, n.Issue.Solved))]),
            Sentence = issues.Count == 0 ? "" : Invariant(
                $"{issues.Count}项议定事项已办结{solvedCount}项{(late > 0 ? $"（逾期办结{late}项）" : "")}，办理中{issues.Count - solvedCount - overdue.Count}项{(overdue.Count > 0 ? $"，逾期未办结{overdue.Count}项，最长已逾期{overdue.Max(i => day.DayNumber - i.Due.DayNumber)}天" : "")}。"),
        };
    }

    /// <summary>逾期45天, 还有12天, 按期办结, 逾期3天办结.</summary>
    private static string Standing(DecidedIssue issue, DateOnly day) => issue.State switch
    {
        DutyState.Overdue => Invariant($"逾期{day.DayNumber - issue.Due.DayNumber}天"),
        DutyState.DueToday => "今日到期",
        DutyState.Done => "按期办结",
        DutyState.DoneLate => Invariant($"逾期{issue.Solved!.Value.DayNumber - issue.Due.DayNumber}天办结"),
        _ => Invariant($"还有{issue.Due.DayNumber - day.DayNumber}天"),
    };
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
