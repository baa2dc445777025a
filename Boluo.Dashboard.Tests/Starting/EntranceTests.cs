using System.Net;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Starting;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>By which names the program is asked for, and that http leads to https where there is https.</summary>
public sealed class EntranceTests
{
    private static readonly string Machine = Dns.GetHostName();

    [Theory]
    [InlineData("http://localhost:5080", "localhost;LOCALHOST:5080;127.0.0.1;[::1]:5080;127.8.8.8", "evil.example;10.1.2.3;localhost.evil.example;;MACHINE")]
    [InlineData("http://*:5080", "localhost;10.1.2.3:5080;[fd00::1];MACHINE;MACHINE.", "evil.example;MACHINE.evil.example;*;;1.2.3.4.evil.example")]
    [InlineData("http://dangjian.example:80", "dangjian.example;DangJian.example:80;10.1.2.3", "evil.example;www.dangjian.example")]
    public void Only_names_of_this_program_are_answered(string url, string known, string foreign)
    {
        var settings = Read(("Urls", url));
        Assert.All(Hosts(known), host => Assert.True(settings.Knows(new HostString(host)), host));
        Assert.All(Hosts(foreign), host => Assert.False(settings.Knows(new HostString(host)), host));
    }

    [Fact]
    public void More_names_are_set_and_those_that_a_proxy_passes_on_may_be_left_to_it()
    {
        var settings = Read(("Boluo:Hosts", "dangjian.example, 党建.example"));
        Assert.All(["dangjian.example", new System.Globalization.IdnMapping().GetAscii("党建.example")], host => Assert.True(settings.Knows(new HostString(host)), host));
        Assert.False(settings.Knows(new HostString("evil.example")));
        Assert.True(Read(("Boluo:KnownProxies", "10.1.2.3")).Knows(new HostString("portal.example")));
        Assert.False(Read(("Boluo:KnownProxies", "10.1.2.3"), ("Boluo:Hosts", "dangjian.example")).Knows(new HostString("portal.example")));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("http://127.0.0.1:80;https://127.0.0.1:443", 443)]
    public void It_is_known_where_https_is_spoken(string? urls, int? port) => Assert.Equal(port, Read(("Urls", urls)).HttpsPort);

    private static IEnumerable<string> Hosts(string text) => text.Split(';').Select(h => h.Replace("MACHINE", Machine, StringComparison.Ordinal));

    private static EntranceSettings Read(params (string Key, string? Value)[] settings)
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection([.. settings.Select(s => KeyValuePair.Create(s.Key, s.Value)), KeyValuePair.Create("Kestrel:Certificates:Default:Subject", (string?)"x")]).Build());
        var read = EntranceSettings.From(ListeningAddresses.Read(reader, new Surroundings(AppContext.BaseDirectory)), ProxySettings.Read(reader));
        Assert.Empty(reader.Faults);
        return read;
    }
}
