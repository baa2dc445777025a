using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>512 社工 of nine agencies and 81,460 义工 in 214 teams, spread over the communities by their residents.</summary>
internal static class SampleTeams
{
    public const int Agencies = 9;
    public const int SocialWorkers = 512;
    public const int Teams = 214;
    public const int Volunteers = 81_460;

    private const int FirstLine = 451;

    private static readonly (VolunteerKind Kind, string[] Names)[] Kinds =
    [
        (VolunteerKind.Neighbours, ["邻里守望", "楼栋互助", "微心愿"]),
        (VolunteerKind.Environment, ["清洁家园", "楼道美化", "垃圾分类"]),
        (VolunteerKind.Civility, ["文明交通", "文明劝导", "文明祭扫宣传"]),
        (VolunteerKind.Care, ["长者关怀", "助残帮扶", "银龄互助"]),
        (VolunteerKind.Youth, ["课后陪伴", "青春助学", "亲子阅读"]),
        (VolunteerKind.CultureAndSport, ["文艺轻骑", "全民健步", "非遗传习"]),
        (VolunteerKind.Health, ["健康义诊", "中医养生", "心理关爱"]),
        (VolunteerKind.Emergency, ["应急救援", "平安巡查", "消防宣传"]),
    ];

    public static void AddTo(SampleCounty county)
    {
        AddAgencies(county, new SampleRandom("social agencies"));
        AddTeams(county, new SampleRandom("volunteer teams"));
    }

    private static void AddAgencies(SampleCounty county, SampleRandom random)
    {
        var people = county.People.For("teams");
        for (var i = 1; i <= Agencies; i++)
            county.Data.SocialAgencies.Add(new SocialAgency { Id = i, Name = $"社工机构{i:00}", Liaison = people.Name(), Phone = People.Line(FirstLine + i - 1) });

        var heads = Shares.Spread(SocialWorkers, Residents, _ => 4);
        var largest = CommunityTable.All.OrderByDescending(r => r.Residents).Take(5).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, i) in CommunityTable.All.Select((r, i) => (r, i)))
        {
            // Four neighbours share an agency; the five largest communities have a second one.
            var first = i * Agencies / CommunityTable.All.Count + 1;
            var second = largest.Contains(row.Code) ? heads[i] / 3 : 0;
            Place(county, first, row.Code, heads[i] - second, random);
            if (second > 0) Place(county, first % Agencies + 1, row.Code, second, random);
        }
    }

    private static void Place(SampleCounty county, int agency, string community, int heads, SampleRandom random) =>
        county.Data.SocialPlacements.Add(new SocialPlacement
        {
            Id = county.Data.SocialPlacements.Count + 1,
            AgencyId = agency,
            CommunityCode = community,
            Heads = heads,
            Since = random.Day(new DateOnly(2017, 9, 1), new DateOnly(2019, 11, 29)),
        });

    private static void AddTeams(SampleCounty county, SampleRandom random)
    {
        var counts = Shares.Spread(Teams, Residents, _ => 3);
        var all = Kinds.SelectMany(k => k.Names.Select(n => (k.Kind, Name: n))).ToList();
        var weights = new List<double>();
        foreach (var (row, count) in CommunityTable.All.Zip(counts))
            foreach (var (kind, name) in random.Shuffle(all).Take(count))
            {
                weights.Add((double)row.Residents / count * random.LogNormal(0.5));
                county.Data.VolunteerTeams.Add(new VolunteerTeam
                {
                    Id = weights.Count,
                    Name = $"{row.FullName}{name}志愿服务队",
                    Kind = kind,
                    CommunityCode = row.Code,
                    // Some were founded in the weeks of the epidemic.
                    FoundedOn = random.Chance(0.06) ? random.Day(new DateOnly(2020, 2, 1), new DateOnly(2020, 3, 20)) : random.Day(new DateOnly(2012, 3, 5), new DateOnly(2019, 12, 5)),
                });
            }

        var heads = Shares.Spread(Volunteers, weights, _ => 15);
        foreach (var (team, number) in county.Data.VolunteerTeams.Zip(heads)) team.Heads = number;
    }

    private static List<double> Residents => [.. CommunityTable.All.Select(r => (double)r.Residents)];
}
