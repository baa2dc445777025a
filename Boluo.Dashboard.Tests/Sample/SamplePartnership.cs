using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Venues, helpers and funds of the activities, and what the units reported half-year by half-year of their 在职党员.</summary>
internal static class SamplePartnership
{
    public const int Registered = 6984;
    public const int ServiceAttendances = 9486;
    public const int WishesClaimed = 412;
    public const int WishesDone = 365;

    /// <summary>Units whose report for the first half of 2020 is not in.</summary>
    public const int Missing = 3;

    private static readonly Dictionary<ActivityKind, string[]> Venues = new()
    {
        [ActivityKind.Volunteering] = ["社区主要街巷", "住宅小区楼道", "社区广场", "沿江步道"],
        [ActivityKind.PartyDay] = ["社区党群服务中心会议室", "社区党群服务中心", "红色教育基地"],
        [ActivityKind.PolicyTalk] = ["社区党群服务中心会议室", "社区文化室", "小区架空层"],
        [ActivityKind.Aid] = ["居民家中"],
        [ActivityKind.HealthClinic] = ["社区广场", "社区卫生服务站"],
        [ActivityKind.CultureAndSport] = ["社区广场", "社区文化室", "学校运动场"],
    };

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("activity details");
        foreach (var activity in county.Data.Activities) Complete(activity, random);
        AddServices(county, new SampleRandom("unit services"));
    }

    private static void Complete(Activity activity, SampleRandom random)
    {
        activity.Venue = random.Chance(0.04) ? null : random.Pick(Venues[activity.Kind]);
        var (social, volunteers, funds) = activity.Kind switch
        {
            ActivityKind.Volunteering => (4, 36, 6),
            ActivityKind.Aid => (3, 8, 12),
            ActivityKind.HealthClinic => (2, 12, 8),
            ActivityKind.CultureAndSport => (3, 30, 18),
            ActivityKind.PolicyTalk => (2, 6, 3),
            _ => (0, 0, 2),
        };
        activity.SocialAttendances = random.Int(social / 2, social);
        activity.VolunteerAttendances = random.Int(volunteers / 3, volunteers);
        activity.FundsWan = random.Chance(0.05) ? null : random.Int(0, funds) / 10.0;
    }

    private static void AddServices(SampleCounty county, SampleRandom random)
    {
        foreach (var (from, end, rate) in ((DateOnly, DateOnly, double)[])
            [(new(2019, 1, 1), new(2019, 6, 30), 0.5), (new(2019, 7, 1), new(2019, 12, 31), 0.68)])
            foreach (var pairing in county.Data.Pairings.Where(p => p.ValidFrom < end.AddDays(-30)))
            {
                var members = county.Data.CountyUnits[pairing.UnitId - 1].MembersInService;
                var registered = (int)(members * Math.Min(1, rate + (random.Double() - 0.5) * 0.4));
                var claimed = random.Int(0, 1 + registered / 20);
                Add(county, pairing.UnitId, from, random.Day(end.AddDays(-12), end), registered, (int)(registered * (0.5 + random.Double())), claimed, claimed - random.Int(0, claimed / 4));
            }

        // The last one adds up to what the parameters say.
        var units = random.Shuffle(county.Data.CountyUnits).Skip(Missing).OrderBy(u => u.Id).ToList();
        int[] Split(int total, Func<int, double> weight, Func<int, int>? most) => Shares.Spread(total, [.. units.Select((_, i) => weight(i) * random.LogNormal(0.3))], null, most);
        var people = Split(Registered, i => units[i].MembersInService, i => units[i].MembersInService);
        var attendances = Split(ServiceAttendances, i => people[i], null);
        var wishes = Split(WishesClaimed, i => people[i] + 10, null);
        var done = Split(WishesDone, i => wishes[i] + 0.1, i => wishes[i]);
        for (var i = 0; i < units.Count; i++)
            Add(county, units[i].Id, new DateOnly(2020, 1, 1), random.Day(new DateOnly(2020, 6, 15), SampleCounty.AsOf), people[i], attendances[i], wishes[i], done[i]);
    }

    private static void Add(SampleCounty county, int unit, DateOnly from, DateOnly on, int registered, int attendances, int claimed, int done) =>
        county.Data.UnitServices.Add(new UnitService
        {
            Id = county.Data.UnitServices.Count + 1,
            UnitId = unit,
            From = from,
            ReportedOn = on,
            Registered = registered,
            ServiceAttendances = attendances,
            WishesClaimed = claimed,
            WishesDone = done,
        });
}
