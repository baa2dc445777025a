using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

public static partial class ScopeFilters
{
    /// <summary>Townships of the scope; of a community or form, those that its communities belong to.</summary>
    public static IQueryable<Township> Within(this IQueryable<Township> rows, BoluoDbContext db, Scope scope)
    {
        if (scope.IsCountyWide) return rows;
        if (scope is { Form: null, Township: { } township }) return rows.Where(t => t.Code == township);
        var communities = db.Communities.Within(scope);
        return rows.Where(t => communities.Any(c => c.TownshipCode == t.Code));
    }

    /// <summary>Returns for months that have begun, of the townships in scope.</summary>
    public static IQueryable<MonthlyReturn> Within(this IQueryable<MonthlyReturn> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.Where(r => r.Month <= scope.AsOf);
        if (scope.IsCountyWide) return rows;
        var townships = db.Townships.Within(db, scope);
        return rows.Where(r => townships.Any(t => t.Code == r.TownshipCode));
    }

    /// <summary>What the centres in scope have on their schedule for a period, announced or held.</summary>
    public static IQueryable<CenterEvent> Within(this IQueryable<CenterEvent> rows, BoluoDbContext db, Scope scope, Period period)
    {
        var (from, to, centers) = (period.From, period.End, db.ServiceCenters.Within(db, scope));
        return rows.Where(e => e.On >= from && e.On <= to && centers.Any(c => c.Code == e.CenterCode));
    }
}
