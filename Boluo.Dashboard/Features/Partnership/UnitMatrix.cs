using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>What a unit does for a community.</summary>
public enum UnitWork
{
    [Display(Name = "共建活动")] Activities,
    [Display(Name = "提供资源")] Resources,
    [Display(Name = "负责需求")] Needs,
    [Display(Name = "牵头项目")] Projects,
}

/// <summary>A community at the head of a column.</summary>
/// <param name="Short">As a narrow column has room for it.</param>
public sealed record MatrixCommunity(string Code, string Name, string Short);

/// <summary>What a unit has done for a community.</summary>
/// <param name="Paired">The unit reported in there.</param>
/// <param name="Idle">The pair has held no activity there for longer than the rule allows.</param>
public sealed record MatrixCell(string CommunityCode, int Count, bool Paired, bool Idle);

/// <summary>A unit at the head of a row, with the communities for which it does anything.</summary>
public sealed record MatrixUnit(int Id, string Name, string PartyOrg, UnitNature Nature, IReadOnlyDictionary<string, MatrixCell> Cells)
{
    /// <summary>With a community in scope: only then its pairing is among the rows of the scope.</summary>
    public bool IsPaired => Cells.Values.Any(c => c.Paired);

    /// <summary>The row over some communities: a cell, or how many columns lie empty until the next.</summary>
    public IEnumerable<(int Empty, MatrixCell? Cell)> Over(IReadOnlyList<MatrixCommunity> communities)
    {
        var empty = 0;
        foreach (var community in communities)
        {
            if (!Cells.TryGetValue(community.Code, out var cell))
            {
                empty++;
                continue;
            }

            if (empty > 0) yield return (empty, null);
            empty = 0;
            yield return (0, cell);
        }

        if (empty > 0) yield return (empty, null);
    }
}

/// <summary>Which unit does what for whom: units by their nature × communities by their codes. Nobody is ranked.</summary>
public sealed record UnitMatrix(UnitWork Work, DateOnly Since, int IdleDays, IReadOnlyList<MatrixCommunity> Communities, IReadOnlyList<MatrixUnit> Units)
{
    /// <summary>The key in the address that says what is counted.</summary>
    public const string WorkKey = "work";

    /// <summary>The units whose pair lies idle.</summary>
    public IReadOnlyList<MatrixUnit> Idle => [.. Units.Where(u => u.Cells.Values.Any(c => c.Idle))];

    /// <summary>The rows that a cell counts, in whatever community is looked at.</summary>
    public string RowsOf(MatrixUnit unit) => Work switch
    {
        UnitWork.Resources => Ledgers.Resources.Where(r => r.Unit.Has(unit.PartyOrg)),
        UnitWork.Needs => Ledgers.Needs.Where(n => n.Owner.Has(unit.Name)),
        UnitWork.Projects => Ledgers.Projects.Where(p => p.Lead.Has(unit.PartyOrg)),
        _ => Ledgers.Participants.Where(p => p.Unit.Has(unit.PartyOrg), p => p.On.From(Since)),
    };

