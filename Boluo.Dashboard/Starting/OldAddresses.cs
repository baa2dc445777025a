using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Starting;

/// <summary>
/// Addresses that people keep from before the choice of tab had one name: it was list, show or part, and where a page had two levels,
/// part with list below it. They lead to the address of today, with all else that they carry.
/// </summary>
public sealed class OldAddresses(RequestDelegate next)
{
    /// <summary>The narrower choice first.</summary>
    private static readonly string[] FormerKeys = ["list", "show", "part"];

    private static readonly HashSet<string> Pages = new(StringComparer.OrdinalIgnoreCase)
    {
        Urls.ThreeLists, Urls.Communities, Urls.Grids, Urls.Organisations, Urls.Streets, Urls.Campaign, Urls.FourAsks, Urls.UrbanForms,
    };

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) || Renewed(request.Path, request.QueryString) is not { } query) return next(context);
        context.Response.Redirect(request.PathBase + request.Path + query, permanent: true);
        return Task.CompletedTask;
    }

    /// <summary>The query of today; null where the address is of today.</summary>
    public static QueryString? Renewed(PathString path, QueryString query)
    {
        if (!query.HasValue || !Pages.Contains(path.Value ?? "")) return null;
        var parts = query.Value![1..].Split('&').Select(p => (Key: p.Split('=')[0], Part: p)).ToList();
        if (FormerKeys.SelectMany(key => parts.Where(p => p.Key == key)).FirstOrDefault().Part is not { } former) return null;
        var rest = parts.Where(p => !FormerKeys.Contains(p.Key)).Select(p => p.Part);
        var tab = parts.Any(p => p.Key == Urls.TabKey) ? [] : new[] { Urls.TabKey + former[former.Split('=')[0].Length..] };
        return new QueryString("?" + string.Join('&', tab.Concat(rest)));
    }
}
