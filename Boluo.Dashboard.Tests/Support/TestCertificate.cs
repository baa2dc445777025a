using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>Certificates that nobody has issued, for this machine.</summary>
internal static class TestCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>With its key and without a password.</summary>
    public static byte[] Pfx(string name, DateTime begins, DateTime ends, string usage = ServerAuthentication)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(begins, TimeSpan.Zero), new DateTimeOffset(ends, TimeSpan.Zero));
        return certificate.Export(X509ContentType.Pkcs12);
    }

    /// <summary>The same, good today.</summary>
    public static byte[] Pfx(string name = "dangjian.example")
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return Pfx(name, now.AddDays(-1), now.AddDays(400));
    }

    /// <summary>A browser that trusts the certificate in the file and no other.</summary>
    public static SocketsHttpHandler Trusting(string path, CookieContainer cookies) => new()
    {
        AllowAutoRedirect = false,
        CookieContainer = cookies,
        SslOptions = { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { X509CertificateLoader.LoadPkcs12FromFile(path, null) }, RevocationMode = X509RevocationMode.NoCheck } },
    };
}
