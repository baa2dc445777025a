using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A survey of needs as of a day; what was done later is not known yet.</summary>
public sealed record SurveyRow
{
    /// <summary>What the key of a row begins with that nobody has entered; the code of who owes it and the first day of its period follow.</summary>
    public const string Unentered = "owed-";

    public required SurveyLevel Level { get; init; }
    public required string TownshipName { get; init; }
    public required string? CommunityCode { get; init; }
    public required string? CommunityName { get; init; }

    /// <summary>The division code of who owes it.</summary>
    public required string Place { get; init; }

    public required DateOnly PeriodStart { get; init; }

    /// <summary>2020年第二季度, 2020年.</summary>
    public required string Period { get; init; }

    /// <summary>The period is the one that the day lies in.</summary>
    public required bool Current { get; init; }

    public required DateOnly DueOn { get; init; }
    public required DateOnly? DoneOn { get; init; }
    public required SurveyMethod? Method { get; init; }
    public required int? Households { get; init; }
    public required int? NeedsCollected { get; init; }
    public required bool? Reported { get; init; }
    public required DutyState State { get; init; }
    public required string Search { get; init; }

    /// <summary>Who answers for it: the community's secretary, else the street.</summary>
    public required string Owner { get; init; }

    /// <summary>The key of a row: the survey's, or that of who owes one that nobody has entered.</summary>
    public required string Key { get; init; }

    /// <summary>The surveys owed in a scope until its day, whether or not anybody has entered them.</summary>
    public static IQueryable<SurveyRow> Query(BoluoDbContext db, Scope scope) => Entered(db, scope).Concat(Missing(db, scope));

    // The parts are put together by SQL, so a choice is spelled out in each: a stored name and a literal would not be read alike.
    private static IQueryable<SurveyRow> Entered(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var (year, quarter) = (Duty.PeriodOf(SurveyLevel.Street, day), Duty.PeriodOf(SurveyLevel.Community, day));
        return from stated in db.NeedSurveys.Within(db, scope).WithState(day)
               let survey = stated.Row
               let done = stated.State == DutyState.Done || stated.State == DutyState.DoneLate
               join township in db.Townships on survey.TownshipCode equals township.Code
               join c in db.Communities on survey.CommunityCode equals c.Code into communities
               from community in communities.DefaultIfEmpty()
               select new SurveyRow
               {
                   Key = "" + survey.Id,
                   Level = survey.Level == SurveyLevel.Street ? SurveyLevel.Street : SurveyLevel.Community,
                   TownshipName = township.Name,
                   CommunityCode = survey.CommunityCode,
                   CommunityName = community.Name,
                   Place = survey.CommunityCode ?? survey.TownshipCode,
                   PeriodStart = survey.PeriodStart,
                   Period = "" + survey.PeriodStart.Year + (survey.Level == SurveyLevel.Street ? "年"
                       : survey.PeriodStart.Month == 1 ? "年第一季度" : survey.PeriodStart.Month == 4 ? "年第二季度" : survey.PeriodStart.Month == 7 ? "年第三季度" : "年第四季度"),
                   Current = survey.PeriodStart == (survey.Level == SurveyLevel.Street ? year : quarter),
                   DueOn = survey.DueOn,
                   DoneOn = done ? survey.DoneOn : null,
                   Method = !done ? null : survey.Method == SurveyMethod.Visits ? SurveyMethod.Visits : survey.Method == SurveyMethod.Meeting ? SurveyMethod.Meeting
                       : survey.Method == SurveyMethod.Questionnaire ? SurveyMethod.Questionnaire : SurveyMethod.Online,
                   Households = done ? survey.Households : null,
                   NeedsCollected = done ? survey.NeedsCollected : null,
                   Reported = done ? survey.Reported : null,
                   State = stated.State,
                   Search = community.Search ?? township.Name,
                   Owner = community.SecretaryName ?? township.Name,
               };
    }

    private static IQueryable<SurveyRow> Missing(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var (year, quarter) = (Duty.PeriodOf(SurveyLevel.Street, day), Duty.PeriodOf(SurveyLevel.Community, day));
        return from stated in OwedByCommunities(db, scope).Concat(OwedByStreets(db, scope)).WithDuty(day, o => o.DueOn, o => o.DoneOn)
               let row = stated.Row
               let ofStreet = row.CommunityCode == null
               select new SurveyRow
               {
                   Key = Unentered + row.Place + "-" + row.PeriodStart,
                   Level = ofStreet ? SurveyLevel.Street : SurveyLevel.Community,
                   TownshipName = row.TownshipName,
                   CommunityCode = row.CommunityCode,
                   CommunityName = row.CommunityName,
                   Place = row.Place,
                   PeriodStart = row.PeriodStart,
                   Period = "" + row.PeriodStart.Year + (ofStreet ? "年"
                       : row.PeriodStart.Month == 1 ? "年第一季度" : row.PeriodStart.Month == 4 ? "年第二季度" : row.PeriodStart.Month == 7 ? "年第三季度" : "年第四季度"),
                   Current = row.PeriodStart == (ofStreet ? year : quarter),
                   DueOn = row.DueOn,
                   DoneOn = null,
                   Method = null,
                   Households = null,
                   NeedsCollected = null,
                   Reported = null,
                   State = stated.State,
                   Search = row.Search,
                   Owner = row.Owner,
               };
    }

