using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing;

/// <summary>
/// Turns drafts into rows. What began on the effective day is replaced, for a period cannot be empty; what ended that day and comes back
/// goes on as if it had not ended.
/// </summary>
internal sealed class PlanWriter(BoluoDbContext db, DateOnly day, string? basis)
{
    public async Task WriteAsync(IEnumerable<GridDraft> drafts, CancellationToken cancel)
    {
        foreach (var draft in drafts.Where(d => d.Changes))
        {
            if (!draft.After.HasAssignmentOf(draft.Before)) Reassign(draft);
            foreach (var leaver in draft.Before.Workers.Except(draft.After.Workers)) Relieve(draft, leaver);
            foreach (var joiner in draft.After.Workers.Except(draft.Before.Workers)) Appoint(draft, joiner);
            if (!draft.After.HasPlaceOf(draft.Before)) await RenameAsync(draft, cancel);
        }
    }

    private void Reassign(GridDraft draft)
    {
        var open = draft.Open;
        var after = draft.After;
        if (open.ValidFrom < day)
        {
            open.ValidTo = day;
        }
        else
        {
            db.GridAssignments.Remove(open);
            var former = draft.Assignments.FirstOrDefault(a => a.ValidTo == day);
            if (former is not null && Position.Of(former, []).HasAssignmentOf(after))
            {
                former.ValidTo = null;
                return;
            }
        }

        db.GridAssignments.Add(new GridAssignment
        {
            GridId = draft.Grid.Id,
            CommunityCode = after.CommunityCode,
            Number = after.Number,
            BranchId = after.BranchId,
            LeaderId = after.LeaderId,
            Basis = basis,
            ValidFrom = day,
        });
    }

    private void Relieve(GridDraft draft, int workerId)
    {
        var duty = draft.Duties.Single(d => d.WorkerId == workerId && d.ValidTo is null);
        if (duty.ValidFrom < day) duty.ValidTo = day;
        else db.GridDuties.Remove(duty);
    }

    private void Appoint(GridDraft draft, int workerId)
    {
        if (draft.Duties.FirstOrDefault(d => d.WorkerId == workerId && d.ValidTo == day) is { } former) former.ValidTo = null;
        else db.GridDuties.Add(new GridDuty { GridId = draft.Grid.Id, WorkerId = workerId, ValidFrom = day });
    }

    /// <summary>Former names stay searchable.</summary>
    private async Task RenameAsync(GridDraft draft, CancellationToken cancel)
    {
        var community = (await db.Communities.FindAsync([draft.After.CommunityCode], cancel))!;
        var name = Pinyin.SearchText(GridAssignment.NameOf(community.Name, draft.After.Number));
        draft.Grid.Search = string.Join(' ', $"{draft.Grid.Search} {name}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal));
    }
}
