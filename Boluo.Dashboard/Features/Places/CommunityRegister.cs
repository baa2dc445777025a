using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>What the county knows of a community by hand. Households, residents and members are those of its grids; setting up and merging communities is an import.</summary>
public sealed class CommunityRegister() : Register<Community>("社区", "communities.csv", CommunityTable.LedgerName)
{
    public override bool MayAdd => false;

    public override bool MayDelete => false;

    protected override string NameKey => "name";

    protected override IEnumerable<Field<Community>> Define() =>
    [
        Field.Text("name", "社区名称", c => c.Name) with { OnlyNew = true },
        Field.Text("secretary", "党组织书记", c => c.SecretaryName, longest: 30),
        Field.Flag("director", "“一肩挑”", c => c.SecretaryIsDirector) with { Hint = "书记兼任居民委员会主任。" },
        Field.Whole("committee", "“两委”干部", c => c.CommitteeMembers, 0, 100, "名"),
        Field.Number("area", "辖区面积", c => c.AreaKm2, 0, 1_000, "平方公里"),
        Field.Choice("form", "城市形态", c => c.UrbanForm) with { Hint = "未划分城市形态的，可不填。" },
        Field.PublicLine("phone", "公示电话", c => c.OfficePhone) with { Hint = "填写公示的固定电话，不填写个人手机号码。" },
        Field.Flag("eHome", "“邻里E家”试点", c => c.EHomePilot),
        Field.Code("code", "区划代码", c => c.Code, CodeShape.Community),
        Field.Township("township", "镇街", c => c.TownshipCode) with { OnForm = false },
        Field.Day("since", "设立日期", c => c.ValidFrom) with { OnForm = false },
        Field.Day("end", "撤销日期", c => c.ValidTo) with { OnForm = false },
    ];

    protected override void Rules(RuleBook<Community> must)
    {
        must.After("end", "since");
        must.Match<Township>("township", (c, township) => c.Code.StartsWith(township.Code, StringComparison.Ordinal), "应以所属镇街的编码开头", at: "code");
    }

    protected override void Check(RowsRead rows)
    {
        foreach (var named in rows.Of<Community>().Where(c => c.ValidTo is null && rows.IsSound(c)).GroupBy(c => (c.TownshipCode, c.Name)))
            foreach (var second in named.Skip(1))
                rows.Refuse(second, nameof(Community.Name), $"“{second.Name}”与同一镇街的社区“{named.First().Code}”同名");
    }

    /// <summary>Two open communities of one name in one township could not be told apart by anybody.</summary>
    protected override async Task CheckAsync(Draft<Community> draft, CancellationToken cancel)
    {
        var (name, township) = (draft.Row.Name, draft.Row.TownshipCode);
        if (!draft.IsNew && draft.Was(c => c.Name) == name) return;
        if (await draft.Others.Where(c => c.TownshipCode == township && c.Name == name && (c.ValidTo == null || c.ValidTo > draft.Day)).Select(c => c.Code).FirstOrDefaultAsync(cancel) is { } other)
            draft.Refuse("name", $"该镇街已有名称为“{name}”的社区（编码{other}），“社区名称”不应重复。");
    }
}
