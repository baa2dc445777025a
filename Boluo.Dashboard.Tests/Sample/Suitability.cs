using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>How well a resource answers what is asked for: by field of work, by category, and by the words of both.</summary>
internal static class Suitability
{
    private static readonly Dictionary<NeedCategory, ResourceCategory[]> Categories = new()
    {
        [NeedCategory.SmallWorks] = [ResourceCategory.Expertise, ResourceCategory.FundsAndGoods],
        [NeedCategory.HealthAndAge] = [ResourceCategory.HealthClinic, ResourceCategory.Expertise, ResourceCategory.FundsAndGoods],
        [NeedCategory.Education] = [ResourceCategory.Expertise, ResourceCategory.Venue, ResourceCategory.Jobs, ResourceCategory.FundsAndGoods],
        [NeedCategory.CultureAndSport] = [ResourceCategory.CultureAndSport, ResourceCategory.Venue, ResourceCategory.Expertise],
        [NeedCategory.Aid] = [ResourceCategory.FundsAndGoods, ResourceCategory.Expertise, ResourceCategory.Jobs],
        [NeedCategory.PolicyAdvice] = [ResourceCategory.PolicyAdvice, ResourceCategory.Expertise],
        [NeedCategory.Environment] = [ResourceCategory.Expertise, ResourceCategory.FundsAndGoods, ResourceCategory.PolicyAdvice],
    };

    /// <summary>Pairs of characters that say nothing about the matter.</summary>
    private static readonly HashSet<string> Empty = ["社区", "居民", "希望", "提供", "组织", "服务", "开展", "活动", "现场", "安排"];

    public static double Of(ResourceText resource, NeedText need)
    {
        var category = Categories[need.Category].Contains(resource.Category);
        var field = resource.Fields.Intersect(need.Fields, StringComparer.Ordinal).Any();
        var fit = (category, field) switch
        {
            (true, true) => 6,
            (true, false) => resource.Fields.Length == 0 ? 2 : -3,
            (false, true) => 0,
            _ => -4,
        };
        return fit + Of(resource, need.Title + need.Project + need.Content);
    }

    public static double Of(ResourceText resource, string words)
    {
        var common = Pairs(resource.Title + resource.Content);
        common.IntersectWith(Pairs(words));
        return 1.5 * Math.Min(4, common.Count);
    }

    private static HashSet<string> Pairs(string text) =>
        [.. Enumerable.Range(0, text.Length - 1).Where(i => text[i] > 0x2fff && text[i + 1] > 0x2fff).Select(i => text.Substring(i, 2)).Where(p => !Empty.Contains(p))];
}
