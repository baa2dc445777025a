using System.Net;
using System.Net.Sockets;
using Boluo.Dashboard.Data.Start;
using Microsoft.AspNetCore.Hosting.Server;

namespace Boluo.Dashboard;

/// <summary>Finds a taken port before the database is migrated and loaded, so that the operator hears of it at once.</summary>
internal static class Ports
{
    public static void RequireFree(IServiceProvider services, IConfiguration configuration)
    {
        // Under test the server is another one and opens no port.
        if (services.GetRequiredService<IServer>().GetType().Assembly.GetName().Name != "Microsoft.AspNetCore.Server.Kestrel.Core") return;
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) continue;
            if (Candidates(address.Host).Any(ip => IsTaken(ip, address.Port))) throw new StartRefusedException($"端口已被其他程序占用：{url}");
        }
    }

    private static IPAddress[] Candidates(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var ip) ? [ip]
        : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : [IPAddress.Any];

    private static bool IsTaken(IPAddress address, int port)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse; // Anything else Kestrel says better.
        }
    }
}
