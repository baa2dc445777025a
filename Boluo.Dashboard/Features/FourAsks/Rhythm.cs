using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>
/// How often people were asked: surveys done by the day for each that was owed in the periods that are over by then, since the data
/// begin. A survey that was missed is missing here; one that nobody has entered is owed all the same. Unknown before a period is over.
/// </summary>
internal static class Rhythm
{
    private const int QuartersPerYear = 4, MonthsPerQuarter = 3;

    /// <summary>Per community and quarter; see <see cref="Duties"/> for the same, survey by survey.</summary>
    public static readonly Expression<Func<BoluoDbContext, Scope, double?>> OfCommunities = (db, scope) =>
        (double?)db.NeedSurveys.Count(s => s.Level == SurveyLevel.Community && s.DoneOn <= scope.AsOf
            && s.PeriodStart < Duty.PeriodOf(SurveyLevel.Community, scope.AsOf.AddDays(1)) && s.PeriodStart.AddMonths(MonthsPerQuarter) > db.DataStates.Min(d => d.EarliestAsOf)
            && db.Communities.Within(scope).Any(c => c.Code == s.CommunityCode))
        / db.Communities.Within(scope).Select(c => new
        {
            Since = (c.ValidFrom.Year * QuartersPerYear) + ((c.ValidFrom.Month - 1) / MonthsPerQuarter),
            Data = db.DataStates.Min(d => (d.EarliestAsOf.Year * QuartersPerYear) + ((d.EarliestAsOf.Month - 1) / MonthsPerQuarter)),
        }).Select(c => c.Since > c.Data ? c.Since : c.Data).Sum(first => first < QuarterOf(scope.AsOf.AddDays(1)) ? QuarterOf(scope.AsOf.AddDays(1)) - first : 0);

    /// <summary>Per street and year.</summary>
    public static readonly Expression<Func<BoluoDbContext, Scope, double?>> OfStreets = (db, scope) =>
        (double?)db.NeedSurveys.Count(s => s.Level == SurveyLevel.Street && s.DoneOn <= scope.AsOf
            && s.PeriodStart < Duty.PeriodOf(SurveyLevel.Street, scope.AsOf.AddDays(1)) && s.PeriodStart.Year >= db.DataStates.Min(d => d.EarliestAsOf.Year)
            && Duties.Streets(db, scope).Any(t => t.Code == s.TownshipCode))
        / (Duties.Streets(db, scope).Count() * (scope.AsOf.AddDays(1).Year - db.DataStates.Min(d => d.EarliestAsOf.Year)));

    /// <summary>Quarters in their order, one apart.</summary>
    private static int QuarterOf(DateOnly day) => (day.Year * QuartersPerYear) + ((day.Month - 1) / MonthsPerQuarter);
}
