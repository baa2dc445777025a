using System.Net;
using System.Net.Mime;
using System.Net.NetworkInformation;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Boluo.Dashboard.Starting;

/// <summary>By which names the program is asked for, and whether over https only.</summary>
public sealed record EntranceSettings
{
    private static readonly IReadOnlyList<StringSegment> ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Where it listens for https itself; null where it does not. Then http does nothing but lead there.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>Whether other computers reach it: they may call it by any address, which no foreign page can make its own.</summary>
    public bool IsOpen { get; init; }

    /// <summary>As <see cref="HostString.MatchesAny"/> reads them; null where it is left to the proxy in front.</summary>
    public IList<StringSegment>? Names { get; init; }

    public static EntranceSettings From(IReadOnlyList<ListeningAddress> addresses, ProxySettings proxy)
    {
        var isOpen = addresses.Any(a => !IsLoopback(a.Parsed.Host));
        var names = ThisMachine.Concat(addresses.Select(a => (StringSegment)a.Parsed.Host)).Concat(isOpen ? MachineNames() : []).Concat(proxy.Hosts.Select(h => (StringSegment)h))
            .Where(n => n.Value is not ("*" or "+")).Distinct();
        return new EntranceSettings
        {
            HttpsPort = addresses.FirstOrDefault(a => a.Parsed.Scheme == "https")?.Parsed.Port,
            IsOpen = isOpen,
            Names = proxy is { KnownProxies.Count: > 0, Hosts.Count: 0 } ? null : [.. names],
        };
    }

    public bool Knows(HostString host) =>
        Names is null || (host.HasValue && host.Host.TrimEnd('.') is var name && (HostString.MatchesAny(name, Names) || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && (IsOpen || IPAddress.IsLoopback(address)))));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Of the machine's own knowledge; a server of names may be slow or not there.</summary>
    private static IEnumerable<StringSegment> MachineNames()
    {
        var machine = IPGlobalProperties.GetIPGlobalProperties();
        return machine.HostName.Length == 0 ? [] : machine.DomainName is { Length: > 0 } domain ? [machine.HostName, $"{machine.HostName}.{domain}"] : [machine.HostName];
    }
}

/// <summary>
/// Lets in who asks for this program by one of its names: a foreign page whose name leads here would else be taken for ours. Where the program
/// speaks https, http leads there and does nothing else. Whoever asks for the health may come by any way.
/// </summary>
internal sealed class Entrance(RequestDelegate next, EntranceSettings settings, IServer server)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path == Urls.Health) return next(context);
        if (!settings.Knows(request.Host)) return Refuse(context, StatusCodes.Status400BadRequest, "网址中的主机名不是本系统的，已拒绝。如果网址无误，请系统管理员把主机名写入设置Boluo:Hosts；经代理访问的，把代理的地址写入Boluo:KnownProxies。");
        if (settings.HttpsPort is null || request.IsHttps) return next(context);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return Refuse(context, StatusCodes.Status403Forbidden, "本系统只接受https，请用https网址重新打开。");
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = UriHelper.BuildAbsolute("https", HostOf(request), request.PathBase, request.Path, request.QueryString);
        return Task.CompletedTask;
    }

    private HostString HostOf(HttpRequest request) => HttpsPort is var port && port == 443 ? new HostString(request.Host.Host) : new HostString(request.Host.Host, port);

    /// <summary>Port 0 is any that is free, which the server knows once it listens.</summary>
    private int HttpsPort => settings.HttpsPort is > 0 and { } port ? port
        : server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(BindingAddress.Parse).FirstOrDefault(a => a.Scheme == "https")?.Port ?? 443;

    private static Task Refuse(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
