using System.Globalization;
using Boluo.Dashboard.Data.Start;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Boluo.Dashboard.Starting;

/// <summary>An address to listen on, and the setting that says so.</summary>
public sealed record ListeningAddress(string Key, string Url, BindingAddress Parsed);

/// <summary>
/// Where the program listens: Urls, or the ports of a container, or the endpoints of Kestrel, as the framework chooses between them. It
/// takes more than it should: http://host:abc for all addresses on port 80, a path for a fault in the midst of the start.
/// </summary>
public static class ListeningAddresses
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>With a certificate the program is there for other computers; http only leads to https.</summary>
    private static readonly string[] CertifiedUrls = ["https://*:5443", "http://*:5080"];

    private const string AcceptedUrl = "http://或https://开头的监听地址，例如http://0.0.0.0:5080，多个用分号隔开";

    public static IReadOnlyList<ListeningAddress> Read(SettingsReader reader, IHostEnvironment environment)
    {
        var (configuration, list) = (reader.Configuration, new List<ListeningAddress>());
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().ToList();
        foreach (var endpoint in endpoints)
        {
            var url = endpoint["Url"];
            if (string.IsNullOrWhiteSpace(url)) reader.Refuse($"{endpoint.Path}:Url", url, AcceptedUrl);
            else Add(reader, list, $"{endpoint.Path}:Url", url);
            if (endpoint["Protocols"] is { } protocols && !Enum.TryParse<HttpProtocols>(protocols, ignoreCase: true, out _))
                reader.Refuse($"{endpoint.Path}:Protocols", protocols, "Http1、Http2、Http1AndHttp2之一（不设即可）");
        }

        foreach (var host in (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (host.AsSpan().ContainsAny('/', ' ', ',')) reader.Refuse("AllowedHosts", host, "主机名（不带http://和路径），多个用分号隔开，*为不限");

        var isCertified = Certificates.IsOwnGiven(configuration);
        if (AreUnset(configuration)) foreach (var url in isCertified ? CertifiedUrls : [DefaultUrl]) Add(reader, list, "Urls", url);
        else if (endpoints.Count == 0) AddHostAddresses(reader, list);
        if (isCertified && list.Count > 0 && list.TrueForAll(a => a.Parsed.Scheme != "https")) reader.Refuse(list[0].Key, list[0].Url, "至少含一个https地址的监听地址，因为已设置Boluo:Certificate；都不设时为" + string.Join(';', CertifiedUrls));
        Certificates.Check(reader, environment.ContentRootPath);
        var uncertified = environment.IsDevelopment() ? [] : list.Where(a => a.Parsed.Scheme == "https" && !Certificates.IsGiven(configuration, a.Key));
        foreach (var address in uncertified) reader.Refuse(address.Key, address.Url, "http地址，或另设证书（设置Boluo:Certificate）");
        return list;
    }

    /// <summary>Nothing says where to listen, so the framework would take port 5000.</summary>
    public static bool AreUnset(IConfiguration configuration) =>
        configuration["urls"] is null or "" && configuration["http_ports"] is null or "" && configuration["https_ports"] is null or "" && !configuration.GetSection("Kestrel:Endpoints").Exists();

    private static void AddHostAddresses(SettingsReader reader, List<ListeningAddress> list)
    {
        if (reader.Configuration["urls"] is { Length: > 0 } urls)
        {
            var named = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            foreach (var url in named) Add(reader, list, "Urls", url);
            if (named.Length == 0) reader.Refuse("Urls", urls, AcceptedUrl);
            return;
        }

        foreach (var (key, scheme) in (ReadOnlySpan<(string, string)>)[("http_ports", "http"), ("https_ports", "https")])
            foreach (var port in (reader.Configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && IsPort(number)) Add(reader, list, key, $"{scheme}://*:{port}");
                else reader.Refuse(key, port, "1至65535之间的端口号");
    }

    private static void Add(SettingsReader reader, List<ListeningAddress> list, string key, string url)
    {
        if (Parse(url) is not { } address || address.Scheme is not ("http" or "https") || address.Host.Contains(':', StringComparison.Ordinal) && !address.Host.StartsWith('['))
            reader.Refuse(key, url, AcceptedUrl);
        else if (!address.IsUnixPipe && !address.IsNamedPipe && !IsPort(address.Port) && address.Port != 0)
            reader.Refuse(key, url, "端口在1至65535之间的监听地址");
        else if (address.PathBase.Length > 0 && !address.IsUnixPipe && !address.IsNamedPipe)
            reader.Refuse(key, url, "不带路径的监听地址，子路径请写在Boluo:PathBase");
        else
            list.Add(new ListeningAddress(key, url, address));
    }

    private static bool IsPort(int number) => number is > 0 and <= 65535;

    private static BindingAddress? Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