    public static async Task<UnitMatrix> ReadAsync(BoluoDbContext db, Scope scope, UnitWork work, int idleDays, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var since = TwelveMonths.First(day);
        var communities = await ReadCommunitiesAsync(db, scope, cancel);
        var place = communities.Index().ToDictionary(c => c.Item.Code, c => c.Index, StringComparer.Ordinal);
        var pairs = await db.Pairings.Within(db, scope).Select(p => new { p.UnitId, p.CommunityCode, p.ValidFrom }).ToDictionaryAsync(p => (p.UnitId, p.CommunityCode), p => p.ValidFrom, cancel);
        var last = await ParticipantRow.Query(db, scope).GroupBy(p => new { p.Unit.Id, p.Community.Code })
            .Select(g => new { g.Key.Id, g.Key.Code, On = g.Max(p => p.Activity.On) }).ToDictionaryAsync(g => (g.Id, g.Code), g => g.On, cancel);
        var counts = (await Count(db, scope, work, since).ToListAsync(cancel)).Where(c => place.ContainsKey(c.CommunityCode)).ToDictionary(c => (c.UnitId, c.CommunityCode), c => c.Count);
        bool IsIdle((int UnitId, string Code) pair, DateOnly from) =>
            day.DayNumber - (last.TryGetValue(pair, out var on) && on > from ? on : from).DayNumber > idleDays;
        var cells = pairs.Keys.Union(counts.Keys).ToLookup(k => k.UnitId, k => new MatrixCell(k.CommunityCode, counts.GetValueOrDefault(k), pairs.ContainsKey(k),
            work == UnitWork.Activities && pairs.TryGetValue(k, out var from) && IsIdle(k, from)));
        var ids = cells.Select(c => c.Key).ToList();
        var units = await db.CountyUnits.Where(u => ids.Contains(u.Id)).OrderBy(u => u.Id).Select(u => new { u.Id, u.Name, u.PartyOrgName, u.Nature }).ToListAsync(cancel);
        // By the community that a unit reported to, so that the pairs of each nature go down from left to right.
        return new UnitMatrix(work, since, idleDays, communities,
            [.. units.OrderBy(u => u.Nature).ThenBy(u => cells[u.Id].Where(c => c.Paired).Select(c => place[c.CommunityCode]).DefaultIfEmpty(int.MaxValue).Min()).ThenBy(u => u.Id)
                .Select(u => new MatrixUnit(u.Id, u.Name, u.PartyOrgName, u.Nature, cells[u.Id].ToDictionary(c => c.CommunityCode, StringComparer.Ordinal)))]);
    }

    private static async Task<IReadOnlyList<MatrixCommunity>> ReadCommunitiesAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var rows = await (from community in db.Communities.Within(scope)
                          join township in db.Townships on community.TownshipCode equals township.Code
                          orderby community.Code
                          select new { community.Code, community.Name, Township = township.Name }).ToListAsync(cancel);
        var names = ShortNames.Of([.. rows.Select(r => (r.Code, r.Name, r.Township))]);
        return [.. rows.Select(r => new MatrixCommunity(r.Code, r.Township + r.Name, names[r.Code]))];
    }

    private static IQueryable<PairCount> Count(BoluoDbContext db, Scope scope, UnitWork work, DateOnly since) => work switch
    {
        UnitWork.Resources => from resource in db.Resources.ThereOn(scope.AsOf)
                              join pairing in db.Pairings.Within(db, scope) on resource.UnitId equals pairing.UnitId
                              group resource by new { resource.UnitId, pairing.CommunityCode } into pair
                              select new PairCount { UnitId = pair.Key.UnitId, CommunityCode = pair.Key.CommunityCode, Count = pair.Count() },
        UnitWork.Needs => from need in db.Needs.Within(db, scope)
                          join unit in db.CountyUnits on need.OwnerUnit equals unit.Name
                          group need by new { unit.Id, need.CommunityCode } into pair
                          select new PairCount { UnitId = pair.Key.Id, CommunityCode = pair.Key.CommunityCode, Count = pair.Count() },
        UnitWork.Projects => from project in db.Projects.Within(db, scope)
                             join link in db.ProjectCommunities on project.Id equals link.ProjectId
                             group project by new { project.LeadUnitId, link.CommunityCode } into pair
                             select new PairCount { UnitId = pair.Key.LeadUnitId, CommunityCode = pair.Key.CommunityCode, Count = pair.Count() },
        _ => from row in ParticipantRow.Query(db, scope)
             where row.Activity.On >= since
             group row by new { row.Unit.Id, row.Community.Code } into pair
             select new PairCount { UnitId = pair.Key.Id, CommunityCode = pair.Key.Code, Count = pair.Count() },
    };

    private sealed record PairCount
    {
        public required int UnitId { get; init; }
        public required string CommunityCode { get; init; }
        public required int Count { get; init; }
    }
}
