using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>92 县直单位 without real names, each paired with one community.</summary>
internal static class SampleUnits
{
    public const int MembersInService = 8120;

    /// <summary>A unit's system of work, and the field that its resources come from.</summary>
    private static readonly IReadOnlyList<(string System, string Field)> Offices = Parse(
        "教育:edu 公安:police 民政:civil 司法行政:law 财政:finance 人社:jobs 自然资源:build 生态环境:env 住建:build 交通运输:traffic 水利:water 农业农村:agri 商务:market 文旅体:culture 卫生健康:health 退役军人:civil 应急管理:safe 审计:finance 市场监管:market 统计:gov 医保:health 城管执法:env 信访:gov 政务服务:gov 税务:finance 法院:law 检察:law 纪检监察:gov 组织:gov 宣传:culture 统战:gov 政法:law 机关事务:gov 工会:jobs 共青团:edu 妇联:civil 科协:tech 残联:civil 工商联:market 文联:culture 侨联:gov 红十字:health 供销:agri 气象:tech 消防救援:safe 发展改革:gov 科工信息:tech 林业:agri 金融工作:finance 交警:traffic 党史方志:culture");

    private static readonly IReadOnlyList<(string System, string Field)> Institutions = Parse(
        "医疗卫生:health 医疗卫生:health 医疗卫生:health 中医药:health 妇幼保健:health 疾病预防:health 中学教育:edu 中学教育:edu 小学教育:edu 小学教育:edu 幼儿教育:edu 职业教育:edu 干部教育:gov 群众文化:culture 公共图书:culture 文物博物:culture 体育:culture 融媒体:culture 档案:gov 住房公积金:build 就业服务:jobs 不动产登记:build 环卫园林:env 农业技术:agri");

    private static readonly IReadOnlyList<(string System, string Field)> Enterprises = Parse(
        "供电:power 供水:water 通信:telecom 通信:telecom 通信:telecom 银行:finance 银行:finance 银行:finance 银行:finance 保险:finance 邮政:telecom 公共交通:traffic 石油:safe 建筑:build 粮食:agri 旅游:culture 国有:market");

    /// <summary>Field by unit number, from one.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. Offices.Concat(Institutions).Concat(Enterprises).Select(u => u.Field)];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("units");
        var members = Members(random);
        foreach (var ((system, _), index) in Offices.Concat(Institutions).Concat(Enterprises).Select((u, i) => (u, i)))
        {
            var nature = index < Offices.Count ? UnitNature.Office : index < Offices.Count + Institutions.Count ? UnitNature.Institution : UnitNature.Enterprise;
            var name = $"县直单位{index + 1:00}（{system}{(nature == UnitNature.Enterprise ? "企业" : "系统")}）";
            county.Data.CountyUnits.Add(new CountyUnit
            {
                Id = index + 1,
                Name = name,
                Nature = nature,
                PartyOrgName = $"县直单位{index + 1:00}{(members[index] >= 100 ? "党委" : members[index] >= 50 ? "党总支" : "党支部")}",
                SecretaryName = county.People.Name(),
                MembersInService = members[index],
                Liaison = county.People.Name(),
                Phone = People.Line(201 + index),
            });
        }

        AddPairings(county, random);
    }

    /// <summary>9 to 480, median 61, in all 8,120.</summary>
    private static List<int> Members(SampleRandom random)
    {
        var lower = Enumerable.Range(0, 44).Select(i => 10 + i * 51 / 44).Append(9).ToList();
        var rest = MembersInService - lower.Sum() - 61 - 61 - 480;
        var upper = Shares.Spread(rest, [.. Enumerable.Range(0, 44).Select(i => 62.0 + 1.6 * i + 0.11 * i * i)], _ => 62, _ => 400);
        return random.Shuffle(lower.Concat([61, 61, 480]).Concat(upper));
    }

    private static void AddPairings(SampleCounty county, SampleRandom random)
    {
        var communities = random.Shuffle(CommunityTable.All.SelectMany(r => Enumerable.Repeat(r.Code, r.Pairings)));
        // Most reported in soon after the call in November 2018, the last in December 2019.
        var days = random.Shuffle(Enumerable.Range(0, communities.Count).Select(i => i switch
        {
            0 => new DateOnly(2018, 11, 6),
            1 => new DateOnly(2019, 12, 18),
            < 66 => random.Day(new DateOnly(2018, 11, 7), new DateOnly(2019, 3, 29)),
            < 82 => random.Day(new DateOnly(2019, 4, 1), new DateOnly(2019, 7, 31)),
            _ => random.Day(new DateOnly(2019, 8, 1), new DateOnly(2019, 12, 10)),
        }));
        for (var i = 0; i < communities.Count; i++)
            county.Data.Pairings.Add(new Pairing { Id = i + 1, UnitId = i + 1, CommunityCode = communities[i], ValidFrom = days[i] });
    }

    private static List<(string System, string Field)> Parse(string table) => [.. table.Split(' ').Select(u => u.Split(':')).Select(u => (u[0], u[1]))];
}
