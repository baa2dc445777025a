using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Boluo.Dashboard.Backups.Watching;
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

    [Theory]
    [InlineData("good.pfx", null, Password)]
    [InlineData("bare.pfx", null, null)]
    [InlineData("good.pem", "good.key", null)]
    [InlineData("good.pem", "locked.key", Password)]
    [InlineData("both.pem", null, null)]
    public void One_setting_names_what_the_program_serves(string path, string? keyPath, string? password)
    {
        var reader = Reader(("Boluo:Certificate", path), ("Boluo:CertificateKey", keyPath), ("Boluo:CertificatePassword", password));
        var served = Certificates.Read(reader, office.Folder);
        Assert.Empty(reader.Faults);
        Assert.True(served!.Leaf.HasPrivateKey);
        Assert.Equal(served.Leaf.Thumbprint, served.Context.TargetCertificate.Thumbprint);
        Assert.Equal(("https证书", "有效期至2040年1月1日 08:00"), served.Fact);
    }

    [Theory]
    [InlineData("none.pfx", null, null, "设置Boluo:Certificate的值“none.pfx”无效，应为可读取的证书文件。")]
    [InlineData("text.txt", null, null, "设置Boluo:Certificate的值“text.txt”无效，应为带私钥的pfx证书文件，或pem证书文件。")]
    [InlineData("good.pem", null, null, "设置Boluo:Certificate的值“good.pem”无效，应为含私钥的pem证书文件，或另设Boluo:CertificateKey（加密的私钥另设Boluo:CertificatePassword）。")]
    [InlineData("good.pem", "none.key", null, "设置Boluo:CertificateKey的值“none.key”无效，应为可读取的私钥文件。")]
    [InlineData("good.pfx", null, "错的密码", "设置Boluo:CertificatePassword的值无效，应为证书文件“good.pfx”的密码。")]
    [InlineData("old.pfx", null, null, "设置Boluo:Certificate的值“old.pfx”无效，应为有效期内的证书（该证书自2018年1月1日 08:00至2019年1月1日 08:00有效，本机时间为")]
    [InlineData("mail.pfx", null, null, "设置Boluo:Certificate的值“mail.pfx”无效，应为用途含“服务器身份验证”的证书。")]
    [InlineData("0123456789abcdef0123456789abcdef01234567", null, null, "设置Boluo:Certificate的值“0123456789abcdef0123456789abcdef01234567”无效，应为证书文件，或本机“个人”证书存储区中某个证书的指纹。")]
    public void What_browsers_would_refuse_is_not_served(string path, string? keyPath, string? password, string fault)
    {
        var reader = Reader(("Boluo:Certificate", path), ("Boluo:CertificateKey", keyPath), ("Boluo:CertificatePassword", password));
        Assert.Null(Certificates.Read(reader, office.Folder));
        Assert.StartsWith(fault, Assert.Single(reader.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_is_set_in_one_place()
    {
        var reader = Reader(("Boluo:Certificate", "bare.pfx"), ("Kestrel:Certificates:Default:Path", "bare.pfx"));
        Assert.Null(Certificates.Read(reader, office.Folder));
        Assert.Equal("设置Boluo:Certificate的值“bare.pfx”无效，应为空，或去掉Kestrel:Certificates:Default：证书只在一处设置。", Assert.Single(reader.Faults));
    }

    [Fact]
    public void A_renewed_certificate_is_served_and_one_that_cannot_be_used_is_not()
    {
        using var folder = new TempFolder();
        var (path, now) = (folder.File("site.pfx"), new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc));
        Write("first", now.AddDays(20));
        var served = Open();
        var first = served.Leaf.Thumbprint;
        Assert.Equal([SystemCondition.CertificateEnding], served.Look(now));
        Assert.Equal([SystemCondition.CertificateExpired], served.Look(now.AddDays(21)));

        File.WriteAllText(path, "half of it");
        Assert.Equal([SystemCondition.CertificateUnusable, SystemCondition.CertificateEnding], served.Look(now));
        Assert.Equal(first, served.Leaf.Thumbprint);
        Assert.Contains("新的证书文件不能使用，Boluo:Certificate应为带私钥的pfx证书文件", served.Fact!.Value.Value, StringComparison.Ordinal);

        Write("a much longer name than the first", now.AddDays(400));
        Assert.Empty(served.Look(now));
        Assert.NotEqual(first, served.Leaf.Thumbprint);
        Assert.Equal(served.Leaf.Thumbprint, served.Context.TargetCertificate.Thumbprint);

        void Write(string name, DateTime ends) => File.WriteAllBytes(path, TestCertificate.Pfx(name, now.AddDays(-10), ends));

        ServedCertificate Open()
        {
            var files = new CertificateFiles { Root = folder.Path, PathKey = "Boluo:Certificate", Path = "site.pfx", KeyPathKey = "Boluo:CertificateKey", PasswordKey = "Boluo:CertificatePassword", KeyMayBeInside = true };
            Assert.Null(ServedCertificate.FromFiles(files, now, out var opened));
            return opened!;
        }
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
            File.WriteAllText(_folder.File("both.pem"), certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
            File.WriteAllBytes(_folder.File("old.pfx"), TestCertificate.Pfx("dangjian.example", new DateTime(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
            File.WriteAllBytes(_folder.File("mail.pfx"), TestCertificate.Pfx("dangjian.example", new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc), usage: "1.3.6.1.5.5.7.3.4"));
        }

        public string Folder => _folder.Path;

        public void Dispose() => _folder.Dispose();

        private static X509Certificate2 Certificate(RSA key) => new CertificateRequest("CN=dangjian.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
