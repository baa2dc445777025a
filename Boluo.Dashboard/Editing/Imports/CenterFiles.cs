using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The files of the 党群服务中心（站）.</summary>
internal static class CenterFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<ServiceItem>("service-items.csv", d => d.Of<ServiceItem>(), r => new()
        {
            Id = r.Id(nameof(ServiceItem.Id)),
            Name = r.Text(nameof(ServiceItem.Name), 30),
        }),

        new DataFile<ServiceCenter>("service-centers.csv", d => d.Of<ServiceCenter>(), DataFiles.Checked<ServiceCenter>(r => new()
        {
            Code = r.Code(nameof(ServiceCenter.Code), "DQ", 3),
            Name = r.Text(nameof(ServiceCenter.Name), 50),
            Level = r.Enum<CenterLevel>(nameof(ServiceCenter.Level)),
            IsStation = r.Flag(nameof(ServiceCenter.IsStation)),
            TownshipCode = r.OptionalCode(nameof(ServiceCenter.TownshipCode), 9),
            CommunityCode = r.OptionalCode(nameof(ServiceCenter.CommunityCode), 12),
            CompoundId = r.OptionalId(nameof(ServiceCenter.CompoundId)),
            Host = r.OptionalText(nameof(ServiceCenter.Host), 50),
            Address = r.Text(nameof(ServiceCenter.Address)),
            StartedOn = r.OptionalDay(nameof(ServiceCenter.StartedOn)),
            OpenedOn = r.Day(nameof(ServiceCenter.OpenedOn)),
            ClosedOn = r.OptionalDay(nameof(ServiceCenter.ClosedOn)),
            InvestmentWan = r.Number(nameof(ServiceCenter.InvestmentWan), 0, 1_000_000),
            FundingSource = r.Text(nameof(ServiceCenter.FundingSource), 50),
            PeopleServed = r.Int(nameof(ServiceCenter.PeopleServed), 0, 10_000_000),
            CountsInReach = r.Flag(nameof(ServiceCenter.CountsInReach)),
            FloorArea = r.OptionalNumber(nameof(ServiceCenter.FloorArea), 0, 100_000),
            OpeningHours = r.OptionalText(nameof(ServiceCenter.OpeningHours), 50),
            Phone = r.PublicLine(nameof(ServiceCenter.Phone)),
            Manager = r.Text(nameof(ServiceCenter.Manager), 30),
            FullTimeStaff = r.Int(nameof(ServiceCenter.FullTimeStaff), 0, 500),
            PartTimeStaff = r.Int(nameof(ServiceCenter.PartTimeStaff), 0, 500),
            CivilisationSite = r.Enum<CivilisationSite>(nameof(ServiceCenter.CivilisationSite)),
        }, (r, c) =>
        {
            r.Require(c.ClosedOn is not { } closed || closed > c.OpenedOn, nameof(c.ClosedOn), "应晚于“OpenedOn”");
            r.Require(c.StartedOn is not { } started || started <= c.OpenedOn, nameof(c.StartedOn), "不得晚于“OpenedOn”");
            r.Require(c.Level == CenterLevel.County == c.TownshipCode is null, nameof(c.TownshipCode), "县级中心应为空，其余层级必填");
            r.Require(c.Level is not (CenterLevel.Community or CenterLevel.Compound) || c.CommunityCode is not null, nameof(c.CommunityCode), "社区级和住宅小区的中心（站）必填");
            r.Require(c.Level == CenterLevel.Compound == c.CompoundId is not null, nameof(c.CompoundId), "住宅小区的中心（站）必填，其余层级应为空");
            r.Require(c.CompoundId is null || c.Host is null, nameof(c.Host), "住宅小区的中心（站）应为空，小区由“CompoundId”指明");
            r.Require(c.CommunityCode is null || c.TownshipCode is not null, nameof(c.CommunityCode), "县级中心应为空");
        })),

        new DataFile<ServiceCenterItem>("service-center-items.csv", d => d.Of<ServiceCenterItem>(), r => new()
        {
            CenterCode = r.Code(nameof(ServiceCenterItem.CenterCode), "DQ", 3),
            ServiceItemId = r.Id(nameof(ServiceCenterItem.ServiceItemId)),
        }),

        new DataFile<CenterEvent>("center-events.csv", d => d.Of<CenterEvent>(), DataFiles.Checked<CenterEvent>(r => new()
        {
            Id = r.Id(nameof(CenterEvent.Id)),
            CenterCode = r.Code(nameof(CenterEvent.CenterCode), "DQ", 3),
            On = r.Day(nameof(CenterEvent.On)),
            StartsAt = r.Text(nameof(CenterEvent.StartsAt), 5),
            EndsAt = r.Text(nameof(CenterEvent.EndsAt), 5),
            Place = r.Text(nameof(CenterEvent.Place), 50),
            Name = r.Text(nameof(CenterEvent.Name), 60),
            Organiser = r.Text(nameof(CenterEvent.Organiser), 60),
            Audience = r.Text(nameof(CenterEvent.Audience), 30),
            Contact = r.Text(nameof(CenterEvent.Contact), 30),
            Phone = r.PublicLine(nameof(CenterEvent.Phone)),
            Attendances = r.OptionalInt(nameof(CenterEvent.Attendances), 0, 100_000),
        }, (r, e) => r.Require(CenterEvent.AreInOrder(e.StartsAt, e.EndsAt), nameof(e.EndsAt), "起止时间应按24小时制填写，例如09:00，且结束晚于开始"))),
    ];
}
