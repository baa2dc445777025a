using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>本季问需未完成: communities whose survey of the quarter is not done, whether its row is there or not.</summary>
public sealed class QuarterWithoutSurvey() : Rule("survey.quarter", 65)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => "本季问需未完成";

    public override string RowsPath(double? threshold) => FourAsksRoom.Undone(SurveyLevel.Community, DutyState.NotDue, DutyState.DueSoon, DutyState.DueToday, DutyState.Overdue);

    public override string Summary(IReadOnlyList<Finding> findings) => DueWords.Of(findings);

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, day) = (Key, scope.AsOf);
        var quarter = Duty.PeriodOf(SurveyLevel.Community, day);
        var end = Duty.EndOf(SurveyLevel.Community, quarter);
        return from community in db.Communities.Within(scope)
               join township in db.Townships on community.TownshipCode equals township.Code
               join s in db.NeedSurveys.Where(s => s.PeriodStart == quarter) on community.Code equals s.CommunityCode into surveys
               from survey in surveys.DefaultIfEmpty()
               where survey == null || survey.DoneOn == null || survey.DoneOn > day
               select new Finding
               {
                   Rule = key,
                   Key = community.Code,
                   Name = township.Name + community.Name,
                   Place = township.Name + community.Name,
                   Owner = community.SecretaryName,
                   Amount = (survey == null ? end.DayNumber : survey.DueOn.DayNumber) - day.DayNumber,
               };
    }
}

/// <summary>街道本年大调研未完成: only once it is due or nearly so. Towns owe none.</summary>
public sealed class YearWithoutSurvey() : Rule("survey.year", 125)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => "街道本年大调研未完成";

    public override string RowsPath(double? threshold) => FourAsksRoom.Undone(SurveyLevel.Street, DutyState.DueSoon, DutyState.DueToday, DutyState.Overdue);

    public override string Summary(IReadOnlyList<Finding> findings) => DueWords.Of(findings);

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, day) = (Key, scope.AsOf);
        var year = Duty.PeriodOf(SurveyLevel.Street, day);
        var (end, soon) = (Duty.EndOf(SurveyLevel.Street, year), day.AddDays(Duty.SoonDays));
        return from street in Duties.Streets(db, scope)
               join s in db.NeedSurveys.Where(s => s.PeriodStart == year && s.Level == SurveyLevel.Street) on street.Code equals s.TownshipCode into surveys
               from survey in surveys.DefaultIfEmpty()
               where (survey == null || survey.DoneOn == null || survey.DoneOn > day) && (survey == null ? end : survey.DueOn) <= soon
               select new Finding
               {
                   Rule = key,
                   Key = street.Code,
                   Name = street.Name,
                   Place = street.Name,
                   Owner = street.Name,
                   Amount = (survey == null ? end.DayNumber : survey.DueOn.DayNumber) - day.DayNumber,
               };
    }
}

/// <summary>数据未按期更新: communities whose last update lies further back than that, or that have never sent one.</summary>
public sealed class DataStale() : Rule("data.stale", 130, 31)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => "数据未按期更新";

    /// <summary>A community that has never sent one has no row in the ledger, so the list of matters names them all.</summary>
    public override string RowsPath(double? threshold) => $"{Urls.Attention}#{Key}";

    public override string Summary(IReadOnlyList<Finding> findings) => findings.Count == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{Summaries.Places(findings, "个社区")}{(findings.Max(f => f.Amount) is { } days ? $"，最长{days}天" : "")}");

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, day) = (Key, scope.AsOf);
        var since = day.AddDays(-(int)(threshold ?? 0));
        return from community in db.Communities.Within(scope)
               join township in db.Townships on community.TownshipCode equals township.Code
               let last = db.DataUpdates.Where(u => u.CommunityCode == community.Code && u.On <= day).Max(u => (DateOnly?)u.On)
               where last == null || last < since
               select new Finding
               {
                   Rule = key,
                   Key = community.Code,
                   Name = township.Name + community.Name,
                   Place = township.Name + community.Name,
                   Owner = community.SecretaryName,
                   Amount = last == null ? null : day.DayNumber - last.Value.DayNumber,
               };
    }
}

/// <summary>Days until duties are due, in words; below zero they are overdue.</summary>
internal static class DueWords
{
    public static string Of(IReadOnlyList<Finding> findings)
    {
        var culture = CultureInfo.InvariantCulture;
        var (late, today, ahead) = (findings.Count(f => f.Amount < 0), findings.Count(f => f.Amount == 0), findings.Where(f => f.Amount > 0).Select(f => f.Amount).ToList());
        if (late == 0 && ahead.Count == 0) return today > 0 ? "今日到期" : "";
        return string.Join("，", new[]
        {
            late > 0 ? string.Create(culture, $"逾期{late}个") : null,
            today > 0 ? string.Create(culture, $"今日到期{today}个") : null,
            ahead.Count > 0 ? string.Create(culture, $"距到期{ahead.Min()}天") : null,
        }.OfType<string>());
    }
}
