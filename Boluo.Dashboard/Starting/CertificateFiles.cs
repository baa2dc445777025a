using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Boluo.Dashboard.Starting;

/// <summary>What is wrong with a certificate: the setting, its value unless that is a secret, and what it should be.</summary>
public sealed record CertificateFault(string Key, string? Value, string Accepted);

/// <summary>A certificate with its private key, and those between it and its root.</summary>
public sealed record LoadedCertificate(X509Certificate2 Leaf, X509Certificate2Collection Chain)
{
    public DateTime EndsAt => Leaf.NotAfter.ToUniversalTime();

    /// <summary>As a connection needs it; looks nothing up in a network that has no internet.</summary>
    public SslStreamCertificateContext ToContext() => SslStreamCertificateContext.Create(Leaf, Chain, offline: true);
}

/// <summary>A certificate in files that settings name, read as Kestrel reads it. A fault is told by the setting that has it.</summary>
public sealed record CertificateFiles
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Where relative paths begin.</summary>
    public required string Root { get; init; }

    public required string PathKey { get; init; }

    public required string Path { get; init; }

    public required string KeyPathKey { get; init; }

    public string? KeyPath { get; init; }

    public required string PasswordKey { get; init; }

    public string? Password { get; init; }

    /// <summary>Whether a pem file may hold the private key beside the certificate.</summary>
    public bool KeyMayBeInside { get; init; }

    /// <summary>All files that it consists of.</summary>
    public IEnumerable<string> All => KeyFile is null ? [File] : [File, KeyFile];

    private string File => System.IO.Path.Combine(Root, Path);

    private string? KeyFile => KeyPath is null ? null : System.IO.Path.Combine(Root, KeyPath);

    /// <returns>Null where the certificate can be served today.</returns>
    public CertificateFault? Open(DateTime now, out LoadedCertificate? certificate)
    {
        certificate = null;
        if (!IsReadable(File)) return new(PathKey, Path, "可读取的证书文件");
        if (KeyFile is { } keyFile && !IsReadable(keyFile)) return new(KeyPathKey, KeyPath, "可读取的私钥文件");
        var fault = KeyFile is not null ? OpenPem(KeyFile, out certificate) : KeyMayBeInside && IsPem(File) ? OpenPem(File, out certificate) : OpenPkcs12(out certificate);
        fault ??= Unfit(certificate!.Leaf, now, PathKey, Path);
        if (fault is not null) certificate = null;
        return fault;
    }

    /// <summary>What browsers would refuse, whatever file or store it came from.</summary>
    public static CertificateFault? Unfit(X509Certificate2 leaf, DateTime now, string key, string value)
    {
        if (!leaf.HasPrivateKey) return new(key, value, "带私钥的证书文件");
        if (leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } usage && usage.EnhancedKeyUsages.Cast<Oid>().All(u => u.Value != ServerAuthentication))
            return new(key, value, "用途含“服务器身份验证”的证书");
        var (begins, ends) = (leaf.NotBefore.ToUniversalTime(), leaf.NotAfter.ToUniversalTime());
        return now >= begins && now < ends ? null : new(key, value, $"有效期内的证书（该证书自{Days.LongTime(begins)}至{Days.LongTime(ends)}有效，本机时间为{Days.LongTime(now)}）");
    }

    private CertificateFault? OpenPkcs12(out LoadedCertificate? certificate)
    {
        certificate = null;
        try
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(File, Password);
            if (all.FirstOrDefault(c => c.HasPrivateKey) is not { } leaf) return new(PathKey, Path, "带私钥的证书文件");
            all.Remove(leaf);
            certificate = new(leaf, all);
            return null;
        }
        catch (CryptographicException)
        {
            return IsPkcs12(File) ? new(PasswordKey, null, $"证书文件“{Path}”的密码") : new(PathKey, Path, KeyMayBeInside ? "带私钥的pfx证书文件，或pem证书文件" : "带私钥的pfx证书文件；pem证书须另设KeyPath");
        }
    }

    private CertificateFault? OpenPem(string keyFile, out LoadedCertificate? certificate)
    {
        certificate = null;
        try
        {
            X509CertificateLoader.LoadCertificateFromFile(File).Dispose();
        }
        catch (CryptographicException)
        {
            return new(PathKey, Path, "pem或cer格式的证书文件");
        }

        try
        {
            var leaf = Servable(Password is { Length: > 0 } ? X509Certificate2.CreateFromEncryptedPemFile(File, Password, keyFile) : X509Certificate2.CreateFromPemFile(File, keyFile));
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(File);
            foreach (var own in chain.Where(c => c.Thumbprint == leaf.Thumbprint).ToList()) chain.Remove(own);
            certificate = new(leaf, chain);
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return keyFile == File
                ? new(PathKey, Path, $"含私钥的pem证书文件，或另设{KeyPathKey}（加密的私钥另设{PasswordKey}）")
                : new(KeyPathKey, KeyPath, $"与证书“{Path}”相配的pem私钥文件（加密的私钥另设Password）");
        }
    }

    /// <summary>Windows serves no certificate whose key is in memory only.</summary>
    private static X509Certificate2 Servable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows()) return certificate;
        using (certificate) return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private static bool IsPkcs12(string file)
    {
        try
        {
            return X509Certificate2.GetCertContentType(file) is X509ContentType.Pkcs12;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsPem(string file) => PemEncoding.TryFind(System.IO.File.ReadAllText(file), out _);

    private static bool IsReadable(string file)
    {
        try
        {
            using var stream = System.IO.File.OpenRead(file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
