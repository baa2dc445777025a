using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Insight;

/// <summary>
/// The only place that knows what a scope means: for what is <see cref="IPlaced"/> its place and its time say it all, other kinds of rows
/// have an overload of their own. Every overload also applies the scope's day.
/// </summary>
public static class ScopeFilters
{
    /// <summary>
    /// What is there on the scope's day in a community that exists on it, county-wide too: the county is the sum of the communities that its
    /// summaries list. What hangs on a community that has ended is in no total of a later day; it stays in those of its own days. What
    /// belongs to a township or the county as a whole is there where no community or form is asked for.
    /// </summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, BoluoDbContext db, Scope scope) where T : class, IPlaced =>
        rows.ThereOn(scope.AsOf).PlacedIn(db, scope);

    public static IQueryable<Community> Within(this IQueryable<Community> rows, Scope scope)
    {
        rows = rows.AsOf(scope.AsOf);
        if (scope.Community is { } community) rows = rows.Where(c => c.Code == community);
        else if (scope.Township is { } township) rows = rows.Where(c => c.TownshipCode == township);
        if (scope.Form is { } form) rows = rows.Where(c => c.UrbanForm == form);
        return rows;
    }

    /// <summary>Townships of the scope; of a community or form, those that its communities belong to.</summary>
    public static IQueryable<Township> Within(this IQueryable<Township> rows, BoluoDbContext db, Scope scope)
    {
        if (scope.IsCountyWide) return rows;
        if (scope is { Form: null, Township: { } township }) return rows.Where(t => t.Code == township);
        var communities = db.Communities.Within(scope);
        return rows.Where(t => communities.Any(c => c.TownshipCode == t.Code));
    }