    private static IQueryable<DueSurvey> OwedByCommunities(BoluoDbContext db, Scope scope)
    {
        var (day, periods) = (scope.AsOf, Duties.Chased(SurveyLevel.Community, scope.AsOf));
        return from placed in db.CommunitiesWithin(scope)
               let community = placed.Community
               from start in periods.Where(p => p <= day)
               let end = start.AddMonths(3).AddDays(-1)
               where end >= community.ValidFrom && db.DataStates.Any(s => s.EarliestAsOf <= end)
                   && !db.NeedSurveys.Any(s => s.CommunityCode == community.Code && s.PeriodStart == start)
               select new DueSurvey
               {
                   Place = community.Code,
                   TownshipName = placed.Township.Name,
                   CommunityCode = community.Code,
                   CommunityName = community.Name,
                   PeriodStart = start,
                   DueOn = end,
                   DoneOn = null,
                   Search = community.Search,
                   Owner = community.SecretaryName,
               };
    }

    private static IQueryable<DueSurvey> OwedByStreets(BoluoDbContext db, Scope scope)
    {
        var (day, periods) = (scope.AsOf, Duties.Chased(SurveyLevel.Street, scope.AsOf));
        return from street in Duties.Streets(db, scope)
               from start in periods.Where(p => p <= day)
               let end = start.AddMonths(12).AddDays(-1)
               where db.DataStates.Any(s => s.EarliestAsOf <= end)
                   && !db.NeedSurveys.Any(s => s.CommunityCode == null && s.TownshipCode == street.Code && s.PeriodStart == start)
               select new DueSurvey
               {
                   Place = street.Code,
                   TownshipName = street.Name,
                   CommunityCode = null,
                   CommunityName = null,
                   PeriodStart = start,
                   DueOn = end,
                   DoneOn = null,
                   Search = street.Name,
                   Owner = street.Name,
               };
    }

    /// <summary>A survey that nobody has entered: due on the last day of its period, and not done.</summary>
    private sealed record DueSurvey
    {
        public required string Place { get; init; }
        public required string TownshipName { get; init; }
        public required string? CommunityCode { get; init; }
        public required string? CommunityName { get; init; }
        public required DateOnly PeriodStart { get; init; }
        public required DateOnly DueOn { get; init; }
        public required DateOnly? DoneOn { get; init; }
        public required string Search { get; init; }
        public required string Owner { get; init; }
    }
}

/// <summary>问需调研完成情况表.</summary>
public sealed class SurveyTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<SurveyRow, SurveyRegister>(factory, LedgerName, new("问需调研完成情况表"), "问需调研", FourAsksRoom.Page(FourAsksPart.Duties))
{
    public const string LedgerName = SurveyKeys.LedgerName;

    public override IReadOnlyList<string> Notes =>
    [
        "街道每年开展一次群众需求大调研，社区每季度开展一次常规问需；应完成时间为当年、当季最后一日。",
        Invariant($"尚未登记的调研按当年、当季最后一日到期列出，往期未完成的一直列出到完成为止。状态按应完成时间和完成时间推算至统计时点，应完成时间当日未完成的为今日到期，次日起为逾期；距应完成时间不超过{Duty.SoonDays}天为临近到期。"),
        "收集需求为调研时收集的件数，归并后列入需求清单，两者不相加。",
    ];

    public override string UsualOrder => "按时期从近到远、行政区划代码排序";

    protected override Expression<Func<SurveyRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<SurveyRow> InUsualOrder(IQueryable<SurveyRow> rows) => rows.OrderByDescending(r => r.PeriodStart).ThenBy(r => r.Place);

    protected override IReadOnlyList<Expression<Func<SurveyRow, string?>>> Searched => [r => r.Search, r => r.TownshipName, r => r.Period];

    protected override IQueryable<SurveyRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => SurveyRow.Query(db, scope);

    protected override IEnumerable<RowColumn<SurveyRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.Place),
        Column.CommunityIfAny(r => r.CommunityName, r => r.CommunityCode, r => r.Place),
        Column.Choice(Ledgers.Surveys.Level.Key, "类别", r => r.Level) with { Standard = false },
        Column.Code(Ledgers.Surveys.Place.Key, "区划代码", r => r.Place) with { Standard = false },
        Column.Text("period", "时期", r => r.Period),
        Column.Flag("current", "本期", r => r.Current) with { Standard = false },
        Field(Ledgers.Surveys.Due.Key, r => r.DueOn),
        Field(Ledgers.Surveys.Done.Key, r => r.DoneOn),
        Field("method", r => r.Method),
        Field("households", r => r.Households),
        Field("needs", r => r.NeedsCollected),
        Field("reported", r => r.Reported),
        Column.Choice(Ledgers.Surveys.State.Key, "状态", r => r.State),
        Column.Remark(),
    ];
}
