using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>
/// What hangs on the grids and communities of a plan, as <see cref="CommunityHolds"/> lists it, goes along with them, stays, or has still to be decided. What is
/// about a grid goes where the grid goes; people of the grids go where their grids are; the rest is decided by the administrator.
/// </summary>
internal sealed class PlanHolds(BoluoDbContext db, ChangeRecorder recorder, PlanDrafts plan, RowPlaces places)
{
    private readonly DateOnly _day = recorder.Set.EffectiveOn;
    private readonly List<(string From, CommunityHold Hold, HoldOutcome Outcome, string? To)> _moved = [];
    private readonly Dictionary<int, string> _compounds = [];

    public List<Fault> Faults { get; } = [];

    public async Task<IReadOnlyList<HoldEffect>> WriteAsync(CancellationToken cancel)
    {
        await MoveNeedsAsync(cancel);
        foreach (var community in plan.Communities.All.Where(c => !c.IsNew && (c.Ends || c.IsDivided)))
            foreach (var hold in CommunityHolds.All.Where(h => h.RowType != typeof(GridAssignment) && h.RowType != typeof(PartyOrganisation)).OrderBy(h => h.RowType == typeof(ServiceCenter)))
                if (!await TryMoveAsync(community, hold, cancel)) return [];
        await EndAsync(cancel);
        var names = await CommunityNames.ReadAsync(db, _moved.SelectMany(m => new[] { m.From, m.To }).OfType<string>().ToHashSet(StringComparer.Ordinal), cancel);
        return [.. _moved.GroupBy(m => m).OrderBy(g => g.Key.From, StringComparer.Ordinal).ThenBy(g => CommunityHolds.All.ToList().IndexOf(g.Key.Hold)).ThenBy(g => g.Key.To, StringComparer.Ordinal)
            .Select(g => new HoldEffect(g.Key.From, names[g.Key.From], g.Key.Hold.RowType.Name, g.Key.Hold.Noun, g.Key.Hold.Unit, g.Count(), g.Key.Outcome, g.Key.To is { } to ? names[to] : null, RowPlaces.IsDated(db, g.Key.Hold.RowType)))];
    }

    /// <summary>Open needs are where their grid is.</summary>
    private async Task MoveNeedsAsync(CancellationToken cancel)
    {
        var moved = plan.Grids.Where(g => g.Before is { } before && g.After?.CommunityCode != before.CommunityCode).ToDictionary(g => g.Grid!.Id);
        if (moved.Count == 0) return;
        var ids = moved.Keys.ToList();
        var hold = CommunityHolds.Of<Need>();
        foreach (var need in await db.Needs.Where(n => n.GridId != null && ids.Contains(n.GridId.Value)).WithState(_day).Where(n => n.State != NeedState.Closed).Select(n => n.Row).AsTracking().ToListAsync(cancel))
        {
            var grid = moved[need.GridId!.Value];
            if ((grid.After is null ? plan.NeedsReceiver(grid.Key) : grid) is not { After: { } after } receiver) continue;
            _moved.Add((need.CommunityCode, hold, HoldOutcome.Goes, after.CommunityCode));
            (need.GridId, need.CommunityCode) = (receiver.Grid!.Id, after.CommunityCode);
        }

        await recorder.SaveAsync(cancel);
    }

    /// <summary>Not where the other community has the same already: two records of one period, which only a person can make one of.</summary>
    private async Task<bool> TryMoveAsync(CommunityDraft from, CommunityHold hold, CancellationToken cancel)
    {
        try
        {
            if (await MoveAsync(from, hold, cancel)) await recorder.SaveAsync(cancel);
            return true;
        }
        catch (DbUpdateException exception) when (DatabaseFaults.Of(exception) == DatabaseFault.Duplicate)
        {
            Faults.Add(new Fault(from.Name, hold.Noun, $"{from.Name}的{hold.Noun}与随迁去向社区已有的重复，请先核对、合并后再办理。"));
            return false;
        }
    }

    /// <returns>Whether any goes elsewhere.</returns>
    private async Task<bool> MoveAsync(CommunityDraft from, CommunityHold hold, CancellationToken cancel)
    {
        var goes = false;
        var decision = from.Decisions.FirstOrDefault(d => d.Kind == hold.RowType.Name);
        var rows = await hold.Rows(db, from.Code, _day).AsTracking().ToListAsync(cancel);
        var byDuty = hold.RowType == typeof(GridWorker) ? await CommunitiesOfPeopleAsync(rows.Cast<GridWorker>().Select(p => p.Id).ToList(), cancel) : [];
        foreach (var entry in rows.Select(r => db.Entry(r)))
        {
            var (outcome, to) = Decided(from, hold, decision, entry, byDuty);
            var target = to is null ? null : plan.Communities.All.FirstOrDefault(c => c.Code == to && !c.Ends);
            if (outcome == HoldOutcome.Goes && target is null) outcome = HoldOutcome.Undecided;
            _moved.Add((from.Code, hold, outcome, outcome == HoldOutcome.Goes ? to : null));
            if (outcome != HoldOutcome.Goes) continue;
            if (entry.Entity is Compound compound) _compounds[compound.Id] = to!;
            await places.MoveAsync(entry, target!, cancel);
            goes = true;
        }

        return goes;
    }

