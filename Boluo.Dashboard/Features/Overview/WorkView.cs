using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>What the work list is divided by.</summary>
public enum WorkGrouping
{
    [Display(Name = "按事项")] Rule,
    [Display(Name = "按镇街社区")] Place,
    [Display(Name = "按责任人（责任单位）")] Owner,
    [Display(Name = "按应完成时间")] Due,
}

/// <summary>Which part of the work list is shown, by what has changed since the end of the month before.</summary>
public enum WorkChange
{
    [Display(Name = "全部")] All,
    [Display(Name = "新增")] New,
    [Display(Name = "消除")] Gone,
}

/// <summary>How the work list is looked at; the address of the page carries it.</summary>
public sealed record WorkView
{
    public const string GroupKey = "group";

    // With a dot, as the views of ledgers: a place of one scope is none of another's.
    public const string RuleKey = "work.rule";
    public const string PlaceKey = "work.place";
    public const string ChangeKey = "work.change";

    /// <summary>The value that narrows nothing.</summary>
    public const string All = "all";

    public WorkGrouping Grouping { get; init; }

    /// <summary>The key of the only rule; null for all.</summary>
    public string? Rule { get; init; }

    /// <summary>The key of the only place; null for all.</summary>
    public string? Place { get; init; }

    public WorkChange Change { get; init; }

    /// <summary>Path and query of the page in this view, defaults left out.</summary>
    public string Path => Urls.Join(Urls.Attention, string.Join('&', new[]
    {
        Grouping == WorkGrouping.Rule ? null : $"{GroupKey}={Grouping}",
        Rule is null ? null : $"{RuleKey}={Uri.EscapeDataString(Rule)}",
        Place is null ? null : $"{PlaceKey}={Place}",
        Change == WorkChange.All ? null : $"{ChangeKey}={Change}",
    }.OfType<string>()));

    /// <summary>The items that it shows.</summary>
    public IReadOnlyList<WorkItem> Of(WorkList list, WorkPlaces places) =>
    [
        .. (Change == WorkChange.Gone ? list.Gone : list.Items).Where(i => (Change != WorkChange.New || i.IsNew)
            && (Rule is null || i.Finding.Rule == Rule) && (Place is null || places.Of(i.Finding).Key == Place)),
    ];
}

/// <summary>Items under one heading.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Result">The rule's result with these findings, where the items are all of one rule.</param>
public sealed record WorkGroup(string Id, string Title, IReadOnlyList<WorkItem> Items, RuleResult? Result = null)
{
    /// <summary>The page of the place whose items they are; null where they are grouped by anything else.</summary>
    public string? Place { get; init; }

    public static IReadOnlyList<WorkGroup> Of(IReadOnlyList<WorkItem> items, WorkGrouping grouping, WorkPlaces places) => grouping switch
    {
        WorkGrouping.Place => [.. places.All.GroupJoin(items, p => p.Key, i => places.Of(i.Finding).Key, (place, own) => new WorkGroup($"place-{place.Key}", place.Name, [.. own]) { Place = places.PageOf(place) }).Where(g => g.Items.Count > 0)],
        // In the order in which they are first met, never by a Chinese name.
        WorkGrouping.Owner => ByOwner([.. ByPlace(items).GroupBy(i => (i.Finding.Owner, Of: OwnerPlaceOf(i)))]),
        WorkGrouping.Due => [.. items.GroupBy(DueOf).OrderBy(g => g.Key).Select(g => new WorkGroup($"due-{g.Key}", g.Key.Label(), [.. g.OrderBy(i => i.Finding.DueOn).ThenBy(i => i.Result.Rule.Kind)]))],
        _ => [.. items.GroupBy(i => i.Result).Select(g => ByRule(g.Key with { Findings = [.. g.Select(i => i.Finding)] }, [.. g]))],
    };

    private static WorkGroup ByRule(RuleResult matter, IReadOnlyList<WorkItem> items) =>
        new(matter.Rule.Key, (matter.Rule.Kind == RuleKind.Reminder ? "到期提醒：" : "") + matter.Heading, items, matter);

    /// <summary>Two of one name are told apart by the place or unit that each belongs to.</summary>
    private static IReadOnlyList<WorkGroup> ByOwner(IReadOnlyList<IGrouping<(string Owner, string Of), WorkItem>> owners)
    {
        var shared = owners.CountBy(g => g.Key.Owner, StringComparer.Ordinal).Where(o => o.Value > 1).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        return [.. owners.Select((g, n) => new WorkGroup(Invariant($"owner-{n + 1}"), shared.Contains(g.Key.Owner) ? $"{g.Key.Owner}（{g.First().Finding.Whose}）" : g.Key.Owner, [.. g]))];
    }

    /// <summary>A unit is the same wherever it works; a branch or a secretary is somebody of the place.</summary>
    private static string OwnerPlaceOf(WorkItem item) => (item.Finding.UnitId, item.Result.Rule.IsOwnedByUnit) switch
    {
        ({ } unit, _) => Invariant($"{unit}"),
        (_, true) => "",
        _ => item.Finding.LiesIn ?? "",
    };

    private static IEnumerable<WorkItem> ByPlace(IEnumerable<WorkItem> items) => items.OrderBy(i => i.Finding.LiesIn is null).ThenBy(i => i.Finding.LiesIn, StringComparer.Ordinal);

    private static WorkDue DueOf(WorkItem item) => item.Finding.DueOn?.CompareTo(item.Result.Day) switch
    {
        null => WorkDue.None,
        < 0 => WorkDue.Past,
        0 => WorkDue.Today,
        _ => WorkDue.Ahead,
    };
}

/// <summary>How the day by which something is to be done lies to the day looked at.</summary>
public enum WorkDue
{
    [Display(Name = "已过应完成时间")] Past,
    [Display(Name = "当日应完成")] Today,
    [Display(Name = "尚未到应完成时间")] Ahead,
    [Display(Name = "没有应完成时间")] None,
}
