using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>
/// What the county knows of a community by hand. Households, residents and members are those of its grids. A community that is new has no
/// Party organisation until one is founded, and one ends when nothing hangs on it any more.
/// </summary>
public sealed class CommunityRegister() : Register<Community>("社区", "communities.csv", CommunityTable.LedgerName)
{
    public override bool MayDelete => false;

    public override bool IsSkeleton => true;

    protected override string NameKey => "name";

    protected override IEnumerable<Field<Community>> Define() =>
    [
        Field.Text("name", "社区名称", c => c.Name) with { Hint = "各统计时点均按现名称显示。更名不改党组织、党群服务中心等的名称，请另行修改。" },
        Field.Township("township", "镇街", c => c.TownshipCode) with { OnlyNew = true },
        Field.Code("code", "区划代码", c => c.Code, CodeShape.Community) with { OnForm = true, Hint = "12位数字，以所属镇街的代码开头；撤销的社区的代码不再使用。" },
        Field.Day("since", "设立日期", c => c.ValidFrom) with { OnlyNew = true, Initial = day => day, Hint = "设立后请在社区党组织台账中新增其党组织，再调整网格。" },
        Field.Text("formerNames", "曾用名", c => c.FormerNames, longest: CommunityRenaming.LongestFormerNames) with { Hint = "更名时自动记入，仍可按曾用名查找；更正错字的，更名后可删去。" },
        Field.Text("secretary", "党组织书记", c => c.SecretaryName, longest: 30),
        Field.Flag("director", "“一肩挑”", c => c.SecretaryIsDirector) with { Hint = "书记兼任居民委员会主任。" },
        Field.Whole("committee", "“两委”干部", c => c.CommitteeMembers, 0, 100, "名"),
        Field.Number("area", "辖区面积", c => c.AreaKm2, 0, 1_000, "平方公里"),
        Field.Choice("form", "城市形态", c => c.UrbanForm) with { Hint = "未划分城市形态的，可不填。" },
        Field.PublicLine("phone", "公示电话", c => c.OfficePhone) with { Hint = "填写公示的固定电话，不填写个人手机号码。" },
        Field.Flag("eHome", "“邻里E家”试点", c => c.EHomePilot),
        Field.Day("end", "撤销日期", c => c.ValidTo) with { Hint = "自该日起不再统计。网格、党组织、人员等应先调整、撤销或移交。" },
    ];

    protected override void Rules(RuleBook<Community> must)
    {
        must.After("end", "since");
        must.Match<Township>("township", (c, township) => c.Code.StartsWith(township.Code, StringComparison.Ordinal), "应以所属镇街的编码开头", at: "code");
        must.NotRepeat("code", c => $"区划代码{c.Code}已由另一社区使用，代码不重复使用。", "code");
    }

    protected override void Check(RowsRead rows)
    {
        foreach (var named in rows.Of<Community>().Where(c => c.ValidTo is null && rows.IsSound(c)).GroupBy(c => (c.TownshipCode, c.Name)))
            foreach (var second in named.Skip(1))
                rows.Refuse(second, nameof(Community.Name), $"“{second.Name}”与同一镇街的社区“{named.First().Code}”同名");
    }

    protected override async Task CheckAsync(Draft<Community> draft, CancellationToken cancel)
    {
        await CheckNameAsync(draft, cancel);
        if (draft.Row.ValidTo is not { } end) return;
        if (await CommunityHolds.LeftAsync(draft.Db, draft.Row.Code, end, cancel) is { Count: > 0 } left)
            draft.Refuse("end", $"该社区到撤销日期尚有{string.Join('、', left.Select(l => l.Hold.InWords(l.Count)))}，应先调整、撤销、办结或移交。");
    }

    /// <summary>Two open communities of one name in one township could not be told apart by anybody.</summary>
    private static async Task CheckNameAsync(Draft<Community> draft, CancellationToken cancel)
    {
        var (name, township) = (draft.Row.Name, draft.Row.TownshipCode);
        if (!draft.IsNew && draft.Was(c => c.Name) == name) return;
        if (await draft.Others.Where(c => c.TownshipCode == township && c.Name == name && (c.ValidTo == null || c.ValidTo > draft.Day)).Select(c => c.Code).FirstOrDefaultAsync(cancel) is { } other)
            draft.Refuse("name", $"该镇街已有名称为“{name}”的社区（编码{other}），“社区名称”不应重复。");
    }

    /// <summary>Former names stay searchable: those of the community, and those of its grids, which are named after it.</summary>
    protected override async Task DeriveAsync(Draft<Community> draft, CancellationToken cancel)
    {
        var (row, former) = (draft.Row, draft.Was(c => c.Name));
        if (former == row.Name) return;
        await CommunityRenaming.KeepAsync(draft.Db, row, former, cancel);
        if (row.FormerNames!.Length > CommunityRenaming.LongestFormerNames) draft.Refuse("formerNames", "“曾用名”过长，请先删去不再需要的名称。");
    }
}
