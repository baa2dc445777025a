using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>108 共建活动 in twelve months with 176 participations; nine units have had none for 180 days, two of them never.</summary>
internal static class SampleActivities
{
    public const int Participations = 176;
    public const int Beneficiaries = 6318;

    private static readonly (int Year, int Month, int Count)[] Months =
        [(2019, 7, 9), (2019, 8, 8), (2019, 9, 12), (2019, 10, 11), (2019, 11, 10), (2019, 12, 9), (2020, 1, 7), (2020, 2, 2), (2020, 3, 5), (2020, 4, 10), (2020, 5, 12), (2020, 6, 13)];

    private static readonly (ActivityKind Kind, int Count, string[] Names)[] Kinds =
    [
        (ActivityKind.Volunteering, 31, ["背街小巷清洁志愿服务", "楼道清理和飞线整治志愿服务", "文明交通劝导志愿服务", "垃圾分类入户宣传志愿服务", "绿化带补植志愿服务", "家电义务维修志愿服务", "社区图书角整理志愿服务", "防疫卡口值守志愿服务"]),
        (ActivityKind.PartyDay, 24, ["“不忘初心”主题党日", "联合上党课主题党日", "党员政治生日主题党日", "重温入党誓词主题党日", "先锋议事主题党日", "认领微心愿主题党日"]),
        (ActivityKind.PolicyTalk, 15, ["民法常识宣讲", "社保医保政策宣讲", "扫黑除恶政策宣讲", "防范电信诈骗宣讲", "入学政策宣讲", "消防安全知识宣讲"]),
        (ActivityKind.Aid, 14, ["慰问困难党员", "走访独居老人", "关爱留守儿童", "慰问困难家庭", "送学习用品到家"]),
        (ActivityKind.HealthClinic, 13, ["健康义诊进社区", "中医义诊和养生咨询", "老年人眼健康筛查", "血压血糖免费检测"]),
        (ActivityKind.CultureAndSport, 11, ["邻里文艺汇演", "社区篮球友谊赛", "亲子趣味运动会", "迎新春送春联", "邻里棋艺交流赛"]),
    ];

    /// <summary>Twelve months of activities by area: 58 in 罗阳街道, 15 in 龙溪街道, 35 in the towns.</summary>
    private static readonly (Func<string, bool> Area, int Early, int Late, int IdleUnits)[] Areas =
    [
        (c => c.StartsWith("441322001", StringComparison.Ordinal), 32, 26, 3),
        (c => c.StartsWith("441322002", StringComparison.Ordinal), 8, 7, 1),
        (c => !c.StartsWith("44132200", StringComparison.Ordinal), 19, 16, 5),
    ];

    /// <summary>Half the days of a year before the county's day; an activity from here on keeps a unit off the list.</summary>
    private static readonly DateOnly Recent = new(2020, 1, 6);

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("activities");
        var early = new Queue<DateOnly>(random.Shuffle(Days(random, m => m.Year == 2019)));
        var late = new Queue<DateOnly>(random.Shuffle(Days(random, m => m.Year == 2020)));
        var drafts = new List<Draft>();
        var pairings = county.Data.Pairings;
        var never = 2;
        foreach (var (inArea, earlyCount, lateCount, idleCount) in Areas)
        {
            var own = pairings.Where(p => inArea(p.CommunityCode)).ToList();
            // The units without a recent activity; two of the towns have had none at all.
            var idle = random.Shuffle(own.Where(p => p.ValidFrom < new DateOnly(2019, 6, 1))).Take(idleCount).ToList();
            var silent = idleCount == 5 ? idle.Take(never).ToList() : [];
            drafts.AddRange(Drafts(own.Except(silent).ToList(), idle.Except(silent).ToList(), earlyCount, early, random));
            drafts.AddRange(Drafts(own.Except(idle).ToList(), own.Except(idle).ToList(), lateCount, late, random));
        }

        // Further units join in from the same area until there are 176 participations.
        while (drafts.Sum(d => d.Units.Count) < Participations)
        {
            var draft = random.Pick(drafts.Where(d => d.On.Year == 2019 && d.Units.Count < 4).ToList());
            var joins = draft.Candidates.Where(p => p.ValidFrom <= draft.On && !draft.Units.Contains(p.UnitId)).ToList();
            if (joins.Count > 0) draft.Units.Add(random.Pick(joins).UnitId);
        }

