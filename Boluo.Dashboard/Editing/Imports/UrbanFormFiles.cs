using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The files of the three city forms: 巷长快办, 专项经费, 小区党建, 党员联系户.</summary>
internal static class UrbanFormFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<AlleyChief>("alley-chiefs.csv", d => d.Of<AlleyChief>(), DataFiles.Dated<AlleyChief>(r => new()
        {
            Id = r.Id(nameof(AlleyChief.Id)),
            Name = r.Text(nameof(AlleyChief.Name), 30),
            CommunityCode = r.Code(nameof(AlleyChief.CommunityCode), 12),
            Beat = r.Text(nameof(AlleyChief.Beat), 30),
            Alleys = r.Int(nameof(AlleyChief.Alleys), 1, 200),
            ValidFrom = r.Day(nameof(AlleyChief.ValidFrom)),
            ValidTo = r.OptionalDay(nameof(AlleyChief.ValidTo)),
        })),

        new DataFile<AlleyPatrol>("alley-patrols.csv", d => d.Of<AlleyPatrol>(), DataFiles.Checked<AlleyPatrol>(r => new()
        {
            Id = r.Id(nameof(AlleyPatrol.Id)),
            ChiefId = r.Id(nameof(AlleyPatrol.ChiefId)),
            WeekOf = r.Day(nameof(AlleyPatrol.WeekOf)),
            DoneOn = r.OptionalDay(nameof(AlleyPatrol.DoneOn)),
            HouseholdsVisited = r.Int(nameof(AlleyPatrol.HouseholdsVisited), 0, 1000),
            Remark = r.OptionalText(nameof(AlleyPatrol.Remark)),
        }, (r, p) =>
        {
            r.Require(p.WeekOf.DayOfWeek == DayOfWeek.Monday, nameof(p.WeekOf), "应为星期一");
            r.Require(p.DoneOn is not { } on || (on >= p.WeekOf && on < p.WeekOf.AddDays(7)), nameof(p.DoneOn), "应在“WeekOf”起的一周之内");
            r.Require(p.DoneOn is not null || p.HouseholdsVisited == 0, nameof(p.HouseholdsVisited), "未巡查的一周应为0");
        })),

        new DataFile<SmallCase>("small-cases.csv", d => d.Of<SmallCase>(), DataFiles.Checked<SmallCase>(r => new()
        {
            Id = r.Id(nameof(SmallCase.Id)),
            ChiefId = r.Id(nameof(SmallCase.ChiefId)),
            Kind = r.Enum<SmallCaseKind>(nameof(SmallCase.Kind)),
            Title = r.Text(nameof(SmallCase.Title)),
            RaisedOn = r.Day(nameof(SmallCase.RaisedOn)),
            StartedOn = r.OptionalDay(nameof(SmallCase.StartedOn)),
            HandledOn = r.OptionalDay(nameof(SmallCase.HandledOn)),
            Result = r.OptionalText(nameof(SmallCase.Result)),
        }, (r, c) =>
        {
            r.Require(!(c.StartedOn < c.RaisedOn), nameof(c.StartedOn), "不得早于“RaisedOn”");
            r.Require(!(c.HandledOn < c.RaisedOn) && !(c.HandledOn < c.StartedOn), nameof(c.HandledOn), "不得早于“RaisedOn”和“StartedOn”");
        })),

        new DataFile<CommunityFund>("community-funds.csv", d => d.Of<CommunityFund>(), r => new()
        {
            Id = r.Id(nameof(CommunityFund.Id)),
            CommunityCode = r.Code(nameof(CommunityFund.CommunityCode), 12),
            Year = r.Int(nameof(CommunityFund.Year), 2000, 2099),
            PlanWan = r.Number(nameof(CommunityFund.PlanWan), 0, 10_000),
            Remark = r.OptionalText(nameof(CommunityFund.Remark)),
        }),

        new DataFile<FundSpending>("fund-spendings.csv", d => d.Of<FundSpending>(), r => new()
        {
            Id = r.Id(nameof(FundSpending.Id)),
            CommunityCode = r.Code(nameof(FundSpending.CommunityCode), 12),
            On = r.Day(nameof(FundSpending.On)),
            Kind = r.Enum<FundItemKind>(nameof(FundSpending.Kind)),
            Item = r.Text(nameof(FundSpending.Item)),
            AmountWan = r.Number(nameof(FundSpending.AmountWan), 0.01, 10_000),
            BeneficiaryAttendances = r.Int(nameof(FundSpending.BeneficiaryAttendances), 0, 1_000_000),
        }),

        new DataFile<CompoundGroup>("compound-groups.csv", d => d.Of<CompoundGroup>(), r => new()
        {
            Id = r.Id(nameof(CompoundGroup.Id)),
            CompoundId = r.Id(nameof(CompoundGroup.CompoundId)),
            Kind = r.Enum<CompoundGroupKind>(nameof(CompoundGroup.Kind)),
            Name = r.Text(nameof(CompoundGroup.Name), 50),
            Members = r.Int(nameof(CompoundGroup.Members), 0, 10_000),
            FoundedOn = r.Day(nameof(CompoundGroup.FoundedOn)),
        }),

        new DataFile<EHomeItem>("ehome-items.csv", d => d.Of<EHomeItem>(), r => new()
        {
            Id = r.Id(nameof(EHomeItem.Id)),
            Name = r.Text(nameof(EHomeItem.Name), 30),
            Group = r.Enum<EHomeGroup>(nameof(EHomeItem.Group)),
            Published = r.Flag(nameof(EHomeItem.Published)),
        }),

        new DataFile<ContactHousehold>("contact-households.csv", d => d.Of<ContactHousehold>(), DataFiles.Dated<ContactHousehold>(r => new()
        {
            Id = r.Id(nameof(ContactHousehold.Id)),
            CommunityCode = r.Code(nameof(ContactHousehold.CommunityCode), 12),
            MemberName = r.Text(nameof(ContactHousehold.MemberName), 30),
            HometownGroup = r.Text(nameof(ContactHousehold.HometownGroup), 20),
            Households = r.Int(nameof(ContactHousehold.Households), 1, 1000),
            ValidFrom = r.Day(nameof(ContactHousehold.ValidFrom)),
            ValidTo = r.OptionalDay(nameof(ContactHousehold.ValidTo)),
        })),

        new DataFile<Talk>("talks.csv", d => d.Of<Talk>(), r => new()
        {
            Id = r.Id(nameof(Talk.Id)),
            CommunityCode = r.Code(nameof(Talk.CommunityCode), 12),
            On = r.Day(nameof(Talk.On)),
            Topic = r.Enum<TalkTopic>(nameof(Talk.Topic)),
            Attendances = r.Int(nameof(Talk.Attendances), 0, 100_000),
        }),

        new DataFile<SuburbService>("suburb-services.csv", d => d.Of<SuburbService>(), r => new()
        {
            Id = r.Id(nameof(SuburbService.Id)),
            CommunityCode = r.Code(nameof(SuburbService.CommunityCode), 12),
            On = r.Day(nameof(SuburbService.On)),
            Kind = r.Enum<SuburbServiceKind>(nameof(SuburbService.Kind)),
            Attendances = r.Int(nameof(SuburbService.Attendances), 0, 100_000),
        }),

        new DataFile<FringeCampaignRow>("fringe-campaign.csv", d => d.Of<FringeCampaignRow>(), r => new()
        {
            Id = r.Id(nameof(FringeCampaignRow.Id)),
            CommunityCode = r.Code(nameof(FringeCampaignRow.CommunityCode), 12),
            Kind = r.Enum<FringeCampaignKind>(nameof(FringeCampaignRow.Kind)),
            Count = r.Int(nameof(FringeCampaignRow.Count), 1, 100_000),
            On = r.Day(nameof(FringeCampaignRow.On)),
        }),
    ];
}
