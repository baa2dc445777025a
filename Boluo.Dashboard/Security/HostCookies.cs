using Microsoft.Extensions.Primitives;

namespace Boluo.Dashboard.Security;

/// <summary>
/// Over https our cookies carry the __Host- prefix, which binds them to this host and to Secure; over http, where browsers
/// refuse that prefix, they carry their plain names. Under a sub-path they are bound to it, which __Host- forbids, and carry
/// __Secure- instead. The rest of the program knows the plain names only.
/// </summary>
public sealed class HostCookies(RequestDelegate next)
{
    public const string Session = "boluo.session";
    public const string Antiforgery = "boluo.antiforgery";

    private const string Ours = "boluo.";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.IsHttps) return next(context);

        var prefix = context.Request.PathBase.HasValue ? "__Secure-" : "__Host-";

        // An unprefixed cookie of ours may have been planted over http or by a neighbouring host: drop it.
        var kept = context.Request.Headers.Cookie.ToString().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(c => !c.StartsWith(Ours, StringComparison.Ordinal))
            .Select(c => c.StartsWith(prefix + Ours, StringComparison.Ordinal) ? c[prefix.Length..] : c);
        context.Request.Headers.Cookie = string.Join("; ", kept);

        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.SetCookie = new StringValues([.. headers.SetCookie.Select(c => c?.StartsWith(Ours, StringComparison.Ordinal) == true ? prefix + c : c)]);
            return Task.CompletedTask;
        });
        return next(context);
    }
}
