using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A place beside the one that is shown.</summary>
public sealed record PlaceLink(string Path, string Name)
{
    /// <summary>The places before and after that of a scope, by code: townships of the county, communities of the township on the scope's day.</summary>
    public static (PlaceLink? Before, PlaceLink? After) Beside(Scope scope, ScopeLimits limits)
    {
        if (scope.Community is not { } code)
            return Beside([.. limits.Townships.Values], t => t.Code == scope.Township, t => new PlaceLink(Urls.Township(t.Code), t.Name));
        var there = limits.CommunitiesOf(scope.Township!).Where(c => c.Code == code || c.ValidFrom <= scope.AsOf && (c.ValidTo is not { } end || end > scope.AsOf));
        return Beside([.. there], c => c.Code == code, c => new PlaceLink(Urls.Community(c.Code), c.Name));
    }

    /// <summary>Those before and after the one in a list.</summary>
    public static (PlaceLink? Before, PlaceLink? After) Beside<T>(List<T> all, Predicate<T> isShown, Func<T, PlaceLink> link)
    {
        var at = all.FindIndex(isShown);
        return (at > 0 ? link(all[at - 1]) : null, at >= 0 && at < all.Count - 1 ? link(all[at + 1]) : null);
    }
}
