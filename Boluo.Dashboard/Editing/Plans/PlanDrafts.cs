using System.Collections.Immutable;
using System.Globalization;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A plan read against the data: a draft per grid with every move and hand-over worked in, and what cannot be.</summary>
internal sealed class PlanDrafts
{
    private readonly Dictionary<string, GridDraft> _drafts = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults = [];
    private readonly List<(Handover Handover, GridWorker Worker)> _stale = [];

    public IReadOnlyCollection<GridDraft> Grids => _drafts.Values;

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Hand-overs of persons whose record somebody has changed since.</summary>
    public IReadOnlyList<(Handover Handover, GridWorker Worker)> Stale => _stale;

    public static async Task<PlanDrafts> ReadAsync(BoluoDbContext db, Plan plan, CancellationToken cancel)
    {
        var drafts = new PlanDrafts();
        await drafts.MoveAsync(db, [.. plan.Moves.OfType<GridMove>()], cancel);
        foreach (var handover in plan.Moves.OfType<Handover>()) await drafts.HandOverAsync(db, handover, cancel);
        await drafts.NumberAsync(db, plan, cancel);
        return drafts;
    }

    private async Task MoveAsync(BoluoDbContext db, IReadOnlyList<GridMove> moves, CancellationToken cancel)
    {
        var codes = moves.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var draft in await GridDraft.LoadAsync(db, db.Grids.Where(g => codes.Contains(g.Code)), cancel)) _drafts[draft.Grid.Code] = draft;

        foreach (var move in moves)
        {
            if (!_drafts.TryGetValue(move.Key, out var draft))
            {
                _faults.Add(new Fault(move.Key, "网格编码", $"未找到编码为“{PlainText.Cut(move.Key)}”的网格，请核对。"));
                continue;
            }

            if (draft.Move is not null)
            {
                _faults.Add(new Fault(draft.Row, "网格编码", $"{draft.Row}在方案中重复出现，只应填写一次。"));
                continue;
            }

            draft.Move = move;
            draft.After = draft.Before with
            {
                CommunityCode = move.Place.IsSet ? move.Place.Value.CommunityCode : draft.Before.CommunityCode,
                BranchId = move.Place.IsSet ? move.Place.Value.BranchId : draft.Before.BranchId,
                LeaderId = move.Leader.Or(draft.Before.LeaderId),
                Workers = move.Workers.IsSet ? [.. move.Workers.Value] : draft.Before.Workers,
            };
            if (!draft.Changes) _faults.Add(new Fault(draft.Row, "调整内容", $"{draft.Row}未作任何调整，应移出方案。"));
        }
    }

    private async Task HandOverAsync(BoluoDbContext db, Handover handover, CancellationToken cancel)
    {
        const string field = "移交人员";
        var person = int.TryParse(handover.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await db.GridWorkers.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancel)
            : null;
        if (person is null)
        {
            _faults.Add(new Fault(handover.Key, field, $"未找到编号为“{PlainText.Cut(handover.Key)}”的移交人员，请核对。"));
            return;
        }

        if (person.Version != handover.Seen) _stale.Add((handover, person));
        var known = _drafts.Values.Select(d => d.Grid.Id).ToHashSet();
        var others = db.Grids.Where(g => !known.Contains(g.Id)
            && (db.GridAssignments.Any(a => a.GridId == g.Id && a.ValidTo == null && a.LeaderId == id)
                || db.GridDuties.Any(d => d.GridId == g.Id && d.ValidTo == null && d.WorkerId == id)));
        foreach (var draft in await GridDraft.LoadAsync(db, others, cancel)) _drafts[draft.Grid.Code] = draft;

        var held = _drafts.Values.Where(d => d.After.LeaderId == id || d.After.Workers.Contains(id)).ToList();
        if (held.Count == 0) _faults.Add(new Fault(person.Name, field, $"{person.Name}没有可移交的网格职责。"));
        foreach (var code in (handover.ByGrid?.Keys ?? []).Where(code => !held.Exists(d => d.Grid.Code == code)))
            _faults.Add(new Fault(code, field, $"{person.Name}在网格{PlainText.Cut(code)}没有职责，移交安排应删去该网格。"));

        foreach (var draft in held)
        {
            var to = handover.ByGrid?.TryGetValue(draft.Grid.Code, out var other) == true ? other : handover.To;
            if (to == id)
            {
                _faults.Add(new Fault(draft.Row, field, $"{draft.Row}的接任人员不应为{person.Name}本人。"));
                continue;
            }

            var remaining = draft.After.Workers.Remove(id);
            draft.After = draft.After with
            {
                LeaderId = draft.After.LeaderId == id ? to : draft.After.LeaderId,
                Workers = to is { } successor && draft.After.Workers.Contains(id) ? remaining.Add(successor) : remaining,
            };
        }
    }

    /// <summary>
    /// A grid keeps its number within its community, and gets the next one that was never used in another. One that returns on the day
    /// it left gets its own number back.
    /// </summary>
    private async Task NumberAsync(BoluoDbContext db, Plan plan, CancellationToken cancel)
    {
        var moved = _drafts.Values.Where(d => d.After.CommunityCode != d.Before.CommunityCode).ToList();
        var codes = moved.Select(d => d.After.CommunityCode).ToHashSet(StringComparer.Ordinal);
        var last = await db.GridAssignments.Where(a => codes.Contains(a.CommunityCode)).GroupBy(a => a.CommunityCode)
            .Select(g => new { g.Key, Number = g.Max(a => a.Number) }).ToDictionaryAsync(g => g.Key, g => g.Number, cancel);
        foreach (var draft in moved)
        {
            var code = draft.After.CommunityCode;
            var former = draft.Open.ValidFrom == plan.EffectiveOn ? draft.Assignments.FirstOrDefault(a => a.ValidTo == plan.EffectiveOn) : null;
            if (former?.CommunityCode != code) last[code] = last.GetValueOrDefault(code) + 1;
            draft.After = draft.After with { Number = former?.CommunityCode == code ? former.Number : last[code] };
        }
    }
}