    public static IQueryable<Township> StreetsWithin(this IQueryable<Township> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(t => t.Kind == TownshipKind.Street).Within(db, scope);

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

    /// <summary>Returns for months that have begun. They are for the whole of a township, so that those of a community's township are its own.</summary>
    public static IQueryable<MonthlyReturn> Within(this IQueryable<MonthlyReturn> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.ThereOn(scope.AsOf);
        if (scope.IsCountyWide) return rows;
        var townships = db.Townships.Within(db, scope);
        return rows.Where(r => townships.Any(t => t.Code == r.TownshipCode));
    }

    /// <summary>People of the grids who are in service on the day, by the community that employs or delegates them.</summary>
    public static IQueryable<GridWorker> Within(this IQueryable<GridWorker> rows, BoluoDbContext db, Scope scope) => rows.InService(scope.AsOf).PlacedIn(db, scope);

    /// <summary>The grids of a scope with where they belong and what is counted in them on its day.</summary>
    public static IQueryable<GridOn> GridsWithin(this BoluoDbContext db, Scope scope) => db.GridAssignments.Within(db, scope).WithGrids(db, scope.AsOf);

    /// <summary>A grid is where it is assigned to on that day.</summary>
    public static IQueryable<Grid> Within(this IQueryable<Grid> rows, BoluoDbContext db, Scope scope)
    {
        var assignments = db.GridAssignments.Within(db, scope);
        return rows.AsOf(scope.AsOf).Where(g => assignments.Any(a => a.GridId == g.Id));
    }

    /// <summary>Duties of the grids in scope.</summary>
    public static IQueryable<GridDuty> Within(this IQueryable<GridDuty> rows, BoluoDbContext db, Scope scope)
    {
        var grids = db.Grids.Within(db, scope);
        return rows.AsOf(scope.AsOf).Where(d => grids.Any(g => g.Id == d.GridId));
    }

    /// <summary>Centres that were begun and are not open yet, placed as open ones are.</summary>
    public static IQueryable<ServiceCenter> BuildingWithin(this IQueryable<ServiceCenter> rows, BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return rows.Where(c => c.StartedOn <= day && c.OpenedOn > day).PlacedIn(db, scope);
    }

    /// <summary>What the centres in scope have on their schedule for a period, announced or held.</summary>
    public static IQueryable<CenterEvent> Within(this IQueryable<CenterEvent> rows, BoluoDbContext db, Scope scope, Period period)
    {
        var (from, to, centers) = (period.From, period.End, db.ServiceCenters.Within(db, scope));
        return rows.Where(e => e.On >= from && e.On <= to && centers.Any(c => c.Code == e.CenterCode));
    }

    /// <summary>Units paired that day with a community in scope.</summary>
    public static IQueryable<CountyUnit> Within(this IQueryable<CountyUnit> rows, BoluoDbContext db, Scope scope)
    {
        var pairings = db.Pairings.Within(db, scope);
        return rows.Where(u => pairings.Any(p => p.UnitId == u.Id));
    }

    /// <summary>Reports for the half-year of the scope's day that were in by then, of the units paired with a community in scope.</summary>
    public static IQueryable<UnitService> Within(this IQueryable<UnitService> rows, BoluoDbContext db, Scope scope)
    {
        var (from, day) = (Period.Of(PeriodKind.HalfYear, scope.AsOf).From, scope.AsOf);
        var units = db.CountyUnits.Within(db, scope);
        return rows.Where(s => s.From == from && s.ReportedOn <= day && units.Any(u => u.Id == s.UnitId));
    }

    /// <summary>Resources on the list that day, of units paired with a community in scope.</summary>
    public static IQueryable<Resource> Within(this IQueryable<Resource> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.ThereOn(scope.AsOf);
        if (scope.IsCountyWide) return rows;
        var pairings = db.Pairings.Within(db, scope);
        return rows.Where(r => pairings.Any(p => p.UnitId == r.UnitId));
    }

    /// <summary>Projects with any community in scope; those of two townships do not add up.</summary>
    public static IQueryable<Project> Within(this IQueryable<Project> rows, BoluoDbContext db, Scope scope)
    {
        rows = rows.ThereOn(scope.AsOf);
        if (scope.IsCountyWide) return rows;
        var communities = db.Communities.Within(scope);
        return rows.Where(p => db.ProjectCommunities.Any(l => l.ProjectId == p.Id && communities.Any(c => c.Code == l.CommunityCode)));
    }

    /// <summary>Every agency county-wide; in a smaller scope those with 社工 there.</summary>
    public static IQueryable<SocialAgency> Within(this IQueryable<SocialAgency> rows, BoluoDbContext db, Scope scope)
    {
        if (scope.IsCountyWide) return rows;
        var placements = db.SocialPlacements.Within(db, scope);
        return rows.Where(a => placements.Any(p => p.AgencyId == a.Id));
    }

    /// <summary>What was paid in the year that the scope's day lies in, up to that day.</summary>
    public static IQueryable<FundSpending> Within(this IQueryable<FundSpending> rows, BoluoDbContext db, Scope scope)
    {
        var newYear = new DateOnly(scope.AsOf.Year, 1, 1);
        return rows.Where(s => s.On >= newYear).Within<FundSpending>(db, scope);
    }

    /// <summary>Patrols due in the weeks that have begun; they belong where their chief does, whoever he is today.</summary>
    public static IQueryable<AlleyPatrol> Within(this IQueryable<AlleyPatrol> rows, BoluoDbContext db, Scope scope)
    {
        var chiefs = db.AlleyChiefs.PlacedIn(db, scope);
        return rows.ThereOn(scope.AsOf).Where(p => chiefs.Any(c => c.Id == p.ChiefId));
    }

    /// <inheritdoc cref="Within(IQueryable{AlleyPatrol}, BoluoDbContext, Scope)"/>
    public static IQueryable<SmallCase> Within(this IQueryable<SmallCase> rows, BoluoDbContext db, Scope scope)
    {
        var chiefs = db.AlleyChiefs.PlacedIn(db, scope);
        return rows.ThereOn(scope.AsOf).Where(p => chiefs.Any(c => c.Id == p.ChiefId));
    }

    public static IQueryable<CompoundGroup> Within(this IQueryable<CompoundGroup> rows, BoluoDbContext db, Scope scope)
    {
        var compounds = db.Compounds.Within(db, scope);
        return rows.ThereOn(scope.AsOf).Where(g => compounds.Any(c => c.Id == g.CompoundId));
    }

    /// <summary>The platform's items are the same in every community it runs in.</summary>
    public static IQueryable<EHomeItem> Within(this IQueryable<EHomeItem> rows, BoluoDbContext db, Scope scope) =>
        rows.Where(_ => db.Communities.Within(scope).Any(c => c.EHomePilot));

    /// <summary>Meetings called by an organisation in scope. A meeting stays where it was when the organisation that called it is no more.</summary>
    public static IQueryable<JointMeeting> Within(this IQueryable<JointMeeting> rows, BoluoDbContext db, Scope scope)
    {
        var hosts = db.PartyOrganisations.PlacedIn(db, scope);
        return rows.ThereOn(scope.AsOf).Where(m => hosts.Any(o => o.Id == m.HostId));
    }

    public static IQueryable<JointIssue> Within(this IQueryable<JointIssue> rows, BoluoDbContext db, Scope scope)
    {
        var meetings = db.JointMeetings.Within(db, scope);
        return rows.Where(i => meetings.Any(m => m.Id == i.MeetingId));
    }

    /// <summary>
    /// 片区党支部 on a day: branches of a community that a committee or general branch leads then. A branch that has led a community
    /// alone is one from the day on which a general branch is founded above it.
    /// </summary>
    public static IQueryable<PartyOrganisation> AreaBranches(this IQueryable<PartyOrganisation> rows, BoluoDbContext db, DateOnly day)
    {
        var upper = db.PartyOrganisations.AsOf(day).Where(o => o.Kind == PartyOrganisationKind.Committee || o.Kind == PartyOrganisationKind.GeneralBranch);
        return rows.Where(o => o.Kind == PartyOrganisationKind.Branch && upper.Any(u => u.CommunityCode == o.CommunityCode));
    }

    /// <summary>What leads the communities on a day: a committee, a general branch, or a branch where there is neither.</summary>
    public static IQueryable<PartyOrganisation> LeadingOn(this IQueryable<PartyOrganisation> rows, BoluoDbContext db, DateOnly day)
    {
        var area = db.PartyOrganisations.AreaBranches(db, day);
        return rows.AsOf(day).Where(o => o.Kind == PartyOrganisationKind.Committee || o.Kind == PartyOrganisationKind.GeneralBranch
            || o.Kind == PartyOrganisationKind.Branch && !area.Any(a => a.Id == o.Id));
    }

    /// <summary>The place of <see cref="Within{T}"/>, whatever the rows' days. Only columns that the kind of row has are asked for.</summary>
    private static IQueryable<T> PlacedIn<T>(this IQueryable<T> rows, BoluoDbContext db, Scope scope) where T : class, IPlaced
    {
        var kind = db.Model.FindEntityType(typeof(T))!;
        var hasCommunity = kind.FindProperty(nameof(IPlaced.CommunityCode)) is not null;
        if (kind.FindProperty(nameof(IPlaced.TownshipCode)) is null || scope.Community is not null || scope.Form is not null)
        {
            var asked = db.Communities.Within(scope).Select(c => c.Code);
            return hasCommunity ? rows.Where(r => asked.Contains(r.CommunityCode)) : rows.Where(r => false);
        }

        if (scope.Township is { } township) rows = rows.Where(r => r.TownshipCode == township);
        var codes = db.Communities.AsOf(scope.AsOf).Select(c => c.Code);
        return hasCommunity ? rows.Where(r => r.CommunityCode == null || codes.Contains(r.CommunityCode)) : rows;
    }
}
