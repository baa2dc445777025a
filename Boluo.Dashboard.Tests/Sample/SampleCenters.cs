using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>45 党群服务中心（站） on six levels, with thirteen services.</summary>
internal static class SampleCenters
{
    /// <summary>Small communities that share with their town.</summary>
    private static readonly HashSet<string> Without = ["441322106002", "441322115002", "441322121002"];

    private static readonly string[] Services = [.. "党建指导 党员教育 组织关系咨询 流动党员服务 志愿服务 便民办事 就业社保咨询 法律咨询 矛盾调解 健康服务 文体活动 青少年托管 困难帮扶".Split(' ')];

    /// <summary>Every centre has these.</summary>
    private static readonly int[] Core = [1, 2, 5, 6];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("centers");
        county.Data.ServiceItems.AddRange(Services.Select((s, i) => new ServiceItem { Id = i + 1, Name = s }));
        var builder = new Builder(county, random);
        builder.Add("博罗县党群服务中心", CenterLevel.County, null, null, null, null, 160_900, 620, 1800, 13, CivilisationSite.Center);
        builder.Add("罗阳街道党群服务中心", CenterLevel.Street, "441322001", null, null, null, 119_400, 210, 1080, 12, CivilisationSite.Institute);
        builder.Add("龙溪街道党群服务中心", CenterLevel.Street, "441322002", null, null, null, 87_200, 210, 920, 12, CivilisationSite.Institute);
        AddCommunities(builder, random);
        AddOthers(county, builder);
        Open(county, random);
    }

    private static void AddCommunities(Builder builder, SampleRandom random)
    {
        var rows = CommunityTable.All.Where(r => !Without.Contains(r.Code)).OrderByDescending(r => r.Residents * random.LogNormal(0.2)).ToList();
        // 33 amounts with median 42 between 18 and 128 and floor areas with median 340 between 180 and 650; larger communities have more.
        var upper = Shares.Spread(1572 - 42 - 128 - 18 - Lower.Sum(), [.. Enumerable.Range(0, 15).Select(i => 1.0 + 0.16 * i)], _ => 43, _ => 112);
        List<int> amounts = [128, .. upper.OrderDescending(), 42, .. Lower.OrderDescending(), 18];
        List<int> areas = [650, .. Enumerable.Range(0, 15).Select(i => 620 - 18 * i), 340, .. Enumerable.Range(0, 15).Select(i => 330 - 9 * i), 180];
        var withoutSite = random.Shuffle(Enumerable.Range(16, 17)).Take(4).ToHashSet();
        foreach (var (row, rank) in rows.Select((r, i) => (r, i)).OrderBy(r => r.r.Code, StringComparer.Ordinal))
            builder.Add($"{row.FullName}党群服务中心", CenterLevel.Community, row.Township, row.Code, null, null, row.Residents, amounts[rank], areas[rank],
                Math.Clamp(11 - rank / 7 - random.Int(0, 1), 7, 11), withoutSite.Contains(rank) ? CivilisationSite.None : CivilisationSite.Station);
    }

    private static readonly int[] Lower = [20, 22, 24, 25, 27, 28, 30, 31, 32, 34, 35, 37, 38, 40, 41];

    private static void AddOthers(SampleCounty county, Builder builder)
    {
        var hosts = county.Data.Compounds.Where(c => c.BranchId is not null).ToList();
        Compound At(string community) => hosts.First(h => CommunityTable.All.First(r => r.Code == h.CommunityCode).Name == community);
        (Compound Host, int People, int Area, int Items)[] stations = [(At("江南"), 5200, 160, 6), (At("观华"), 4300, 130, 5), (At("城东"), 3400, 110, 5), (At("观园"), 2600, 80, 4)];
        foreach (var (host, people, area, items) in stations)
            builder.Add($"{host.Name}小区党群服务站", CenterLevel.Compound, host.CommunityCode[..9], host.CommunityCode, host.Id, null, people, 16, area, items, CivilisationSite.None);

        builder.Add("园洲镇产业园区党群服务中心", CenterLevel.Park, "441322119", null, null, "园洲镇产业园区（示例）", 48_000, 75, 900, 8, CivilisationSite.None);
        builder.Add("石湾镇产业园区党群服务中心", CenterLevel.Park, "441322121", null, null, "石湾镇产业园区（示例）", 36_000, 75, null, 7, CivilisationSite.None);
        builder.Add("罗阳街道产业园区党群服务中心", CenterLevel.Park, "441322001", null, null, "罗阳街道产业园区（示例）", 27_000, 75, 400, 6, CivilisationSite.None);
        builder.Add("电子行业党群服务站", CenterLevel.Industry, "441322119", null, null, "电子行业企业（示例）", 9_000, 60, 350, 6, CivilisationSite.None);
        builder.Add("物流行业党群服务站", CenterLevel.Industry, "441322001", null, null, "物流行业企业（示例）", 6_400, 60, 200, 5, CivilisationSite.None, hours: null);
    }

    /// <summary>14 by March 2019, then 6, 8, 9, 1 and 7 per quarter.</summary>
    private static void Open(SampleCounty county, SampleRandom random)
    {
        var centers = county.Data.ServiceCenters;
        var early = centers.Where(c => c.Level is CenterLevel.County or CenterLevel.Street or CenterLevel.Park or CenterLevel.Industry)
            .Concat(centers.Where(c => c.Level == CenterLevel.Compound).Take(2))
            .Concat(centers.Where(c => c.Level == CenterLevel.Community).OrderByDescending(c => c.PeopleServed).Take(4)).ToList();
        foreach (var center in early)
            center.OpenedOn = center.Level == CenterLevel.County ? new DateOnly(2018, 6, 28) : random.Day(new DateOnly(2018, 7, 1), new DateOnly(2019, 3, 20));
        (DateOnly From, DateOnly To, int Count)[] quarters =
        [
            (new(2019, 4, 1), new(2019, 6, 30), 6), (new(2019, 7, 1), new(2019, 9, 30), 8), (new(2019, 10, 1), new(2019, 12, 31), 9),
            (new(2020, 1, 2), new(2020, 1, 19), 1), (new(2020, 4, 8), new(2020, 6, 24), 7),
        ];
        var later = new Queue<ServiceCenter>(random.Shuffle(centers.Except(early)));
        foreach (var (from, to, count) in quarters)
            for (var i = 0; i < count; i++) later.Dequeue().OpenedOn = random.Day(from, to);
    }

    private sealed class Builder(SampleCounty county, SampleRandom random)
    {
        public void Add(string name, CenterLevel level, string? township, string? community, int? compound, string? host, int people, int investment, int? area, int items,
            CivilisationSite site, string? hours = "8:30—12:00，14:30—17:30")
        {
            var index = county.Data.ServiceCenters.Count + 1;
            var center = new ServiceCenter
            {
                Code = $"DQ{index:000}",
                Name = name,
                Level = level,
                IsStation = level is CenterLevel.Compound or CenterLevel.Industry,
                TownshipCode = township,
                CommunityCode = community,
                CompoundId = compound,
                Host = host,
                Address = $"{county.Data.Townships.FirstOrDefault(t => t.Code == township)?.Name ?? "罗阳街道"}{county.Data.Communities.FirstOrDefault(c => c.Code == community)?.Name}（示例地址）",
                OpenedOn = SampleCounty.AsOf,
                InvestmentWan = investment,
                FundingSource = level switch
                {
                    CenterLevel.County => "县财政、党费",
                    CenterLevel.Street => "县财政、街道自筹",
                    CenterLevel.Community => random.Pick(["县财政、镇街配套", "党费、镇街配套", "县财政、党费"]),
                    CenterLevel.Compound => "党费、物业企业支持",
                    _ => "党费、企业支持",
                },
                PeopleServed = people,
                CountsInReach = level != CenterLevel.Compound,
                FloorArea = area,
                OpeningHours = hours,
                Phone = People.Line(300 + index),
                Manager = county.People.Name(),
                FullTimeStaff = level switch { CenterLevel.County => 9, CenterLevel.Street => 6, CenterLevel.Community => random.Int(2, 4), _ => random.Int(1, 2) },
                PartTimeStaff = level switch { CenterLevel.County => 12, CenterLevel.Street => 8, CenterLevel.Community => random.Int(2, 6), _ => random.Int(1, 3) },
                CivilisationSite = site,
            };
            county.Data.ServiceCenters.Add(center);
            var others = random.Shuffle(Enumerable.Range(1, Services.Length).Except(Core)).Take(items - Core.Length);
            county.Data.ServiceCenterItems.AddRange(Core.Concat(others).Order().Select(i => new ServiceCenterItem { CenterCode = center.Code, ServiceItemId = i }));
        }
    }
}
