using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Communities, their Party organisations and the compounds of 罗阳街道.</summary>
internal static class SamplePlaces
{
    private static readonly string[] Ordinals = ["一", "二", "三", "四", "五", "六"];

    /// <summary>邻里E家 runs in six communities; the published text names three of them.</summary>
    private static readonly HashSet<string> EHome = ["江南", "观华", "西区", "东区", "城东", "观园"];

    /// <summary>Compounds per community of 罗阳街道, and how many of them have a branch.</summary>
    private static readonly (string Community, int Compounds, int Branches)[] Compounds =
    [
        ("东区", 3, 0), ("西区", 3, 0), ("观园", 9, 4), ("城东", 11, 5), ("观华", 13, 6), ("九村", 3, 0), ("义和", 5, 0), ("水上", 1, 0), ("江南", 16, 8),
    ];

    private static readonly string[] First = [.. "翠湖 金桂 滨江 锦绣 嘉和 阳光 御景 丽景 福康 盛世 华庭 书香 云峰 碧水 春晖 紫荆".Split(' ')];
    private static readonly string[] Second = ["花园", "雅苑", "新村", "名居", "家园"];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("places");
        AddCommunities(county, random);
        AddOrganisations(county, random);
        AddCompounds(county, random);
    }

    public static bool HasEHome(CommunityRow row) => row.Township == "441322001" && EHome.Contains(row.Name);

    /// <summary>The branches of a community that its grids can belong to: its area branches, or its single one.</summary>
    public static List<PartyOrganisation> Branches(SampleCounty county, string communityCode) =>
        [.. county.Data.PartyOrganisations.Where(o => o.CommunityCode == communityCode && o.Kind == PartyOrganisationKind.Branch)];

    private static void AddCommunities(SampleCounty county, SampleRandom random)
    {
        var separate = random.Shuffle(Enumerable.Range(0, 36)).Take(4).ToHashSet();
        foreach (var (row, index) in CommunityTable.All.Select((r, i) => (r, i)))
        {
            var perKm2 = row.Form switch { UrbanForm.OldTown => 14_000.0, UrbanForm.NewTown => 7_500, UrbanForm.Fringe => 2_600, _ => 2_000 };
            county.Data.Communities.Add(new Community
            {
                Code = row.Code,
                Name = row.FullName,
                TownshipCode = row.Township,
                UrbanForm = row.Form,
                SecretaryName = county.People.Name(),
                SecretaryIsDirector = !separate.Contains(index),
                AreaKm2 = Math.Round(row.Residents / perKm2 * (0.8 + 0.4 * random.Double()), 2),
                CommitteeMembers = Math.Clamp(5 + row.Residents / 5000, 5, 9),
                OfficePhone = People.Line(101 + index),
                EHomePilot = HasEHome(row),
                ValidFrom = new DateOnly(2001 + random.Int(0, 11), random.Int(1, 12), 1),
            });
        }
    }

    private static void AddOrganisations(SampleCounty county, SampleRandom random)
    {
        var organisations = county.Data.PartyOrganisations;
        foreach (var township in county.Data.Townships)
        {
            var isStreet = township.Kind == TownshipKind.Street;
            organisations.Add(new PartyOrganisation
            {
                Id = organisations.Count + 1,
                Kind = isStreet ? PartyOrganisationKind.WorkingCommittee : PartyOrganisationKind.TownCommittee,
                Name = township.Name + (isStreet ? "党工委" : "党委"),
                FullName = $"中共博罗县{township.Name}{(isStreet ? "工作" : "")}委员会",
                TownshipCode = township.Code,
                ValidFrom = isStreet ? new DateOnly(2017, 12, 1) : new DateOnly(2005, 1, 1),
            });
        }

        foreach (var row in CommunityTable.All)
        {
            var township = county.Data.Townships.First(t => t.Code == row.Township);
            var (word, full) = row.Lead switch
            {
                PartyOrganisationKind.Committee => ("党委", "委员会"),
                PartyOrganisationKind.GeneralBranch => ("党总支", "总支部委员会"),
                _ => ("党支部", "支部委员会"),
            };
            var lead = new PartyOrganisation
            {
                Id = organisations.Count + 1,
                Kind = row.Lead,
                Name = row.FullName + word,
                FullName = $"中共博罗县{township.Name}{row.FullName}{full}",
                ParentId = organisations.First(o => o.TownshipCode == row.Township).Id,
                TownshipCode = row.Township,
                CommunityCode = row.Code,
                ValidFrom = new DateOnly(random.Int(2013, 2017), random.Int(1, 12), 1),
            };
            organisations.Add(lead);
            for (var i = 0; i < row.AreaBranches; i++)
                organisations.Add(new PartyOrganisation
                {
                    Id = organisations.Count + 1,
                    Kind = PartyOrganisationKind.Branch,
                    Name = $"{row.FullName}第{Ordinals[i]}片区党支部",
                    FullName = $"中共博罗县{township.Name}{row.FullName}第{Ordinals[i]}片区支部委员会",
                    ParentId = lead.Id,
                    TownshipCode = row.Township,
                    CommunityCode = row.Code,
                    ValidFrom = new DateOnly(2018, 7, 1),
                });
        }
    }

    private static void AddCompounds(SampleCounty county, SampleRandom random)
    {
        var names = random.Shuffle(First.SelectMany(f => Second.Select(s => f + s)));
        var organisations = county.Data.PartyOrganisations;
        foreach (var (name, count, branches) in Compounds)
        {
            var community = CommunityTable.All.First(r => r.Name == name);
            var lead = organisations.First(o => o.CommunityCode == community.Code);
            for (var i = 0; i < count; i++)
            {
                // 城市绿洲 is named in the published text; where it lies is illustrative.
                var compound = name == "江南" && i == 0 ? "城市绿洲" : names[county.Data.Compounds.Count];
                PartyOrganisation? branch = null;
                if (i < branches)
                {
                    branch = new PartyOrganisation
                    {
                        Id = organisations.Count + 1,
                        Kind = PartyOrganisationKind.FunctionalBranch,
                        Name = $"{compound}小区党支部",
                        FullName = $"中共博罗县罗阳街道{community.FullName}{compound}小区支部委员会",
                        ParentId = lead.Id,
                        TownshipCode = community.Township,
                        CommunityCode = community.Code,
                        ValidFrom = random.Day(new DateOnly(2018, 10, 1), new DateOnly(2020, 4, 30)),
                    };
                    organisations.Add(branch);
                }

                county.Data.Compounds.Add(new Compound { Id = county.Data.Compounds.Count + 1, Name = compound, CommunityCode = community.Code, BranchId = branch?.Id });
            }
        }
    }
}
