using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>218 网格长 lead 398 grids, one to three each; four grids are without one.</summary>
internal static class SampleLeaders
{
    public const int Leaders = 218;

    /// <summary>Communities with one vacant post each; none of them has a grid without worker.</summary>
    private static readonly HashSet<string> Vacant = ["东区", "城东", "龙溪", "长宁"];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("leaders");
        var led = CommunityTable.All.Select(r => r.Grids - (Vacant.Contains(r.Name) ? 1 : 0)).ToList();
        var leaders = Shares.Spread(Leaders, [.. led.Select(l => (double)l)], i => (led[i] + 2) / 3, i => led[i]);
        var drafts = county.Data.GridAssignments.ToList();
        county.Data.GridAssignments.Clear();
        for (var i = 0; i < led.Count; i++)
            AddCommunity(county, CommunityTable.All[i], [.. drafts.Where(d => d.CommunityCode == CommunityTable.All[i].Code)], leaders[i], random);
    }

    private static void AddCommunity(SampleCounty county, CommunityRow row, List<GridAssignment> drafts, int leaders, SampleRandom random)
    {
        var vacant = Vacant.Contains(row.Name) ? random.Pick(drafts) : null;
        var open = new Queue<GridAssignment>(drafts.Where(d => d != vacant));
        var names = new Queue<string>(Unused(county, row, random));
        foreach (var (size, index) in random.Shuffle(Sizes(open.Count, leaders, random)).Select((s, i) => (s, i)))
        {
            var grids = Enumerable.Range(0, size).Select(_ => open.Dequeue()).ToList();
            var leader = row.Name == "东区" && index == 0 ? OwnWorker(county, grids[0]) : Leader(county, row, names, random);
            // In the larger communities one leader has succeeded another.
            var change = row.Grids >= 14 && index == 1 ? random.Day(new DateOnly(2019, 3, 1), new DateOnly(2020, 4, 30)) : (DateOnly?)null;
            var former = change is null ? null : Leader(county, row, names, random);
            foreach (var grid in grids) Add(county, grid, leader, former, change);
        }

        if (vacant is not null) Add(county, vacant, null, Leader(county, row, names, random), random.Day(new DateOnly(2020, 5, 6), new DateOnly(2020, 6, 15)));
    }

    private static void Add(SampleCounty county, GridAssignment draft, GridWorker? leader, GridWorker? former, DateOnly? change)
    {
        void Period(GridWorker? by, DateOnly from, DateOnly? to, string? basis) => county.Data.GridAssignments.Add(new GridAssignment
        {
            Id = county.Data.GridAssignments.Count + 1,
            GridId = draft.GridId,
            CommunityCode = draft.CommunityCode,
            Number = draft.Number,
            BranchId = draft.BranchId,
            LeaderId = by?.Id,
            Basis = basis,
            ValidFrom = from,
            ValidTo = to,
        });

        if (change is { } day) Period(former, SampleCounty.Founded, day, null);
        Period(leader, change ?? SampleCounty.Founded, null, change is null ? null : "社区党组织会议记录（示例）");
    }

    /// <summary>The one person who leads a grid and works in it.</summary>
    private static GridWorker OwnWorker(SampleCounty county, GridAssignment grid) =>
        county.Data.GridWorkers[county.Data.GridDuties.First(d => d.GridId == grid.GridId && d.ValidTo is null).WorkerId - 1];

    private static GridWorker Leader(SampleCounty county, CommunityRow row, Queue<string> names, SampleRandom random)
    {
        var gender = random.Chance(0.45) ? Gender.Female : Gender.Male;
        var isCommunityWorker = names.Count > 0 && random.Chance(0.4);
        var leader = Traits.New(county, row.Code, isCommunityWorker ? names.Dequeue() : county.People.Name(gender),
            isCommunityWorker ? Occupation.CommunityWorker : Occupation.KeyMember, gender, random.Int(29, 60));
        if (!isCommunityWorker || random.Chance(0.7)) leader.PoliticalStatus = PoliticalStatus.PartyMember;
        return leader;
    }

    /// <summary>社区工作者 of the community who are not 网格员 already.</summary>
    private static List<string> Unused(SampleCounty county, CommunityRow row, SampleRandom random)
    {
        var taken = county.Data.GridWorkers.Where(w => w.CommunityCode == row.Code).Select(w => w.Name).ToHashSet();
        return random.Shuffle(county.Data.CommunityWorkers.Where(w => w.CommunityCode == row.Code && !taken.Contains(w.Name)).Select(w => w.Name));
    }

    /// <summary>One to three grids per leader.</summary>
    private static List<int> Sizes(int grids, int leaders, SampleRandom random)
    {
        var sizes = Enumerable.Repeat(1, leaders).ToList();
        for (var rest = grids - leaders; rest > 0; rest--)
        {
            var free = Enumerable.Range(0, leaders).Where(i => sizes[i] < 3).ToList();
            sizes[random.Pick(free)]++;
        }

        return sizes;
    }
}
