using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

/// <summary>Scopes of 社区工作者, 社工, 义工 and the units' reports.</summary>
public static partial class ScopeFilters
{
    public static IQueryable<CommunityWorker> Within(this IQueryable<CommunityWorker> rows, BoluoDbContext db, Scope scope) =>
        rows.ThereOn(scope.AsOf).InCommunities(db, scope, w => w.CommunityCode);

    public static IQueryable<SocialPlacement> Within(this IQueryable<SocialPlacement> rows, BoluoDbContext db, Scope scope) =>
        rows.ThereOn(scope.AsOf).InCommunities(db, scope, p => p.CommunityCode);

    /// <summary>Every agency county-wide; in a smaller scope those with 社工 there.</summary>
    public static IQueryable<SocialAgency> Within(this IQueryable<SocialAgency> rows, BoluoDbContext db, Scope scope)
    {
        if (scope.IsCountyWide) return rows;
        var placements = db.SocialPlacements.Within(db, scope);
        return rows.Where(a => placements.Any(p => p.AgencyId == a.Id));
    }

    public static IQueryable<VolunteerTeam> Within(this IQueryable<VolunteerTeam> rows, BoluoDbContext db, Scope scope) =>
        rows.ThereOn(scope.AsOf).InCommunities(db, scope, t => t.CommunityCode);

    /// <summary>Reports for the half-year of the scope's day that were in by then, of the units paired with a community in scope.</summary>
    public static IQueryable<UnitService> Within(this IQueryable<UnitService> rows, BoluoDbContext db, Scope scope)
    {
        var (from, day) = (Period.Of(PeriodKind.HalfYear, scope.AsOf).From, scope.AsOf);
        var units = db.CountyUnits.Within(db, scope);
        return rows.Where(s => s.From == from && s.ReportedOn <= day && units.Any(u => u.Id == s.UnitId));
    }
}
