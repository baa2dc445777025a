using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A need that waits, with the unused resources of the units paired with its community.</summary>
public sealed record WaitingNeed(string Code, string Title, string Community, string CommunityCode, NeedCategory Category, string Owner, int Days, int Offers);

/// <summary>A resource that nobody has used for long.</summary>
public sealed record IdleResource(string Code, string Title, string Unit, ResourceCategory Category, int Days);

/// <summary>未对接情况: both sides of the gap.</summary>
public sealed record Matching(IReadOnlyList<WaitingNeed> Needs, IReadOnlyList<IdleResource> Resources, int WaitingDays, int IdleDays, int UnitsWithoutResource, int Expired);

public static class MatchingQueries
{
    public static async Task<Matching> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var unused = db.Resources.ThereOn(day).Where(r => (r.AvailableTo == null || r.AvailableTo >= day) && !db.NeedResources.Any(l => l.ResourceId == r.Id && l.On <= day) && !db.ProjectResources.Any(l => l.ResourceId == r.Id && l.On <= day));
        // From the pairings of the need's community to what their units offer, not from all resources of the county.
        var offers = from pairing in db.Pairings.AsOf(day)
                     join resource in unused on pairing.UnitId equals resource.UnitId
                     select new { pairing.CommunityCode, resource.Id };
        var needs = await NeedRow.Query(db, scope).Where(n => n.State == NeedState.Waiting).OrderByDescending(n => n.WaitingDays).ThenBy(n => n.Row.Code)
            .Select(n => new WaitingNeed(n.Row.Code, n.Row.Title, n.Community.Name, n.Community.Code, n.Row.Category, n.Row.OwnerUnit, n.WaitingDays ?? 0,
                offers.Where(o => o.CommunityCode == n.Community.Code).Select(o => o.Id).Distinct().Count()))
            .ToListAsync(cancel);
        var idle = await ResourceRow.Query(db, scope).Where(r => r.Use == ResourceUse.Idle).OrderByDescending(r => r.UnusedDays).ThenBy(r => r.Row.Code)
            .Select(r => new IdleResource(r.Row.Code, r.Row.Title, r.Unit.PartyOrgName, r.Row.Category, r.UnusedDays ?? 0)).ToListAsync(cancel);
        var withoutResource = await db.CountyUnits.Within(db, scope).CountAsync(u => !db.Resources.Any(r => r.UnitId == u.Id && r.OfferedOn <= day), cancel);
        return new Matching(needs, idle, await db.SettingAsync(ThreeListsRoom.WaitingKey, ThreeListsRoom.WaitingDays, cancel),
            await db.SettingAsync(ThreeListsRoom.IdleKey, ThreeListsRoom.IdleDays, cancel), withoutResource,
            await ResourceRow.Query(db, scope).CountAsync(r => r.Use == ResourceUse.Expired, cancel));
    }
}
