using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>What 四项问民举措 and the campaign must obey in the light of other rows.</summary>
internal static class FourAsksChecks
{
    public static void Run(CountyData data, RowIndex<string, Township> townships, RowIndex<string, Community> communities, RowIndex<int, CountyUnit> units, Problems problems)
    {
        Ids(data, problems);
        foreach (var suggestion in data.Suggestions) Place(suggestion, suggestion.TownshipCode, suggestion.CommunityCode, townships, communities, problems);
        foreach (var action in data.CampaignActions) Place(action, action.TownshipCode, action.CommunityCode, townships, communities, problems);
        foreach (var survey in data.SatisfactionSurveys)
        {
            if (survey.UnitId is { } unit) units.Find(survey, nameof(SatisfactionSurvey.UnitId), unit);
            Place(survey, survey.TownshipCode, survey.CommunityCode, townships, communities, problems);
        }

        Surveys(data, townships, communities, problems);
        foreach (var issue in data.DelegateIssues) communities.Find(issue, nameof(DelegateIssue.CommunityCode), issue.CommunityCode);
        foreach (var idea in data.IdeaCases) communities.Find(idea, nameof(IdeaCase.CommunityCode), idea.CommunityCode);
        foreach (var update in data.DataUpdates) communities.Find(update, nameof(DataUpdate.CommunityCode), update.CommunityCode);
        foreach (var rule in data.ServiceRules)
            if (townships.Find(rule, nameof(ServiceRule.TownshipCode), rule.TownshipCode) is { } township)
                Checks.Require(problems, township.Kind == TownshipKind.Street, rule, nameof(ServiceRule.TownshipCode), "应为街道");
        _ = new RowIndex<string, DataUpdate>(data.DataUpdates, nameof(DataUpdate.On), u => FormattableString.Invariant($"{u.CommunityCode} {u.On:yyyy-MM-dd}"), problems);
        _ = new RowIndex<string, CampaignAction>(data.CampaignActions, nameof(CampaignAction.Month),
            a => FormattableString.Invariant($"{a.Kind} {a.CommunityCode ?? a.TownshipCode} {a.Month:yyyy-MM}"), problems);
    }

    private static void Surveys(CountyData data, RowIndex<string, Township> townships, RowIndex<string, Community> communities, Problems problems)
    {
        var kinds = data.Townships.DistinctBy(t => t.Code, StringComparer.Ordinal).ToDictionary(t => t.Code, t => t.Kind, StringComparer.Ordinal);
        foreach (var survey in data.NeedSurveys)
        {
            Place(survey, survey.TownshipCode, survey.CommunityCode, townships, communities, problems);
            if (survey.Level == SurveyLevel.Street && kinds.TryGetValue(survey.TownshipCode ?? "", out var kind))
                Checks.Require(problems, kind == TownshipKind.Street, survey, nameof(NeedSurvey.TownshipCode), "街道年度大调研应为街道");
        }

        _ = new RowIndex<string, NeedSurvey>(data.NeedSurveys, nameof(NeedSurvey.PeriodStart),
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
        _ = new RowIndex<int, Suggestion>(data.Suggestions, "Id", r => r.Id, problems);
        _ = new RowIndex<int, NeedSurvey>(data.NeedSurveys, "Id", r => r.Id, problems);
        _ = new RowIndex<int, DelegateIssue>(data.DelegateIssues, "Id", r => r.Id, problems);
        _ = new RowIndex<int, IdeaCase>(data.IdeaCases, "Id", r => r.Id, problems);
        _ = new RowIndex<int, SatisfactionSurvey>(data.SatisfactionSurveys, "Id", r => r.Id, problems);
        _ = new RowIndex<int, ServiceRule>(data.ServiceRules, "Id", r => r.Id, problems);
        _ = new RowIndex<int, DataUpdate>(data.DataUpdates, "Id", r => r.Id, problems);
        _ = new RowIndex<int, CampaignAction>(data.CampaignActions, "Id", r => r.Id, problems);
    }
}
