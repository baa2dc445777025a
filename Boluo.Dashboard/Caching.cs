namespace Boluo.Dashboard;

/// <summary>
/// Browsers keep a package's file for good when its address names the version: in the query, or as Plotly's files do in their
/// name. Static files are otherwise asked for again on every visit. Our own files have a fingerprint in their names and need no help.
/// </summary>
internal sealed class Caching(RequestDelegate next)
{
    private const string ForGood = "public, max-age=31536000, immutable";

    public Task InvokeAsync(HttpContext context)
    {
        if (NamesItsVersion(context.Request))
        {
            context.Response.OnStarting(static state =>
            {
                var response = (HttpResponse)state;
                if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified) response.Headers.CacheControl = ForGood;
                return Task.CompletedTask;
            }, context.Response);
        }

        return next(context);
    }

    private static bool NamesItsVersion(HttpRequest request) =>
        request.Path.StartsWithSegments("/_content/Plotly.Blazor", StringComparison.OrdinalIgnoreCase)
        || (request.Path.StartsWithSegments("/_content/MudBlazor", StringComparison.OrdinalIgnoreCase) && request.Query.ContainsKey("v"));
}