    private (HoldOutcome Outcome, string? To) Decided(CommunityDraft from, CommunityHold hold, HoldDecision? decision, EntityEntry row, Dictionary<int, string> byDuty)
    {
        if (decision?.Rows.TryGetValue(RowJson.Key(row), out var single) == true) return single.Length == 0 ? (HoldOutcome.Stays, null) : (HoldOutcome.Goes, single);
        if (row.Entity is ServiceCenter { CompoundId: { } compound } && _compounds.TryGetValue(compound, out var along)) return (HoldOutcome.Goes, along);
        if (row.Entity is GridWorker person && byDuty.TryGetValue(person.Id, out var duty) && duty != from.Code && plan.Communities.All.Any(c => c.Code == duty && !c.Ends)) return (HoldOutcome.Goes, duty);
        if (decision is { Outcome: not HoldOutcome.Undecided }) return (decision.Outcome, decision.To);
        if (from is { Ends: true, Receivers.Count: 1 }) return (HoldOutcome.Goes, from.Receivers.Single());
        // Who serves here serves here; and a record of what has happened stays with who has made it.
        if (!from.Ends && (byDuty.Count > 0 || RowTimes.Of(hold.RowType) is { } time && time.FirstColumn == time.LastColumn && hold.RowType != typeof(CommunityFund))) return (HoldOutcome.Stays, null);
        return (HoldOutcome.Undecided, null);
    }

    /// <summary>The one community in which a person leads or serves when the plan has been written; the first where there are several.</summary>
    private async Task<Dictionary<int, string>> CommunitiesOfPeopleAsync(List<int> people, CancellationToken cancel)
    {
        var open = db.GridAssignments.Where(a => a.ValidTo == null);
        var led = open.Where(a => a.LeaderId != null && people.Contains(a.LeaderId.Value)).Select(a => new { Person = a.LeaderId!.Value, a.CommunityCode });
        var served = open.Join(db.GridDuties.Where(d => d.ValidTo == null && people.Contains(d.WorkerId)), a => a.GridId, d => d.GridId, (a, d) => new { Person = d.WorkerId, a.CommunityCode });
        return (await led.Concat(served).ToListAsync(cancel)).GroupBy(d => d.Person)
            .ToDictionary(p => p.Key, p => p.GroupBy(d => d.CommunityCode).OrderByDescending(c => c.Count()).ThenBy(c => c.Key, StringComparer.Ordinal).First().Key);
    }

    /// <summary>片区党支部 of divided communities whose grids have all gone elsewhere; what leads the community stays.</summary>
    private IEnumerable<PartyOrganisation> Emptied
    {
        get
        {
            var had = plan.Grids.Select(g => g.Before?.BranchId).OfType<int>().ToHashSet();
            var has = plan.Grids.Select(g => g.After?.BranchId).OfType<int>().ToHashSet();
            return plan.Communities.All.Where(c => c is { IsDivided: true, Ends: false }).SelectMany(c => plan.Communities.OrganisationsOf(c.Code))
                .Where(o => o.Kind == PartyOrganisationKind.Branch && o.Id != plan.Communities.LeaderOf(o.CommunityCode!) && had.Contains(o.Id) && !has.Contains(o.Id));
        }
    }

    /// <summary>Communities end with their organisations, once nothing hangs on them any more.</summary>
    private async Task EndAsync(CancellationToken cancel)
    {
        var hold = CommunityHolds.Of<PartyOrganisation>();
        foreach (var organisation in plan.Communities.Ending.Concat(Emptied).Where(o => o.ValidTo is null))
        {
            _moved.Add((organisation.CommunityCode!, hold, HoldOutcome.Ends, null));
            if (organisation.ValidFrom >= _day) Faults.Add(new Fault(organisation.Name, "生效日期", $"{organisation.Name}“生效日期”应晚于其成立时间{Days.Long(organisation.ValidFrom)}，现为{Days.Long(_day)}。"));
            else organisation.ValidTo = _day;
        }

        await recorder.SaveAsync(cancel);
        foreach (var community in plan.Communities.All.Where(c => c.Ends && c.Row is not null))
        {
            community.Row!.ValidTo = _day;
            if (_moved.Exists(m => m.From == community.Code && m.Outcome == HoldOutcome.Undecided)) continue;
            if (await CommunityHolds.LeftAsync(db, community.Code, _day, cancel) is { Count: > 0 } left)
                Faults.Add(new Fault(community.Name, "社区", $"{community.Name}撤销时尚有{string.Join('、', left.Select(l => l.Hold.InWords(l.Count)))}，不能保留在撤销的社区，应随迁，或先办结、移交。"));
        }

        await recorder.SaveAsync(cancel);
    }
}
