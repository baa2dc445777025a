using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>What 四项问民举措 and the campaign must obey in the light of other rows.</summary>
internal static class FourAsksChecks
{
    public static void Run(CountyData data, RowIndex<string, Township> townships, RowIndex<string, Community> communities, RowIndex<int, CountyUnit> units, Problems problems)
    {
        Ids(data, problems);
        foreach (var suggestion in data.Of<Suggestion>()) Place(suggestion, suggestion.TownshipCode, suggestion.CommunityCode, townships, communities, problems);
        foreach (var action in data.Of<CampaignAction>()) Place(action, action.TownshipCode, action.CommunityCode, townships, communities, problems);
        foreach (var survey in data.Of<SatisfactionSurvey>())
        {
            if (survey.UnitId is { } unit) units.Find(survey, nameof(SatisfactionSurvey.UnitId), unit);
            Place(survey, survey.TownshipCode, survey.CommunityCode, townships, communities, problems);
        }

        Surveys(data, townships, communities, problems);
        foreach (var issue in data.Of<DelegateIssue>()) communities.Find(issue, nameof(DelegateIssue.CommunityCode), issue.CommunityCode);
        foreach (var idea in data.Of<IdeaCase>()) communities.Find(idea, nameof(IdeaCase.CommunityCode), idea.CommunityCode);
        foreach (var update in data.Of<DataUpdate>()) communities.Find(update, nameof(DataUpdate.CommunityCode), update.CommunityCode);
        foreach (var rule in data.Of<ServiceRule>())
            if (townships.Find(rule, nameof(ServiceRule.TownshipCode), rule.TownshipCode) is { } township)
                Checks.Require(problems, township.Kind == TownshipKind.Street, rule, nameof(ServiceRule.TownshipCode), "应为街道");
        _ = new RowIndex<string, DataUpdate>(data.Of<DataUpdate>(), nameof(DataUpdate.On), u => FormattableString.Invariant($"{u.CommunityCode} {u.On:yyyy-MM-dd}"), problems);
        _ = new RowIndex<string, CampaignAction>(data.Of<CampaignAction>(), nameof(CampaignAction.Month),
            a => FormattableString.Invariant($"{a.Kind} {a.CommunityCode ?? a.TownshipCode} {a.Month:yyyy-MM}"), problems);
    }

    private static void Surveys(CountyData data, RowIndex<string, Township> townships, RowIndex<string, Community> communities, Problems problems)
    {
        var kinds = data.Of<Township>().DistinctBy(t => t.Code, StringComparer.Ordinal).ToDictionary(t => t.Code, t => t.Kind, StringComparer.Ordinal);
        foreach (var survey in data.Of<NeedSurvey>())
        {
            Place(survey, survey.TownshipCode, survey.CommunityCode, townships, communities, problems);
            if (survey.Level == SurveyLevel.Street && kinds.TryGetValue(survey.TownshipCode ?? "", out var kind))
                Checks.Require(problems, kind == TownshipKind.Street, survey, nameof(NeedSurvey.TownshipCode), "街道年度大调研应为街道");
        }

        _ = new RowIndex<string, NeedSurvey>(data.Of<NeedSurvey>(), nameof(NeedSurvey.PeriodStart),
            s => FormattableString.Invariant($"{s.CommunityCode ?? s.TownshipCode} {s.PeriodStart:yyyy-MM-dd}"), problems);
    }

    private static void Place(object row, string? township, string? community, RowIndex<string, Township> townships, RowIndex<string, Community> communities, Problems problems)
    {
        if (township is not null) townships.Find(row, "TownshipCode", township);
        if (community is not null && communities.Find(row, "CommunityCode", community) is { } found)
            Checks.Require(problems, found.TownshipCode == township, row, "CommunityCode", "不属于“TownshipCode”所指的镇街");
    }

    private static void Ids(CountyData data, Problems problems)
    {
        _ = new RowIndex<int, Suggestion>(data.Of<Suggestion>(), "Id", r => r.Id, problems);
        _ = new RowIndex<int, NeedSurvey>(data.Of<NeedSurvey>(), "Id", r => r.Id, problems);
        _ = new RowIndex<int, DelegateIssue>(data.Of<DelegateIssue>(), "Id", r => r.Id, problems);
        _ = new RowIndex<int, IdeaCase>(data.Of<IdeaCase>(), "Id", r => r.Id, problems);
        _ = new RowIndex<int, SatisfactionSurvey>(data.Of<SatisfactionSurvey>(), "Id", r => r.Id, problems);
        _ = new RowIndex<int, ServiceRule>(data.Of<ServiceRule>(), "Id", r => r.Id, problems);
        _ = new RowIndex<int, DataUpdate>(data.Of<DataUpdate>(), "Id", r => r.Id, problems);
        _ = new RowIndex<int, CampaignAction>(data.Of<CampaignAction>(), "Id", r => r.Id, problems);
    }
}
