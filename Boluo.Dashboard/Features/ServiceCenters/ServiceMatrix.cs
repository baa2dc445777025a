using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>A centre with the services it offers.</summary>
public sealed record ServingCenter(string Code, string Name, CenterLevel Level, IReadOnlySet<int> Items);

/// <summary>Services × centres.</summary>
public sealed record ServiceMatrix(IReadOnlyList<(int Id, string Name)> Items, IReadOnlyList<ServingCenter> Centers)
{
    public int Offering(int item) => Centers.Count(c => c.Items.Contains(item));

    public static async Task<ServiceMatrix> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var items = await db.ServiceItems.OrderBy(i => i.Id).Select(i => new { i.Id, i.Name }).ToListAsync(cancel);
        var centers = await ServiceCenterRow.Query(db, scope).OrderBy(c => c.LevelOrder).ThenBy(c => c.Center.Code).Select(c => new { c.Center.Code, c.Center.Name, c.Center.Level }).ToListAsync(cancel);
        var open = db.ServiceCenters.Within(db, scope);
        var offered = (await db.ServiceCenterItems.Where(l => open.Any(c => c.Code == l.CenterCode)).Select(l => new { l.CenterCode, l.ServiceItemId }).ToListAsync(cancel))
            .ToLookup(l => l.CenterCode, l => l.ServiceItemId, StringComparer.Ordinal);
        return new ServiceMatrix([.. items.Select(i => (i.Id, i.Name))], [.. centers.Select(c => new ServingCenter(c.Code, c.Name, c.Level, offered[c.Code].ToHashSet()))]);
    }
}

/// <summary>Where centres of a level stand together with the civilisation-practice network, what they cost and whom they reach.</summary>
public sealed record SiteLine
{
    public required CenterLevel Level { get; init; }
    public required int Centers { get; init; }
    public required int SitesOfCounty { get; init; }
    public required int SitesOfStreets { get; init; }
    public required int SitesOfCommunities { get; init; }
    public required double Investment { get; init; }

    /// <summary>People who count for the county.</summary>
    public required int Reach { get; init; }

    /// <summary>People who are counted on another level already.</summary>
    public required int Overlap { get; init; }

    public int Without => Centers - SitesOfCounty - SitesOfStreets - SitesOfCommunities;

    public static async Task<IReadOnlyList<SiteLine>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var lines = await db.ServiceCenters.Within(db, scope).GroupBy(c => c.Level).Select(g => new SiteLine
        {
            Level = g.Key,
            Centers = g.Count(),
            SitesOfCounty = g.Count(c => c.CivilisationSite == CivilisationSite.Center),
            SitesOfStreets = g.Count(c => c.CivilisationSite == CivilisationSite.Institute),
            SitesOfCommunities = g.Count(c => c.CivilisationSite == CivilisationSite.Station),
            Investment = g.Sum(c => c.InvestmentWan),
            Reach = g.Sum(c => c.CountsInReach ? c.PeopleServed : 0),
            Overlap = g.Sum(c => c.CountsInReach ? 0 : c.PeopleServed),
        }).ToListAsync(cancel);
        return [.. lines.OrderBy(l => l.Level)];
    }
}
