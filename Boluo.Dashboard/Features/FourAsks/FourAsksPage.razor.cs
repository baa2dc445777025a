using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>四项问民举措: what is due, and the four asks with their ledgers.</summary>
public sealed partial class FourAsksPage : ScopedPage<FourAsksPage.Content>
{
    private static readonly (string Part, string Label)[] Parts =
    [
        (FourAsksPart.Duties, "任务日历"), (FourAsksPart.Policy, "问政于民"), (FourAsksPart.Needs, "问需于民"), (FourAsksPart.Ideas, "问计于民"), (FourAsksPart.Results, "问效于民"),
    ];

    private static readonly Dictionary<string, (string List, string Label)[]> Lists = new()
    {
        [FourAsksPart.Duties] = [(SurveyTable.LedgerName, "问需调研完成情况"), (SurveySummary.SheetKey, "本季汇总"), (DataUpdateTable.LedgerName, "数据更新情况")],
        [FourAsksPart.Policy] = [(SuggestionTable.LedgerName, "")],
        [FourAsksPart.Needs] = [(DelegateIssueTable.LedgerName, "")],
        [FourAsksPart.Ideas] = [(IdeaCaseTable.LedgerName, "")],
        [FourAsksPart.Results] = [(SatisfactionSummary.SheetKey, "满意度汇总"), (SatisfactionTable.LedgerName, "满意度调查台账"), (ServiceRuleTable.LedgerName, "为民服务制度目录")],
    };

    private static readonly Dictionary<string, string[]> ChartKeys = new()
    {
        [FourAsksPart.Duties] = ["survey-share"],
        [FourAsksPart.Policy] = ["adoptions"],
        [FourAsksPart.Needs] = ["need-channels", "issue-kinds", "issue-months"],
        [FourAsksPart.Results] = ["satisfaction-rates"],
    };

    [Inject]
    public required IEnumerable<Figure> Figures { get; init; }

    [Inject]
    public required PanelReader Panels { get; init; }

    /// <summary>What the chosen part shows; the other parts' are empty.</summary>
    public sealed record Content(string Part, string List, FourAsksHead Head)
    {
        public DutyCalendar? Calendar { get; init; }
        public IReadOnlyList<(string Key, ChartSpec Spec)> Charts { get; init; } = [];
        public IReadOnlyList<SuggestionRow> Adopted { get; init; } = [];
        public IReadOnlyList<IdeaCaseRow> Ideas { get; init; } = [];
        public IReadOnlyList<InTownship<ServiceRule>> Rules { get; init; } = [];
    }

    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var tab = Choice(Insight.Urls.TabKey, [.. Parts.Select(p => p.Part), .. Lists.Values.SelectMany(l => l).Select(l => l.List)]);
        if (!tab.Ok) return Result<Content>.Fail(tab.Error!);
        var part = Lists.FirstOrDefault(p => p.Key != tab.Value && p.Value.Any(l => l.List == tab.Value)).Key ?? tab.Value;
        var list = part == tab.Value ? Lists[part][0].List : tab.Value;
        var month = DutyCalendar.MonthOf(QueryHelpers.ParseQuery(Context.Query).TryGetValue(DutyMonth.Key, out var text) ? text.ToString() : null, scope, Context.Limits);
        if (!month.Ok) return Result<Content>.Fail(month.Error!);

        var head = await Snapshots.GetAsync("four-asks", scope, (db, token) => FourAsksHead.ReadAsync(Figures, db, scope, token), cancel);
        var content = await Snapshots.GetAsync(part == FourAsksPart.Duties ? $"four-asks:duties:{DutyMonth.Text(month.Value)}" : $"four-asks:{part}", scope, async (db, token) =>
            new Content(part, "", head)
            {
                Charts = await Panels.ChartsAsync(db, scope, token, ChartKeys.GetValueOrDefault(part, [])),
                Calendar = part == FourAsksPart.Duties ? await DutyCalendar.ReadAsync(db, scope, await Snapshots.LimitsAsync(token), month.Value, token) : null,
                Adopted = part == FourAsksPart.Policy ? await SuggestionRow.Query(db, scope).Where(s => s.AdoptedOn != null).OrderByDescending(s => s.AdoptedOn).ThenBy(s => s.Suggestion.Id).ToListAsync(token) : [],
                Ideas = part == FourAsksPart.Ideas ? await IdeaCaseRow.Query(db, scope).OrderBy(c => c.Community.Code).ThenBy(c => c.Row.Id).ToListAsync(token) : [],
                Rules = part == FourAsksPart.Results ? await db.ServiceRules.Within(db, scope).WithTownship(db, r => r.TownshipCode).OrderBy(r => r.Township.Code).ThenBy(r => r.Row.FixedOn).ThenBy(r => r.Row.Id).ToListAsync(token) : [],
            }, cancel);
        return content with { List = list, Head = head };
    }
}
