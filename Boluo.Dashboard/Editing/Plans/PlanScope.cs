using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>The grids, communities and branches that a plan touches, and what it does to them.</summary>
internal sealed class PlanScope(PlanDrafts plan, IReadOnlyList<GridDraft> changed)
{
    /// <summary>What is new has a number once it has been written.</summary>
    public List<int> GridIds => [.. changed.Select(d => d.Grid?.Id).OfType<int>()];

    public HashSet<string> Communities { get; } = changed.SelectMany(d => new[] { d.Before?.CommunityCode, d.After?.CommunityCode }).OfType<string>()
        .Concat(plan.Communities.All.Select(c => c.Code)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Who leads a grid that he did not lead before.</summary>
    public HashSet<int> Leaders => changed.Where(d => d.After is { } after && after.LeaderId != d.Before?.LeaderId).Select(d => d.After!.LeaderId).OfType<int>().ToHashSet();

    /// <summary>What was written of it: 400 grids of one branch are one.</summary>
    public HashSet<int> BranchIds(Func<int, int> written) => changed.Where(d => d.Before?.BranchId != d.After?.BranchId || d.CountsBefore != d.CountsAfter)
        .SelectMany(d => new[] { d.Before?.BranchId, d.After?.BranchId }).OfType<int>().Select(written).Where(id => id > 0).ToHashSet();

    public async Task<Preview> PreviewAsync(BoluoDbContext db, Reading before, Reading after, Func<int, int> written, CancellationToken cancel)
    {
        var names = await CommunityNames.ReadAsync(db, Communities, cancel);
        var ids = BranchIds(written);
        var branches = await db.PartyOrganisations.Where(o => ids.Contains(o.Id)).OrderBy(o => o.CommunityCode).ThenBy(o => o.Id).Select(o => new { o.Id, o.Name, o.CommunityCode }).ToListAsync(cancel);
        var ways = branches.ToDictionary(o => o.Id, o => o.Name);
        return new Preview
        {
            Effects = [.. changed.Where(d => !d.IsNew && !d.Ends).Select(d => new Effect(before.Grids[d.Grid!.Id], after.Grids[d.Grid.Id]))],
            Founded = [.. changed.Where(d => d.IsNew).Select(d => after.Grids[d.Grid!.Id]).OrderBy(g => g.Code, StringComparer.Ordinal)],
            Ended = [.. changed.Where(d => d.Ends).Select(d => before.Grids[d.Grid!.Id]).OrderBy(g => g.Code, StringComparer.Ordinal)],
            Communities = [.. Communities.Order(StringComparer.Ordinal).Select(code => new CommunityEffect(code, names[code], before.Communities[code], after.Communities[code])
            {
                IsNew = plan.Communities.All.Any(c => c.Code == code && c.IsNew),
                Ends = plan.Communities.All.Any(c => c.Code == code && c.Ends),
            })],
            Branches = [.. branches.Select(o => new BranchEffect(o.Id, o.Name, names.GetValueOrDefault(o.CommunityCode!, ""), before.Branches.GetValueOrDefault(o.Id) ?? new BranchLoad(0, 0, 0), after.Branches[o.Id]))],
            Trails = [.. plan.Trails.Select(t => Told(t, before, after, names))],
            Broken = after.NotIn(before),
            Mended = before.NotIn(after),
            TornGroups = [.. plan.TornGroups.Select(g => new TornGroup(g.Name, ways.GetValueOrDefault(g.Branch, ""), g.Grids))],
        };
    }

    private TrailEffect Told(Trail trail, Reading before, Reading after, Dictionary<string, string> names)
    {
        (string Code, string Name) Of(string key, Reading reading)
        {
            if (changed.FirstOrDefault(d => d.Key == key)?.Grid is { } grid) return (grid.Code, (reading.Grids.GetValueOrDefault(grid.Id) ?? before.Grids.GetValueOrDefault(grid.Id))?.Name ?? grid.Code);
            return (key, names.GetValueOrDefault(key, key));
        }

        var (from, to) = (Of(trail.From, before), Of(trail.To, after));
        return new TrailEffect(from.Code, from.Name, to.Code, to.Name, trail.Share);
    }
}
