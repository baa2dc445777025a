using System.Net.Mime;

namespace Boluo.Dashboard.Security;

/// <summary>
/// A circuit is opened by our own pages only. SignalR itself accepts any Origin on the WebSocket and offers three more ways in,
/// so every request below /_blazor must name our origin. Browsers leave Origin out on a GET to the same origin; there our
/// Referrer-Policy guarantees a Referer, which no foreign page can forge.
/// </summary>
public sealed class BlazorOrigin(RequestDelegate next, SecurityLog log, ILogger<BlazorOrigin> logger)
{
    private bool _hinted;

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || IsOurs(context)) return next(context);
        Hint(context);
        log.NoteRefusal(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        return context.Response.WriteAsync("请求来源不符，已拒绝。", context.RequestAborted);
    }

    /// <summary>A proxy that nobody has told us of looks like a foreign page. The operator hears of it once.</summary>
    private void Hint(HttpContext context)
    {
        if (_hinted || !context.Request.Headers.Keys.Any(k => k.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))) return;
        _hinted = true;
        logger.LogWarning("实时连接的来源（{Origin}）与本程序的地址（{Scheme}://{Host}）不符，已拒绝。如果{Proxy}是本单位的代理服务器，请写入设置Boluo:KnownProxies，并让代理转发X-Forwarded-Proto和Host。",
            context.Request.Headers.Origin.ToString(), context.Request.Scheme, context.Request.Host, context.Connection.RemoteIpAddress);
    }

    private static bool IsOurs(HttpContext context)
    {
        var request = context.Request;
        var origins = request.Headers.Origin;
        if (origins.Count > 0) return origins.Count == 1 && Same(origins[0], request, pathAllowed: false);
        return HttpMethods.IsGet(request.Method) && !context.WebSockets.IsWebSocketRequest && !request.Headers.ContainsKey("Upgrade")
            && Same(request.Headers.Referer.ToString(), request, pathAllowed: true);
    }

    private static bool Same(string? claimed, HttpRequest request, bool pathAllowed) =>
        Uri.TryCreate(claimed, UriKind.Absolute, out var origin)
        && Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var own)
        && (pathAllowed || (origin.PathAndQuery is "/" && origin.Fragment.Length == 0))
        && origin.UserInfo.Length == 0
        && string.Equals(origin.Scheme, own.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(origin.IdnHost, own.IdnHost, StringComparison.OrdinalIgnoreCase)
        && origin.Port == own.Port;
}
