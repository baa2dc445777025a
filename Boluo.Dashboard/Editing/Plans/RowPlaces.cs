using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>
/// Rows that hang on a community go to another one. What has a period ends and begins anew there, so that the days before stay as they were;
/// what has none has one value, by which all days are told.
/// </summary>
internal sealed class RowPlaces(BoluoDbContext db, ChangeRecorder recorder, PlanCommunities communities, Func<int, int> organisationId)
{
    private readonly DateOnly _day = recorder.Set.EffectiveOn;

    /// <summary>Whether rows of a kind end and begin anew.</summary>
    public static bool IsDated(BoluoDbContext db, Type kind)
    {
        var type = db.Model.FindEntityType(kind)!;
        return RowTimes.Of(kind) is { } time && time.FirstColumn != time.LastColumn && type.FindProperty("Id") is not null && type.FindProperty(time.LastColumn) is { IsNullable: true, ClrType: var last } && last == typeof(DateOnly?);
    }

    public async Task MoveAsync(EntityEntry row, CommunityDraft to, CancellationToken cancel)
    {
        var kind = row.Metadata.ClrType;
        if (row.Entity is ProjectCommunity link) await RelinkAsync(link, to.Code, cancel);
        else if (row.Entity is SocialPlacement placement && await db.SocialPlacements.SingleOrDefaultAsync(p => p.AgencyId == placement.AgencyId && p.CommunityCode == to.Code && p.EndedOn == null, cancel) is { } there) await JoinAsync(placement, there, cancel);
        else if (IsDated(db, kind) && RowTimes.Of(kind)!.FirstColumn is var first && (DateOnly)row.CurrentValues[first]! < _day) Renew(row, to, RowTimes.Of(kind)!);
        else Put(row, to);
        if (row.Entity is Compound { BranchId: { } branch } compound) compound.BranchId = await TakeBranchAsync(branch, to, cancel);
    }

    private static void Put(EntityEntry row, CommunityDraft to)
    {
        row.Property(nameof(IPlaced.CommunityCode)).CurrentValue = to.Code;
        if (row.Metadata.FindProperty(nameof(IPlaced.TownshipCode)) is not null) row.Property(nameof(IPlaced.TownshipCode)).CurrentValue = to.TownshipCode;
    }

    private EntityEntry Renew(EntityEntry row, CommunityDraft to, RowTime time)
    {
        var next = db.Entry(Activator.CreateInstance(row.Metadata.ClrType)!);
        foreach (var property in row.Metadata.GetProperties().Where(p => !p.IsPrimaryKey()))
            next.Property(property.Name).CurrentValue = row.Property(property.Name).CurrentValue;
        Put(next, to);
        next.Property(time.FirstColumn).CurrentValue = _day;
        row.Property(time.LastColumn).CurrentValue = _day;
        next.State = EntityState.Added;
        return next;
    }

    /// <summary>An agency that is there already has one placement: from the day on with the heads of both.</summary>
    private async Task JoinAsync(SocialPlacement placement, SocialPlacement there, CancellationToken cancel)
    {
        if (placement.Since < _day) placement.EndedOn = _day;
        else db.Remove(placement);
        if (there.Since >= _day)
        {
            there.Heads += placement.Heads;
            return;
        }

        there.EndedOn = _day;
        await recorder.SaveAsync(cancel); // It has ended before the next begins: an agency has one open placement in a community.
        db.SocialPlacements.Add(new SocialPlacement { AgencyId = there.AgencyId, CommunityCode = there.CommunityCode, Heads = there.Heads + placement.Heads, Since = _day });
        await recorder.SaveAsync(cancel);
    }

    private async Task RelinkAsync(ProjectCommunity link, string to, CancellationToken cancel)
    {
        db.Remove(link);
        if (!await db.ProjectCommunities.AnyAsync(l => l.ProjectId == link.ProjectId && l.CommunityCode == to, cancel) && !db.ProjectCommunities.Local.Any(l => l.ProjectId == link.ProjectId && l.CommunityCode == to))
            db.ProjectCommunities.Add(new ProjectCommunity { ProjectId = link.ProjectId, CommunityCode = to });
    }

    /// <summary>The 小区党支部 of a compound goes along with it.</summary>
    private async Task<int> TakeBranchAsync(int branch, CommunityDraft to, CancellationToken cancel)
    {
        var row = await db.PartyOrganisations.SingleAsync(o => o.Id == branch, cancel);
        if (row.ValidTo is not null || row.CommunityCode == to.Code) return branch;
        var parent = communities.LeaderOf(to.Code) is { } leader ? organisationId(leader) : row.ParentId;
        if (row.ValidFrom >= _day)
        {
            (row.CommunityCode, row.ParentId) = (to.Code, parent);
            return branch;
        }

        var next = Renew(db.Entry(row), to, RowTimes.Of<PartyOrganisation>()!);
        ((PartyOrganisation)next.Entity).ParentId = parent;
        await recorder.SaveAsync(cancel);
        return ((PartyOrganisation)next.Entity).Id;
    }
}
