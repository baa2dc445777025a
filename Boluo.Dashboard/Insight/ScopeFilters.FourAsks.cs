using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

public static partial class ScopeFilters
{
    /// <summary>Suggestions about the place; those about the whole county only county-wide.</summary>
    public static IQueryable<Suggestion> Within(this IQueryable<Suggestion> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(s => s.On <= scope.AsOf).InPlaces(db, scope, s => s.TownshipCode, s => s.CommunityCode);

    /// <summary>Surveys whose period has begun; a street's only where no community or form is asked for.</summary>
    public static IQueryable<NeedSurvey> Within(this IQueryable<NeedSurvey> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(s => s.PeriodStart <= scope.AsOf).InPlaces(db, scope, s => s.TownshipCode, s => s.CommunityCode);

    public static IQueryable<DelegateIssue> Within(this IQueryable<DelegateIssue> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(i => i.RaisedOn <= scope.AsOf).InCommunities(db, scope, i => i.CommunityCode);

    public static IQueryable<IdeaCase> Within(this IQueryable<IdeaCase> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(c => c.StartedOn <= scope.AsOf).InCommunities(db, scope, c => c.CommunityCode);

    /// <summary>Surveys about the place; those about departments only county-wide.</summary>
    public static IQueryable<SatisfactionSurvey> Within(this IQueryable<SatisfactionSurvey> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(s => s.On <= scope.AsOf).InPlaces(db, scope, s => s.TownshipCode, s => s.CommunityCode);

    /// <summary>Rules of the streets in scope; a community or form has none of its own.</summary>
    public static IQueryable<ServiceRule> Within(this IQueryable<ServiceRule> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.Where(r => r.FixedOn <= scope.AsOf);
        if (scope.IsCountyWide) return rows;
        return scope is { Community: null, Form: null, Township: { } township } ? rows.Where(r => r.TownshipCode == township) : rows.Where(r => false);
    }

    public static IQueryable<DataUpdate> Within(this IQueryable<DataUpdate> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(u => u.On <= scope.AsOf).InCommunities(db, scope, u => u.CommunityCode);

    /// <summary>Actions in the place up to the month of the day.</summary>
    public static IQueryable<CampaignAction> Within(this IQueryable<CampaignAction> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(a => a.Month <= scope.AsOf).InPlaces(db, scope, a => a.TownshipCode, a => a.CommunityCode);
}
