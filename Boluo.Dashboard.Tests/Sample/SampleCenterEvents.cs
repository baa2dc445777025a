using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The schedules of the centres, October 2019 to June 2020, and the day on which each centre was begun.</summary>
internal static class SampleCenterEvents
{
    private static readonly (string Name, string Audience, int Item)[] Kinds =
    [
        ("党员政治生日活动", "党员", 2), ("入党积极分子学习交流", "入党积极分子", 2), ("党组织关系转接集中办理日", "党员", 3), ("流动党员座谈会", "流动党员", 4),
        ("志愿者骨干培训", "志愿者", 5), ("便民事项集中办理日", "居民群众", 6), ("社保医保政策咨询", "居民群众", 7), ("就业信息发布会", "求职人员", 7),
        ("法律咨询服务日", "居民群众", 8), ("邻里矛盾调解接待日", "居民群众", 9), ("健康讲座和血压检测", "老年人", 10), ("书画交流活动", "居民群众", 11),
        ("亲子阅读活动", "亲子家庭", 12), ("课后作业辅导", "青少年", 12), ("困难群众帮扶接待日", "困难群众", 13), ("党建业务指导会", "党务工作者", 1),
    ];

    private static readonly string[] Places = ["多功能活动室", "党员活动室", "服务大厅", "会议室", "户外广场"];

    private static readonly (string From, string To)[] Times = [("09:00", "11:00"), ("09:30", "11:30"), ("14:30", "16:30"), ("15:00", "17:00"), ("19:30", "21:00")];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("center-events");
        Begin(county);
        for (var month = new DateOnly(2019, 10, 1); month <= SampleCounty.AsOf; month = month.AddMonths(1))
        {
            var last = month == new DateOnly(2020, 1, 1) ? new DateOnly(2020, 1, 18) : month.AddMonths(1).AddDays(-1); // Before the Spring Festival and the epidemic.
            var planned = county.Data.ServiceCenters.Where(c => c.OpenedOn < last.AddDays(-7)).SelectMany(c => Enumerable.Repeat(c, Count(c, month))).ToList();
            var days = planned.Select(c => random.Day(month < c.OpenedOn ? c.OpenedOn : month, last)).ToList();
            foreach (var (center, on) in planned.Zip(days).OrderBy(p => p.Second).ThenBy(p => p.First.Code, StringComparer.Ordinal)) Add(county, random, center, on);
        }
    }

    /// <summary>How many a month: in February 2020 the centres were closed to gatherings, in March most still were.</summary>
    private static int Count(ServiceCenter center, DateOnly month) => (month.Year, month.Month) switch
    {
        (2020, 2) => 0,
        (2020, 3) => center.Level is CenterLevel.County or CenterLevel.Street ? 1 : 0,
        _ => center.Level switch { CenterLevel.County => 4, CenterLevel.Street => 3, CenterLevel.Community => center.PeopleServed > 10_000 ? 2 : 1, _ => 1 },
    };

    private static void Add(SampleCounty county, SampleRandom random, ServiceCenter center, DateOnly on)
    {
        var items = county.Data.ServiceCenterItems.Where(i => i.CenterCode == center.Code).Select(i => i.ServiceItemId).ToHashSet();
        var kind = random.Pick(Kinds.Where(k => items.Contains(k.Item)).ToList());
        var time = random.Pick(Times);
        county.Data.CenterEvents.Add(new CenterEvent
        {
            Id = county.Data.CenterEvents.Count + 1,
            CenterCode = center.Code,
            On = on,
            StartsAt = time.From,
            EndsAt = time.To,
            Place = random.Pick(Places),
            Name = kind.Name,
            Organiser = center.Level == CenterLevel.Community ? $"{county.Data.Communities.First(c => c.Code == center.CommunityCode).Name}党组织" : center.Name,
            Audience = kind.Audience,
            Contact = "服务台",
            Phone = center.Phone,
            // What took place in the last two days has not been registered yet.
            Attendances = on > SampleCounty.AsOf.AddDays(-2) ? null : random.Int(12, center.Level == CenterLevel.County ? 150 : center.Level == CenterLevel.Street ? 90 : 60),
        });
    }

    /// <summary>Two to seven months of building before a centre opened.</summary>
    private static void Begin(SampleCounty county)
    {
        var random = new SampleRandom("center-starts");
        foreach (var center in county.Data.ServiceCenters) center.StartedOn = center.OpenedOn.AddDays(-random.Int(60, 210));
    }
}
