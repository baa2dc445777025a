using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A survey of a level that is overdue, whatever its period: it stays a matter until it is done.</summary>
public abstract class SurveyOverdue(string key, int order, SurveyLevel level, string noun) : Rule(key, order, RuleTopic.Reporting, noun, "天")
{
    public override string LedgerPath(double? threshold) => FourAsksRoom.Standing(level, DutyState.Overdue);

    public override string? RowPath(Finding finding) => SurveyFindings.PathOf(finding);

    public override string? EntryPath(Finding finding) => SurveyFindings.EntryOf(finding);

    public override string Measure => "次";

    public override string Subject => level.Label();

    public override string Clause(double? threshold) => "逾期未完成";

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) =>
        [Summaries.Places(findings, level == SurveyLevel.Street ? "街道" : "社区"), Most("最长", findings, "逾期")];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (today, asked) = (scope.AsOf.DayNumber, level);
        return SurveyRow.Query(db, scope).Where(s => s.Level == asked && s.State == DutyState.Overdue).Found(this, s => today - s.DueOn.DayNumber, s => s.DueOn);
    }
}

/// <summary>社区季度问需逾期未完成.</summary>
public sealed class QuarterWithoutSurvey() : SurveyOverdue("survey.quarter", 65, SurveyLevel.Community, "季度问需")
{
    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计范围内社区自设立以来各季度应完成的常规问需，每个社区每季度一次；尚未登记的按应完成计，自本系统数据起始日所在季度起、最多上溯十年。",
        Condition = "已过应完成时间，统计时点仍未完成。",
        Reckoning = "应完成时间为当季最后一日；当日未完成的为今日到期，不列入，次日起列入，为逾期第1天。往季逾期的一直列入，直到完成；统计时点以后完成的，统计时点视为未完成。",
        Answers = "社区党组织书记",
        Source = "问需调研完成情况表",
        Department = FourAsksRoom.Department,
        Clear = "已到应完成时间的季度问需都已完成；本季尚未到期的不在核查之内，逾期后完成的不再列入。",
    };
}

/// <summary>街道年度大调研逾期未完成. Towns owe none.</summary>
public sealed class YearWithoutSurvey() : SurveyOverdue("survey.year", 125, SurveyLevel.Street, "年度大调研")
{
    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计范围内街道各年度应完成的群众需求大调研，每个街道每年一次；镇不开展，按社区、城市形态统计时不核查。尚未登记的按应完成计，自本系统数据起始日所在年度起、最多上溯十年。",
        Condition = "已过应完成时间，统计时点仍未完成。",
        Reckoning = "应完成时间为当年最后一日；当日未完成的为今日到期，不列入，次日起列入，为逾期第1天。往年逾期的一直列入，直到完成；统计时点以后完成的，统计时点视为未完成。",
        Answers = "街道",
        Source = "问需调研完成情况表",
        Department = FourAsksRoom.Department,
        Clear = "已到应完成时间的年度大调研都已完成；本年尚未到期的不在核查之内，逾期后完成的不再列入。",
    };
}

/// <summary>问需调研临近到期: due today or within the last days before, and not done. Nothing is wrong yet.</summary>
public sealed class SurveyDueSoon() : Rule("survey.due", 66, RuleTopic.Reporting, "问需调研", "天")
{
    public override RuleKind Kind => RuleKind.Reminder;

    public override string Measure => "次";

