using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Twelve 巷长 in two communities, 26 weeks of patrols with a gap in February, and the small cases they took up.</summary>
internal static class SampleOldTown
{
    public const int Weeks = 26;
    public const int Missed = 21;

    /// <summary>The Monday of the first of the 26 weeks; the last one ends on 2020-06-28.</summary>
    public static readonly DateOnly FirstWeek = new(2019, 12, 30);

    /// <summary>Patrols that fell out while everybody stood at the checkpoints, by week; three more fell out for other reasons.</summary>
    private static readonly (int Month, int Day, int Missed)[] Gap = [(1, 27, 4), (2, 3, 6), (2, 10, 5), (2, 17, 3)];

    private static readonly (SmallCaseKind Kind, int Count, string[] Titles, string Result)[] Cases =
    [
        (SmallCaseKind.BurstPipe, 38, ["巷口水管破裂漏水", "住户进水管爆裂", "公共水表接口渗水"], "已更换水管并试水"),
        (SmallCaseKind.Appliance, 31, ["独居老人冰箱不制冷", "老人家中电视无信号", "热水器不能点火", "电饭锅、风扇义务维修"], "已由义务维修队修好"),
        (SmallCaseKind.Neighbours, 27, ["楼上楼下噪音纠纷", "巷道堆物引起的纠纷", "晾晒滴水引起的纠纷"], "已调解，双方和解"),
        (SmallCaseKind.Leak, 22, ["平房屋面渗漏", "外墙渗水", "窗台渗水"], "已修补防水层"),
        (SmallCaseKind.Lighting, 16, ["巷内路灯不亮", "楼道灯损坏"], "已更换灯具"),
        (SmallCaseKind.Drain, 14, ["下水道堵塞", "雨水口堵塞积水"], "已疏通"),
        (SmallCaseKind.Cleanliness, 10, ["巷内垃圾堆积", "杂草丛生影响通行"], "已清理"),
        (SmallCaseKind.Other, 6, ["代办老人证件", "树枝压线需修剪"], "已办妥"),
    ];

    /// <summary>Days since they were raised, of the cases that are open on the county's day: two have waited more than a week.</summary>
    private static readonly int[] Open = [12, 9, 5, 4, 3, 2, 1];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("old town");
        AddChiefs(county, county.People.For("alley chiefs"), random);
        AddPatrols(county, random);
        AddCases(county, random);
    }

    private static void AddChiefs(SampleCounty county, People people, SampleRandom random)
    {
        foreach (var (name, count) in new[] { ("东区", 7), ("西区", 5) })
            for (var i = 1; i <= count; i++)
                county.Data.AlleyChiefs.Add(new AlleyChief
                {
                    Id = county.Data.AlleyChiefs.Count + 1,
                    Name = people.Name(),
                    CommunityCode = SampleUrbanForms.CodeOf(name),
                    Beat = FormattableString.Invariant($"{name}{i}号责任片"),
                    Alleys = random.Int(5, 14),
                    ValidFrom = random.Day(new DateOnly(2019, 9, 2), new DateOnly(2019, 12, 16)),
                });
    }

    private static void AddPatrols(SampleCounty county, SampleRandom random)
    {
        var missed = new Dictionary<DateOnly, HashSet<int>>();
        foreach (var (month, day, count) in Gap)
            missed[new DateOnly(2020, month, day)] = [.. random.Shuffle(Enumerable.Range(1, 12)).Take(count)];
        foreach (var week in random.Shuffle(Enumerable.Range(12, 12)).Take(Missed - Gap.Sum(g => g.Missed)))
            missed[FirstWeek.AddDays(7 * week)] = [random.Int(1, 12)];

        for (var week = 0; week < Weeks; week++)
        {
            var monday = FirstWeek.AddDays(7 * week);
            foreach (var chief in county.Data.AlleyChiefs)
            {
                var isMissed = missed.TryGetValue(monday, out var who) && who.Contains(chief.Id);
                county.Data.AlleyPatrols.Add(new AlleyPatrol
                {
                    Id = county.Data.AlleyPatrols.Count + 1,
                    ChiefId = chief.Id,
                    WeekOf = monday,
                    DoneOn = isMissed ? null : monday.AddDays(random.Int(0, random.Chance(0.1) ? 6 : 4)),
                    HouseholdsVisited = isMissed ? 0 : random.Int(6, 24),
                    Remark = !isMissed ? null : Gap.Any(g => monday == new DateOnly(2020, g.Month, g.Day)) ? "防疫卡口值守" : "请假，已安排补访",
                });
            }
        }
    }

    private static void AddCases(SampleCounty county, SampleRandom random)
    {
        var total = Cases.Sum(c => c.Count);
        // Burst pipes and broken appliances wait for nobody: half are done by the next day, none takes more than two weeks.
        var raised = Enumerable.Range(0, total - Open.Length).Select(_ =>
        {
            var day = random.Day(FirstWeek, SampleCounty.AsOf.AddDays(-16));
            return day is { Year: 2020, Month: 2 } && random.Chance(0.5) ? day.AddDays(60) : day;
        }).Concat(Open.Select(days => SampleCounty.AsOf.AddDays(-days))).ToList();
        var kinds = random.Shuffle(Shares.Repeat(Cases.Select(c => (c, c.Count))));
        foreach (var ((day, isOpen), index) in raised.Select((d, i) => (d, i >= total - Open.Length)).OrderBy(r => r.d).Select((r, i) => (r, i)))
        {
            var (kind, _, titles, result) = kinds[index];
            var days = random.Chance(0.25) ? 0 : random.Chance(0.5) ? 1 : random.Chance(0.8) ? random.Int(2, 5) : random.Int(6, 13);
            county.Data.SmallCases.Add(new SmallCase
            {
                Id = index + 1,
                ChiefId = random.Int(1, 12),
                Kind = kind,
                Title = random.Pick(titles),
                RaisedOn = day,
                StartedOn = !isOpen ? day.AddDays(days == 0 ? 0 : random.Int(0, 1)) : SampleCounty.AsOf.DayNumber - day.DayNumber > 2 ? day.AddDays(1) : null,
                HandledOn = isOpen ? null : day.AddDays(days),
                Result = isOpen ? null : result,
            });
        }
    }
}
