using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>823 网格员 with 838 duties; larger grids have more of them, six have none.</summary>
internal static class SampleWorkers
{
    public const int TwoGrids = 15;
    public const int Successions = 34;

    private static readonly Dictionary<string, int> Empty = new(StringComparer.Ordinal) { ["江南"] = 2, ["观华"] = 1, ["园洲"] = 2, ["石湾"] = 1 };

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("workers");
        var twice = Shares.Spread(TwoGrids, [.. CommunityTable.All.Select(r => (double)r.Workers)], null, i => CommunityTable.All[i].Grids > 9 ? 1 : 0);
        var counts = DutiesPerGrid(twice, random);
        var occupations = Occupations();
        var traits = new Traits(county.People, random);
        for (var i = 0; i < CommunityTable.All.Count; i++)
        {
            var row = CommunityTable.All[i];
            var workers = traits.AddWorkers(county, row, occupations[i], random);
            AddDuties(county, row, counts[i], workers, random);
        }

        Traits.Settle(county, random);
        AddHistory(county, random);
    }

    /// <summary>Everybody is in service from the first post on; those whose last duty has ended and who never led have left. No draw decides.</summary>
    public static void Employ(SampleCounty county)
    {
        var (duties, leads) = (county.Data.GridDuties.ToLookup(d => d.WorkerId), county.Data.GridAssignments.ToLookup(a => a.LeaderId));
        foreach (var worker in county.Data.GridWorkers)
        {
            worker.JoinedOn = duties[worker.Id].Select(d => d.ValidFrom).Concat(leads[worker.Id].Select(a => a.ValidFrom)).Min();
            if (!leads[worker.Id].Any() && duties[worker.Id].All(d => d.ValidTo is not null)) worker.LeftOn = duties[worker.Id].Max(d => d.ValidTo);
        }
    }

    /// <summary>How many grids of each community have 0 to 4 duties: 6, 82, 205, 90 and 19 in the county.</summary>
    private static List<int[]> DutiesPerGrid(int[] twice, SampleRandom random)
    {
        var rows = CommunityTable.All;
        var four = Shares.Spread(19, [.. rows.Select(r => (double)r.Workers)], null, i => rows[i].Grids / 6);
        var empty = rows.Select(r => r.Township is "441322001" or "441322119" or "441322121" ? Empty.GetValueOrDefault(r.Name) : 0).ToList();
        // With two duties as the rule, what is above two elsewhere must be below two here.
        var surplus = rows.Select((r, i) => r.Workers + twice[i] - 2 * r.Grids + 2 * empty[i] - 2 * four[i]).ToList();
        var one = rows.Select((_, i) => Math.Max(0, -surplus[i])).ToArray();
        bool HasRoom(int i) => one[i] + 1 + surplus[i] + one[i] + 1 + empty[i] + four[i] <= rows[i].Grids;
        while (one.Sum() < 82)
        {
            var roomy = Enumerable.Range(0, rows.Count).Where(HasRoom).ToList();
            one[roomy.MaxBy(i => (rows[i].Grids - 2 * one[i] - Math.Abs(surplus[i])) * (0.5 + random.Double()))]++;
        }

        return [.. rows.Select((r, i) =>
        {
            var three = surplus[i] + one[i];
            return Shares.Repeat([(0, empty[i]), (1, one[i]), (2, r.Grids - empty[i] - one[i] - three - four[i]), (3, three), (4, four[i])]).ToArray();
        })];
    }

    /// <summary>Per community, how many workers of each occupation.</summary>
    private static List<int[]> Occupations()
    {
        var rows = CommunityTable.All;
        var property = Shares.Spread(78, [.. rows.Select(r => r.Workers * (r.Form switch { UrbanForm.NewTown => 1.0, UrbanForm.OldTown => 0.25, UrbanForm.Fringe => 0.3, _ => 0.15 }))]);
        var community = Shares.Spread(168, [.. rows.Select(r => (double)r.InPost)], null, i => rows[i].InPost - 1);
        var rest = rows.Select((r, i) => r.Workers - property[i] - community[i]).ToList();
        var fullTime = Shares.Spread(214, [.. rest.Select(r => (double)r)]);
        var members = Shares.Spread(156, [.. rest.Select((r, i) => (double)(r - fullTime[i]))], null, i => rest[i] - fullTime[i]);
        return [.. rows.Select((_, i) => new[] { fullTime[i], community[i], rest[i] - fullTime[i] - members[i], members[i], property[i] })];
    }

    private static void AddDuties(SampleCounty county, CommunityRow row, int[] counts, List<GridWorker> workers, SampleRandom random)
    {
        // Larger grids tend to have more workers; the four biggest counts do not go strictly by size. Empty grids are anywhere.
        var grids = SampleGrids.FactsOf(county, row.Code);
        var empty = random.Shuffle(grids.Where(g => g.Households < 500)).Take(counts.Count(c => c == 0)).ToHashSet();
        var ordered = grids.Where(g => !empty.Contains(g)).OrderBy(g => g.Households * random.LogNormal(SizeNoise)).ToList();
        var served = counts.Where(c => c > 0).Order().ToList();
        var slots = ordered.Zip(served).OrderBy(z => z.First.GridId).SelectMany(z => Enumerable.Repeat(z.First, z.Second)).ToList();

        // Those who serve two grids take the first and the last slot of a neighbourhood, never two of the same grid.
        var shuffled = random.Shuffle(workers);
        var duties = slots.Select((grid, i) => (grid, worker: i < shuffled.Count ? shuffled[i] : null)).ToList();
        for (var i = shuffled.Count; i < slots.Count; i++)
            duties[i] = (slots[i], shuffled.Last(w => duties.TakeWhile(d => d.worker is not null).Any(d => d.worker == w && d.grid != slots[i] && d.grid.GridId >= slots[i].GridId - 3)));
        foreach (var (grid, worker) in duties)
            county.Data.GridDuties.Add(new GridDuty { Id = county.Data.GridDuties.Count + 1, GridId = grid.GridId, WorkerId = worker!.Id, ValidFrom = SampleCounty.Founded });
    }

    private const double SizeNoise = 0.26;

    /// <summary>Some have succeeded others or joined later, and the last worker of each empty grid has left.</summary>
    private static void AddHistory(SampleCounty county, SampleRandom random)
    {
        var duties = county.Data.GridDuties;
        var later = new Dictionary<int, DateOnly>();
        var left = new List<(int Grid, DateOnly From, DateOnly To)>();
        foreach (var duty in random.Shuffle(duties).Take(Successions))
        {
            later[duty.Id] = random.Day(new DateOnly(2019, 1, 5), new DateOnly(2020, 5, 20));
            left.Add((duty.GridId, SampleCounty.Founded, later[duty.Id]));
        }

        foreach (var extra in duties.GroupBy(d => d.GridId).SelectMany(g => g.Skip(1)).Where(d => !later.ContainsKey(d.Id)).ToList())
            if (random.Chance(0.22)) later[extra.Id] = random.Day(new DateOnly(2018, 11, 1), new DateOnly(2020, 5, 31));

        foreach (var grid in county.Data.Grids.Where(g => duties.All(d => d.GridId != g.Id)))
            left.Add((grid.Id, SampleCounty.Founded, random.Day(new DateOnly(2020, 4, 10), new DateOnly(2020, 6, 20))));

        for (var i = 0; i < duties.Count; i++)
            if (later.TryGetValue(duties[i].Id, out var from))
                duties[i] = new GridDuty { Id = duties[i].Id, GridId = duties[i].GridId, WorkerId = duties[i].WorkerId, ValidFrom = from };
        foreach (var (grid, from, to) in left)
        {
            var worker = Traits.Leaver(county, county.Data.Grids[grid - 1].Code[..12], random);
            duties.Add(new GridDuty { Id = duties.Count + 1, GridId = grid, WorkerId = worker.Id, ValidFrom = from, ValidTo = to });
        }
    }
}
