namespace Boluo.Dashboard.Starting;

/// <summary>
/// Puts the sub-path of the portal where the framework expects it, whether the portal passes it on or takes it off: the base element,
/// redirects and the paths of cookies follow it, and the rest of the program never sees it.
/// </summary>
internal sealed class SubPath(RequestDelegate next, ProxySettings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(settings.PathBase, StringComparison.Ordinal, out var rest))
        {
            if (!rest.HasValue)
            {
                context.Response.Redirect($"{settings.PathBase}/{request.QueryString}");
                return Task.CompletedTask;
            }

            request.Path = rest;
        }

        request.PathBase = settings.PathBase;
        return next(context);
    }
}
