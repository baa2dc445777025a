using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data.Start;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Boluo.Dashboard.Starting;

/// <summary>What stands in front of the program: a portal that shows it under a sub-path, a proxy that speaks https with the browsers.</summary>
public sealed partial record ProxySettings
{
    private const string ByAnybody = "FORWARDEDHEADERS_ENABLED";

    /// <summary>Such as /boluo; empty where the program has an address of its own.</summary>
    public PathString PathBase { get; init; }

    /// <summary>Whose word about the browser's address, scheme and host is taken; nobody's unless they are named.</summary>
    public IReadOnlyList<IPNetwork> KnownProxies { get; init; } = [];

    /// <summary>Names of this program besides those that its machine knows. What a proxy passes on is one of them, or any where none is named.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public static ProxySettings Read(SettingsReader reader)
    {
        if (reader.Configuration[ByAnybody] is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase))
            reader.Refuse($"ASPNETCORE_{ByAnybody}", value, "空：它采信任何来源的转发头，请改用Boluo:KnownProxies写明代理的地址");
        return new ProxySettings
        {
            PathBase = new PathString(reader.Read(nameof(PathBase), path => path.Length <= 100 && SubPath().IsMatch(path) ? path : null,
                "以/开头、不以/结尾的路径，只含字母、数字、-、_，例如/boluo")),
            Hosts = [.. reader.List(nameof(Hosts), Host, "主机名（不带http://、端口和路径），多个用逗号隔开，例如dangjian.example").Select(h => h.ToUriComponent()), .. (reader.Configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(host => host != "*")],
            KnownProxies = reader.List(nameof(KnownProxies), Network, "代理服务器的IP地址或网段，例如10.1.2.3或10.1.2.0/24"),
        };
    }

    /// <summary>The framework's own list trusts this machine unasked; ours begins empty.</summary>
    public ForwardedHeadersOptions ToOptions()
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null, // As many proxies in a row as are known.
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in KnownProxies) options.KnownIPNetworks.Add(network);
        foreach (var host in Hosts) options.AllowedHosts.Add(host);
        return options;
    }

    private static HostString? Host(string text) => Uri.CheckHostName(text) is UriHostNameType.Dns ? new HostString(text) : null;

    /// <summary>An address is a network of one. Everybody is no proxy.</summary>
    private static IPNetwork? Network(string text)
    {
        var parts = text.Split('/');
        if (!IPAddress.TryParse(parts[0], out var address) || (address.AddressFamily is AddressFamily.InterNetwork && address.ToString() != parts[0])) return null; // 10.1.2 would be 10.1.0.2.
        if (parts.Length > 1) return IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 && network.BaseAddress.Equals(address) ? network : null;
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? null : new IPNetwork(address, address.GetAddressBytes().Length * 8);
    }

    [GeneratedRegex("^(/[A-Za-z0-9_-]+)+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SubPath();
}
