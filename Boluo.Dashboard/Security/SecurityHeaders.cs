namespace Boluo.Dashboard.Security;

/// <summary>
/// The same protective headers on every response: pages, files, refusals, errors. Set when the response starts, because an
/// error clears what was set before. MudBlazor and Plotly write style attributes, hence 'unsafe-inline' for styles only;
/// base-uri is 'self' because Blazor needs its base element.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, context);

        if (context.Request.Path.Value?.EndsWith(".map", StringComparison.OrdinalIgnoreCase) != true) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound; // Source maps are for developers only.
        return Task.CompletedTask;
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (context.Request.IsHttps || IsThisMachine(context.Request)) headers["Cross-Origin-Opener-Policy"] = "same-origin"; // Elsewhere browsers refuse it with an error.
        if (context.Request is { IsHttps: true, PathBase.HasValue: false }) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains"; // On a sub-path the host is the portal's, and so is the choice.
    }

    private static bool IsThisMachine(HttpRequest request) => request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
}
