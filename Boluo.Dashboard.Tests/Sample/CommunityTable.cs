using System.Globalization;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The parameters of one community: what its generated rows add up to.</summary>
internal sealed record CommunityRow
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required UrbanForm? Form { get; init; }
    public required PartyOrganisationKind Lead { get; init; }
    public required int AreaBranches { get; init; }
    public required int Members { get; init; }
    public required int Grids { get; init; }
    public required int Households { get; init; }
    public required int Residents { get; init; }
    public required int Workers { get; init; }
    public required int Required { get; init; }
    public required int InPost { get; init; }
    public required int Pairings { get; init; }
    public required int Needs { get; init; }

    public string Township => Code[..9];

    public string FullName => $"{Name}社区";
}

/// <summary>The 36 communities of 2020. Codes, names and the rough positions of the townships are real, all else is illustrative.</summary>
internal static class CommunityTable
{
    public static readonly IReadOnlyList<Township> Townships =
    [
        .. "441322001 罗阳街道 4 4,441322002 龙溪街道 5 3,441322100 石坝镇 1 7,441322102 麻陂镇 2 7,441322103 观音阁镇 3 7,441322104 公庄镇 1 5,441322105 杨村镇 2 6,441322106 柏塘镇 2 5,441322108 泰美镇 4 6,441322113 湖镇镇 3 4,441322115 长宁镇 3 2,441322116 福田镇 3 1,441322117 龙华镇 4 3,441322119 园洲镇 5 2,441322121 石湾镇 4 1,441322122 杨侨镇 3 6,441322123 横河镇 2 3"
            .Split(',').Select(t => t.Split(' ')).Select(t => new Township
            {
                Code = t[0],
                Name = t[1],
                Kind = t[1].EndsWith("街道", StringComparison.Ordinal) ? TownshipKind.Street : TownshipKind.Town,
                MapRow = int.Parse(t[2], CultureInfo.InvariantCulture),
                MapColumn = int.Parse(t[3], CultureInfo.InvariantCulture),
            }),
    ];

    // Code, name, form, lead, area branches, members, grids, households, residents, workers, community workers due and in post, pairings, needs.
    private const string Table = """
        441322001001 东区 老 委 5 152 26 5420 15800 57 19 16 6 8
        441322001002 西区 老 总 3 96 22 4760 13900 48 16 16 6 7
        441322001003 观园 新 总 3 84 17 4610 14600 35 16 16 5 5
        441322001004 城东 新 委 4 118 19 5330 16700 39 18 15 5 6
        441322001005 观华 新 委 5 136 21 6050 19200 39 21 17 6 7
        441322001006 九村 老 委 4 121 18 4180 12400 39 14 14 5 5
        441322001007 义和 接 总 3 78 15 3960 13300 32 14 13 5 4
        441322001008 水上 接 支 0 27 6 1350 4200 13 5 6 3 2
        441322001009 江南 新 委 6 165 24 6940 21500 45 24 19 7 8
        441322002001 龙溪 接 委 6 158 18 4180 14600 39 14 12 4 6
        441322002002 苏村 接 总 2 56 10 2560 8900 21 9 9 3 3
        441322002003 礼村 接 支 0 38 9 2090 7300 19 7 7 3 3
        441322100001 石坝 镇 支 0 31 7 1720 5600 14 6 6 1 1
        441322100002 蓝田 镇 支 0 16 3 640 2100 6 3 4 1 0
        441322102001 麻陂 镇 支 0 33 6 1560 4900 12 6 6 1 1
        441322103001 观音阁 镇 支 0 29 6 1450 4600 12 5 5 1 1
        441322104001 獭子 镇 支 0 41 8 2030 6800 17 7 7 1 2
        441322104002 桔子 镇 支 0 22 4 1020 3400 8 4 4 1 1
        441322105001 杨村 镇 支 0 47 11 2690 8800 23 9 9 2 2
        441322105002 显村 镇 支 0 24 4 1090 3600 8 4 4 1 1
        441322106001 柏塘 镇 支 0 44 10 2240 7400 21 8 8 2 2
        441322106002 平安 镇 支 0 18 4 880 2900 8 3 4 1 0
        441322108001 泰美 镇 支 0 36 8 1880 6100 17 7 7 2 2
        441322113001 湖镇 镇 支 0 39 8 2050 6700 17 7 7 2 2
        441322113002 响水 镇 支 0 26 5 1310 4300 10 5 5 1 1
        441322115001 长宁 镇 总 2 54 12 2890 9200 25 10 9 2 2
        441322115002 水果场 镇 支 0 17 3 760 2400 6 3 3 1 1
        441322116001 福田 镇 支 0 43 11 2390 7600 23 8 7 2 3
        441322117001 龙华 镇 支 0 37 8 1950 6300 17 7 7 2 2
        441322119001 园洲 镇 总 3 88 21 5420 17800 39 19 14 2 5
        441322119002 九潭 镇 支 0 46 13 2980 9600 27 10 8 2 2
        441322121001 石湾 镇 总 3 79 22 5760 18900 41 20 14 2 4
        441322121002 水上 镇 支 0 19 4 960 3100 8 4 4 1 1
        441322122001 桥东 镇 支 0 34 7 1640 5200 14 6 6 1 1
        441322122002 桥西 镇 支 0 28 6 1480 4700 12 5 5 1 1
        441322123001 横河 镇 支 0 23 6 1260 4100 12 5 5 1 1
        """;

    public static readonly IReadOnlyList<CommunityRow> All = [.. Table.Split('\n').Select(l => Parse(l.Trim().Split(' ')))];

    private static CommunityRow Parse(string[] cells)
    {
        int Number(int cell) => int.Parse(cells[cell], CultureInfo.InvariantCulture);
        return new CommunityRow
        {
            Code = cells[0],
            Name = cells[1],
            Form = cells[2] switch { "老" => UrbanForm.OldTown, "新" => UrbanForm.NewTown, "接" => UrbanForm.Fringe, _ => null },
            Lead = cells[3] switch { "委" => PartyOrganisationKind.Committee, "总" => PartyOrganisationKind.GeneralBranch, _ => PartyOrganisationKind.Branch },
            AreaBranches = Number(4),
            Members = Number(5),
            Grids = Number(6),
            Households = Number(7),
            Residents = Number(8),
            Workers = Number(9),
            Required = Number(10),
            InPost = Number(11),
            Pairings = Number(12),
            Needs = Number(13),
        };
    }
}
