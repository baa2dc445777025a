using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

/// <summary>The systems of the three city forms belong to communities. What lies behind the scope's day is not there yet.</summary>
public static partial class ScopeFilters
{
    public static IQueryable<AlleyChief> Within(this IQueryable<AlleyChief> rows, BoluoDbContext db, Scope scope) =>
        rows.AsOf(scope.AsOf).InCommunities(db, scope, c => c.CommunityCode);

    /// <summary>Patrols due in the weeks that have begun; they belong where their chief does, whoever he is today.</summary>
    public static IQueryable<AlleyPatrol> Within(this IQueryable<AlleyPatrol> rows, BoluoDbContext db, Scope scope)
    {
        var chiefs = db.AlleyChiefs.InCommunities(db, scope, c => c.CommunityCode);
        return rows.Where(p => p.WeekOf <= scope.AsOf && chiefs.Any(c => c.Id == p.ChiefId));
    }

    public static IQueryable<SmallCase> Within(this IQueryable<SmallCase> rows, BoluoDbContext db, Scope scope)
    {
        var chiefs = db.AlleyChiefs.InCommunities(db, scope, c => c.CommunityCode);
        return rows.Where(p => p.RaisedOn <= scope.AsOf && chiefs.Any(c => c.Id == p.ChiefId));
    }

    /// <summary>The plans of the year that the scope's day lies in.</summary>
    public static IQueryable<CommunityFund> Within(this IQueryable<CommunityFund> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(f => f.Year == scope.AsOf.Year).InCommunities(db, scope, f => f.CommunityCode);

    /// <summary>What was paid in the year that the scope's day lies in, up to that day.</summary>
    public static IQueryable<FundSpending> Within(this IQueryable<FundSpending> rows, BoluoDbContext db, Scope scope)
    {
        var newYear = new DateOnly(scope.AsOf.Year, 1, 1);
        return rows.Where(s => s.On >= newYear && s.On <= scope.AsOf).InCommunities(db, scope, s => s.CommunityCode);
    }

    public static IQueryable<CompoundGroup> Within(this IQueryable<CompoundGroup> rows, BoluoDbContext db, Scope scope)
    {
        var compounds = db.Compounds.Within(db, scope);
        return rows.Where(g => g.FoundedOn <= scope.AsOf && compounds.Any(c => c.Id == g.CompoundId));
    }

    /// <summary>The platform's items are the same in every community it runs in.</summary>
    public static IQueryable<EHomeItem> Within(this IQueryable<EHomeItem> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(_ => db.Communities.Within(scope).Any(c => c.EHomePilot));

    public static IQueryable<ContactHousehold> Within(this IQueryable<ContactHousehold> rows, BoluoDbContext db, Scope scope) =>
        rows.AsOf(scope.AsOf).InCommunities(db, scope, h => h.CommunityCode);

    public static IQueryable<Talk> Within(this IQueryable<Talk> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(t => t.On <= scope.AsOf).InCommunities(db, scope, t => t.CommunityCode);

    public static IQueryable<SuburbService> Within(this IQueryable<SuburbService> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(s => s.On <= scope.AsOf).InCommunities(db, scope, s => s.CommunityCode);

    public static IQueryable<FringeCampaignRow> Within(this IQueryable<FringeCampaignRow> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(r => r.On <= scope.AsOf).InCommunities(db, scope, r => r.CommunityCode);
}
