using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>
/// Where a new organisation stands: below its street or town, or below what leads its community. A committee or general branch that is
/// founded where something lower leads takes its place from that day on (升格). Who leads on a day follows from the organisations of the day,
/// so that nothing of earlier days is told otherwise.
/// </summary>
/// <param name="Upper">The open organisation of the street or town.</param>
/// <param name="Leader">What leads the community so far; null where nothing does.</param>
/// <param name="Parent">What the new one stands below; null where that is missing, or where it stands below nothing.</param>
internal sealed record OrganisationPlace(PartyOrganisation? Upper, PartyOrganisation? Leader, PartyOrganisation? Parent)
{
    public static async Task<OrganisationPlace> OfAsync(BoluoDbContext db, PartyOrganisation organisation, CancellationToken cancel)
    {
        var (township, community) = (organisation.TownshipCode, organisation.CommunityCode);
        var open = await db.PartyOrganisations.AsNoTracking()
            .Where(o => o.TownshipCode == township && o.ValidTo == null && (o.CommunityCode == null || o.CommunityCode == community)).OrderBy(o => o.Id).ToListAsync(cancel);
        var upper = open.Find(o => o.CommunityCode is null);
        var leader = community is null ? null : open.Where(o => o.CommunityCode is not null && o.Kind != PartyOrganisationKind.FunctionalBranch).OrderBy(o => o.Kind).FirstOrDefault();
        return new OrganisationPlace(upper, leader, organisation.Kind switch
        {
            PartyOrganisationKind.WorkingCommittee or PartyOrganisationKind.TownCommittee => null,
            PartyOrganisationKind.FunctionalBranch => leader,
            PartyOrganisationKind.Branch when leader is { Kind: not PartyOrganisationKind.Branch } => leader,
            _ => upper,
        });
    }

    /// <summary>The new organisation takes the leader's place.</summary>
    private bool Promotes(PartyOrganisation organisation) =>
        Leader is not null && organisation.Kind < Leader.Kind && organisation.Kind is PartyOrganisationKind.Committee or PartyOrganisationKind.GeneralBranch;

    public async Task CheckAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        var organisation = draft.Row;
        if (OrganisationRegister.IsUpper(organisation))
        {
            await CheckUpperAsync(draft, cancel);
            return;
        }

        if (organisation.CommunityCode is null || draft.Faults.Any(f => f.Field == "community")) return; // Said by the rules.
        if (organisation.Kind == PartyOrganisationKind.FunctionalBranch && Leader is null) draft.Refuse("community", "该社区尚无社区党组织，请先新增。");
        else if (Parent is null) draft.Refuse("kind", "该社区所属镇街尚无街道党工委或镇党委，请先新增。");
        else if (Parent.CommunityCode is not null && organisation.ValidFrom < Parent.ValidFrom) draft.Refuse("since", $"“成立时间”不应早于上级党组织的成立时间{Days.Long(Parent.ValidFrom)}。");
        if (organisation.Kind is PartyOrganisationKind.FunctionalBranch || Leader is null) return;
        if (organisation.Kind == PartyOrganisationKind.Branch)
        {
            if (Leader.Kind == PartyOrganisationKind.Branch) draft.Refuse("kind", $"该社区由{Leader.Name}单独领导，设片区党支部前，请先新增社区党总支或社区党委。");
        }
        else if (!Promotes(organisation)) draft.Refuse("kind", $"该社区已有{Leader.Name}，不能再新增{organisation.Kind.Label()}。");
        else await CheckPromotionAsync(draft, Leader, cancel);
    }

    private async Task CheckUpperAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        if (await draft.Db.Townships.FindAsync([draft.Row.TownshipCode], cancel) is not { } township) draft.Refuse("township", "“镇街”应填写。");
        else if (Upper is not null) draft.Refuse("township", $"{township.Name}已有{Upper.Name}，不能再新增。");
        else if ((township.Kind == TownshipKind.Street) != (draft.Row.Kind == PartyOrganisationKind.WorkingCommittee)) draft.Refuse("kind", $"{township.Name}为{township.Kind.Label()}，应选择{(township.Kind == TownshipKind.Street ? PartyOrganisationKind.WorkingCommittee : PartyOrganisationKind.TownCommittee).Label()}。");
    }

    private static async Task CheckPromotionAsync(Draft<PartyOrganisation> draft, PartyOrganisation leader, CancellationToken cancel)
    {
        var (since, id) = (draft.Row.ValidFrom, leader.Id);
        if (since <= leader.ValidFrom) draft.Refuse("since", $"“成立时间”应晚于{leader.Name}的成立时间{Days.Long(leader.ValidFrom)}。");
        if (draft.Row.ValidTo is not null) draft.Refuse("end", "升格的党组织不应同时填写“撤销时间”。");
        if (leader.Kind != PartyOrganisationKind.Branch && await draft.Db.JointMeetings.Where(m => m.HostId == id && m.On >= since).Select(m => (DateOnly?)m.On).MaxAsync(cancel) is { } met)
            draft.Refuse("since", $"{leader.Name}于{Days.Long(met)}主持过党建联席会议，“成立时间”应晚于该日。");
    }

    /// <summary>
    /// What led ends, or goes on as an area branch with its grids; what stood below either stands below the new one. That is said as it is now:
    /// of earlier days the organisations of the day are asked.
    /// </summary>
    public async Task TakeOverAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        var (organisation, since) = (draft.Row, draft.Row.ValidFrom);
        if (Leader is null || !Promotes(organisation)) return;
        var id = Leader.Id;
        foreach (var below in await draft.Db.PartyOrganisations.Where(o => o.ParentId == id && (o.ValidTo == null || o.ValidTo > since)).ToListAsync(cancel)) below.ParentId = organisation.Id;
        var leader = await draft.Db.PartyOrganisations.SingleAsync(o => o.Id == id, cancel);
        if (leader.Kind == PartyOrganisationKind.Branch) leader.ParentId = organisation.Id;
        else leader.ValidTo = since;
    }
}
