using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>
/// The application on another county's data: other names, codes and days, three townships, four communities with two grids each, no campaign,
/// no split, no interpretations, and one published figure.
/// </summary>
public sealed class OtherCounty : BoluoApp
{
    public const string Name = "青山县", Street = "530999001", Community = "530999001001", Grid = "530999001001001";

    public const int Communities = 4, Grids = 8, Households = 8 * 120;

    public static readonly DateOnly AsOf = new(2023, 9, 30);

    private static readonly DateOnly Since = new(2015, 3, 1);

    private readonly TempFolder _data = new();

    public OtherCounty()
    {
        CsvFiles.Write(Build(), _data.Path);
        Settings["Boluo:DataDirectory"] = _data.Path;
        Clock = new FakeTimeProvider(new DateTimeOffset(AsOf.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero)); // Own data runs on the calendar.
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    private static CountyData Build()
    {
        var data = new CountyData();
        data.States.Add(new DataState { AsOf = AsOf, EarliestAsOf = new DateOnly(2022, 1, 1), Origin = DataOrigin.Real });
        data.Of<CountyProfile>().Add(new CountyProfile { Name = Name, DivisionCode = "530999" });
        data.PublishedFigures.Add(new PublishedFigure
        {
            Ordinal = 1,
            Key = "grid.count",
            Section = "一",
            System = "三级党建网格",
            Term = "网格",
            Value = Grids,
            Qualifier = Qualifier.Exact,
            Unit = "个",
            Scope = "全县",
            Period = "2023",
            AsOf = AsOf,
            Description = "全县划分的网格总数。",
        });
        data.CountyUnits.Add(new CountyUnit { Id = 1, Name = "县直单位甲", Nature = UnitNature.Office, PartyOrgName = "县直单位甲机关党支部", SecretaryName = "甲某", MembersInService = 20, Liaison = "乙某", Phone = "0800-0000001" });
        AddTownship(data, Street, "城关街道", TownshipKind.Street, ("北门", UrbanForm.OldTown), ("南园", UrbanForm.NewTown));
        AddTownship(data, "530999100", "河口镇", TownshipKind.Town, ("河口", null));
        AddTownship(data, "530999101", "松林镇", TownshipKind.Town, ("松林", null));
        return data;
    }

    private static void AddTownship(CountyData data, string code, string name, TownshipKind kind, params IEnumerable<(string Name, UrbanForm? Form)> communities)
    {
        data.Townships.Add(new Township { Code = code, Name = name, Kind = kind });
        var isStreet = kind == TownshipKind.Street;
        var lead = Organisation(data, isStreet ? PartyOrganisationKind.WorkingCommittee : PartyOrganisationKind.TownCommittee, name + (isStreet ? "党工委" : "党委"), null, code, null);
        foreach (var (index, (community, form)) in communities.Index())
            AddCommunity(data, string.Create(CultureInfo.InvariantCulture, $"{code}{index + 1:000}"), community + "社区", form, lead);
    }

    private static void AddCommunity(CountyData data, string code, string name, UrbanForm? form, PartyOrganisation township)
    {
        data.Communities.Add(new Community
        {
            Code = code,
            Name = name,
            TownshipCode = township.TownshipCode,
            UrbanForm = form,
            SecretaryName = "丙某",
            OfficePhone = "0800-0000002",
            ValidFrom = Since,
        });
        var branch = Organisation(data, PartyOrganisationKind.Branch, name + "党支部", township.Id, township.TownshipCode, code);
        var (group, worker) = (data.PartyGroups.Count + 1, data.GridWorkers.Count + 1);
        data.PartyGroups.Add(new PartyGroup { Id = group, Name = "第1楼栋党小组" });
        var phone = string.Create(CultureInfo.InvariantCulture, $"190000000{worker:00}");
        data.GridWorkers.Add(new GridWorker { Id = worker, Name = "丁某", Phone = phone, PhoneMasked = GridWorker.Mask(phone), CommunityCode = code, PoliticalStatus = PoliticalStatus.Public, BornOn = new DateOnly(1990, 1, 1), Education = Education.College });
        for (var number = 1; number <= Grids / Communities; number++)
        {
            var grid = data.Grids.Count + 1;
            data.Grids.Add(new Grid { Id = grid, Code = string.Create(CultureInfo.InvariantCulture, $"{code}{number:000}"), ValidFrom = Since });
            data.GridFacts.Add(new GridFact { Id = grid, GridId = grid, Households = Households / Grids, Residents = 300, PartyMembers = 9, Buildings = 4, Extent = "东至河堤", GroupId = group, ValidFrom = Since });
            data.GridAssignments.Add(new GridAssignment { Id = grid, GridId = grid, CommunityCode = code, Number = number, BranchId = branch.Id, LeaderId = worker, ValidFrom = Since });
            data.GridDuties.Add(new GridDuty { Id = grid, GridId = grid, WorkerId = worker, ValidFrom = Since });
        }

        if (data.Pairings.Count == 0) data.Pairings.Add(new Pairing { Id = 1, UnitId = 1, CommunityCode = code, ValidFrom = new DateOnly(2022, 2, 1) });
        data.IdeaCases.Add(new IdeaCase { Id = data.IdeaCases.Count + 1, CommunityCode = code, Kind = IdeaKind.Street, Title = "街巷照明改造", HouseholdVisits = true, StartedOn = new DateOnly(2022, 5, 1), FinishedOn = new DateOnly(2023, 5, 1), Result = "已完成改造。" });
    }

    private static PartyOrganisation Organisation(CountyData data, PartyOrganisationKind kind, string name, int? parent, string township, string? community)
    {
        var organisation = new PartyOrganisation { Id = data.PartyOrganisations.Count + 1, Kind = kind, Name = name, FullName = $"中共{Name}{name}", ParentId = parent, TownshipCode = township, CommunityCode = community, ValidFrom = Since };
        data.PartyOrganisations.Add(organisation);
        return organisation;
    }
}
