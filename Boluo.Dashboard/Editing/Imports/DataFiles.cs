using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>All files of the data set. The columns of a file are those that its reading function names, in that order.</summary>
public static class DataFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<DataState>("county.csv", d => d.Of<DataState>(), Checked<DataState>(r => new()
        {
            Version = 1,
            AsOf = r.Day(nameof(DataState.AsOf)),
            EarliestAsOf = r.Day(nameof(DataState.EarliestAsOf)),
            Origin = r.Enum<DataOrigin>(nameof(DataState.Origin)),
        }, (r, s) => r.Require(s.EarliestAsOf <= s.AsOf, nameof(s.EarliestAsOf), "不得晚于“AsOf”"))),

        new DataFile<Township>("townships.csv", d => d.Of<Township>(), r => new()
        {
            Code = r.Code(nameof(Township.Code), 9),
            Name = r.Text(nameof(Township.Name), 30),
            Kind = r.Enum<TownshipKind>(nameof(Township.Kind)),
        }),

        new DataFile<Community>("communities.csv", d => d.Of<Community>(), Dated<Community>(r => new()
        {
            Code = r.Code(nameof(Community.Code), 12),
            Name = r.Text(nameof(Community.Name), 30),
            TownshipCode = r.Code(nameof(Community.TownshipCode), 9),
            UrbanForm = r.OptionalEnum<UrbanForm>(nameof(Community.UrbanForm)),
            SecretaryName = r.Text(nameof(Community.SecretaryName), 30),
            SecretaryIsDirector = r.Flag(nameof(Community.SecretaryIsDirector)),
            AreaKm2 = r.OptionalNumber(nameof(Community.AreaKm2), 0, 1000),
            CommitteeMembers = r.Int(nameof(Community.CommitteeMembers), 0, 100),
            OfficePhone = r.PublicLine(nameof(Community.OfficePhone)),
            EHomePilot = r.Flag(nameof(Community.EHomePilot)),
            ValidFrom = r.Day(nameof(Community.ValidFrom)),
            ValidTo = r.OptionalDay(nameof(Community.ValidTo)),
        })),

        new DataFile<PartyOrganisation>("party-organisations.csv", d => d.Of<PartyOrganisation>(), Dated<PartyOrganisation>(r => new()
        {
            Id = r.Id(nameof(PartyOrganisation.Id)),
            Kind = r.Enum<PartyOrganisationKind>(nameof(PartyOrganisation.Kind)),
            Name = r.Text(nameof(PartyOrganisation.Name), 50),
            FullName = r.Text(nameof(PartyOrganisation.FullName)),
            ParentId = r.OptionalId(nameof(PartyOrganisation.ParentId)),
            TownshipCode = r.Code(nameof(PartyOrganisation.TownshipCode), 9),
            CommunityCode = r.OptionalCode(nameof(PartyOrganisation.CommunityCode), 12),
            SecretaryName = r.OptionalText(nameof(PartyOrganisation.SecretaryName), 30),
            ValidFrom = r.Day(nameof(PartyOrganisation.ValidFrom)),
            ValidTo = r.OptionalDay(nameof(PartyOrganisation.ValidTo)),
        })),

        new DataFile<Compound>("compounds.csv", d => d.Of<Compound>(), Checked<Compound>(r => new()
        {
            Id = r.Id(nameof(Compound.Id)),
            Name = r.Text(nameof(Compound.Name), 50),
            CommunityCode = r.Code(nameof(Compound.CommunityCode), 12),
            BranchId = r.OptionalId(nameof(Compound.BranchId)),
            Households = r.Int(nameof(Compound.Households), 0, 50_000),
            PropertyCompany = r.OptionalText(nameof(Compound.PropertyCompany), 50),
            PropertyHeadIsMember = r.Flag(nameof(Compound.PropertyHeadIsMember)),
            HasOwnersCommittee = r.Flag(nameof(Compound.HasOwnersCommittee)),
            CommitteeHeadIsMember = r.Flag(nameof(Compound.CommitteeHeadIsMember)),
            RegisteredMembers = r.Int(nameof(Compound.RegisteredMembers), 0, 10_000),
        }, (r, c) =>
        {
            r.Require(!c.PropertyHeadIsMember || c.PropertyCompany is not null, nameof(c.PropertyHeadIsMember), "未填物业服务企业的小区应为false");
            r.Require(!c.CommitteeHeadIsMember || c.HasOwnersCommittee, nameof(c.CommitteeHeadIsMember), "没有业委会的小区应为false");
        })),

        new DataFile<PartyGroup>("party-groups.csv", d => d.Of<PartyGroup>(), r => new()
        {
            Id = r.Id(nameof(PartyGroup.Id)),
            Name = r.Text(nameof(PartyGroup.Name), 30),
        }),

        new DataFile<Grid>("grids.csv", d => d.Of<Grid>(), Dated<Grid>(r => new()
        {
            Id = r.Id(nameof(Grid.Id)),
            Code = r.Code(nameof(Grid.Code), 15),
            Households = r.Int(nameof(Grid.Households), 0, 5000),
            Residents = r.Int(nameof(Grid.Residents), 0, 30000),
            PartyMembers = r.Int(nameof(Grid.PartyMembers), 0, 1000),
            Buildings = r.Int(nameof(Grid.Buildings), 0, 500),
            Extent = r.Text(nameof(Grid.Extent)),
            GroupId = r.Id(nameof(Grid.GroupId)),
            ValidFrom = r.Day(nameof(Grid.ValidFrom)),
            ValidTo = r.OptionalDay(nameof(Grid.ValidTo)),
        })),

        new DataFile<GridAssignment>("grid-assignments.csv", d => d.Of<GridAssignment>(), Dated<GridAssignment>(r => new()
        {
            Id = r.Id(nameof(GridAssignment.Id)),
            GridId = r.Id(nameof(GridAssignment.GridId)),
            CommunityCode = r.Code(nameof(GridAssignment.CommunityCode), 12),
            Number = r.Int(nameof(GridAssignment.Number), 1, 999),
            BranchId = r.Id(nameof(GridAssignment.BranchId)),
            LeaderId = r.OptionalId(nameof(GridAssignment.LeaderId)),
            Basis = r.OptionalText(nameof(GridAssignment.Basis)),
            ValidFrom = r.Day(nameof(GridAssignment.ValidFrom)),
            ValidTo = r.OptionalDay(nameof(GridAssignment.ValidTo)),
        })),

        new DataFile<GridDuty>("grid-duties.csv", d => d.Of<GridDuty>(), Dated<GridDuty>(r => new()
        {
            Id = r.Id(nameof(GridDuty.Id)),
            GridId = r.Id(nameof(GridDuty.GridId)),
            WorkerId = r.Id(nameof(GridDuty.WorkerId)),
            ValidFrom = r.Day(nameof(GridDuty.ValidFrom)),
            ValidTo = r.OptionalDay(nameof(GridDuty.ValidTo)),
        })),

        new DataFile<CommunityWorker>("community-workers.csv", d => d.Of<CommunityWorker>(), Checked<CommunityWorker>(r => new()
        {
            Id = r.Id(nameof(CommunityWorker.Id)),
            Name = r.Text(nameof(CommunityWorker.Name), 30),
            CommunityCode = r.Code(nameof(CommunityWorker.CommunityCode), 12),
            Post = r.Int(nameof(CommunityWorker.Post), 1, CommunityWorker.Posts),
            Grade = r.Int(nameof(CommunityWorker.Grade), 1, CommunityWorker.Grades),
            Certified = r.Flag(nameof(CommunityWorker.Certified)),
            Gender = r.Enum<Gender>(nameof(CommunityWorker.Gender)),
            BornOn = r.Day(nameof(CommunityWorker.BornOn)),
            Education = r.Enum<Education>(nameof(CommunityWorker.Education)),
            PartyMember = r.Flag(nameof(CommunityWorker.PartyMember)),
            Since = r.Day(nameof(CommunityWorker.Since)),
            LeftOn = r.OptionalDay(nameof(CommunityWorker.LeftOn)),
        }, (r, w) =>
        {
            r.Require(w.Since > w.BornOn, nameof(w.Since), "应晚于“BornOn”");
            r.Require(w.LeftOn is not { } left || left > w.Since, nameof(w.LeftOn), "应晚于“Since”");
        })),

        .. CenterFiles.All,
        .. PartnershipFiles.All,
        .. ReturnFiles.All,
        .. UrbanFormFiles.All,
        .. FourAsksFiles.All,
        .. CampaignFiles.All,
        .. WorkforceFiles.All,
        .. StreetFiles.All,

        new DataFile<PublishedFigure>("published-figures.csv", d => d.Of<PublishedFigure>(), r => new()
        {
            Ordinal = r.Int(nameof(PublishedFigure.Ordinal), 1, 1000),
            Key = r.Text(nameof(PublishedFigure.Key), 60),
            Section = r.Text(nameof(PublishedFigure.Section)),
            System = r.Text(nameof(PublishedFigure.System)),
            Term = r.Text(nameof(PublishedFigure.Term)),
            Value = r.Number(nameof(PublishedFigure.Value), 0, 1e12),
            Qualifier = r.Enum<Qualifier>(nameof(PublishedFigure.Qualifier)),
            Unit = r.Text(nameof(PublishedFigure.Unit), 20),
            Scope = r.Text(nameof(PublishedFigure.Scope)),
            Period = r.Text(nameof(PublishedFigure.Period), 30),
            Description = r.Text(nameof(PublishedFigure.Description), 300),
        }),
    ];

    public static DataFile Of(Type rowType) => All.First(f => f.RowType == rowType);

    /// <summary>A row whose columns are compared with each other after they are read.</summary>
    internal static Func<CsvRow, T> Checked<T>(Func<CsvRow, T> read, Action<CsvRow, T> check) => row =>
    {
        var entity = read(row);
        check(row, entity);
        return entity;
    };

    internal static Func<CsvRow, T> Dated<T>(Func<CsvRow, T> read) where T : IDated =>
        Checked(read, (r, e) => r.Require(e.ValidTo is not { } to || to > e.ValidFrom, nameof(IDated.ValidTo), "应晚于“ValidFrom”"));
}
