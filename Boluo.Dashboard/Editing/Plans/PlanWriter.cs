using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>
/// Turns drafts into rows. What began on the effective day is replaced, for a period cannot be empty; what ended that day and comes back
/// goes on as if it had not ended.
/// </summary>
internal sealed class PlanWriter(BoluoDbContext db, ChangeRecorder recorder)
{
    private readonly DateOnly _day = recorder.Set.EffectiveOn;

    /// <summary>All that ends is saved before anything begins: EF does not order updates by a filtered unique index.</summary>
    public async Task WriteAsync(IReadOnlyList<GridDraft> drafts, CancellationToken cancel)
    {
        foreach (var draft in drafts)
        {
            if (!draft.After.HasAssignmentOf(draft.Before)) End(draft.Open);
            foreach (var leaver in draft.Before.Workers.Except(draft.After.Workers)) End(draft.Duties.Single(d => d.WorkerId == leaver && d.ValidTo is null));
        }

        await recorder.SaveAsync(cancel);
        foreach (var draft in drafts)
        {
            if (!draft.After.HasAssignmentOf(draft.Before)) Assign(draft);
            foreach (var joiner in draft.After.Workers.Except(draft.Before.Workers)) Appoint(draft, joiner);
            if (!draft.After.HasPlaceOf(draft.Before)) await RenameAsync(draft, cancel);
        }

        await recorder.SaveAsync(cancel);
    }

    private void End(GridAssignment assignment)
    {
        if (assignment.ValidFrom < _day) assignment.ValidTo = _day;
        else db.GridAssignments.Remove(assignment);
    }

    private void End(GridDuty duty)
    {
        if (duty.ValidFrom < _day) duty.ValidTo = _day;
        else db.GridDuties.Remove(duty);
    }

    private void Assign(GridDraft draft)
    {
        var after = draft.After;
        var former = draft.Assignments.FirstOrDefault(a => a.ValidTo == _day);
        if (former is not null && Position.Of(former, []).HasAssignmentOf(after))
        {
            former.ValidTo = null;
            return;
        }

        db.GridAssignments.Add(new GridAssignment
        {
            GridId = draft.Grid.Id,
            CommunityCode = after.CommunityCode,
            Number = after.Number,
            BranchId = after.BranchId,
            LeaderId = after.LeaderId,
            Basis = recorder.Set.Basis,
            ValidFrom = _day,
        });
    }

    private void Appoint(GridDraft draft, int workerId)
    {
        if (draft.Duties.FirstOrDefault(d => d.WorkerId == workerId && d.ValidTo == _day) is { } former) former.ValidTo = null;
        else db.GridDuties.Add(new GridDuty { GridId = draft.Grid.Id, WorkerId = workerId, ValidFrom = _day });
    }

    /// <summary>Former names stay searchable.</summary>
    private async Task RenameAsync(GridDraft draft, CancellationToken cancel)
    {
        var community = (await db.Communities.FindAsync([draft.After.CommunityCode], cancel))!;
        draft.Grid.AddToSearch(GridAssignment.NameOf(community.Name, draft.After.Number));
    }
}
