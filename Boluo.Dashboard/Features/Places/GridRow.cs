using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Places;

/// <summary>Whether a grid is looked after as of a day.</summary>
public enum GridStatus
{
    [Display(Name = "正常")] Normal,
    [Display(Name = "暂缺网格员")] WorkerMissing,
    [Display(Name = "暂缺网格长")] LeaderMissing,
    [Display(Name = "暂缺网格长和网格员")] BothMissing,
}

/// <summary>A grid as of a day, with where it belongs, what is counted in it and who looks after it.</summary>
public sealed record GridRow : InCommunity
{
    public required Grid Grid { get; init; }
    public required GridAssignment Assignment { get; init; }
    public required GridFact Fact { get; init; }
    public required string Name { get; init; }
    public required string BranchName { get; init; }
    public required string GroupName { get; init; }
    public required string? LeaderName { get; init; }
    public required Occupation? LeaderOccupation { get; init; }
    public required int Workers { get; init; }
    public required int FullTimeWorkers { get; init; }
    public required double? HouseholdsPerWorker { get; init; }
    public required GridStatus Status { get; init; }
    public required int OpenNeeds { get; init; }

    /// <summary>The grids of a scope as of its day.</summary>
    public static IQueryable<GridRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var duties = db.GridDuties.AsOf(day);
        var open = db.Needs.ThereOn(day).WithState(day).OnlyOpen();
        return from placed in db.GridsWithin(scope).WithCommunity(db, a => a.Assignment.CommunityCode)
               let g = placed.Row
               join grouped in db.PartyGroups on g.Fact.GroupId equals grouped.Id
               join branch in db.PartyOrganisations on g.Assignment.BranchId equals branch.Id
               join person in db.GridWorkers on g.Assignment.LeaderId equals person.Id into people
               from leader in people.DefaultIfEmpty()
               let workers = duties.Count(d => d.GridId == g.Grid.Id)
               select new GridRow
               {
                   Grid = g.Grid,
                   Assignment = g.Assignment,
                   Fact = g.Fact,
                   Community = placed.Community,
                   Township = placed.Township,
                   Name = GridAssignment.NameOf(placed.Community.Name, g.Assignment.Number),
                   BranchName = branch.Name,
                   GroupName = grouped.Name,
                   LeaderName = leader.Name,
                   LeaderOccupation = leader.Occupation,
                   Workers = workers,
                   FullTimeWorkers = duties.Count(d => d.GridId == g.Grid.Id && db.GridWorkers.Any(w => w.Id == d.WorkerId && w.FullTime)),
                   HouseholdsPerWorker = workers == 0 ? null : g.Fact.Households / (double)workers,
                   Status = workers == 0
                       ? g.Assignment.LeaderId == null ? GridStatus.BothMissing : GridStatus.WorkerMissing
                       : g.Assignment.LeaderId == null ? GridStatus.LeaderMissing : GridStatus.Normal,
                   OpenNeeds = open.Count(n => n.Row.GridId == g.Grid.Id),
               };
    }
}