    public override string Clause(double? threshold) => "临近到期";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计范围内社区本季应完成的常规问需和街道本年应完成的群众需求大调研，无论是否登记。",
        Condition = Invariant($"统计时点未完成，且距应完成时间不超过{Duty.SoonDays}天（含当日到期的和恰好{Duty.SoonDays}天的）。"),
        Reckoning = "应完成时间为当季、当年最后一日；数值为距应完成时间的天数，当日到期的为0天。过了应完成时间的不再提醒，改列逾期未完成。",
        Answers = "社区党组织书记（街道）",
        Source = "问需调研完成情况表",
        Department = FourAsksRoom.Department,
        Clear = "这是到期提醒，不是问题；没有提醒不等于没有逾期的问需调研。",
    };

    public override string LedgerPath(double? threshold) => FourAsksRoom.Standing(null, DutyState.DueSoon, DutyState.DueToday);

    public override string? RowPath(Finding finding) => SurveyFindings.PathOf(finding);

    public override string? EntryPath(Finding finding) => SurveyFindings.EntryOf(finding);

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold)
    {
        var (today, next) = (findings.Count(f => f.Amount == 0), findings.Where(f => f.Amount > 0).MinBy(f => f.Amount));
        var clauses = new List<SummaryClause>();
        if (today == findings.Count) clauses.Add(new SummaryClause("今日到期"));
        else if (today > 0) clauses.Add(new SummaryClause(Invariant($"今日到期{today}{Measure}")));
        if (next?.DueOn is { } due) clauses.Add(new SummaryClause(Invariant($"{Days.InYear(due)}到期，还有{next.Amount}天")));
        return clauses;
    }

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var today = scope.AsOf.DayNumber;
        return SurveyRow.Query(db, scope).Where(s => s.State == DutyState.DueSoon || s.State == DutyState.DueToday).Found(this, s => s.DueOn.DayNumber - today);
    }
}

/// <summary>
/// 数据未按期更新: communities whose last update lies further back than that. One that has never sent any is asked for it from its
/// founding or from the first day of the data on, whichever is later.
/// </summary>
public sealed class DataStale() : Rule("data.stale", 130, RuleTopic.Reporting, "社区", "天", 31)
{
    public override string Clause(double? threshold) => "数据未按期更新";

    public override string Title(double? threshold) => Clause(threshold);

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、在统计范围内的社区。",
        Condition = $"距最近一次数据更新{Over(threshold)}，或者从未更新且应更新已{Over(threshold)}。",
        Reckoning = "自最近一次更新当日起算，次日为第1天；从未更新的，自社区设立日期和本系统数据起始日两者中较晚的一日起算，数值记为“—”。",
        Answers = "社区党组织书记",
        Source = "社区数据更新情况表",
        Department = FourAsksRoom.Department,
        Clear = $"每个社区{this.Amount(threshold)}内都更新过数据，或者应更新未满该天数；不核查更新的内容是否完整。",
    };

    public override string? EntryPath(Finding finding) => Urls.EntryOf(DataUpdateTable.LedgerName);

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) =>
        findings.Any(f => f.Amount is not null) ? [Summaries.Places(findings), Most("最长", findings)] : [Summaries.Places(findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var day = scope.AsOf;
        var since = day.AddDays(-(int)(threshold ?? 0));
        return (from placed in db.CommunitiesWithin(scope)
                let last = db.DataUpdates.Where(u => u.CommunityCode == placed.Community.Code && u.On <= day).Max(u => (DateOnly?)u.On)
                where last < since || (last == null && placed.Community.ValidFrom < since && db.DataStates.Any(s => s.EarliestAsOf < since))
                select new LastDone { Township = placed.Township, Community = placed.Community, On = last }).FoundLate(this, day);
    }
}

internal static class SurveyFindings
{
    /// <summary>Surveys that are findings, in the name of the community or else the street that owes them.</summary>
    public static IQueryable<Finding> Found(this IQueryable<SurveyRow> surveys, Rule rule, Expression<Func<SurveyRow, double?>> amount, Expression<Func<SurveyRow, DateOnly?>>? since = null) => surveys.Found(rule, s => new Finding
    {
        Key = s.Key,
        Name = s.TownshipName + (s.CommunityName ?? "") + s.Period,
        PlaceCode = s.Place,
        TownshipName = s.TownshipName,
        CommunityName = s.CommunityName,
        Owner = s.Owner,
        DueOn = s.DueOn,
        LiesIn = s.Place,
    }, amount, since);

    /// <summary>The sheet of the quarter that a community owes; streets owe too few for one.</summary>
    public static string? EntryOf(Finding finding) => finding is { DueOn: { } due, CommunityName: not null } ? Urls.EntryOf(SurveyTable.LedgerName, due) : null;

    /// <summary>The survey in its ledger.</summary>
    public static string? PathOf(Finding finding) => finding is { DueOn: { } due, PlaceCode: { } place }
        ? Ledgers.Surveys.Where(s => s.Place.Has(place), s => s.Due.Is(due), s => s.Level.Is(finding.CommunityName is null ? SurveyLevel.Street : SurveyLevel.Community)) : null;
}
