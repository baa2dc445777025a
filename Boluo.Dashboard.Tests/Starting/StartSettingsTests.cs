using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Starting;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>Every setting that exists, with values that it refuses: the sentence names key, value and what is accepted.</summary>
public sealed class StartSettingsTests
{
    /// <summary>For each key, a value that is right and some that are wrong.</summary>
    private static readonly Dictionary<string, (string Right, string[] Wrong)> Values = new(StringComparer.Ordinal)
    {
        ["Boluo:Brand"] = ("党群心连心", [new string('字', 31), "两\n行"]),
        ["Boluo:Department"] = ("博罗县委组织部", [new string('字', 61)]),
        ["Boluo:DataDirectory"] = ("data", [new string('a', 1001)]),
        ["Boluo:DemoPassword"] = ("Shili-2020-Demo", ["short", "all-lower-case-1", "NoDigitsAtAll"]),
        ["Boluo:FailedLoginsPerMinute"] = ("20", ["abc", "0", "-1", "1.5", "100001", "99999999999"]),
        ["Boluo:SecurityLogDays"] = ("180", ["179", "0", "-1", "3 years", "36501"]),
        ["Boluo:PathBase"] = ("/boluo", ["boluo", "/", "/boluo/", "//boluo", "/bo luo", "/../x", "/博罗", "/x?y"]),
        ["Boluo:KnownProxies"] = ("10.1.2.3;10.2.0.0/16,fd00::1", ["proxy", "10.1.2", "1", "10.1.2.3/8", "0.0.0.0/0", "0.0.0.0", "10.1.2.0/33"]),
        ["Boluo:Hosts"] = ("dangjian.example;党建.example,intranet", ["http://dangjian.example", "dangjian.example:443", "a b", "10.1.2.3"]),
        ["Boluo:Certificate"] = ("", ["none.pfx", "README.md", "0123456789012345678901234567890123456789", new string('a', 1001)]),
        ["Boluo:CertificateKey"] = ("", ["none.key", new string('a', 1001)]),
        ["Boluo:CertificatePassword"] = ("", [new string('a', 201)]),
        ["Boluo:Backup:Folder"] = ("backups", [new string('a', 1001), "README.md"]),
        ["Boluo:Backup:SecondFolder"] = ("/mnt/second", [new string('a', 1001), "README.md", "App_Data/backups"]),
        ["Boluo:Backup:EveryMinutes"] = ("15", ["0", "1441", "1.5", "often"]),
        ["Boluo:LogFolder"] = ("logs", [new string('a', 1001)]),
        ["ConnectionStrings:Boluo"] = ("Data Source=x.db", ["x.db", "Foo=bar", "Data Source=", "Data Source=:memory:", "Data Source=data", "Data Source=x.db;Mode=Memory", "Data Source=x.db;Mode=ReadOnly", "Data Source=x.db;Foreign Keys=False", "Data Source=x.db;Default Timeout=0", "Data Source=x.db;Cache=Big"]),
        ["Urls"] = ("http://0.0.0.0:5080;http://[::]:5081", ["garbage", "http://127.0.0.1:abc", "http://127.0.0.1:99999", "ftp://127.0.0.1:21", "http://127.0.0.1:80/boluo", "https://127.0.0.1:443", ";"]),
        ["http_ports"] = ("5080;5081", ["abc", "0", "70000"]),
        ["Kestrel:Endpoints:内网:Url"] = ("http://127.0.0.1:5080", ["", "garbage", "https://127.0.0.1:443"]),
        ["Kestrel:Certificates:Default:Path"] = ("", ["none.pfx"]),
        ["AllowedHosts"] = ("*", ["http://x", "a b", "a,b"]),
        ["Logging:LogLevel:Default"] = ("Warning", ["Loud", "9"]),
        ["FORWARDEDHEADERS_ENABLED"] = ("false", ["true"]),
    };

    public static TheoryData<string, string> Wrong => [.. Values.SelectMany(v => v.Value.Wrong.Select(wrong => (v.Key, wrong)))];

    public static TheoryData<string, string> Right => [.. Values.Select(v => (v.Key, v.Value.Right))];

    [Fact]
    public void No_setting_is_without_an_example_here()
    {
        var reader = new SettingsReader(new ConfigurationBuilder().Build());
        StartSettings.Read(reader, new Surroundings(RepositoryFiles.Root));
        Assert.Equal(reader.Known.Select(k => "Boluo:" + k).Order(StringComparer.Ordinal), Values.Keys.Where(k => k.StartsWith("Boluo:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_refused_by_key_value_and_what_is_accepted(string key, string value)
    {
        var message = Assert.Throws<StartRefusedException>(() => Read((key, value))).Message;
        Assert.Contains($"设置{(key == "FORWARDEDHEADERS_ENABLED" ? "ASPNETCORE_" : "")}{key}的值", message, StringComparison.Ordinal);
        Assert.Contains("应为", message, StringComparison.Ordinal);
        if (key is "Boluo:DemoPassword" or "Boluo:CertificatePassword") Assert.DoesNotContain(value, message, StringComparison.Ordinal);
        else if (value.Length <= 80 && !value.Any(char.IsControl)) Assert.Contains($"“{value}”", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_value_is_accepted(string key, string value) => Read((key, value));

    [Theory]
    [InlineData("Boluo:Departement", "博罗县")]
    [InlineData("Boluo:Nested:Key", "1")]
    [InlineData("Boluo:Brand:0", "x")]
    [InlineData("ConnectionStrings:Bolou", "Data Source=x.db")]
    public void An_unknown_key_is_refused_without_its_value_which_may_be_a_password(string key, string value)
    {
        var message = Assert.Throws<StartRefusedException>(() => Read((key, $"Geheim{value}"))).Message;
        Assert.Contains(key, message, StringComparison.Ordinal);
        if (!message.StartsWith($"设置{key}的值“", StringComparison.Ordinal)) Assert.DoesNotContain("Geheim", message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var message = Assert.Throws<StartRefusedException>(() => Read(("Boluo:PathBase", "x"), ("Urls", "garbage"), ("Boluo:Foo", "1"))).Message;
        Assert.All((string[])["Boluo:PathBase", "Urls", "Boluo:Foo"], key => Assert.Contains(key, message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_settings_reach_their_records()
    {
        var settings = Read(("Boluo:PathBase", "/a/b"), ("Boluo:KnownProxies:0", "10.1.2.3"), ("Boluo:KnownProxies:1", "10.2.0.0/16"), ("Boluo:Brand", "品牌"), ("Boluo:Department", "单位"), ("Boluo:FailedLoginsPerMinute", "7"));
        Assert.Equal("/a/b", settings.Proxy.PathBase.Value);
        Assert.Equal(["10.1.2.3/32", "10.2.0.0/16"], settings.Proxy.KnownProxies.Select(n => n.ToString()));
        Assert.Equal(("品牌", "单位", 7), (settings.Layout.Brand, settings.Excel.Department, settings.Security.FailedLoginsPerMinute));
        Assert.Equal(ListeningAddresses.DefaultUrl, Assert.Single(settings.Addresses).Url);
    }

    private static StartSettings Read(params (string Key, string Value)[] settings) => StartSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build(), new Surroundings(RepositoryFiles.Root));
}
