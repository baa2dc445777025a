using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>What one community adds to the summary.</summary>
public sealed record CommunitySums
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string TownshipCode { get; init; }
    public required int Committees { get; init; }
    public required int GeneralBranches { get; init; }
    public required int Branches { get; init; }

    /// <inheritdoc cref="ScopeFilters.AreaBranches"/>
    public required int AreaBranches { get; init; }

    public required int Groups { get; init; }
    public required int PartyMembers { get; init; }
    public required int Grids { get; init; }
    public required int Households { get; init; }
    public required int Residents { get; init; }
    public required int LargeGrids { get; init; }
    public required int WithoutWorker { get; init; }
    public required int WithoutLeader { get; init; }
    public required int WorkersInPost { get; init; }

    /// <summary>By the standard in force.</summary>
    public required int WorkersNeeded { get; init; }

    public int WorkersShort => Math.Max(0, WorkersNeeded - WorkersInPost);

    /// <summary>The communities of a scope as of its day.</summary>
    /// <param name="largest">Households above which a grid counts as large.</param>
    public static IQueryable<CommunitySums> Query(BoluoDbContext db, Scope scope, double? largest)
    {
        var day = scope.AsOf;
        var standard = db.SettingOf(Standards.CommunityWorkerKey);
        var duties = db.GridDuties.AsOf(day);
        var organisations = db.PartyOrganisations.AsOf(day);
        var areaBranches = organisations.AreaBranches(db, scope.AsOf);
        var inPost = db.CommunityWorkers.Within(db, scope);
        var grids = db.GridsOn(day);
        return db.Communities.Within(scope).Select(c => new CommunitySums
        {
            Code = c.Code,
            Name = c.Name,
            TownshipCode = c.TownshipCode,
            Committees = organisations.Count(o => o.CommunityCode == c.Code && o.Kind == PartyOrganisationKind.Committee),
            GeneralBranches = organisations.Count(o => o.CommunityCode == c.Code && o.Kind == PartyOrganisationKind.GeneralBranch),
            Branches = organisations.Count(o => o.CommunityCode == c.Code && o.Kind == PartyOrganisationKind.Branch),
            AreaBranches = areaBranches.Count(o => o.CommunityCode == c.Code),
            Groups = grids.Where(g => g.Assignment.CommunityCode == c.Code).Select(g => new { g.Assignment.BranchId, g.Fact.GroupId }).Distinct().Count(),
            PartyMembers = grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.PartyMembers),
            Grids = grids.Count(g => g.Assignment.CommunityCode == c.Code),
            Households = grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Households),
            Residents = grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Residents),
            LargeGrids = grids.Count(g => g.Assignment.CommunityCode == c.Code && g.Fact.Households > largest),
            WithoutWorker = grids.Count(g => g.Assignment.CommunityCode == c.Code && !duties.Any(d => d.GridId == g.Grid.Id)),
            WithoutLeader = grids.Count(g => g.Assignment.CommunityCode == c.Code && g.Assignment.LeaderId == null),
            WorkersNeeded = Staffing.Needed(grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Households), standard.FirstOrDefault() ?? Standards.HouseholdsPerCommunityWorker),
            WorkersInPost = inPost.Count(w => w.CommunityCode == c.Code),
        });
    }
}

/// <summary>A person who works in a community's grids; in two communities, he is there twice.</summary>
public sealed record CommunityPerson(string CommunityCode, int WorkerId, bool FullTime, bool PartyMember);

/// <summary>The same as SQL knows it: a positional record does not translate in later clauses.</summary>
public sealed record ServingPerson
{
    public required string CommunityCode { get; init; }
    public required int WorkerId { get; init; }
    public required bool FullTime { get; init; }
    public required bool PartyMember { get; init; }

    /// <summary>Who works in the grids of a scope on its day.</summary>
    public static IQueryable<ServingPerson> Query(BoluoDbContext db, Scope scope) =>
        (from assignment in db.GridAssignments.Within(db, scope)
         join duty in db.GridDuties.AsOf(scope.AsOf) on assignment.GridId equals duty.GridId
         join worker in db.GridWorkers on duty.WorkerId equals worker.Id
         select new ServingPerson { CommunityCode = assignment.CommunityCode, WorkerId = worker.Id, FullTime = worker.FullTime, PartyMember = worker.PoliticalStatus == PoliticalStatus.PartyMember }).Distinct();
}

public sealed record CommunityLeader(string CommunityCode, int LeaderId);

/// <summary>A scope's communities in the few numbers that the summary adds up, and the persons that it counts once each.</summary>
public sealed record GridSummaryData(IReadOnlyList<CommunitySums> Communities, IReadOnlyList<CommunityPerson> Workers, IReadOnlyList<CommunityLeader> Leaders)
{
    private readonly Lazy<ILookup<string, CommunityPerson>> _workers = new(() => Workers.ToLookup(w => w.CommunityCode, StringComparer.Ordinal));
    private readonly Lazy<ILookup<string, CommunityLeader>> _leaders = new(() => Leaders.ToLookup(l => l.CommunityCode, StringComparer.Ordinal));

    /// <summary>Households above which a grid counts as large: the same number as the rule about large grids goes by.</summary>
    public required double? Largest { get; init; }

    public static async Task<GridSummaryData> ReadAsync(BoluoDbContext db, Scope scope, double? largest, CancellationToken cancel)
    {
        var communities = await CommunitySums.Query(db, scope, largest).OrderBy(c => c.Code).ToListAsync(cancel);
        var within = db.GridAssignments.Within(db, scope);
        var workers = await ServingPerson.Query(db, scope).Select(p => new CommunityPerson(p.CommunityCode, p.WorkerId, p.FullTime, p.PartyMember)).ToListAsync(cancel);
        var leaders = await within.Where(a => a.LeaderId != null).Select(a => new { a.CommunityCode, Id = a.LeaderId!.Value }).Distinct()
            .Select(l => new CommunityLeader(l.CommunityCode, l.Id)).ToListAsync(cancel);
        return new GridSummaryData(communities, workers, leaders) { Largest = largest };
    }

    /// <summary>What belongs to some communities.</summary>
    public GridSummaryData Of(IReadOnlyList<CommunitySums> communities) =>
        new(communities, [.. communities.SelectMany(c => _workers.Value[c.Code])], [.. communities.SelectMany(c => _leaders.Value[c.Code])]) { Largest = Largest };
}
