using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>
/// Party organisations of all kinds. What a new one stands below follows from its kind and place (<see cref="OrganisationPlace"/>); one ends
/// when nothing stands below it and no grid belongs to it.
/// </summary>
public sealed class OrganisationRegister() : Register<PartyOrganisation>("党组织", "party-organisations.csv", OrganisationTable.LedgerName)
{
    public override bool IsSkeleton => true;

    /// <summary>Streets and towns, then as they were founded: what leads a community on the day that another is founded decides where that one stands.</summary>
    public override Func<object, int>? Turn => row => row is PartyOrganisation organisation && !IsUpper(organisation) ? (organisation.ValidFrom.DayNumber * Kinds) + (int)organisation.Kind : 0;

    private static readonly int Kinds = Enum.GetValues<PartyOrganisationKind>().Length;

    protected override IEnumerable<Field<PartyOrganisation>> Define() =>
    [
        Field.Text("name", "党组织名称", o => o.Name),
        Field.Text("fullName", "全称", o => o.FullName, longest: 100),
        Field.Choice("kind", "类别", o => o.Kind) with
        {
            OnlyNew = true,
            Hint = "社区已有党总支的选社区党委，已有单独党支部的选社区党总支或社区党委，即为升格：自成立时间起，原党总支撤销，原党支部作为片区党支部，下级党组织一并转隶。",
        },
        Field.Community("community", "社区", o => o.CommunityCode) with { OnlyNew = true, Hint = "街道党工委、镇党委不填。上级党组织按类别和社区确定。" },
        Field.Township("township", "镇街", o => o.TownshipCode) with { OnlyNew = true, Required = false, Hint = "街道党工委、镇党委必填；其他党组织按社区确定，可不填。" },
        Field.Text("secretary", "书记", o => o.SecretaryName, longest: 30) with { Hint = "片区、小区党支部填写；社区党组织的书记在社区台账中修改。" },
        Field.Day("since", "成立时间", o => o.ValidFrom) with { Initial = day => day },
        Field.Day("end", "撤销时间", o => o.ValidTo) with { Hint = "自当日起不再列入台账；尚有网格的党支部，应先调整网格。" },
        Field.Link("parent", "上级党组织", o => o.ParentId),
    ];

    protected override void Rules(RuleBook<PartyOrganisation> must)
    {
        must.After("end", "since");
        must.Hold("community", o => IsUpper(o) == o.CommunityCode is null, "镇街党组织应为空，其余党组织必填");
        must.LieIn("community", "township");
        must.BeKnownBy("fullName");
        must.Match<PartyOrganisation>("parent", (o, parent) => parent.Kind < o.Kind && parent.TownshipCode == o.TownshipCode
            && (parent.CommunityCode is null || parent.CommunityCode == o.CommunityCode), "上级党组织应为同一镇街（社区）的上一级党组织");
    }

    /// <summary>What leads a community is one organisation.</summary>
    protected override void Check(RowsRead rows)
    {
        foreach (var wrong in rows.Of<PartyOrganisation>().Where(o => rows.IsSound(o) && IsUpper(o) != o.ParentId is null)) rows.Refuse(wrong, nameof(PartyOrganisation.ParentId), "镇街党组织应为空，其余党组织必填");
        var upper = rows.Of<PartyOrganisation>().Where(IsUpper).Select(o => o.Id).ToHashSet();
        foreach (var second in rows.Of<PartyOrganisation>().Where(o => o is { ValidTo: null, ParentId: { } parent, Kind: not PartyOrganisationKind.FunctionalBranch } && rows.IsSound(o) && upper.Contains(parent))
            .GroupBy(o => o.CommunityCode, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            rows.Refuse(second, nameof(PartyOrganisation.CommunityCode), $"社区“{second.CommunityCode}”已有直属镇街的党组织");
    }

    internal static bool IsUpper(PartyOrganisation organisation) => organisation.Kind is PartyOrganisationKind.WorkingCommittee or PartyOrganisationKind.TownCommittee;

    /// <summary>The township of a community is its own; what stands above follows.</summary>
    protected override async Task PrepareAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        if (!draft.IsNew) return;
        if (draft.Row.TownshipCode.Length == 0 && draft.Row.CommunityCode is { } code && await draft.Db.Communities.FindAsync([code], cancel) is { } community)
            draft.Set(o => o.TownshipCode, community.TownshipCode);
        draft.Set(o => o.ParentId, (await OrganisationPlace.OfAsync(draft.Db, draft.Row, cancel)).Parent?.Id);
    }

    protected override async Task CheckAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        var organisation = draft.Row;
        if (await draft.Others.AnyAsync(o => o.FullName == organisation.FullName && (o.ValidTo == null || o.ValidTo > draft.Day), cancel))
            draft.Refuse("fullName", $"已有全称为“{organisation.FullName}”的党组织，请核对。");
        var isBelowCommunity = organisation.ParentId is { } parent && await draft.Db.PartyOrganisations.AnyAsync(o => o.Id == parent && o.CommunityCode != null, cancel);
        if (!isBelowCommunity && organisation.SecretaryName is not null) draft.Refuse("secretary", "社区和镇街党组织的书记不在此填写。");
        if (draft.IsNew) await (await OrganisationPlace.OfAsync(draft.Db, organisation, cancel)).CheckAsync(draft, cancel);
        else
        {
            await CheckDaysAsync(draft, cancel);
            if (!isBelowCommunity) await CheckLeadAsync(draft, cancel);
        }
    }

