using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The surveys that communities owe each quarter and streets each year, and the communities' monthly updates.</summary>
internal static class SampleSurveys
{
    /// <summary>Per quarter: done in time, done late, not done.</summary>
    private static readonly (DateOnly Start, int InTime, int Late, int Undone)[] Quarters =
    [
        (new(2019, 1, 1), 33, 3, 0), (new(2019, 4, 1), 35, 1, 0), (new(2019, 7, 1), 36, 0, 0),
        (new(2019, 10, 1), 34, 2, 0), (new(2020, 1, 1), 24, 9, 3), (new(2020, 4, 1), 31, 0, 5),
    ];

    private static readonly (string Township, int Year, DateOnly? DoneOn)[] Streets =
    [
        ("441322001", 2019, new(2019, 11, 22)), ("441322002", 2019, new(2019, 10, 31)),
        ("441322001", 2020, null), ("441322002", 2020, new(2020, 6, 12)),
    ];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("need surveys");
        foreach (var (start, inTime, late, undone) in Quarters)
        {
            foreach (var (township, year, doneOn) in Streets.Where(s => s.Year == start.Year && start.Month == 1))
                Add(county, SurveyLevel.Street, township, null, start, doneOn, Households(township), random);
            var states = new Queue<DutyState>(random.Shuffle(Shares.Repeat([(DutyState.Done, inTime), (DutyState.DoneLate, late), (DutyState.Overdue, undone)])));
            foreach (var row in CommunityTable.All)
                Add(county, SurveyLevel.Community, row.Township, row.Code, start, DoneOn(states.Dequeue(), start, random), row.Households, random);
        }

        AddUpdates(county, new SampleRandom("data updates"));
    }

    private static DateOnly? DoneOn(DutyState state, DateOnly start, SampleRandom random)
    {
        var end = start.AddMonths(3).AddDays(-1);
        return state switch
        {
            // Nobody went from door to door in February 2020.
            DutyState.Done => random.Day(start == new DateOnly(2020, 1, 1) ? new DateOnly(2020, 3, 9) : start.AddDays(24), end.AddDays(-2)),
            DutyState.DoneLate => random.Day(end.AddDays(2), end.AddDays(27)),
            _ => null,
        };
    }

    private static int Households(string township) => CommunityTable.All.Where(r => r.Township == township).Sum(r => r.Households);

    private static void Add(SampleCounty county, SurveyLevel level, string township, string? community, DateOnly start, DateOnly? doneOn, int households, SampleRandom random)
    {
        var remote = doneOn < new DateOnly(2020, 4, 1) && doneOn >= new DateOnly(2020, 2, 1);
        var visited = (int)(households * (0.03 + (0.05 * random.Double())));
        var method = remote ? random.Pick([SurveyMethod.Online, SurveyMethod.Questionnaire])
            : random.Pick([SurveyMethod.Visits, SurveyMethod.Visits, SurveyMethod.Visits, SurveyMethod.Meeting, SurveyMethod.Questionnaire]);
        var needs = Math.Max(3, visited / random.Int(18, 32));
        var reported = random.Chance(doneOn <= Duty.EndOf(level, start) ? 0.97 : 0.7);
        county.Data.NeedSurveys.Add(new NeedSurvey
        {
            Id = county.Data.NeedSurveys.Count + 1,
            Level = level,
            TownshipCode = township,
            CommunityCode = community,
            PeriodStart = start,
            DueOn = Duty.EndOf(level, start),
            DoneOn = doneOn,
            Method = doneOn is null ? null : method,
            Households = doneOn is null ? null : visited,
            NeedsCollected = doneOn is null ? null : needs,
            Reported = doneOn is not null && reported,
        });
    }

    /// <summary>One update a month since December 2018; two communities have been silent since 12 May 2020.</summary>
    private static void AddUpdates(SampleCounty county, SampleRandom random)
    {
        var silentSince = new DateOnly(2020, 5, 12);
        var silent = random.Shuffle(CommunityTable.All).Take(2).ToHashSet();
        for (var month = new DateOnly(2018, 12, 1); month <= SampleCounty.AsOf; month = month.AddMonths(1))
            foreach (var row in CommunityTable.All)
            {
                var on = month.AddDays(random.Int(17, 26));
                var entries = random.Int(2, 6) + random.Int(0, row.Grids * 2);
                if (silent.Contains(row) && on > silentSince)
                {
                    if (month > silentSince) continue;
                    on = silentSince;
                }

                county.Data.DataUpdates.Add(new DataUpdate { Id = county.Data.DataUpdates.Count + 1, CommunityCode = row.Code, On = on, Entries = entries });
            }
    }
}
