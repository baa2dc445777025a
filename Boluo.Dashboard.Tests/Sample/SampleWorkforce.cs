using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>What the roster says of each 社区工作者 beside post and grade, and the three published points of their pay.</summary>
internal static class SampleWorkforce
{
    private static readonly (Education Education, int Count)[] Educations =
        [(Education.School, 62), (Education.College, 158), (Education.Bachelor, 92), (Education.Postgraduate, 6)];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("workforce");
        var people = county.People.For("workforce");
        // Whoever is 网格员 too is the same person in both lists.
        var both = county.Data.GridWorkers.Where(w => w.Occupation == Occupation.CommunityWorker).ToDictionary(w => w.Name, StringComparer.Ordinal);
        var founded = county.Data.Communities.ToDictionary(c => c.Code, c => c.ValidFrom, StringComparer.Ordinal);
        var educations = new Queue<Education>(random.Shuffle(Shares.Repeat(Educations)));
        foreach (var worker in county.Data.CommunityWorkers)
        {
            var same = both.GetValueOrDefault(worker.Name);
            worker.Gender = same?.Gender ?? (People.IsWomans(worker.Name) ? Gender.Female : Gender.Male);
            worker.BornOn = same?.BornOn ?? people.BornAt(worker.Post == 1 ? random.Int(34, 56) : random.Int(23, 48));
            worker.PoliticalStatus = same?.PoliticalStatus
                ?? (worker.Post == 1 || random.Chance(0.38) ? PoliticalStatus.PartyMember : Traits.OutsideTheParty(worker.BornOn));
            worker.Education = educations.Dequeue();
            var since = Since(worker, random);
            worker.Since = since < founded[worker.CommunityCode] ? founded[worker.CommunityCode] : since;
        }

        (PayPointKind Kind, int Yuan)[] points = [(PayPointKind.Before, 3000), (PayPointKind.Average, 4500), (PayPointKind.Maximum, 6800)];
        county.Data.PayPoints.AddRange(points.Select((p, i) => new PayPoint { Id = i + 1, Kind = p.Kind, Yuan = p.Yuan, Since = new DateOnly(2020, 1, 1) }));
    }

    /// <summary>Three in five came since 2018; nobody before the age of twenty.</summary>
    private static DateOnly Since(CommunityWorker worker, SampleRandom random)
    {
        var (from, to) = random.Chance(0.6) ? (new DateOnly(2018, 1, 2), new DateOnly(2020, 3, 31)) : (new DateOnly(2010, 3, 1), new DateOnly(2017, 12, 29));
        var earliest = worker.BornOn.AddYears(20);
        return random.Day(earliest > from ? earliest : from, earliest > to ? earliest.AddDays(30) : to);
    }
}
