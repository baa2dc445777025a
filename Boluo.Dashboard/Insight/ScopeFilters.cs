using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore.Query;

namespace Boluo.Dashboard.Insight;

/// <summary>The only place that knows what a scope means for each entity. Every overload also applies the scope's day.</summary>
public static partial class ScopeFilters
{
    public static IQueryable<Community> Within(this IQueryable<Community> rows, Scope scope)
    {
        rows = rows.AsOf(scope.AsOf);
        if (scope.Community is { } community) rows = rows.Where(c => c.Code == community);
        else if (scope.Township is { } township) rows = rows.Where(c => c.TownshipCode == township);
        if (scope.Form is { } form) rows = rows.Where(c => c.UrbanForm == form);
        return rows;
    }

    public static IQueryable<GridAssignment> Within(this IQueryable<GridAssignment> rows, BoluoDbContext db, Scope scope) =>
        rows.AsOf(scope.AsOf).InCommunities(db, scope, a => a.CommunityCode);

    /// <summary>The grids of a scope with where they belong on its day.</summary>
    public static IQueryable<GridOn> GridsWithin(this BoluoDbContext db, Scope scope) => db.GridAssignments.Within(db, scope).WithGrids(db, scope.AsOf);

    public static IQueryable<Grid> Within(this IQueryable<Grid> rows, BoluoDbContext db, Scope scope)
    {
        var assignments = db.GridAssignments.Within(db, scope);
        return rows.AsOf(scope.AsOf).Where(g => assignments.Any(a => a.GridId == g.Id));
    }

    /// <summary>Duties of the grids in scope.</summary>
    public static IQueryable<GridDuty> Within(this IQueryable<GridDuty> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.AsOf(scope.AsOf);
        var grids = db.Grids.Within(db, scope);
        return rows.Where(d => grids.Any(g => g.Id == d.GridId));
    }

    /// <summary>Organisations of communities in scope; those of streets and towns only where no community or form is asked for.</summary>
    public static IQueryable<PartyOrganisation> Within(this IQueryable<PartyOrganisation> rows, BoluoDbContext db, Scope scope) =>
        rows.AsOf(scope.AsOf).InPlaces(db, scope, o => o.TownshipCode, o => o.CommunityCode);

    public static IQueryable<Compound> Within(this IQueryable<Compound> rows, BoluoDbContext db, Scope scope) =>
        rows.InCommunities(db, scope, c => c.CommunityCode);

    /// <summary>Centres of the community, else of the township; 县本级 belongs to the whole county only.</summary>
    public static IQueryable<ServiceCenter> Within(this IQueryable<ServiceCenter> rows, BoluoDbContext db, Scope scope) =>
        rows.ThereOn(scope.AsOf).PlacedIn(db, scope);

    /// <summary>Centres that were begun and are not open yet, placed as open ones are.</summary>
    public static IQueryable<ServiceCenter> BuildingWithin(this IQueryable<ServiceCenter> rows, BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return rows.Where(c => c.StartedOn <= day && c.OpenedOn > day).PlacedIn(db, scope);
    }

    private static IQueryable<ServiceCenter> PlacedIn(this IQueryable<ServiceCenter> rows, BoluoDbContext db, Scope scope) =>
        rows.InPlaces(db, scope, c => c.TownshipCode, c => c.CommunityCode);

    public static IQueryable<Pairing> Within(this IQueryable<Pairing> rows, BoluoDbContext db, Scope scope) =>
        rows.AsOf(scope.AsOf).InCommunities(db, scope, p => p.CommunityCode);

    /// <summary>Units paired that day with a community in scope.</summary>
    public static IQueryable<CountyUnit> Within(this IQueryable<CountyUnit> rows, BoluoDbContext db, Scope scope)
    {
        var pairings = db.Pairings.Within(db, scope);
        return rows.Where(u => pairings.Any(p => p.UnitId == u.Id));
    }

    public static IQueryable<Activity> Within(this IQueryable<Activity> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(a => a.On <= scope.AsOf).InCommunities(db, scope, a => a.CommunityCode);

    /// <summary>Resources on the list that day, of units paired with a community in scope.</summary>
    public static IQueryable<Resource> Within(this IQueryable<Resource> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.Where(r => r.OfferedOn <= scope.AsOf);
        if (scope.IsCountyWide) return rows;
        var pairings = db.Pairings.Within(db, scope);
        return rows.Where(r => pairings.Any(p => p.UnitId == r.UnitId));
    }

    public static IQueryable<Need> Within(this IQueryable<Need> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(n => n.RaisedOn <= scope.AsOf).InCommunities(db, scope, n => n.CommunityCode);

    /// <summary>Projects with any community in scope; those of two townships do not add up.</summary>
    public static IQueryable<Project> Within(this IQueryable<Project> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.Where(p => p.PublishedOn <= scope.AsOf);
        if (scope.IsCountyWide) return rows;
        var communities = db.Communities.Within(scope);
        return rows.Where(p => db.ProjectCommunities.Any(l => l.ProjectId == p.Id && communities.Any(c => c.Code == l.CommunityCode)));
    }

    /// <summary>
    /// What belongs to a community that exists on the scope's day, county-wide too: the county is the sum of the communities that its
    /// summaries list. What hangs on a community that has ended is in no total of a later day; it stays in those of its own days.
    /// </summary>
    private static IQueryable<T> InCommunities<T>(this IQueryable<T> rows, BoluoDbContext db, Scope scope, Expression<Func<T, string?>> community)
    {
        var codes = db.Communities.Within(scope).Select(c => c.Code);
        return rows.Where(community.Then(code => codes.Contains(code)));
    }

    /// <summary>The same for what may belong to a township or the county as a whole, which it does where no community or form is asked for.</summary>
    private static IQueryable<T> InPlaces<T>(
        this IQueryable<T> rows, BoluoDbContext db, Scope scope, Expression<Func<T, string?>> township, Expression<Func<T, string?>> community)
    {
        if (scope.Community is not null || scope.Form is not null) return rows.InCommunities(db, scope, community);
        if (scope.Township is { } asked) rows = rows.Where(township.Then(code => code == asked));
        var codes = db.Communities.AsOf(scope.AsOf).Select(c => c.Code);
        return rows.Where(community.Then(code => code == null || codes.Contains(code)));
    }

    /// <summary>A condition on what an expression yields.</summary>
    private static Expression<Func<T, bool>> Then<T>(this Expression<Func<T, string?>> value, Expression<Func<string?, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(ReplacingExpressionVisitor.Replace(condition.Parameters[0], value.Body, condition.Body), value.Parameters);

    /// <summary>片区党支部: below the committee or general branch of a community, whatever it is called.</summary>
    public static IQueryable<PartyOrganisation> AreaBranches(this IQueryable<PartyOrganisation> rows, BoluoDbContext db) =>
        rows.Where(o => o.Kind == PartyOrganisationKind.Branch && db.PartyOrganisations.Any(p => p.Id == o.ParentId
            && (p.Kind == PartyOrganisationKind.Committee || p.Kind == PartyOrganisationKind.GeneralBranch)));
}
