using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>住宅小区 with its property company and owners' committee. Branch and station are rows of their own.</summary>
public sealed class CompoundRegister() : Register<Compound>("住宅小区", "compounds.csv", CompoundTable.LedgerName)
{
    protected override IEnumerable<Field<Compound>> Define() =>
    [
        Field.Text("name", "小区名称", c => c.Name),
        Field.Community("community", "社区", c => c.CommunityCode),
        Field.Whole("households", "户数", c => c.Households, 0, 50_000, "户"),
        Field.Text("company", "物业服务企业", c => c.PropertyCompany) with { Hint = "未引入物业服务企业的不填。" },
        Field.Flag("propertyHead", "物业负责人是党员", c => c.PropertyHeadIsMember),
        Field.Flag("committee", "已成立业委会", c => c.HasOwnersCommittee),
        Field.Flag("committeeHead", "业委会主任是党员", c => c.CommitteeHeadIsMember),
        Field.Pick("branch", "小区党支部", c => c.BranchId, NewTownPicks.CompoundBranches) with { Hint = "未单独建立党支部的不填。" },
        Field.Whole("members", "登记党员", c => c.RegisteredMembers, 0, 10_000, "名") with { Initial = _ => 0 },
    ];

    protected override void Rules(RuleBook<Compound> must)
    {
        must.Hold("company", c => !c.PropertyHeadIsMember || c.PropertyCompany is not null, "未填物业服务企业的小区应为false", _ => "物业负责人是党员的，应填写“物业服务企业”。", inFile: "propertyHead");
        must.Hold("committeeHead", c => !c.CommitteeHeadIsMember || c.HasOwnersCommittee, "没有业委会的小区应为false", _ => "没有业委会的，不应勾选“业委会主任是党员”。");
        must.Match<PartyOrganisation>("branch", (c, branch) => branch.Kind == PartyOrganisationKind.FunctionalBranch && branch.CommunityCode == c.CommunityCode,
            "应为同一社区的小区党支部", (_, _) => "“小区党支部”不属于所选的社区，请重新选择。");
        must.NotRepeat("name", c => $"该社区已有名为“{c.Name}”的住宅小区。", "community", "name");
    }

    protected override async Task CheckAsync(Draft<Compound> draft, CancellationToken cancel)
    {
        var compound = draft.Row;
        if (compound.BranchId is { } branch && await draft.Others.Where(c => c.BranchId == branch).Select(c => c.Name).FirstOrDefaultAsync(cancel) is { } other)
            draft.Refuse("branch", $"该党支部已属于“{other}”，请重新选择。");
        if (!draft.IsNew) await StationAsync(draft, cancel);
    }

    /// <summary>A station is in the community of its compound, so the two move together.</summary>
    private static async Task StationAsync(Draft<Compound> draft, CancellationToken cancel)
    {
        var compound = draft.Row;
        if (await draft.Db.ServiceCenters.Where(c => c.CompoundId == compound.Id && c.CommunityCode != compound.CommunityCode).Select(c => c.Name).FirstOrDefaultAsync(cancel) is { } station)
            draft.Refuse("community", $"“{station}”设在本小区，请先在党群服务中心台账中修改该站。");
    }
}

public sealed class CompoundGroupRegister() : Register<CompoundGroup>("小区小组", "compound-groups.csv", CompoundGroupTable.LedgerName)
{
    protected override IEnumerable<Field<CompoundGroup>> Define() =>
    [
        Field.Text("name", "小组名称", g => g.Name),
        Field.Pick("compound", "住宅小区", g => g.CompoundId, PickLists.Compounds),
        Field.Choice("kind", "小组类别", g => g.Kind),
        Field.Whole("members", "成员", g => g.Members, 0, 10_000, "人次"),
        Field.Day("founded", "成立日期", g => g.FoundedOn) with { Initial = day => day },
    ];

    protected override void Rules(RuleBook<CompoundGroup> must) => must.NotRepeat("name", g => $"该小区已有名为“{g.Name}”的小组。", "compound", "name");
}

public sealed class EHomeItemRegister() : Register<EHomeItem>("邻里E家信息项", "ehome-items.csv", EHomeItemTable.LedgerName)
{
    protected override IEnumerable<Field<EHomeItem>> Define() =>
    [
        Field.Text("name", "信息项", i => i.Name, longest: 30),
        Field.Choice("group", "类别", i => i.Group),
        Field.Flag("published", "公开报道中列出", i => i.Published) with { OnForm = false },
    ];

    protected override void Rules(RuleBook<EHomeItem> must) => must.BeUnique("name", i => $"已有名为“{i.Name}”的信息项。", "name");
}
