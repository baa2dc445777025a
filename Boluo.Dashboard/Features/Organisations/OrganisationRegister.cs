using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>Area branches are added, renamed and ended by hand; what leads a community or township is renamed only.</summary>
public sealed class OrganisationRegister() : Register<PartyOrganisation>("党组织", "party-organisations.csv", OrganisationTable.LedgerName)
{
    protected override IEnumerable<Field<PartyOrganisation>> Define() =>
    [
        Field.Text("name", "党组织名称", o => o.Name),
        Field.Text("fullName", "全称", o => o.FullName, longest: 100),
        Field.Pick("parent", "上级党组织", o => o.ParentId, Parents) with { Required = true, OnlyNew = true, Hint = "新增的为片区党支部，上级为社区党委或党总支。" },
        Field.Text("secretary", "书记", o => o.SecretaryName, longest: 30) with { Hint = "片区、小区党支部填写；社区党组织的书记在社区台账中修改。" },
        Field.Day("since", "成立时间", o => o.ValidFrom) with { Initial = day => day },
        Field.Day("end", "撤销时间", o => o.ValidTo) with { Hint = "自当日起不再列入台账；尚有网格的党支部，应先调整网格。" },
        Field.Choice("kind", "类别", o => o.Kind) with { OnForm = false },
        Field.Township("township", "镇街", o => o.TownshipCode) with { OnForm = false },
        Field.Community("community", "社区", o => o.CommunityCode) with { OnForm = false },
    ];

    protected override void Rules(RuleBook<PartyOrganisation> must)
    {
        must.After("end", "since");
        must.Hold("community", o => IsUpper(o) == o.CommunityCode is null, "镇街党组织应为空，其余党组织必填");
        must.Hold("parent", o => IsUpper(o) == o.ParentId is null, "镇街党组织应为空，其余党组织必填");
        must.LieIn("community", "township");
        must.Match<PartyOrganisation>("parent", (o, parent) => parent.Kind < o.Kind && parent.TownshipCode == o.TownshipCode
            && (parent.CommunityCode is null || parent.CommunityCode == o.CommunityCode), "上级党组织应为同一镇街（社区）的上一级党组织");
    }

    /// <summary>What leads a community is one organisation.</summary>
    protected override void Check(RowsRead rows)
    {
        var upper = rows.Of<PartyOrganisation>().Where(IsUpper).Select(o => o.Id).ToHashSet();
        foreach (var second in rows.Of<PartyOrganisation>().Where(o => o is { ValidTo: null, ParentId: { } parent, Kind: not PartyOrganisationKind.FunctionalBranch } && rows.IsSound(o) && upper.Contains(parent))
            .GroupBy(o => o.CommunityCode, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            rows.Refuse(second, nameof(PartyOrganisation.CommunityCode), $"社区“{second.CommunityCode}”已有直属镇街的党组织");
    }

    private static bool IsUpper(PartyOrganisation organisation) => organisation.Kind is PartyOrganisationKind.WorkingCommittee or PartyOrganisationKind.TownCommittee;

    private static IQueryable<Pickable> Parents(BoluoDbContext db, DateOnly day) =>
        from organisation in db.PartyOrganisations.AsOf(day)
        join township in db.Townships on organisation.TownshipCode equals township.Code
        where organisation.Kind == PartyOrganisationKind.Committee || organisation.Kind == PartyOrganisationKind.GeneralBranch
        orderby organisation.CommunityCode
        select new Pickable { Value = organisation.Id.ToString(CultureInfo.InvariantCulture), Label = organisation.Name, Group = township.Name };

    /// <summary>A new organisation is an area branch where its parent is.</summary>
    protected override async Task PrepareAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        if (!draft.IsNew) return;
        var parent = await draft.Db.PartyOrganisations.AsNoTracking().SingleAsync(o => o.Id == draft.Row.ParentId, cancel);
        draft.Set(o => o.Kind, PartyOrganisationKind.Branch);
        draft.Set(o => o.TownshipCode, parent.TownshipCode);
        draft.Set(o => o.CommunityCode, parent.CommunityCode);
    }

    protected override async Task CheckAsync(Draft<PartyOrganisation> draft, CancellationToken cancel)
    {
        var organisation = draft.Row;
        if (await draft.Others.AnyAsync(o => o.FullName == organisation.FullName && (o.ValidTo == null || o.ValidTo > draft.Day), cancel))
            draft.Refuse("fullName", $"已有全称为“{organisation.FullName}”的党组织，请核对。");
        if (draft.IsNew)
        {
            var parent = await draft.Db.PartyOrganisations.AsNoTracking().SingleAsync(o => o.Id == organisation.ParentId, cancel);
            if (organisation.ValidFrom < parent.ValidFrom) draft.Refuse("since", $"“成立时间”不应早于上级党组织的成立时间{Days.Long(parent.ValidFrom)}。");
            return;
        }

        if (!await IsBelowCommunityAsync(draft.Db, organisation, cancel))
        {
            if (organisation.ValidTo is not null) draft.Refuse("end", "社区和镇街的党组织不在此撤销。");
            if (organisation.SecretaryName is not null) draft.Refuse("secretary", "社区和镇街党组织的书记不在此填写。");
        }

        if (organisation.ValidTo is { } end && await draft.Db.GridAssignments.AnyAsync(a => a.BranchId == organisation.Id && (a.ValidTo == null || a.ValidTo > end), cancel))
            draft.Refuse("end", "该党支部到撤销时间仍有网格，请先在“网格调整”中将网格调整到其他党支部。");
        if (await draft.Db.GridAssignments.AnyAsync(a => a.BranchId == organisation.Id && a.ValidFrom < organisation.ValidFrom, cancel) && organisation.ValidFrom > draft.Was(o => o.ValidFrom))
            draft.Refuse("since", "“成立时间”不应晚于所辖网格的归属时间。");
    }

    protected override async Task<string?> WhyNotDeletedAsync(BoluoDbContext db, PartyOrganisation row, CancellationToken cancel) =>
        await IsBelowCommunityAsync(db, row, cancel) ? null : "社区和镇街的党组织不能删除。";

    /// <summary>An area or compound branch.</summary>
    private static async Task<bool> IsBelowCommunityAsync(BoluoDbContext db, PartyOrganisation row, CancellationToken cancel) =>
        row.ParentId is { } parent && await db.PartyOrganisations.AnyAsync(o => o.Id == parent && o.CommunityCode != null, cancel);
}
