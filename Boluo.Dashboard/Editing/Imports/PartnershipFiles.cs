using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The files of 县直单位 and their 结对共建.</summary>
internal static class PartnershipFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<CountyUnit>("county-units.csv", d => d.Of<CountyUnit>(), r => new()
        {
            Id = r.Id(nameof(CountyUnit.Id)),
            Name = r.Text(nameof(CountyUnit.Name), 50),
            Nature = r.Enum<UnitNature>(nameof(CountyUnit.Nature)),
            PartyOrgName = r.Text(nameof(CountyUnit.PartyOrgName), 60),
            SecretaryName = r.Text(nameof(CountyUnit.SecretaryName), 30),
            MembersInService = r.Int(nameof(CountyUnit.MembersInService), 0, 100_000),
            Liaison = r.Text(nameof(CountyUnit.Liaison), 30),
            Phone = r.PublicLine(nameof(CountyUnit.Phone)),
        }),

        new DataFile<Activity>("activities.csv", d => d.Of<Activity>(), r => new()
        {
            Id = r.Id(nameof(Activity.Id)),
            Name = r.Text(nameof(Activity.Name)),
            Kind = r.Enum<ActivityKind>(nameof(Activity.Kind)),
            HostUnitId = r.Id(nameof(Activity.HostUnitId)),
            CommunityCode = r.Code(nameof(Activity.CommunityCode), 12),
            On = r.Day(nameof(Activity.On)),
            PartyAttendances = r.Int(nameof(Activity.PartyAttendances), 0, 100_000),
            Beneficiaries = r.Int(nameof(Activity.Beneficiaries), 0, 1_000_000),
            ProblemsSolved = r.Int(nameof(Activity.ProblemsSolved), 0, 1000),
            Venue = r.OptionalText(nameof(Activity.Venue), 60),
            SocialAttendances = r.Int(nameof(Activity.SocialAttendances), 0, 100_000),
            VolunteerAttendances = r.Int(nameof(Activity.VolunteerAttendances), 0, 100_000),
            FundsWan = r.OptionalNumber(nameof(Activity.FundsWan), 0, 10_000),
        }),

        new DataFile<ActivityUnit>("activity-units.csv", d => d.Of<ActivityUnit>(), r => new()
        {
            ActivityId = r.Id(nameof(ActivityUnit.ActivityId)),
            UnitId = r.Id(nameof(ActivityUnit.UnitId)),
        }),

        new DataFile<UnitService>("unit-services.csv", d => d.Of<UnitService>(), DataFiles.Checked<UnitService>(r => new()
        {
            Id = r.Id(nameof(UnitService.Id)),
            UnitId = r.Id(nameof(UnitService.UnitId)),
            From = r.Day(nameof(UnitService.From)),
            ReportedOn = r.Day(nameof(UnitService.ReportedOn)),
            Registered = r.Int(nameof(UnitService.Registered), 0, 100_000),
            ServiceAttendances = r.Int(nameof(UnitService.ServiceAttendances), 0, 1_000_000),
            WishesClaimed = r.Int(nameof(UnitService.WishesClaimed), 0, 100_000),
            WishesDone = r.Int(nameof(UnitService.WishesDone), 0, 100_000),
        }, (r, s) =>
        {
            r.Require(s.From is { Month: 1 or 7, Day: 1 }, nameof(s.From), "应为半年的第一天，即1月1日或7月1日");
            r.Require(s.ReportedOn >= s.From && s.ReportedOn < s.From.AddMonths(6), nameof(s.ReportedOn), "应在“From”所指的半年之内");
            r.Require(s.WishesDone <= s.WishesClaimed, nameof(s.WishesDone), "不得多于“WishesClaimed”");
        })),
    ];
}
