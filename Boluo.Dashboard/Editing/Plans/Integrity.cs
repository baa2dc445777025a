using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>
/// What must hold after a write, asked of the database inside its transaction: periods that never overlap and leave no gap, names that are unique,
/// places and people that are in force, leaders with no more grids than one can lead.
/// </summary>
internal static class Integrity
{
    /// <summary>What is wrong, with the grid that stands in the way where there is one.</summary>
    public static async Task<List<(int? GridId, Fault Fault)>> CheckAsync(
        BoluoDbContext db, IReadOnlyCollection<int> gridIds, IReadOnlyCollection<int> leaderIds, DateOnly from, CancellationToken cancel)
    {
        var faults = new List<(int?, Fault)>();
        var names = await GridNames.ReadAsync(db, gridIds, cancel);
        void Refuse(int gridId, string field, string why) => faults.Add((gridId, new Fault(names[gridId], field, names[gridId] + why)));

        var assignments = await db.GridAssignments.AsNoTracking().Where(a => gridIds.Contains(a.GridId)).ToListAsync(cancel);
        foreach (var grid in assignments.GroupBy(a => a.GridId).Where(Overlap)) Refuse(grid.Key, "归属", "的归属时段相互重叠。");
        var duties = await db.GridDuties.AsNoTracking().Where(d => gridIds.Contains(d.GridId)).ToListAsync(cancel);
        foreach (var duty in duties.GroupBy(d => (d.GridId, d.WorkerId)).Where(Overlap)) Refuse(duty.Key.GridId, "网格员", "有同一网格员的任职时段相互重叠。");

        var facts = (await db.GridFacts.AsNoTracking().Where(f => gridIds.Contains(f.GridId)).ToListAsync(cancel)).ToLookup(f => f.GridId);
        foreach (var grid in await db.Grids.AsNoTracking().Where(g => gridIds.Contains(g.Id)).ToListAsync(cancel))
            if (!Covers(grid, facts[grid.Id])) Refuse(grid.Id, "网格数据", "的数据时段相互重叠，或没有逐段相接。");

        var open = db.GridAssignments.Where(a => a.ValidTo == null);
        var taken = await (
            from own in open.Where(a => gridIds.Contains(a.GridId))
            join other in open on new { own.CommunityCode, own.Number } equals new { other.CommunityCode, other.Number }
            where other.GridId != own.GridId
            select new { own.GridId, own.Number, Other = other.GridId }).ToListAsync(cancel);
        foreach (var name in taken)
            faults.Add((name.Other, new Fault(names[name.GridId], "网格名称", $"{names[name.GridId]}的编号{name.Number:00}已由同社区的其他网格使用。")));

        var asOf = await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel);
        var ended = await (
            from own in open.Where(a => gridIds.Contains(a.GridId))
            join community in db.Communities on own.CommunityCode equals community.Code
            join branch in db.PartyOrganisations on own.BranchId equals branch.Id
            where community.ValidTo <= asOf || branch.ValidTo <= asOf
            select new { own.GridId, Community = community.Name, CommunityEnd = community.ValidTo, Branch = branch.Name, BranchEnd = branch.ValidTo }).ToListAsync(cancel);
        foreach (var place in ended)
        {
            if (place.CommunityEnd <= asOf) Refuse(place.GridId, "社区", $"所属的{place.Community}已撤销。");
            if (place.BranchEnd <= asOf) Refuse(place.GridId, "党支部", $"所属的{place.Branch}已撤销。");
        }

        var served = db.GridDuties.Where(d => gridIds.Contains(d.GridId)).Select(d => new { d.GridId, Person = d.WorkerId, Post = "网格员", d.ValidFrom, d.ValidTo });
        var led = db.GridAssignments.Where(a => gridIds.Contains(a.GridId) && a.LeaderId != null).Select(a => new { a.GridId, Person = a.LeaderId!.Value, Post = "网格长", a.ValidFrom, a.ValidTo });
        var outside = await (
            from post in served.Concat(led)
            join person in db.GridWorkers on post.Person equals person.Id
            where person.LeftOn != null && (post.ValidTo == null || post.ValidTo > person.LeftOn) || post.ValidFrom < person.JoinedOn
            select new { post.GridId, post.Post, post.ValidFrom, person.Name, person.JoinedOn, person.LeftOn }).ToListAsync(cancel);
        foreach (var post in outside)
            Refuse(post.GridId, post.Post, post.ValidFrom < post.JoinedOn
                ? $"的{post.Post}{post.Name}的任职早于入职日期{Days.Long(post.JoinedOn.Value)}。"
                : $"的{post.Post}{post.Name}已于{Days.Long(post.LeftOn!.Value)}离岗。");

        foreach (var fault in await LeadersAsync(db, leaderIds, from, cancel)) faults.Add((null, fault));
        return faults;
    }

    private static async Task<List<Fault>> LeadersAsync(BoluoDbContext db, IReadOnlyCollection<int> leaderIds, DateOnly from, CancellationToken cancel)
    {
        var posts = await db.GridAssignments.AsNoTracking()
            .Where(a => a.LeaderId != null && leaderIds.Contains(a.LeaderId.Value) && (a.ValidTo == null || a.ValidTo > from)).ToListAsync(cancel);
        var names = await db.GridWorkers.Where(w => leaderIds.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name, cancel);
        var faults = new List<Fault>();
        foreach (var leader in posts.GroupBy(a => a.LeaderId!.Value).OrderBy(g => g.Key))
        {
            var busiest = leader.Select(a => a.ValidFrom < from ? from : a.ValidFrom).Distinct().Order()
                .Select(day => (Day: day, Count: leader.Count(a => a.ValidFrom <= day && (a.ValidTo is null || a.ValidTo > day))))
                .FirstOrDefault(d => d.Count > Plan.MostGridsPerLeader);
            if (busiest.Count > 0)
                faults.Add(new Fault(names[leader.Key], "网格长", $"{names[leader.Key]}自{Days.Long(busiest.Day)}起将担任{busiest.Count}个网格的网格长，每人最多{Plan.MostGridsPerLeader}个。"));
        }

        return faults;
    }

    /// <summary>One after the other from the first day of the owner to its last.</summary>
    private static bool Covers(IDated owner, IEnumerable<IDated> periods)
    {
        DateOnly? reached = owner.ValidFrom;
        foreach (var period in periods.OrderBy(p => p.ValidFrom))
        {
            if (period.ValidFrom != reached) return false;
            reached = period.ValidTo;
        }

        return reached == owner.ValidTo;
    }

    private static bool Overlap(IEnumerable<IDated> periods)
    {
        DateOnly? end = DateOnly.MinValue;
        foreach (var period in periods.OrderBy(p => p.ValidFrom))
        {
            if (end is null || period.ValidFrom < end) return true;
            end = period.ValidTo;
        }

        return false;
    }
}
