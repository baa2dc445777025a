using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The files of 四项问民举措, and of the communities' monthly updates.</summary>
internal static class FourAsksFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<Suggestion>("suggestions.csv", d => d.Of<Suggestion>(), DataFiles.Checked<Suggestion>(r => new()
        {
            Id = r.Id(nameof(Suggestion.Id)),
            TownshipCode = r.OptionalCode(nameof(Suggestion.TownshipCode), 9),
            CommunityCode = r.OptionalCode(nameof(Suggestion.CommunityCode), 12),
            On = r.Day(nameof(Suggestion.On)),
            Channel = r.Enum<SuggestionChannel>(nameof(Suggestion.Channel)),
            Title = r.Text(nameof(Suggestion.Title)),
            Proposer = r.Enum<SuggestionProposer>(nameof(Suggestion.Proposer)),
            AdoptedOn = r.OptionalDay(nameof(Suggestion.AdoptedOn)),
            AdoptedAs = r.OptionalEnum<AdoptedForm>(nameof(Suggestion.AdoptedAs)),
        }, (r, s) =>
        {
            r.Require(s.CommunityCode is null || s.TownshipCode is not null, nameof(s.TownshipCode), "有社区时必填");
            r.Require(!(s.AdoptedOn < s.On), nameof(s.AdoptedOn), "不得早于“On”");
            r.Require(s.AdoptedOn is null == s.AdoptedAs is null, nameof(s.AdoptedAs), "应与“AdoptedOn”同时填写或同时为空");
        })),

        new DataFile<NeedSurvey>("need-surveys.csv", d => d.Of<NeedSurvey>(), DataFiles.Checked<NeedSurvey>(r => new()
        {
            Id = r.Id(nameof(NeedSurvey.Id)),
            Level = r.Enum<SurveyLevel>(nameof(NeedSurvey.Level)),
            TownshipCode = r.Code(nameof(NeedSurvey.TownshipCode), 9),
            CommunityCode = r.OptionalCode(nameof(NeedSurvey.CommunityCode), 12),
            PeriodStart = r.Day(nameof(NeedSurvey.PeriodStart)),
            DueOn = r.Day(nameof(NeedSurvey.DueOn)),
            DoneOn = r.OptionalDay(nameof(NeedSurvey.DoneOn)),
            Method = r.OptionalEnum<SurveyMethod>(nameof(NeedSurvey.Method)),
            Households = r.OptionalInt(nameof(NeedSurvey.Households), 0, 100_000),
            NeedsCollected = r.OptionalInt(nameof(NeedSurvey.NeedsCollected), 0, 10_000),
            Reported = r.Flag(nameof(NeedSurvey.Reported)),
        }, (r, s) =>
        {
            r.Require(s.Level == SurveyLevel.Street == s.CommunityCode is null, nameof(s.CommunityCode), "街道年度大调研应为空，社区季度问需必填");
            r.Require(s.PeriodStart == Duty.PeriodOf(s.Level, s.PeriodStart), nameof(s.PeriodStart), "应为季度（社区）或年度（街道）的第一天");
            r.Require(s.DueOn >= s.PeriodStart && s.DueOn <= Duty.EndOf(s.Level, s.PeriodStart), nameof(s.DueOn), "应在该季度（年度）之内");
            r.Require(!(s.DoneOn < s.PeriodStart), nameof(s.DoneOn), "不得早于“PeriodStart”");
            r.Require(s.DoneOn is null == s.Method is null, nameof(s.Method), "应与“DoneOn”同时填写或同时为空");
            r.Require(s.DoneOn is not null || !s.Reported, nameof(s.Reported), "未完成的调研应为false");
        })),

        new DataFile<DelegateIssue>("delegate-issues.csv", d => d.Of<DelegateIssue>(), DataFiles.Checked<DelegateIssue>(r => new()
        {
            Id = r.Id(nameof(DelegateIssue.Id)),
            CommunityCode = r.Code(nameof(DelegateIssue.CommunityCode), 12),
            Kind = r.Enum<IssueKind>(nameof(DelegateIssue.Kind)),
            Title = r.Text(nameof(DelegateIssue.Title)),
            DelegateGroup = r.Text(nameof(DelegateIssue.DelegateGroup), 30),
            RaisedOn = r.Day(nameof(DelegateIssue.RaisedOn)),
            SolvedOn = r.OptionalDay(nameof(DelegateIssue.SolvedOn)),
        }, (r, i) => r.Require(!(i.SolvedOn < i.RaisedOn), nameof(i.SolvedOn), "不得早于“RaisedOn”"))),

        new DataFile<IdeaCase>("idea-cases.csv", d => d.Of<IdeaCase>(), DataFiles.Checked<IdeaCase>(r => new()
        {
            Id = r.Id(nameof(IdeaCase.Id)),
            CommunityCode = r.Code(nameof(IdeaCase.CommunityCode), 12),
            Kind = r.Enum<IdeaKind>(nameof(IdeaCase.Kind)),
            Title = r.Text(nameof(IdeaCase.Title)),
            HouseholdVisits = r.Flag(nameof(IdeaCase.HouseholdVisits)),
            Experts = r.Flag(nameof(IdeaCase.Experts)),
            ResidentsMeeting = r.Flag(nameof(IdeaCase.ResidentsMeeting)),
            StartedOn = r.Day(nameof(IdeaCase.StartedOn)),
            FinishedOn = r.OptionalDay(nameof(IdeaCase.FinishedOn)),
            Result = r.Text(nameof(IdeaCase.Result), 200, severalLines: true),
        }, (r, c) =>
        {
            r.Require(!(c.FinishedOn < c.StartedOn), nameof(c.FinishedOn), "不得早于“StartedOn”");
            r.Require(c.HouseholdVisits || c.Experts || c.ResidentsMeeting, nameof(c.ResidentsMeeting), "三种问计方式至少应有一种");
        })),

        new DataFile<SatisfactionSurvey>("satisfaction-surveys.csv", d => d.Of<SatisfactionSurvey>(), DataFiles.Checked<SatisfactionSurvey>(r => new()
        {
            Id = r.Id(nameof(SatisfactionSurvey.Id)),
            Level = r.Enum<SatisfactionLevel>(nameof(SatisfactionSurvey.Level)),
            UnitId = r.OptionalId(nameof(SatisfactionSurvey.UnitId)),
            TownshipCode = r.OptionalCode(nameof(SatisfactionSurvey.TownshipCode), 9),
            CommunityCode = r.OptionalCode(nameof(SatisfactionSurvey.CommunityCode), 12),
            Subject = r.Text(nameof(SatisfactionSurvey.Subject), 50),
            Method = r.Enum<SatisfactionMethod>(nameof(SatisfactionSurvey.Method)),
            On = r.Day(nameof(SatisfactionSurvey.On)),
            Sampled = r.Int(nameof(SatisfactionSurvey.Sampled), 1, 1_000_000),
            Satisfied = r.Int(nameof(SatisfactionSurvey.Satisfied), 0, 1_000_000),
            Fair = r.Int(nameof(SatisfactionSurvey.Fair), 0, 1_000_000),
            Dissatisfied = r.Int(nameof(SatisfactionSurvey.Dissatisfied), 0, 1_000_000),
        }, (r, s) =>
        {
            r.Require(s.Level == SatisfactionLevel.Department == s.UnitId is not null, nameof(s.UnitId), "只应在部门满意度调查中填写");
            r.Require(s.Level == SatisfactionLevel.Department == s.TownshipCode is null, nameof(s.TownshipCode), "街道、社区满意度调查必填，部门应为空");
            r.Require(s.Level == SatisfactionLevel.Community == s.CommunityCode is not null, nameof(s.CommunityCode), "只应在社区满意度调查中填写");
            r.Require(s.Satisfied + s.Fair + s.Dissatisfied <= s.Sampled, nameof(s.Sampled), "不得少于满意、基本满意、不满意之和");
        })),

        new DataFile<ServiceRule>("service-rules.csv", d => d.Of<ServiceRule>(), r => new()
        {
            Id = r.Id(nameof(ServiceRule.Id)),
            TownshipCode = r.Code(nameof(ServiceRule.TownshipCode), 9),
            Title = r.Text(nameof(ServiceRule.Title), 50),
            Practice = r.Text(nameof(ServiceRule.Practice)),
            FixedOn = r.Day(nameof(ServiceRule.FixedOn)),
        }),

        new DataFile<DataUpdate>("data-updates.csv", d => d.Of<DataUpdate>(), r => new()
        {
            Id = r.Id(nameof(DataUpdate.Id)),
            CommunityCode = r.Code(nameof(DataUpdate.CommunityCode), 12),
            On = r.Day(nameof(DataUpdate.On)),
            Entries = r.Int(nameof(DataUpdate.Entries), 0, 100_000),
        }),
    ];
}
