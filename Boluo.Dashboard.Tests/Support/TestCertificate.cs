using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>Certificates that nobody has issued.</summary>
internal static class TestCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>With its key and without a password.</summary>
    public static byte[] Pfx(string name, DateTime begins, DateTime ends, string usage = ServerAuthentication)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        using var certificate = request.CreateSelfSigned(begins, ends);
        return certificate.Export(X509ContentType.Pkcs12);
    }

    /// <summary>The same, good today.</summary>
    public static byte[] Pfx(string name = "dangjian.example")
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return Pfx(name, now.AddDays(-1), now.AddDays(400));
    }
}
