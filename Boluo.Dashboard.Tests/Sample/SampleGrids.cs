using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>402 grids: households, residents, members and building groups that add up to their community's.</summary>
internal static class SampleGrids
{
    public const int JoinedGroups = 72;

    /// <summary>Each has exactly one grid above 500 households.</summary>
    private static readonly HashSet<string> HasLarge = ["江南", "观华", "园洲", "石湾"];

    private static readonly string[] Roads = [.. "文明 和平 解放 新兴 建设 人民 朝阳 迎宾 兴华 富民 桥东 沿江 环城 育才 商业 中山 团结 前进 光明 永兴 工业 站前 教育 幸福".Split(' ')];
    private static readonly string[] Lanes = ["路", "街", "一巷", "二路", "大道"];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("grids");
        foreach (var row in CommunityTable.All) AddGrids(county, row, random);
        AddMembers(county, random);
    }

    /// <summary>The grids of a community in the order of their numbers, as founded.</summary>
    public static List<Grid> Of(SampleCounty county, string communityCode) =>
        [.. county.Data.Grids.Where(g => g.Code.StartsWith(communityCode, StringComparison.Ordinal))];

    /// <summary>What is counted in the grids of a community, in the order of their numbers.</summary>
    public static List<GridFact> FactsOf(SampleCounty county, string communityCode) => [.. Of(county, communityCode).Select(g => county.Data.GridFacts[g.Id - 1])];

    private static void AddGrids(SampleCounty county, CommunityRow row, SampleRandom random)
    {
        var sigma = row.Form switch { UrbanForm.OldTown => 0.22, UrbanForm.NewTown => 0.38, UrbanForm.Fringe => 0.30, _ => 0.26 };
        var large = HasLarge.Contains(row.Name) ? random.Int(0, row.Grids - 1) : -1;
        var largeSize = large < 0 ? 0 : random.Int(520, 660);
        var weights = Enumerable.Range(0, row.Grids).Select(_ => random.LogNormal(sigma)).ToList();
        var households = Shares.Spread(row.Households, weights, i => i == large ? largeSize : 90, i => i == large ? largeSize : 495);
        var residents = Shares.Spread(row.Residents, [.. households.Select(h => h * (1 + 0.07 * random.Normal()))]);
        var perBuilding = row.Form switch { UrbanForm.OldTown => 7.0, UrbanForm.NewTown => 42, UrbanForm.Fringe => 10, _ => 9 };
        var branches = SamplePlaces.Branches(county, row.Code);
        for (var i = 0; i < row.Grids; i++)
        {
            var buildings = Math.Max(3, (int)Math.Round(households[i] / perBuilding * (0.85 + 0.3 * random.Double())));
            var roads = random.Shuffle(Roads);
            var grid = new Grid
            {
                Id = county.Data.Grids.Count + 1,
                Code = $"{row.Code}{i + 1:000}",
                ValidFrom = SampleCounty.Founded,
            };
            county.Data.Grids.Add(grid);
            county.Data.GridFacts.Add(new GridFact
            {
                Id = grid.Id,
                GridId = grid.Id,
                Households = households[i],
                Residents = residents[i],
                Buildings = buildings,
                Extent = $"东至{roads[0]}{random.Pick(Lanes)}，南至{roads[1]}{random.Pick(Lanes)}，西至{roads[2]}{random.Pick(Lanes)}，北至{roads[3]}{random.Pick(Lanes)}",
                GroupId = 0,
                ValidFrom = SampleCounty.Founded,
            });
            county.Data.GridAssignments.Add(new GridAssignment
            {
                Id = county.Data.GridAssignments.Count + 1,
                GridId = grid.Id,
                CommunityCode = row.Code,
                Number = i + 1,
                BranchId = branches[i * branches.Count / row.Grids].Id,
                ValidFrom = SampleCounty.Founded,
            });
        }
    }

    private static void AddMembers(SampleCounty county, SampleRandom random)
    {
        var branches = county.Data.GridAssignments.GroupBy(a => a.BranchId)
            .Select(g => (Id: g.Key, Grids: g.OrderBy(a => a.Number).Select(a => county.Data.GridFacts[a.GridId - 1]).ToList())).ToList();
        var members = CommunityTable.All.SelectMany(row =>
        {
            var own = SamplePlaces.Branches(county, row.Code);
            return Shares.Spread(row.Members, [.. own.Select(_ => 1 + 0.05 * random.Normal())],
                _ => own.Count == 1 ? row.Members : 26, _ => own.Count == 1 ? row.Members : 32).Select((m, i) => (own[i].Id, m));
        }).ToDictionary(m => m.Id, m => m.m);

        // Branches with few members per grid have more grids that are too small for a group of their own.
        var small = Shares.Spread(JoinedGroups, [.. branches.Select(b => (double)b.Grids.Count * b.Grids.Count / members[b.Id])], null, i => branches[i].Grids.Count / 2);
        for (var i = 0; i < branches.Count; i++) AddMembers(county, branches[i].Grids, members[branches[i].Id], small[i], random);
    }

    private static void AddMembers(SampleCounty county, List<GridFact> grids, int members, int smallCount, SampleRandom random)
    {
        var small = grids.OrderBy(g => g.Households * (1 + 0.2 * random.Normal())).Take(smallCount).ToHashSet();
        foreach (var grid in small) grid.PartyMembers = random.Pick<int>([0, 1, 1, 1, 2, 2, 2, 2]);
        var others = grids.Where(g => !small.Contains(g)).ToList();
        var rest = Shares.Spread(members - small.Sum(g => g.PartyMembers), [.. others.Select(g => g.Households * random.LogNormal(0.35))], _ => 3);
        for (var i = 0; i < others.Count; i++) others[i].PartyMembers = rest[i];

        // Each larger grid has its own group; a small one joins the nearest of them, the lower number first.
        for (var i = 0; i < others.Count; i++)
        {
            others[i].GroupId = county.Data.PartyGroups.Count + 1;
            county.Data.PartyGroups.Add(new PartyGroup { Id = others[i].GroupId, Name = $"第{i + 1}楼栋党小组" });
        }

        foreach (var grid in small) grid.GroupId = others.MinBy(o => Math.Abs(o.Id - grid.Id))!.GroupId;
    }
}
