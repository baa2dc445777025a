using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>
/// Turns drafts into rows. What began on the effective day is replaced, for a period cannot be empty; what ended that day and comes back
/// goes on as if it had not ended.
/// </summary>
internal sealed class PlanWriter(BoluoDbContext db, ChangeRecorder recorder, PlanDrafts plan)
{
    private readonly DateOnly _day = recorder.Set.EffectiveOn;
    private readonly Dictionary<int, PartyGroup> _groups = [];
    private readonly Dictionary<int, PartyOrganisation> _organisations = [];
    private Dictionary<string, string> _names = [];

    /// <summary>What is new and stands by itself comes first; then all that ends is saved before anything begins: EF does not order updates by a filtered unique index.</summary>
    public async Task WriteAsync(IReadOnlyList<GridDraft> drafts, CancellationToken cancel)
    {
        await FoundPlacesAsync(cancel);
        foreach (var draft in drafts.Where(d => !d.IsNew)) End(draft);
        await recorder.SaveAsync(cancel);
        await FoundGridsAsync([.. drafts.Where(d => d.IsNew)], cancel);
        foreach (var draft in drafts.Where(d => !d.Ends)) Begin(draft);
        await recorder.SaveAsync(cancel);
        foreach (var trail in plan.Trails)
            db.Lineages.Add(new Lineage { From = CodeOf(trail.From), To = CodeOf(trail.To), Share = Math.Max(0.000001, Digits.Round(trail.Share, 6)), On = _day });
        await recorder.SaveAsync(cancel);
    }

    /// <summary>The number that a branch has got that the plan founds; other numbers stay.</summary>
    public int OrganisationId(int key) => key < 0 ? _organisations[key].Id : key;

    private async Task FoundPlacesAsync(CancellationToken cancel)
    {
        foreach (var draft in plan.Communities.All)
        {
            if (draft.Founding is { } founding) db.Communities.Add(draft.Row = Made(draft, founding));
            else if (draft.NewName is { } name) await CommunityRenaming.ApplyAsync(db, draft.Row!, name, cancel);
        }

        await recorder.SaveAsync(cancel);
        foreach (var (key, name) in plan.FoundedGroups) db.PartyGroups.Add(_groups[key] = new PartyGroup { Name = name });
        foreach (var founded in plan.Communities.Organisations)
        {
            db.PartyOrganisations.Add(_organisations[founded.Key] = new PartyOrganisation
            {
                Kind = founded.Kind,
                Name = founded.Name,
                FullName = founded.FullName,
                ParentId = OrganisationId(founded.ParentKey),
                TownshipCode = founded.TownshipCode,
                CommunityCode = founded.CommunityCode,
                SecretaryName = founded.SecretaryName,
                ValidFrom = _day,
            });
            await recorder.SaveAsync(cancel);
        }

        await recorder.SaveAsync(cancel);
        var codes = plan.Grids.SelectMany(g => new[] { g.Before?.CommunityCode, g.After?.CommunityCode }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _names = await db.Communities.Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.Name, cancel);
    }

    private Community Made(CommunityDraft draft, Moves.NewCommunity founding) => new()
    {
        Code = draft.Code,
        Name = draft.Name,
        TownshipCode = draft.TownshipCode,
        UrbanForm = founding.Form,
        SecretaryName = PlainText.Tidy(founding.SecretaryName),
        SecretaryIsDirector = draft.Former?.SecretaryIsDirector ?? false,
        AreaKm2 = draft.Former?.AreaKm2,
        CommitteeMembers = draft.Former?.CommitteeMembers ?? 0,
        OfficePhone = founding.OfficePhone,
        EHomePilot = draft.Former?.EHomePilot ?? false,
        ValidFrom = _day,
        FormerNames = draft.Former?.FormerNames,
    };

    private async Task FoundGridsAsync(IReadOnlyList<GridDraft> founded, CancellationToken cancel)
    {
        foreach (var community in founded.GroupBy(d => d.After!.CommunityCode))
        {
            var next = await GridCodes.NextAsync(db, community.Key, cancel);
            foreach (var draft in community)
                db.Grids.Add(draft.Grid = new Grid { Code = GridCodes.Of(community.Key, next), ValidFrom = _day, Search = Pinyin.SearchText(NameOf(draft.After!), GridCodes.Of(community.Key, next++)) });
        }

        await recorder.SaveAsync(cancel);
    }

    private void End(GridDraft draft)
    {
        if (draft.Ends || !draft.After!.HasAssignmentOf(draft.Before!)) End(draft.Open);
        foreach (var leaver in draft.After is null ? draft.Before!.Workers : draft.Before!.Workers.Except(draft.After.Workers)) End(draft.Duties.Single(d => d.WorkerId == leaver && d.ValidTo is null));
        if (draft.CountsAfter == draft.CountsBefore) return;
        if (draft.Ends) draft.Grid!.ValidTo = _day;
        // A fact that began that day is told anew in its place.
        if (draft.OpenFact.ValidFrom < _day) draft.OpenFact.ValidTo = _day;
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

    private void Begin(GridDraft draft)
    {
        var (before, after) = (draft.Before, draft.After!);
        if (before is null || !after.HasAssignmentOf(before)) Assign(draft, after);
        foreach (var joiner in before is null ? after.Workers : after.Workers.Except(before.Workers)) Appoint(draft, joiner);
        if (draft.CountsAfter != draft.CountsBefore) Count(draft, draft.CountsAfter!);
        // Former names stay searchable, and so do those of the grids that it comes of.
        if (before is not null && !after.HasPlaceOf(before)) draft.Grid!.AddToSearch(NameOf(after));
        foreach (var former in plan.Trails.Where(t => t.To == draft.Key).Select(t => plan.Grids.FirstOrDefault(g => g.Key == t.From)).OfType<GridDraft>())
            draft.Grid!.AddToSearch(former.Name, former.Key);
    }

    private void Assign(GridDraft draft, Position after)
    {
        var former = draft.Assignments.FirstOrDefault(a => a.ValidTo == _day);
        if (former is not null && Position.Of(former, []).HasAssignmentOf(after))
        {
            former.ValidTo = null;
            return;
        }

        db.GridAssignments.Add(new GridAssignment
        {
            GridId = draft.Grid!.Id,
            CommunityCode = after.CommunityCode,
            Number = after.Number,
            BranchId = OrganisationId(after.BranchId),
            LeaderId = after.LeaderId,
            Basis = recorder.Set.Basis,
            ValidFrom = _day,
        });
    }

    private void Appoint(GridDraft draft, int workerId)
    {
        if (draft.Duties.FirstOrDefault(d => d.WorkerId == workerId && d.ValidTo == _day) is { } former) former.ValidTo = null;
        else db.GridDuties.Add(new GridDuty { GridId = draft.Grid!.Id, WorkerId = workerId, ValidFrom = _day });
    }

    private void Count(GridDraft draft, Counts counts)
    {
        var group = counts.GroupId < 0 ? _groups[counts.GroupId].Id : counts.GroupId;
        if (draft.Facts.FirstOrDefault(f => f.ValidTo is null) is { } told) counts.Put(told, group);
        else db.GridFacts.Add(counts.ToFact(draft.Grid!.Id, group, _day));
    }

    private string NameOf(Position position) => GridAssignment.NameOf(_names[position.CommunityCode], position.Number);

    /// <summary>The code of a grid or community, of a new grid the one that was issued.</summary>
    private string CodeOf(string key) => plan.Grids.FirstOrDefault(g => g.Key == key)?.Grid?.Code ?? key;
}
