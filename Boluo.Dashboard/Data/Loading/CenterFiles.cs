using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>The files of the 党群服务中心(站).</summary>
internal static class CenterFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<ServiceItem>("service-items.csv", d => d.ServiceItems, r => new()
        {
            Id = r.Id(nameof(ServiceItem.Id)),
            Name = r.Text(nameof(ServiceItem.Name), 30),
        }),

        new DataFile<ServiceCenter>("service-centers.csv", d => d.ServiceCenters, DataFiles.Checked<ServiceCenter>(r => new()
        {
            Code = r.Code(nameof(ServiceCenter.Code), "DQ", 3),
            Name = r.Text(nameof(ServiceCenter.Name), 50),
            Level = r.Enum<CenterLevel>(nameof(ServiceCenter.Level)),
            IsStation = r.Flag(nameof(ServiceCenter.IsStation)),
            TownshipCode = r.OptionalCode(nameof(ServiceCenter.TownshipCode), 9),
            CommunityCode = r.OptionalCode(nameof(ServiceCenter.CommunityCode), 12),
            Host = r.OptionalText(nameof(ServiceCenter.Host), 50),
            Address = r.Text(nameof(ServiceCenter.Address)),
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
            r.Require(c.ClosedOn is not { } closed || closed > c.OpenedOn, nameof(c.ClosedOn), "应晚于OpenedOn");
            r.Require(c.Level == CenterLevel.County == c.TownshipCode is null, nameof(c.TownshipCode), "县级中心应为空,其余层级必填");
            r.Require(c.Level is not (CenterLevel.Community or CenterLevel.Compound) || c.CommunityCode is not null, nameof(c.CommunityCode), "社区级和住宅小区的中心(站)必填");
            r.Require(c.CommunityCode is null || c.TownshipCode is not null, nameof(c.CommunityCode), "县级中心应为空");
        })),

        new DataFile<ServiceCenterItem>("service-center-items.csv", d => d.ServiceCenterItems, r => new()
        {
            CenterCode = r.Code(nameof(ServiceCenterItem.CenterCode), "DQ", 3),
            ServiceItemId = r.Id(nameof(ServiceCenterItem.ServiceItemId)),
        }),
    ];
}
