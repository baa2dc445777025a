using Microsoft.Extensions.Primitives;

namespace Boluo.Dashboard.Security;

/// <summary>
/// Over https our cookies carry the __Host- prefix, which binds them to this host and to Secure; over http, where browsers
/// refuse that prefix, they carry their plain names. The rest of the program knows the plain names only.
/// </summary>
public sealed class HostCookies(RequestDelegate next)
{
    public const string Session = "boluo.session";
    public const string Antiforgery = "boluo.antiforgery";

    private const string Ours = "boluo.";
    private const string Prefix = "__Host-";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.IsHttps) return next(context);

        // An unprefixed cookie of ours may have been planted over http or by a neighbouring host: drop it.
        var kept = context.Request.Headers.Cookie.ToString().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(c => !c.StartsWith(Ours, StringComparison.Ordinal))
            .Select(c => c.StartsWith(Prefix + Ours, StringComparison.Ordinal) ? c[Prefix.Length..] : c);
        context.Request.Headers.Cookie = string.Join("; ", kept);

        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            headers.SetCookie = new StringValues([.. headers.SetCookie.Select(c => c?.StartsWith(Ours, StringComparison.Ordinal) == true ? Prefix + c : c)]);
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
