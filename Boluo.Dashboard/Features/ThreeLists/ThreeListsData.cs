using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

public sealed record CommunityLine(string Code, string Name, string TownshipCode);

public sealed record UnitLine(int Id, UnitNature Nature, string CommunityCode);

public sealed record ResourceLine(int UnitId, UnitNature Nature, ResourceCategory Category, DateOnly OfferedOn, ResourceUse Use, bool CountyWide);

public sealed record NeedLine(string CommunityCode, DateOnly RaisedOn, NeedState State, bool WasClosed, int? WaitingDays);

public sealed record ProjectLine(ProjectCategory Category, ProjectState State, int? Beneficiaries, IReadOnlyList<string> Communities);

/// <summary>The three lists of a scope in the few columns that the summary counts; small enough to be cut by community in memory.</summary>
public sealed record ThreeListsData(
    DateOnly MonthStart, int WaitingDays, IReadOnlyList<CommunityLine> Communities, IReadOnlyList<UnitLine> Units,
    IReadOnlyList<ResourceLine> Resources, IReadOnlyList<NeedLine> Needs, IReadOnlyList<ProjectLine> Projects)
{
    private readonly Lazy<ByCommunity> _parts = new(() => new ByCommunity(Units, Resources, Needs, Projects));

    public static async Task<ThreeListsData> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var month = Days.MonthOf(day);
        var lastMonth = month.AddDays(-1);
        var before = db.Needs.WithState(lastMonth);
        var communities = await db.Communities.Within(scope).OrderBy(c => c.Code).Select(c => new CommunityLine(c.Code, c.Name, c.TownshipCode)).ToListAsync(cancel);
        var units = await (from pairing in db.Pairings.Within(db, scope)
                           join unit in db.CountyUnits on pairing.UnitId equals unit.Id
                           orderby unit.Id
                           select new UnitLine(unit.Id, unit.Nature, pairing.CommunityCode)).ToListAsync(cancel);
        var resources = await ResourceRow.Query(db, scope).OrderBy(r => r.Row.Code)
            .Select(r => new ResourceLine(r.Unit.Id, r.Unit.Nature, r.Row.Category, r.Row.OfferedOn, r.Use, r.Row.CountyWide)).ToListAsync(cancel);
        var needs = await NeedRow.Query(db, scope).OrderBy(n => n.Row.Code).Select(n => new NeedLine(n.Community.Code, n.Row.RaisedOn, n.State,
            before.Any(b => b.Row.Id == n.Row.Id && b.State == NeedState.Closed), n.WaitingDays)).ToListAsync(cancel);
        var projects = await ProjectRow.Query(db, scope).OrderBy(p => p.Row.Code).Select(p => new
        {
            p.Row.Category,
            p.State,
            p.Beneficiaries,
            Communities = db.ProjectCommunities.Where(l => l.ProjectId == p.Row.Id).Select(l => l.CommunityCode).ToList(),
        }).ToListAsync(cancel);
        return new ThreeListsData(month, await db.SettingAsync(ThreeListsRoom.WaitingKey, ThreeListsRoom.WaitingDays, cancel), communities, units, resources, needs,
            [.. projects.Select(p => new ProjectLine(p.Category, p.State, p.Beneficiaries, p.Communities))]);
    }

    /// <summary>What belongs to some communities; resources for the whole county, and those of a unit that is paired with none, belong to none.</summary>
    public ThreeListsData Of(IReadOnlyCollection<string> codes)
    {
        var parts = _parts.Value;
        var units = codes.SelectMany(c => parts.Units[c]).ToList();
        return new ThreeListsData(MonthStart, WaitingDays, Communities, units,
            [.. units.Select(u => u.Id).Distinct().SelectMany(u => parts.Resources[u])],
            [.. codes.SelectMany(c => parts.Needs[c])],
            [.. codes.SelectMany(c => parts.Projects[c]).Distinct<ProjectLine>(ReferenceEqualityComparer.Instance)]);
    }

    /// <summary>The resources offered to every community, counted once.</summary>
    public ThreeListsData CountyWide() => Only(r => r.CountyWide);

    /// <summary>The other resources of units that are no longer paired with a community: still on the list, and in no community's row.</summary>
    public ThreeListsData Unpaired()
    {
        var paired = Units.Select(u => u.Id).ToHashSet();
        return Only(r => !r.CountyWide && !paired.Contains(r.UnitId));
    }

    private ThreeListsData Only(Func<ResourceLine, bool> resources) => new(MonthStart, WaitingDays, Communities, [], [.. Resources.Where(resources)], [], []);

    /// <summary>Gone through once, so that a city's thousands of communities do not each go through all of it.</summary>
    private sealed class ByCommunity(IReadOnlyList<UnitLine> units, IReadOnlyList<ResourceLine> resources, IReadOnlyList<NeedLine> needs, IReadOnlyList<ProjectLine> projects)
    {
        public ILookup<string, UnitLine> Units { get; } = units.ToLookup(u => u.CommunityCode, StringComparer.Ordinal);

        public ILookup<int, ResourceLine> Resources { get; } = resources.Where(r => !r.CountyWide).ToLookup(r => r.UnitId);

        public ILookup<string, NeedLine> Needs { get; } = needs.ToLookup(n => n.CommunityCode, StringComparer.Ordinal);

        public ILookup<string, ProjectLine> Projects { get; } =
            projects.SelectMany(p => p.Communities.Select(c => (Community: c, Project: p))).ToLookup(p => p.Community, p => p.Project, StringComparer.Ordinal);
    }
}
