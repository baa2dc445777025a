namespace Boluo.Dashboard.Components;

/// <summary>Lets a page give its first response a status, such as 400 for an unknown scope. In a circuit there is none left to give.</summary>
public sealed class PageResponse(IHttpContextAccessor accessor)
{
    public void SetStatus(int status)
    {
        if (accessor.HttpContext is { Response.HasStarted: false } http && !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
            http.Response.StatusCode = status;
    }
}
