using System.Net;
using System.Net.Sockets;
using Boluo.Dashboard.Data.Start;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Starting;

/// <summary>Finds an address that cannot be had before the database is migrated and loaded, so that the operator hears of it at once.</summary>
internal static class Ports
{
    public static void RequireFree(IServiceProvider services, IReadOnlyList<ListeningAddress> addresses)
    {
        // Under test the server is another one and opens no port.
        if (services.GetRequiredService<IServer>().GetType().Assembly.GetName().Name != "Microsoft.AspNetCore.Server.Kestrel.Core") return;
        RequireLoaded(services.GetRequiredService<IOptions<KestrelServerOptions>>().Value);
        foreach (var (key, url, address) in addresses)
        {
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) continue;
            if (Candidates(address.Host).Select(ip => Fault(ip, address.Port)).FirstOrDefault(f => f is not null) is { } fault) throw new StartRefusedException($"{fault}：{url}（设置{key}）。");
        }
    }

    /// <summary>What the settings' own checks do not know, such as a certificate in the store of the machine, Kestrel finds out itself.</summary>
    private static void RequireLoaded(KestrelServerOptions kestrel)
    {
        try
        {
            kestrel.ConfigurationLoader?.Load();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new StartRefusedException("无法按设置Kestrel:Endpoints监听，请核对其中的地址、协议和证书。", e);
        }
    }

    private static IPAddress[] Candidates(string host)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var ip)) return [ip];
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Any];
    }

    private static string? Fault(IPAddress address, int port)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "端口已被其他程序占用",
                SocketError.AccessDenied => "无权使用所设端口，请改用1024以上的端口",
                SocketError.AddressNotAvailable when !IPAddress.IsLoopback(address) => "本机没有所设的监听地址",
                _ => null, // No IPv6, for one: Kestrel goes on with what there is.
            };
        }
    }
}
