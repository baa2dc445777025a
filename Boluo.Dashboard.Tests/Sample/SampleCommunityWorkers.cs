using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>318 社区工作者 in post, on four posts and sixteen grades.</summary>
internal static class SampleCommunityWorkers
{
    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("community workers");
        var total = CommunityTable.All.Sum(r => r.InPost);
        // One of the first post in every community, the others wherever there is room.
        var posts = new Queue<int>(random.Shuffle(Shares.Repeat([(2, 58), (3, 97), (4, 127)])));
        var certified = new Queue<bool>(random.Shuffle(Shares.Repeat([(true, 139), (false, total - 139)])));
        foreach (var row in CommunityTable.All)
        {
            var own = Enumerable.Range(1, row.InPost - 1).Select(_ => posts.Dequeue()).Order().Prepend(1).ToList();
            foreach (var post in own)
                county.Data.CommunityWorkers.Add(new CommunityWorker
                {
                    Id = county.Data.CommunityWorkers.Count + 1,
                    Name = county.People.Name(random.Chance(0.62) ? Gender.Female : Gender.Male),
                    CommunityCode = row.Code,
                    Post = post,
                    Grade = Grade(post, random),
                    Certified = certified.Dequeue(),
                    PoliticalStatus = PoliticalStatus.Public, // SampleWorkforce knows better, also of the next.
                    Since = SampleCounty.Founded,
                });
        }
    }

    /// <summary>Most stand near the bottom of their post's range.</summary>
    private static int Grade(int post, SampleRandom random)
    {
        var (from, to) = post switch { 1 => (7, 16), 2 => (4, 12), 3 => (2, 9), _ => (1, 6) };
        var high = random.Double();
        return from + (int)((to - from + 1) * high * high * 0.999);
    }
}
