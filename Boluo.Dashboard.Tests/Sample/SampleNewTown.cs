using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>红色物业 of the 64 compounds, the groups of 城市绿洲, and the twenty items of 邻里E家.</summary>
internal static class SampleNewTown
{
    public const int PropertyHeads = 10;
    public const int OwnersCommittees = 17;
    public const int CommitteeHeads = 9;
    public const int Companies = 40;

    /// <summary>Members registered in the 23 compounds with a branch: 1,389, from 21 to 146, median 55.</summary>
    public static readonly IReadOnlyList<int> Registered =
        [21, 25, 29, 32, 35, 38, 41, 44, 47, 50, 52, 55, 57, 60, 63, 67, 72, 77, 83, 89, 98, 108, 146];

    /// <summary>Of the old town's compounds, those whose residents look after them without a company.</summary>
    private const int WithoutCompany = 6;

    private static readonly (EHomeGroup Group, string[] Items)[] Items =
    [
        (EHomeGroup.Affairs, ["居民事务", "办事指南", "证明开具预约", "房屋租住登记", "社区通知公告"]),
        (EHomeGroup.Needs, ["群众需求", "微心愿认领", "困难帮扶申请", "家政维修预约", "志愿服务报名"]),
        (EHomeGroup.Suggestions, ["意见建议", "物业报修", "邻里纠纷调解", "环境卫生随手拍", "安全隐患上报"]),
        (EHomeGroup.Votes, ["投票评价", "业主议事表决", "物业服务评议", "活动满意度评价", "社区工作评议"]),
    ];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("new town");
        AddHouseholds(county, random);
        AddCompanies(county, random);
        AddCommittees(county, random);
        AddMembers(county, random);
        AddGroups(county);
        foreach (var (group, items) in Items)
            foreach (var (item, index) in items.Select((x, i) => (x, i)))
                county.Data.EHomeItems.Add(new EHomeItem { Id = county.Data.EHomeItems.Count + 1, Name = item, Group = group, Published = index == 0 });
    }

    /// <summary>Most of the new town lives in compounds, little of the rest does.</summary>
    private static void AddHouseholds(SampleCounty county, SampleRandom random)
    {
        foreach (var own in county.Data.Compounds.GroupBy(c => c.CommunityCode))
        {
            var row = CommunityTable.All.First(r => r.Code == own.Key);
            var share = row.Form switch { UrbanForm.NewTown => 0.85, UrbanForm.OldTown => 0.15, _ => 0.3 };
            var compounds = own.ToList();
            var parts = Shares.Spread((int)(row.Households * share), [.. compounds.Select(_ => random.LogNormal(0.35))], _ => 90);
            for (var i = 0; i < compounds.Count; i++) compounds[i].Households = parts[i];
        }
    }

    /// <summary>Forty companies: 22 serve one compound, 18 serve two. Ten heads of those that serve one are members.</summary>
    private static void AddCompanies(SampleCounty county, SampleRandom random)
    {
        var old = county.Data.Compounds.Where(c => CommunityTable.All.First(r => r.Code == c.CommunityCode).Form == UrbanForm.OldTown).ToList();
        var without = random.Shuffle(old).Take(WithoutCompany).ToHashSet();
        var served = county.Data.Compounds.Where(c => !without.Contains(c)).ToList();
        var members = random.Shuffle(served.Where(c => c.BranchId is not null)).Take(PropertyHeads).ToHashSet();
        var numbers = random.Shuffle(Enumerable.Range(1, Companies));
        var own = new Queue<int>(numbers.Take(PropertyHeads));
        var twice = 2 * Companies - served.Count;
        var others = new Queue<int>(random.Shuffle(numbers.Skip(PropertyHeads).Take(twice - PropertyHeads).Concat(numbers.Skip(twice)).Concat(numbers.Skip(twice))));
        foreach (var compound in served)
        {
            compound.PropertyHeadIsMember = members.Contains(compound);
            compound.PropertyCompany = FormattableString.Invariant($"物业服务企业{(compound.PropertyHeadIsMember ? own : others).Dequeue():00}");
        }
    }

    /// <summary>Fifteen committees grew under a branch, two without; nine of their heads are members.</summary>
    private static void AddCommittees(SampleCounty county, SampleRandom random)
    {
        var led = random.Shuffle(county.Data.Compounds.Where(c => c.BranchId is not null)).Take(OwnersCommittees - 2).ToList();
        var free = random.Shuffle(county.Data.Compounds.Where(c => c.BranchId is null && c.PropertyCompany is not null)).Take(2);
        foreach (var compound in led.Concat(free)) compound.HasOwnersCommittee = true;
        foreach (var compound in led.Take(CommitteeHeads)) compound.CommitteeHeadIsMember = true;
    }

    /// <summary>Larger compounds have more members, by and large; 城市绿洲 has the most.</summary>
    private static void AddMembers(SampleCounty county, SampleRandom random)
    {
        var compounds = county.Data.Compounds.Where(c => c.BranchId is not null)
            .OrderBy(c => c.Name == "城市绿洲" ? double.MaxValue : c.Households * random.LogNormal(0.25)).ToList();
        for (var i = 0; i < compounds.Count; i++) compounds[i].RegisteredMembers = Registered[i];
    }

    private static void AddGroups(SampleCounty county)
    {
        var oasis = county.Data.Compounds.First(c => c.Name == "城市绿洲").Id;
        foreach (var (kind, name, members, on) in new[]
        {
            (CompoundGroupKind.Interest, "书画小组", 18, new DateOnly(2018, 11, 10)),
            (CompoundGroupKind.Interest, "广场舞小组", 32, new DateOnly(2018, 12, 1)),
            (CompoundGroupKind.Interest, "亲子阅读小组", 24, new DateOnly(2019, 3, 16)),
            (CompoundGroupKind.MutualAid, "课业辅导互助小组（小学）", 16, new DateOnly(2019, 3, 2)),
            (CompoundGroupKind.MutualAid, "课业辅导互助小组（初中）", 9, new DateOnly(2019, 9, 7)),
        })
            county.Data.CompoundGroups.Add(new CompoundGroup { Id = county.Data.CompoundGroups.Count + 1, CompoundId = oasis, Kind = kind, Name = name, Members = members, FoundedOn = on });
    }
}
