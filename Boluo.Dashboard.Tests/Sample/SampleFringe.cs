using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>党员联系户 in five communities, their talks, the services to the suburbs, and the archived campaign in 龙溪街道.</summary>
internal static class SampleFringe
{
    public const int Screened = 3412;
    public const int Informed = 2506;
    public const int Errands = 1266;
    public const int Volunteers = 1678;

    /// <summary>Contact members, talks and services to the suburb of each community, and how many members joined the campaign.</summary>
    private static readonly (string Name, int Members, int Talks, int Services, int Campaign)[] Communities =
        [("义和", 18, 18, 9, 0), ("水上", 6, 8, 4, 0), ("龙溪", 24, 24, 9, 24), ("苏村", 14, 16, 5, 13), ("礼村", 12, 14, 5, 11)];

    /// <summary>水上 has had no talk since March.</summary>
    private static readonly DateOnly SilentSince = new(2020, 3, 12);

    private static readonly string[] Hometowns = ["湖南籍", "四川籍", "广西籍", "江西籍", "湖北籍", "河南籍", "贵州籍", "粤东籍"];

    private static readonly (TalkTopic Topic, int Count)[] Topics =
        [(TalkTopic.Insurance, 22), (TalkTopic.Schooling, 20), (TalkTopic.Law, 14), (TalkTopic.Work, 12), (TalkTopic.Housing, 7), (TalkTopic.Epidemic, 5)];

    /// <summary>Twelve months of talks; nobody met in February.</summary>
    private static readonly (int Year, int Month, int Weight)[] Months =
        [(2019, 7, 8), (2019, 8, 7), (2019, 9, 7), (2019, 10, 6), (2019, 11, 7), (2019, 12, 7), (2020, 1, 3), (2020, 3, 4), (2020, 4, 8), (2020, 5, 11), (2020, 6, 12)];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("fringe");
        AddMembers(county, county.People.For("contact members"), random);
        AddTalks(county, random);
        AddServices(county, random);
        AddCampaign(county, random);
    }

    private static void AddMembers(SampleCounty county, People people, SampleRandom random)
    {
        foreach (var (name, members, _, _, _) in Communities)
            for (var i = 0; i < members; i++)
                county.Data.ContactHouseholds.Add(new ContactHousehold
                {
                    Id = county.Data.ContactHouseholds.Count + 1,
                    CommunityCode = SampleUrbanForms.CodeOf(name),
                    MemberName = people.Name(),
                    HometownGroup = Hometowns[(i + random.Int(0, 2)) % Hometowns.Length],
                    Households = random.Int(8, 32),
                    ValidFrom = random.Day(new DateOnly(2018, 12, 1), new DateOnly(2019, 12, 20)),
                });
    }

    private static void AddTalks(SampleCounty county, SampleRandom random)
    {
        var months = Shares.Repeat(Months.Select(m => (m, m.Weight)));
        var topics = random.Shuffle(Shares.Repeat(Topics));
        var talks = new List<Talk>();
        foreach (var (name, _, count, _, _) in Communities)
        {
            var silent = name == "水上";
            // One talk that nobody doubts: the last of each community decides whether it counts as silent.
            var days = Enumerable.Range(1, count - 1).Select(_ => Day(silent)).Append(silent ? SilentSince : random.Day(new DateOnly(2020, 5, 6), new DateOnly(2020, 6, 26)));
            foreach (var on in days.Order())
            {
                var community = SampleUrbanForms.CodeOf(name);
                var topic = topics.First(t => Fits(t, on) && !talks.Exists(known => known.CommunityCode == community && known.On == on && known.Topic == t));
                topics.Remove(topic);
                talks.Add(new Talk { CommunityCode = community, On = on, Topic = topic, Attendances = random.Int(14, 60) });
            }
        }

        foreach (var (talk, index) in talks.OrderBy(t => t.On).ThenBy(t => t.CommunityCode, StringComparer.Ordinal).Select((t, i) => (t, i)))
            county.Data.Talks.Add(new Talk { Id = index + 1, CommunityCode = talk.CommunityCode, On = talk.On, Topic = talk.Topic, Attendances = talk.Attendances });

        DateOnly Day(bool silent)
        {
            while (true)
            {
                var (year, month, _) = random.Pick(months);
                var day = SampleUrbanForms.DayIn(random, year, month);
                if (!silent || day < SilentSince) return day;
            }
        }

        bool Fits(TalkTopic topic, DateOnly on) => topic != TalkTopic.Epidemic || on >= new DateOnly(2020, 3, 1) || topics.TrueForAll(t => t == TalkTopic.Epidemic);
    }

    private static void AddServices(SampleCounty county, SampleRandom random)
    {
        var kinds = Enum.GetValues<SuburbServiceKind>();
        var services = Communities.SelectMany(c => Enumerable.Range(0, c.Services).Select(_ => c.Name))
            .Select(name => (Code: SampleUrbanForms.CodeOf(name), Month: random.Pick(Months)))
            .Select(s => (s.Code, On: SampleUrbanForms.DayIn(random, s.Month.Year, s.Month.Month))).OrderBy(s => s.On).ThenBy(s => s.Code, StringComparer.Ordinal);
        foreach (var (code, on) in services)
            county.Data.SuburbServices.Add(new SuburbService
            {
                Id = county.Data.SuburbServices.Count + 1,
                CommunityCode = code,
                On = on,
                Kind = random.Pick(kinds),
                Attendances = random.Int(30, 120),
            });
    }

    /// <summary>Whoever joined is counted on the day he reported; whoever was served, week by week.</summary>
    private static void AddCampaign(SampleCounty county, SampleRandom random)
    {
        var own = Communities.Where(c => c.Campaign > 0).ToList();
        double[] size = [.. own.Select(c => (double)CommunityTable.All.First(r => r.Code == SampleUrbanForms.CodeOf(c.Name)).Households)];
        DateOnly[] waves = [new(2020, 1, 28), new(2020, 2, 3), new(2020, 2, 10), new(2020, 2, 20)];
        DateOnly[] weeks = [.. Enumerable.Range(0, 7).Select(w => new DateOnly(2020, 1, 31).AddDays(7 * w))];
        for (var i = 0; i < own.Count; i++) Add(own[i].Name, FringeCampaignKind.ContactMembers, own[i].Campaign, waves[0]);
        Spread(FringeCampaignKind.Volunteers, Volunteers, waves, 0.35);
        Spread(FringeCampaignKind.Screening, Screened, weeks, 0.25);
        Spread(FringeCampaignKind.Publicity, Informed, weeks, 0.25);
        Spread(FringeCampaignKind.Errands, Errands, weeks, 0.25);

        void Spread(FringeCampaignKind kind, int total, DateOnly[] days, double sigma)
        {
            var parts = Shares.Spread(total, [.. days.SelectMany(_ => size).Select(s => s * random.LogNormal(sigma))], _ => 5);
            for (var i = 0; i < parts.Length; i++) Add(own[i % own.Count].Name, kind, parts[i], days[i / own.Count]);
        }

        void Add(string name, FringeCampaignKind kind, int count, DateOnly on) => county.Data.FringeCampaignRows.Add(new FringeCampaignRow
        {
            Id = county.Data.FringeCampaignRows.Count + 1,
            CommunityCode = SampleUrbanForms.CodeOf(name),
            Kind = kind,
            Count = count,
            On = on,
        });
    }
}
