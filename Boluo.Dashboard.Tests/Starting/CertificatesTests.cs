using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Starting;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>Certificates as an office gets them: a pfx with a password, or a pem with its key; and what can be wrong with them.</summary>
public sealed class CertificatesTests(CertificatesTests.Office office) : IClassFixture<CertificatesTests.Office>
{
    private const string Password = "证书的密码";

    [Theory]
    [InlineData("good.pfx", null, Password)]
    [InlineData("bare.pfx", null, null)]
    [InlineData("good.pem", "good.key", null)]
    [InlineData("good.pem", "locked.key", Password)]
    public void A_certificate_with_its_key_is_accepted(string path, string? keyPath, string? password) => Assert.Empty(Check(path, keyPath, password));

    [Theory]
    [InlineData("none.pfx", null, null, "设置Kestrel:Certificates:Default:Path的值“none.pfx”无效，应为可读取的证书文件。")]
    [InlineData("text.txt", null, null, "设置Kestrel:Certificates:Default:Path的值“text.txt”无效，应为带私钥的pfx证书文件；pem证书须另设KeyPath。")]
    [InlineData("good.pem", null, null, "设置Kestrel:Certificates:Default:Path的值“good.pem”无效，应为带私钥的pfx证书文件；pem证书须另设KeyPath。")]
    [InlineData("good.cer", null, null, "设置Kestrel:Certificates:Default:Path的值“good.cer”无效，应为带私钥的pfx证书文件；pem证书须另设KeyPath。")]
    [InlineData("good.pfx", null, "错的密码", "设置Kestrel:Certificates:Default:Password的值无效，应为证书文件“good.pfx”的密码。")]
    [InlineData("good.pfx", null, null, "设置Kestrel:Certificates:Default:Password的值无效，应为证书文件“good.pfx”的密码。")]
    [InlineData("good.pem", "none.key", null, "设置Kestrel:Certificates:Default:KeyPath的值“none.key”无效，应为可读取的私钥文件。")]
    [InlineData("good.pem", "other.key", null, "设置Kestrel:Certificates:Default:KeyPath的值“other.key”无效，应为与证书“good.pem”相配的pem私钥文件（加密的私钥另设Password）。")]
    [InlineData("good.pem", "locked.key", null, "设置Kestrel:Certificates:Default:KeyPath的值“locked.key”无效，应为与证书“good.pem”相配的pem私钥文件（加密的私钥另设Password）。")]
    [InlineData("good.pem", "locked.key", "错的密码", "设置Kestrel:Certificates:Default:KeyPath的值“locked.key”无效，应为与证书“good.pem”相配的pem私钥文件（加密的私钥另设Password）。")]
    [InlineData("text.txt", "good.key", null, "设置Kestrel:Certificates:Default:Path的值“text.txt”无效，应为pem或cer格式的证书文件。")]
    public void What_is_wrong_with_a_certificate_is_named_by_its_setting(string path, string? keyPath, string? password, string fault) => Assert.Equal([fault], Check(path, keyPath, password));

    [Fact]
    public void Those_of_endpoints_are_checked_too()
    {
        var reader = Reader(("Kestrel:Endpoints:A:Certificate:Path", "none.pfx"), ("Kestrel:Endpoints:A:Sni:a.example:Certificate:Path", "none.pem"));
        Certificates.Check(reader, office.Folder);
        Assert.Equal(["Kestrel:Endpoints:A:Certificate:Path", "Kestrel:Endpoints:A:Sni:a.example:Certificate:Path"], reader.Faults.Select(f => f["设置".Length..f.IndexOf("的值", StringComparison.Ordinal)]));
    }

    private IReadOnlyList<string> Check(string path, string? keyPath, string? password)
    {
        var reader = Reader(("Kestrel:Certificates:Default:Path", path), ("Kestrel:Certificates:Default:KeyPath", keyPath), ("Kestrel:Certificates:Default:Password", password));
        Certificates.Check(reader, office.Folder);
        return reader.Faults;
    }

    private static SettingsReader Reader(params (string Key, string? Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Key, s.Value))).Build());

    /// <summary>The files in its folder, whose keys take a while to make.</summary>
    public sealed class Office : IDisposable
    {
        private readonly TempFolder _folder = new();

        public Office()
        {
            using var key = RSA.Create(2048);
            using var other = RSA.Create(2048);
            using var certificate = Certificate(key);
            File.WriteAllBytes(_folder.File("good.pfx"), certificate.Export(X509ContentType.Pkcs12, Password));
            File.WriteAllBytes(_folder.File("bare.pfx"), certificate.Export(X509ContentType.Pkcs12));
            File.WriteAllText(_folder.File("good.pem"), certificate.ExportCertificatePem());
            File.WriteAllBytes(_folder.File("good.cer"), certificate.Export(X509ContentType.Cert));
            File.WriteAllText(_folder.File("good.key"), key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(_folder.File("locked.key"), key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
            File.WriteAllText(_folder.File("other.key"), other.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(_folder.File("text.txt"), "不是证书");
        }

        public string Folder => _folder.Path;

        public void Dispose() => _folder.Dispose();

        private static X509Certificate2 Certificate(RSA key) => new CertificateRequest("CN=dangjian.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
