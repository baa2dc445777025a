using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans.Moves;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>All that the moves of a plan need of the data, read at once: what is worked out afterwards asks nothing more.</summary>
internal sealed class PlanData
{
    public required IReadOnlyList<GridDraft> Grids { get; init; }

    /// <summary>Communities that the plan names, tracked.</summary>
    public required IReadOnlyDictionary<string, Community> Communities { get; init; }

    /// <summary>Communities of the codes that the plan founds: codes are never used again.</summary>
    public required IReadOnlySet<string> UsedCodes { get; init; }

    public required IReadOnlyDictionary<string, Township> Townships { get; init; }

    /// <summary>The open organisations of the streets and towns, by their codes.</summary>
    public required IReadOnlyDictionary<string, PartyOrganisation> Upper { get; init; }

    /// <summary>The open organisations of the communities that the plan names, tracked.</summary>
    public required ILookup<string, PartyOrganisation> Organisations { get; init; }

    /// <summary>The open 党支部 of the communities that grids are in, or come to.</summary>
    public required ILookup<string, PartyOrganisation> Branches { get; init; }

    public required IReadOnlyDictionary<int, GridWorker> People { get; init; }

    /// <summary>The highest number that was ever used in a community.</summary>
    public required IReadOnlyDictionary<string, int> LastNumbers { get; init; }

    /// <summary>Groups by their numbers.</summary>
    public required IReadOnlyDictionary<int, PartyGroup> Groups { get; init; }

    /// <summary>Open grids that the plan does not touch, by group and branch.</summary>
    public required ILookup<int, int> BranchesOfOthers { get; init; }

    public required string County { get; init; }

    public static async Task<PlanData> LoadAsync(BoluoDbContext db, Plan plan, CancellationToken cancel)
    {
        var lines = plan.Moves.OfType<PlanMove>().ToList();
        var people = lines.Select(m => m.Person).OfType<int>().Concat(plan.Moves.OfType<Handover>()
            .Select(h => int.TryParse(h.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)).ToHashSet();
        var named = lines.SelectMany(m => m.Communities).ToHashSet(StringComparer.Ordinal);
        var founds = lines.SelectMany(m => m.Founds).ToHashSet(StringComparer.Ordinal);
        var codes = lines.SelectMany(m => m.Grids).Concat(plan.Moves.OfType<GridMove>().Select(m => m.Key)).Where(c => !founds.Contains(c)).ToHashSet(StringComparer.Ordinal);
        var open = db.GridAssignments.Where(a => a.ValidTo == null);
        // The two ways to look for grids are kept apart: together they would go through all grids of the county.
        var reached = people.Count + named.Count == 0 ? [] : await open.Where(a => named.Contains(a.CommunityCode) || (a.LeaderId != null && people.Contains(a.LeaderId.Value))
            || db.GridDuties.Any(d => d.GridId == a.GridId && d.ValidTo == null && people.Contains(d.WorkerId))).Select(a => a.GridId).ToListAsync(cancel);
        var grids = await GridDraft.LoadAsync(db, db.Grids.Where(g => codes.Contains(g.Code) || reached.Contains(g.Id)), cancel);

        var places = lines.OfType<AdjustGrids>().Select(m => m.CommunityCode).Concat(lines.OfType<SetUpGrid>().Select(m => m.CommunityCode)).OfType<string>()
            .Concat(plan.Moves.OfType<GridMove>().Where(m => m.Place.IsSet).Select(m => m.Place.Value.CommunityCode))
            .Concat(named).Concat(grids.Select(g => g.Before!.CommunityCode)).ToHashSet(StringComparer.Ordinal);
        var organisations = lines.Count == 0 ? [] : await db.PartyOrganisations.Where(o => o.ValidTo == null && o.CommunityCode != null && places.Contains(o.CommunityCode)).OrderBy(o => o.Id).ToListAsync(cancel);
        var ids = grids.ConvertAll(g => g.Grid!.Id);
        var groups = grids.Select(g => g.CountsBefore!.GroupId).ToHashSet();
        var founded = lines.SelectMany(m => m.FoundedCommunities).Select(c => c.Code).Concat(lines.OfType<TransferCommunity>().Select(m => m.NewCode)).ToHashSet(StringComparer.Ordinal);
        return new PlanData
        {
            Grids = grids,
            Communities = named.Count == 0 ? new Dictionary<string, Community>(StringComparer.Ordinal) : await db.Communities.Where(c => named.Contains(c.Code)).ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, cancel),
            UsedCodes = founded.Count == 0 ? new HashSet<string>() : await db.Communities.Where(c => founded.Contains(c.Code)).Select(c => c.Code).ToHashSetAsync(StringComparer.Ordinal, cancel),
            Townships = founded.Count + named.Count == 0 ? new Dictionary<string, Township>() : await db.Townships.AsNoTracking().ToDictionaryAsync(t => t.Code, StringComparer.Ordinal, cancel),
            Upper = founded.Count == 0 ? new Dictionary<string, PartyOrganisation>() : (await db.PartyOrganisations.AsNoTracking().Where(o => o.ValidTo == null && o.CommunityCode == null).OrderBy(o => o.Id).ToListAsync(cancel))
                .GroupBy(o => o.TownshipCode).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal),
            Organisations = organisations.Where(o => named.Contains(o.CommunityCode!)).ToLookup(o => o.CommunityCode!),
            Branches = organisations.Where(o => o.Kind == PartyOrganisationKind.Branch).ToLookup(o => o.CommunityCode!),
            People = people.Count == 0 ? new Dictionary<int, GridWorker>() : await db.GridWorkers.AsNoTracking().Where(w => people.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancel),
            LastNumbers = await db.GridAssignments.Where(a => places.Contains(a.CommunityCode)).GroupBy(a => a.CommunityCode)
                .Select(g => new { g.Key, Number = g.Max(a => a.Number) }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel),
            Groups = await db.PartyGroups.AsNoTracking().Where(g => groups.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancel),
            BranchesOfOthers = (await open.Where(a => !ids.Contains(a.GridId)).Join(db.GridFacts.Where(f => f.ValidTo == null && groups.Contains(f.GroupId)), a => a.GridId, f => f.GridId, (a, f) => new { f.GroupId, a.BranchId })
                .Distinct().ToListAsync(cancel)).ToLookup(g => g.GroupId, g => g.BranchId),
            County = lines.Count == 0 ? "" : await db.CountyProfiles.Select(p => p.Name).SingleAsync(cancel),
        };
    }
}
