using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>One line of the work list: what a rule found, and whether it was not found yet at the end of the month before.</summary>
public sealed record WorkItem(RuleResult Result, Finding Finding, bool IsNew)
{
    /// <summary>For how many days it has been so.</summary>
    public int? Days => Finding.Since is { } since ? Result.Day.DayNumber - since.DayNumber : null;

    public string Path => Result.PathOf(Finding);

    /// <summary>Nothing is wrong yet.</summary>
    public bool IsReminder => Result.Rule.Kind == RuleKind.Reminder;

    public string Title => TitleOf(Result);

    /// <summary>2020年5月9日（52天）; / of a reminder, — where the data do not tell.</summary>
    public string SinceInWords => (Finding.Since, IsReminder) switch
    {
        ({ } since, _) => Invariant($"{Domain.Days.Long(since)}（{Days}天）"),
        (_, true) => Cells.NotApplicable,
        _ => Quantity.Unknown,
    };

    /// <summary>632户; / where the finding is a yes or no.</summary>
    public string AmountInWords => Result.AmountOf(Finding) ?? Cells.NotApplicable;

    /// <summary>The day by which it is to be done; / where nothing is owed by a day.</summary>
    public string DueInWords => Finding.DueOn is { } due ? Domain.Days.Long(due) : Cells.NotApplicable;

    /// <summary>The rule's title, with 提醒 before it where nothing is wrong yet.</summary>
    public static string TitleOf(RuleResult matter) => (matter.Rule.Kind == RuleKind.Reminder ? "提醒：" : "") + matter.Title;
}

/// <summary>需关注事项 as work to be done, beside what the same rules found at the end of the month before.</summary>
public sealed class WorkList
{
    private readonly Dictionary<string, int> _new;

    /// <param name="before">None where the month before lies outside the data.</param>
    public WorkList(RuleResults sheet, RuleResults? before)
    {
        Sheet = sheet;
        var (now, then) = (KeysOf(sheet), before is null ? null : KeysOf(before));
        var (runs, ran) = (RunsIn(sheet), before is null ? [] : RunsIn(before));
        Items = ItemsOf(sheet, key => then is not null && ran.Contains(key.Rule) && !then.Contains(key));
        Gone = before is null ? [] : [.. ItemsOf(before, _ => false).Where(i => !i.IsReminder && runs.Contains(i.Finding.Rule) && !now.Contains(KeyOf(i.Finding)))];
        ComparedWith = before is { All: [var first, ..] } ? first.Day : null;
        _new = Items.Where(i => i.IsNew).CountBy(i => i.Finding.Rule, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    public RuleResults Sheet { get; }

    /// <summary>Rule by rule, reminders last.</summary>
    public IReadOnlyList<WorkItem> Items { get; }

    /// <summary>What was found at the end of the month before and is found no more, as it stood then; a reminder that has passed is no work done.</summary>
    public IReadOnlyList<WorkItem> Gone { get; }

    /// <summary>The end of the month before; null where there are no data of it.</summary>
    public DateOnly? ComparedWith { get; }

    public int New => _new.Values.Sum();

    public int NewOf(Rule rule) => _new.GetValueOrDefault(rule.Key);

    /// <summary>The last day of the month before the scope's day.</summary>
    public static DateOnly MonthEndBefore(DateOnly day) => Period.Of(PeriodKind.Month, day).Previous.To;

    private static (string Rule, string Key) KeyOf(Finding finding) => (finding.Rule, finding.Key);

    /// <summary>A rule that does not run yet, or rests, neither finds nor clears anything.</summary>
    private static HashSet<string> RunsIn(RuleResults sheet) => [.. sheet.All.Where(m => m.HasRun).Select(m => m.Rule.Key)];

    private static HashSet<(string, string)> KeysOf(RuleResults sheet) => [.. sheet.All.SelectMany(m => m.Findings).Select(KeyOf)];

    private static List<WorkItem> ItemsOf(RuleResults sheet, Func<(string Rule, string Key), bool> isNew) =>
        [.. sheet.All.SelectMany(m => m.Findings.Select(f => new WorkItem(m, f, isNew(KeyOf(f)))))];
}
