using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>服务群众专项经费: 15 万元 for each community in 2020, 228.6 万元 of the 540 spent by the county's day.</summary>
internal static class SampleFunds
{
    /// <summary>Hundredths of 万元.</summary>
    private const int Spent = 22_860, Least = 90, Most = 1215;

    /// <summary>Three small communities below 15 %, the slowest at 6 %; the fastest at 81 %.</summary>
    private static readonly Dictionary<string, int> Fixed = new(StringComparer.Ordinal)
    {
        ["441322100002"] = Least,
        ["441322106002"] = 144,
        ["441322105002"] = 198,
        ["441322001001"] = Most,
    };

    private static readonly (FundItemKind Kind, int Weight, string[] Items)[] Kinds =
    [
        (FundItemKind.Repairs, 9, ["公共水管更换", "老旧线路改造", "下水道清淤疏通", "化粪池清掏"]),
        (FundItemKind.RoadsAndLights, 6, ["巷道路灯更换", "破损路面修补", "楼道照明维护"]),
        (FundItemKind.Environment, 5, ["卫生死角清理", "垃圾分类投放点改造", "绿化补植"]),
        (FundItemKind.Facilities, 6, ["休闲长椅和扶手安装", "电动车充电棚", "宣传栏更新", "健身器材维修"]),
        (FundItemKind.Aid, 4, ["困难家庭慰问", "独居老人家电维修", "残疾人家庭无障碍改造"]),
        (FundItemKind.CultureAndSport, 3, ["邻里文化活动", "青少年课后活动", "老年人健康讲座"]),
        (FundItemKind.Epidemic, 4, ["防疫口罩和消毒用品", "卡口便民帐篷", "居家观察户生活保障"]),
    ];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("funds");
        var others = CommunityTable.All.Where(r => !Fixed.ContainsKey(r.Code)).ToList();
        var parts = Shares.Spread(Spent - Fixed.Values.Sum(), [.. others.Select(_ => random.LogNormal(0.3))], _ => 270, _ => 1160);
        var spent = others.Select((r, i) => (r.Code, Amount: parts[i])).ToDictionary(r => r.Code, r => r.Amount, StringComparer.Ordinal);
        foreach (var (code, amount) in Fixed) spent[code] = amount;
        foreach (var row in CommunityTable.All)
        {
            county.Data.CommunityFunds.Add(new CommunityFund
            {
                Id = county.Data.CommunityFunds.Count + 1,
                CommunityCode = row.Code,
                Year = SampleCounty.AsOf.Year,
                PlanWan = CommunityFund.UsualPlanWan,
            });
            AddItems(county, row, spent[row.Code], random);
        }
    }

    private static void AddItems(SampleCounty county, CommunityRow row, int amount, SampleRandom random)
    {
        var count = Math.Max(2, (int)Math.Round(amount / 105.0));
        var amounts = Shares.Spread(amount, [.. Enumerable.Range(0, count).Select(_ => random.LogNormal(0.5))], _ => 10);
        var kinds = random.Shuffle(Shares.Repeat(Kinds.Select(k => (k, k.Weight)))).Take(count).ToList();
        var items = kinds.Select((kind, i) => (On: Day(kind.Kind, random), kind.Kind, Text: random.Pick(kind.Items), Amount: amounts[i])).OrderBy(i => i.On);
        foreach (var item in items)
            county.Data.FundSpendings.Add(new FundSpending
            {
                Id = county.Data.FundSpendings.Count + 1,
                CommunityCode = row.Code,
                On = item.On,
                Kind = item.Kind,
                Item = item.Text,
                AmountWan = Math.Round(item.Amount / 100.0, 2),
                BeneficiaryAttendances = Math.Min(row.Residents, (int)Math.Round(40 * random.LogNormal(0.7) + 20)),
            });
    }

    /// <summary>In February and early March the money went to the epidemic only.</summary>
    private static DateOnly Day(FundItemKind kind, SampleRandom random) => kind == FundItemKind.Epidemic
        ? random.Day(new DateOnly(2020, 1, 30), new DateOnly(2020, 4, 20))
        : random.Chance(0.12) ? random.Day(new DateOnly(2020, 1, 6), new DateOnly(2020, 1, 20)) : random.Day(new DateOnly(2020, 3, 16), new DateOnly(2020, 6, 29));
}
