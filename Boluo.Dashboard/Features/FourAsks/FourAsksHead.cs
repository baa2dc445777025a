using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>The six published figures of the four asks, each with one line on how it stands.</summary>
public sealed record FourAsksHead(IReadOnlyList<Kpi> Tiles)
{
    private static readonly string[] Keys = ["ask.policy", "ask.needs.street_survey", "ask.needs.community_survey", "ask.needs.solved", "ask.ideas", "ask.results.systems"];

    public static async Task<FourAsksHead> ReadAsync(IEnumerable<Figure> figures, BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var passports = await Passports.ReadAsync([.. Keys.Select(figures.Named)], db, scope, cancel);
        var streets = await Duties.ReadAsync(db, scope, SurveyLevel.Street, Duty.PeriodOf(SurveyLevel.Street, scope.AsOf), cancel);
        var communities = await Duties.ReadAsync(db, scope, SurveyLevel.Community, Duty.PeriodOf(SurveyLevel.Community, scope.AsOf), cancel);
        var (years, quarters) = (await Duties.EarlierAsync(db, scope, SurveyLevel.Street, cancel), await Duties.EarlierAsync(db, scope, SurveyLevel.Community, cancel));
        Kpi Tile(string key, string term, string note, bool warn = false) =>
            new(key, term, passports[key].Computed.ToString(), passports[key].Computed.Value is null ? "" : passports[key].Figure.Unit, note, [passports[key]], warn);
        return new FourAsksHead(
        [
            Tile("ask.policy", "问政 · 县级发展思路", "听取意见后作出的调整"),
            Tile("ask.needs.street_survey", "问需 · 街道大调研", InWords("年", streets, years), years > 0 || Presses(streets)),
            Tile("ask.needs.community_survey", "问需 · 社区常规问需", InWords("季", communities, quarters), quarters > 0 || Presses(communities)),
            Tile("ask.needs.solved", "问需 · 党代表直联解决", "党代表收集的微心愿"),
            Tile("ask.ideas", "问计 · 特色街巷", "与居民共议改造"),
            Tile("ask.results.systems", "问效 · 为民服务制度", "由群众满意的做法固化"),
        ]);
    }

    /// <summary>本季完成31/36，今日到期5；往季逾期3: the most pressing state is named, and what is owed from before.</summary>
    private static string InWords(string period, IReadOnlyList<SurveyDuty> owed, int earlier)
    {
        if (owed.Count == 0) return "当前统计范围无此任务";
        var open = owed.Where(o => !o.IsDone).OrderByDescending(o => o.State).ToList();
        var rest = open.Count == 0 ? "" : Invariant($"，{open[0].State.Label()}{open.Count(o => o.State == open[0].State)}");
        return Invariant($"本{period}完成{owed.Count(o => o.IsDone)}/{owed.Count}{rest}{(earlier > 0 ? $"；往{period}逾期{earlier}" : "")}");
    }

    private static bool Presses(IReadOnlyList<SurveyDuty> owed) => owed.Any(o => o.State is DutyState.DueSoon or DutyState.DueToday or DutyState.Overdue);
}
