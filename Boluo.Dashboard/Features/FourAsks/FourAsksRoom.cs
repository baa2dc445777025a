using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>The parts of the page, as they stand in its address.</summary>
public static class FourAsksPart
{
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

    /// <summary>The street of which this figure has been published answers for it.</summary>
    private const string Solved = "ask.needs.solved";

    private const string ByDone = "由列入计划的次数改为已完成的次数";

    public static IServiceCollection AddFourAsks(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Show, 30, "四项问民举措", Urls.FourAsks)
        {
            Help =
            [
                "问需、问计、问效等各项工作的台账和完成情况，日历中只突出逾期和未完成的。",
                "管理员在各页签的台账中登记，登记后完成率、需关注事项随之更新。",
            ],
        })
        .AddSingleton(new WallScene(50, "问需和满意度") { Charts = ["survey-share", "satisfaction-rates"] })
        .AddSingleton(new PlacePart(PlaceTab.Situation, 40) { Charts = ["survey-share", "satisfaction-rates"] })
        .AddSingleton(new PlacePart(PlaceTab.Asks, 0)
        {
            Charts = ["need-channels", "issue-kinds", "issue-months"],
            Ledgers =
            [
                new(SurveyTable.LedgerName, "问需调研", "截至统计时点没有应完成的问需调研。"), new(SatisfactionTable.LedgerName, "满意度调查", "截至统计时点没有开展满意度调查。"),
                new(DelegateIssueTable.LedgerName, "党代表直联", "截至统计时点没有收集微心愿。"),
            ],
        })
        .AddLedger<SuggestionTable>()
        .AddLedger<SurveyTable>()
        .AddLedger<DelegateIssueTable>()
        .AddLedger<IdeaCaseTable>()
        .AddLedger<SatisfactionTable>()
        .AddLedger<ServiceRuleTable>()
        .AddLedger<DataUpdateTable>()
        .AddSummary<SurveySummary>()
        .AddSummary<SatisfactionSummary>()
        .AddRegister<SuggestionRegister>()
        .AddRegister<SurveyRegister>().AddSheet<SurveyRegister>()
        .AddRegister<DelegateIssueRegister>()
        .AddRegister<IdeaCaseRegister>()
        .AddRegister<SatisfactionRegister>().AddSheet<SatisfactionRegister>()
        .AddRegister<ServiceRuleRegister>()
        .AddRegister<DataUpdateRegister>().AddSheet<DataUpdateRegister>()
        .AddRule<QuarterWithoutSurvey>()
        .AddRule<YearWithoutSurvey>()
        .AddRule<SurveyDueSoon>()
        .AddRule<DataStale>()
        .AddTies(FourAsksTies.All)
        .AddChart<NeedChannelsChart>()
        .AddChart<IssueKindsChart>()
        .AddChart<IssueMonthsChart>()
        .AddChart<AdoptionsChart>()
        .AddChart<SurveyShareChart>()
        .AddChart<SatisfactionChart>()
        .AddFigure(new QueryFigure("ask.policy", "问政于民", "统计时点及以前采纳为县级发展思路的问政建议，按采纳日期计。", "项", "问政建议采纳台账", Department,
            Ledgers.Suggestions.Where(s => s.AdoptedAs.Is(AdoptedForm.CountyDirection)),
            (db, scope) => db.Suggestions.Within(db, scope).Count(s => s.AdoptedAs == AdoptedForm.CountyDirection && s.AdoptedOn <= scope.AsOf))
        { One = "一项建议", Adding = Adding.AddsByLevel, Dating = Dating.AsOf })
        .AddFigure(new QueryFigure("ask.needs.street_survey", "街道需求大调研", "数据起始以来已经期满的各年度，到统计时点已完成的街道大调研次数，除以街道数与年度数之积；逾期完成的计入，未完成的不计入，未登记的任务照算应完成。统计时点当日期满的计入；尚无期满年度的为“—”。", "次/年", "问需调研完成情况表",
            Department, Ledgers.Surveys.Where(s => s.Level.Is(SurveyLevel.Street)),
            Rhythm.OfStreets)
        { One = "一个街道一年完成一次", Adding = Adding.Never, Dating = Dating.AsOf, Rounding = Rounding.TwoDecimals, PublishedOf = PublishedPlace.EachStreet, Revisions = [ByDone] })
        .AddFigure(new QueryFigure("ask.needs.community_survey", "社区常规问需调研", "数据起始以来已经期满的各季度，到统计时点已完成的社区问需调研次数，除以各社区已期满的季度数之和；逾期完成的计入，未完成的不计入，未登记的任务照算应完成。统计时点当日期满的计入；尚无期满季度的为“—”。", "次/季度", "问需调研完成情况表",
            Department, Ledgers.Surveys.Where(s => s.Level.Is(SurveyLevel.Community)),
            Rhythm.OfCommunities)
        { One = "一个社区一个季度完成一次", Adding = Adding.Never, Dating = Dating.AsOf, Rounding = Rounding.TwoDecimals, PublishedOf = PublishedPlace.EachCommunity, Revisions = [ByDone] })
        .AddFigure(county => new QueryFigure(Solved, "党代表直联解决问题", "党代表直联群众收集的微心愿中，统计时点及以前已解决的，按解决日期计，按微心愿所在社区归属。", "个", "党代表直联群众“微心愿”台账", county.StreetOf(Solved),
            Ledgers.DelegateIssues.Where(i => i.State.Is(IssueState.Solved)),
            (db, scope) => db.DelegateIssues.Within(db, scope).Count(i => i.SolvedOn <= scope.AsOf))
        { One = "一个微心愿", Adding = Adding.Adds, Dating = Dating.AsOf, RowsBetween = (from, to) => Ledgers.DelegateIssues.Where(i => i.Solved.Between(from, to)) })
        .AddFigure(new QueryFigure("ask.ideas", "问计于民案例", "听取居民意见后改造的特色街巷中，统计时点及以前已完成改造的，按完成日期计。", "条街", "问计于民案例台账", Department,
            Ledgers.IdeaCases.Where(c => c.Kind.Is(IdeaKind.Street), c => c.Finished.From(new DateOnly(1900, 1, 1))),
            (db, scope) => db.IdeaCases.Within(db, scope).Count(c => c.Kind == IdeaKind.Street && c.FinishedOn <= scope.AsOf))
        { One = "一条街巷", Adding = Adding.Adds, Dating = Dating.AsOf })
        .AddFigure(new QueryFigure("ask.results.systems", "固化为民服务制度", "统计时点及以前各街道固化形成的为民服务制度，按固化日期累计。", "条", "为民服务制度目录", Department,
            Page(ServiceRuleTable.LedgerName),
            (db, scope) => db.ServiceRules.Within(db, scope).Count())
        { One = "一条制度", Adding = Adding.AddsByLevel, Dating = Dating.AsOf });

    internal static string Page(string tab) => Urls.Tab(Urls.FourAsks, tab);

    /// <summary>The surveys of a level, or of both, that stand so, whatever their period.</summary>
    internal static string Standing(SurveyLevel? level, params IReadOnlyList<DutyState> states) =>
        level is { } known
            ? Ledgers.Surveys.Where(s => s.Level.Is(known), s => s.State.Is(states))
            : Ledgers.Surveys.Where(s => s.State.Is(states));
}