        Write(county, drafts, random);
    }

    private static List<DateOnly> Days(SampleRandom random, Func<(int Year, int Month, int Count), bool> which) =>
        [.. Months.Where(which).SelectMany(m => Enumerable.Range(0, m.Count).Select(_ => random.Day(
            m.Year == 2020 && m.Month == 1 ? Recent : new DateOnly(m.Year, m.Month, 1),
            new DateOnly(m.Year, m.Month, m.Month == 1 ? 18 : m.Month == 12 ? 24 : DateTime.DaysInMonth(m.Year, m.Month) - 1))))];

    /// <summary>Activities whose hosts and guests together contain each unit that must take part.</summary>
    private static List<Draft> Drafts(List<Pairing> candidates, List<Pairing> must, int count, Queue<DateOnly> days, SampleRandom random)
    {
        var waiting = random.Shuffle(must);
        var drafts = new List<Draft>();
        for (var i = 0; i < count; i++)
        {
            var on = days.Dequeue();
            var host = waiting.FirstOrDefault(p => p.ValidFrom <= on) ?? random.Pick(candidates.Where(p => p.ValidFrom <= on).ToList());
            waiting.Remove(host);
            drafts.Add(new Draft(on, host, candidates));
        }

        foreach (var guest in waiting)
            drafts.Where(d => d.On >= guest.ValidFrom && !d.Units.Contains(guest.UnitId))
                .OrderBy(d => d.Units.Count).ThenByDescending(d => d.Host.CommunityCode == guest.CommunityCode)
                .ThenByDescending(d => d.Host.CommunityCode[..9] == guest.CommunityCode[..9]).First().Units.Add(guest.UnitId);
        return drafts;
    }

    private static void Write(SampleCounty county, List<Draft> drafts, SampleRandom random)
    {
        // 12 to 320, median 46.
        int[] lower = [.. Enumerable.Range(0, 53).Select(i => 12 + i * 33 / 52)];
        var upper = Shares.Spread(Beneficiaries - lower.Sum() - 46 - 46 - 320, [.. Enumerable.Range(0, 52).Select(i => 47.0 + 0.9 * i + 0.025 * i * i)], _ => 47, _ => 310);
        var people = random.Shuffle(lower.Concat([46, 46, 320]).Concat(upper));
        var kinds = random.Shuffle(Shares.Repeat(Kinds.Select(k => (k, k.Count))));
        foreach (var (draft, index) in drafts.OrderBy(d => d.On).ThenBy(d => d.Host.UnitId).Select((d, i) => (d, i)))
        {
            // In February 2020 people met for nothing but the epidemic.
            var kind = draft.On is { Year: 2020, Month: 2 } ? kinds.First(k => k.Kind == ActivityKind.Volunteering) : kinds.First(k => k.Names.Any(n => Seasons.Fits(n, draft.On)));
            kinds.Remove(kind);
            county.Data.Activities.Add(new Activity
            {
                Id = index + 1,
                Name = SampleProjects.InCommunity(CommunityTable.All.First(r => r.Code == draft.Host.CommunityCode).FullName, random.Pick(kind.Names.Where(n => Seasons.Fits(n, draft.On)).ToList())),
                Kind = kind.Kind,
                HostUnitId = draft.Host.UnitId,
                CommunityCode = draft.Host.CommunityCode,
                On = draft.On,
                PartyAttendances = draft.Units.Count * random.Int(7, 16),
                Beneficiaries = people[index],
                ProblemsSolved = kind.Kind is ActivityKind.Volunteering or ActivityKind.Aid ? random.Int(0, 4) : random.Int(0, 1),
            });
            county.Data.ActivityUnits.AddRange(draft.Units.Order().Select(u => new ActivityUnit { ActivityId = index + 1, UnitId = u }));
        }
    }

    private sealed record Draft(DateOnly On, Pairing Host, List<Pairing> Candidates)
    {
        public HashSet<int> Units { get; } = [Host.UnitId];
    }
}
