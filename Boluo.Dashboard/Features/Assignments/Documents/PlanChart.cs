using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>调整前后各社区户数: what each community has to carry before a plan and after it.</summary>
public static class PlanChart
{
    public static ChartSpec Of(Preview preview)
    {
        var communities = preview.Communities;
        Series Over(string name, Tone tone, Func<CommunityEffect, CommunityLoad> load) => new(name, [.. communities.Select(c => new Mark(c.Name, load(c).Households, Tone: tone))]);
        var most = communities.MaxBy(c => c.After.Households)!;
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "调整前后各社区户数",
            Subtitle = "户",
            Unit = "户",
            Categories = [.. communities.Select(c => c.Name)],
            CategoryHeader = "社区",
            Ledger = CommunityKeys.LedgerName,
            Series = [Over("调整前", Tone.Earlier, c => c.Before), Over("调整后", Tone.Measure, c => c.After)],
            Sentence = $"调整后户数最多的社区为{most.Name}，{Digits.Text(most.After.Households)}户。",
        };
    }
}
