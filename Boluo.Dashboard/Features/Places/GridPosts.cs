using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>Who leads and who serves a grid that a line of a sheet says, and since when: from the grid's first day on, or from the day on which the person began.</summary>
internal sealed class GridPosts
{
    private IReadOnlyDictionary<int, GridWorker> _people = new Dictionary<int, GridWorker>();

    /// <summary>How many grids the leader has already.</summary>
    private int _led;

    /// <summary>Null where nobody leads it.</summary>
    public DateOnly? LedFrom { get; private init; }

    public IReadOnlyList<(int Worker, DateOnly From)> Served { get; private init; } = [];

    public static async Task<GridPosts> ReadAsync(BoluoDbContext db, GridLine line, CancellationToken cancel)
    {
        int[] named = [.. line.Workers.Keys, .. line.LeaderId is { } leader ? (int[])[leader] : []];
        var people = await db.GridWorkers.AsNoTracking().Where(w => named.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancel);
        DateOnly From(int person) => people[person].JoinedOn is { } joined && joined > line.Since ? joined : line.Since;
        return new GridPosts
        {
            _people = people,
            _led = line.LeaderId is null ? 0 : await db.GridAssignments.CountAsync(a => a.LeaderId == line.LeaderId && a.ValidTo == null, cancel),
            LedFrom = line.LeaderId is { } leads ? From(leads) : null,
            Served = [.. line.Workers.Select(w => (w.Key, w.Value ?? From(w.Key)))],
        };
    }

    public IEnumerable<FieldFault> Faults(GridLine line)
    {
        if (line.LeaderId is { } leader)
        {
            if (_people[leader].LeftOn is { } left) yield return new FieldFault("leader", $"“网格长”{_people[leader].Name}自{Days.Long(left)}起离岗。");
            if (_led >= Plan.MostGridsPerLeader) yield return new FieldFault("leader", $"“网格长”{_people[leader].Name}已担任{_led}个网格的网格长，每人最多{Plan.MostGridsPerLeader}个。");
        }

        foreach (var (worker, from) in Served)
        {
            var person = _people[worker];
            if (person.LeftOn is { } left) yield return new FieldFault("workers", $"“网格员”中的{person.Name}自{Days.Long(left)}起离岗。");
            if (from < line.Since) yield return new FieldFault("workers", $"“网格员”中的{person.Name}的任职日期不应早于网格划定的日期{Days.Long(line.Since)}。");
            else if (from < person.JoinedOn) yield return new FieldFault("workers", $"“网格员”中的{person.Name}的任职日期不应早于入职日期{Days.Long(person.JoinedOn.Value)}。");
        }
    }
}
