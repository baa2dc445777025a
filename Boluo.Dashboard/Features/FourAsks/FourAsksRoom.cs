using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>The parts of the page, as they stand in its address.</summary>
public static class FourAsksPart
{
    public const string Key = "part";
    public const string Duties = "duties";
    public const string Policy = "policy";
    public const string Needs = "needs";
    public const string Ideas = "ideas";
    public const string Results = "results";
}

/// <summary>四项问民举措: 问政, 问需, 问计, 问效.</summary>
public static class FourAsksRoom
{
    internal const string Department = "组织部门";

    public static IServiceCollection AddFourAsks(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Show, 30, "四项问民举措", Urls.FourAsks))
        .AddLedger<SuggestionTable>()
        .AddLedger<SurveyTable>()
        .AddLedger<DelegateIssueTable>()
        .AddLedger<IdeaCaseTable>()
        .AddLedger<SatisfactionTable>()
        .AddLedger<ServiceRuleTable>()
        .AddLedger<DataUpdateTable>()
        .AddSummary<SurveySummary>()
        .AddSummary<SatisfactionSummary>()
        .AddRecord<SuggestionRecord>()
        .AddRecord<SurveyRecord>()
        .AddRecord<DelegateIssueRecord>()
        .AddRecord<IdeaCaseRecord>()
        .AddRecord<SatisfactionRecord>()
        .AddRecord<ServiceRuleRecord>()
        .AddRecord<DataUpdateRecord>()
        .AddRule<QuarterWithoutSurvey>()
        .AddRule<YearWithoutSurvey>()
        .AddRule<SurveyDueSoon>()
        .AddRule<DataStale>()
        .AddTies(FourAsksTies.All)
        .AddChart<NeedChannelsChart>()
        .AddChart<IssueKindsChart>()
        .AddChart<IssueMonthsChart>()
        .AddChart<AdoptionsChart>()
        .AddFigure(new QueryFigure("ask.policy", "问政于民", "统计时点听取各方意见后采纳为县级发展思路的项数。", "项", "问政建议采纳台账", Department,
            $"{Page(FourAsksPart.Policy)}&{SuggestionTable.LedgerName}.adoptedAs={AdoptedForm.CountyDirection}",
            (db, scope) => db.Suggestions.Within(db, scope).Count(s => s.AdoptedAs == AdoptedForm.CountyDirection && s.AdoptedOn <= scope.AsOf)))
        .AddFigure(new QueryFigure("ask.needs.street_survey", "街道需求大调研", "统计时点所在年度每个街道应开展的群众需求大调研次数：列入问需调研的街道大调研次数与街道数之比。", "次/年", "问需调研完成情况表",
            Department, $"{Page(FourAsksPart.Duties)}&{SurveyTable.LedgerName}.level={SurveyLevel.Street}&{SurveyTable.LedgerName}.current=true",
            (db, scope, cancel) => RhythmAsync(db, scope, SurveyLevel.Street, cancel)))
        .AddFigure(new QueryFigure("ask.needs.community_survey", "社区常规问需调研", "统计时点所在季度每个社区应开展的常规问需调研次数：列入问需调研的社区问需次数与社区数之比。", "次/季度", "问需调研完成情况表",
            Department, $"{Page(FourAsksPart.Duties)}&{SurveyTable.LedgerName}.level={SurveyLevel.Community}&{SurveyTable.LedgerName}.current=true",
            (db, scope, cancel) => RhythmAsync(db, scope, SurveyLevel.Community, cancel)))
        .AddFigure(new QueryFigure("ask.needs.solved", "党代表直联解决问题", "统计时点党代表直联群众收集的微心愿中已解决的问题。", "个", "党代表直联群众“微心愿”台账", "罗阳街道",
            $"{Page(FourAsksPart.Needs)}&{DelegateIssueTable.LedgerName}.state={IssueState.Solved}",
            (db, scope) => db.DelegateIssues.Within(db, scope).Count(i => i.SolvedOn <= scope.AsOf)))
        .AddFigure(new QueryFigure("ask.ideas", "问计于民案例", "统计时点听取居民意见后完成改造的特色街巷。", "条街", "问计于民案例台账", Department,
            $"{Page(FourAsksPart.Ideas)}&{IdeaCaseTable.LedgerName}.kind={IdeaKind.Street}&{IdeaCaseTable.LedgerName}.finished=1900-01-01..",
            (db, scope) => db.IdeaCases.Within(db, scope).Count(c => c.Kind == IdeaKind.Street && c.FinishedOn <= scope.AsOf)))
        .AddFigure(new QueryFigure("ask.results.systems", "固化为民服务制度", "2019年以来至统计时点各街道固化形成的为民服务制度。", "条", "为民服务制度目录", Department,
            $"{Page(FourAsksPart.Results)}&list={ServiceRuleTable.LedgerName}",
            (db, scope) => db.ServiceRules.Within(db, scope).Count()));

    internal static string Page(string part) => $"{Urls.FourAsks}?{FourAsksPart.Key}={part}";

    /// <summary>The surveys of a level, or of both, that stand so, whatever their period.</summary>
    internal static string Standing(SurveyLevel? level, params IReadOnlyList<DutyState> states) =>
        $"{Page(FourAsksPart.Duties)}{(level is null ? "" : $"&{SurveyTable.LedgerName}.level={level}")}&{SurveyTable.LedgerName}.state={string.Join(',', states)}";

    /// <summary>Surveys owed in the running period for each that owes one; unknown where nobody does.</summary>
    private static async Task<double?> RhythmAsync(BoluoDbContext db, Scope scope, SurveyLevel level, CancellationToken cancel)
    {
        var period = Duty.PeriodOf(level, scope.AsOf);
        var surveys = db.NeedSurveys.Within(db, scope).Where(s => s.Level == level && s.PeriodStart == period);
        var count = await surveys.CountAsync(cancel);
        var owners = await surveys.Select(s => s.CommunityCode ?? s.TownshipCode).Distinct().CountAsync(cancel);
        return owners == 0 ? null : (double)count / owners;
    }
}
