using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

public static partial class ScopeFilters
{
    public static IQueryable<CommitteeMember> Within(this IQueryable<CommitteeMember> rows, BoluoDbContext db, Scope scope) =>
        rows.AsOf(scope.AsOf).InCommunities(db, scope, m => m.CommunityCode);

    /// <summary>Streets with a community in scope.</summary>
    public static IQueryable<Township> StreetsWithin(this IQueryable<Township> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.Where(t => t.Kind == TownshipKind.Street);
        if (scope.IsCountyWide) return rows;
        var communities = db.Communities.Within(scope);
        return rows.Where(t => communities.Any(c => c.TownshipCode == t.Code));
    }

    /// <summary>Offices of the streets in scope. They compare two states and have no day.</summary>
    public static IQueryable<StreetOffice> Within(this IQueryable<StreetOffice> rows, BoluoDbContext db, Scope scope)
    {
        var streets = db.Townships.StreetsWithin(db, scope);
        return rows.Where(o => streets.Any(t => t.Code == o.TownshipCode));
    }

    /// <inheritdoc cref="Within(IQueryable{StreetOffice}, BoluoDbContext, Scope)"/>
    public static IQueryable<StreetFunction> Within(this IQueryable<StreetFunction> rows, BoluoDbContext db, Scope scope)
    {
        var streets = db.Townships.StreetsWithin(db, scope);
        return rows.Where(f => streets.Any(t => t.Code == f.TownshipCode));
    }

    /// <summary>Meetings called by an organisation in scope; those of streets only where no community or form is asked for.</summary>
    public static IQueryable<JointMeeting> Within(this IQueryable<JointMeeting> rows, BoluoDbContext db, Scope scope)
    {
        // A meeting stays where it was when the organisation that called it is no more.
        var hosts = db.PartyOrganisations.InPlaces(db, scope, o => o.TownshipCode, o => o.CommunityCode);
        return rows.Where(m => m.On <= scope.AsOf && hosts.Any(o => o.Id == m.HostId));
    }

    public static IQueryable<JointIssue> Within(this IQueryable<JointIssue> rows, BoluoDbContext db, Scope scope)
    {
        var meetings = db.JointMeetings.Within(db, scope);
        return rows.Where(i => meetings.Any(m => m.Id == i.MeetingId));
    }
}