    /// <summary>A community is led by one organisation at a time, also when one comes back.</summary>
    private static async Task CheckLeadAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        var row = draft.Row;
        if (row.CommunityCode is null || row.Kind == PartyOrganisationKind.FunctionalBranch || !(draft.IsUndo || draft.Moves(nameof(PartyOrganisation.ValidFrom), nameof(PartyOrganisation.ValidTo)))) return;
        var (from, to) = (row.ValidFrom, row.ValidTo ?? DateOnly.MaxValue);
        if (await draft.Others.Where(o => o.CommunityCode == row.CommunityCode && o.Kind != PartyOrganisationKind.FunctionalBranch && o.ValidFrom < to && (o.ValidTo == null || o.ValidTo > from)
                && draft.Db.PartyOrganisations.Any(p => p.Id == o.ParentId && p.CommunityCode == null)).Select(o => o.Name).FirstOrDefaultAsync(cancel) is { } other)
            draft.Refuse("end", $"该社区在此期间已由{other}领导，同一时间只有一个领导社区的党组织。");
    }

    private static async Task CheckDaysAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        var organisation = draft.Row;
        if (organisation.ValidTo is { } end)
        {
            if (await draft.Db.GridAssignments.AnyAsync(a => a.BranchId == organisation.Id && (a.ValidTo == null || a.ValidTo > end), cancel))
                draft.Refuse("end", "该党支部到撤销时间仍有网格，请先在“网格调整”中将网格调整到其他党支部。");
            if (await draft.Others.CountAsync(o => o.ParentId == organisation.Id && (o.ValidTo == null || o.ValidTo > end), cancel) is > 0 and var below)
                draft.Refuse("end", $"该党组织到撤销时间仍有下级党组织{below}个，应先撤销；升格的，请新增升格后的党组织。");
        }

        if (draft.Moves(nameof(PartyOrganisation.ValidFrom)) && await draft.Db.PartyOrganisations.Where(o => o.Id == organisation.ParentId && o.CommunityCode != null).Select(o => (DateOnly?)o.ValidFrom).SingleOrDefaultAsync(cancel) is { } founded && organisation.ValidFrom < founded)
            draft.Refuse("since", $"“成立时间”不应早于上级党组织的成立时间{Days.Long(founded)}。");
        if (await draft.Db.GridAssignments.AnyAsync(a => a.BranchId == organisation.Id && a.ValidFrom < organisation.ValidFrom, cancel) && organisation.ValidFrom > draft.Was(o => o.ValidFrom))
            draft.Refuse("since", "“成立时间”不应晚于所辖网格的归属时间。");
    }

    /// <summary>Given here, since what stood below the former organisation points at the new one in the same change.</summary>
    protected override async Task NewKeyAsync(Draft<PartyOrganisation> draft, CancellationToken cancel) => draft.Set(o => o.Id, await draft.NextIdAsync(o => o.Id, cancel));

    protected override async Task DeriveAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        if (draft.IsNew) await (await OrganisationPlace.OfAsync(draft.Db, draft.Row, cancel)).TakeOverAsync(draft, cancel);
    }
}
