using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Starting;

/// <summary>The certificates that the settings of Kestrel name, opened as Kestrel will open them, before anything is created.</summary>
public static class Certificates
{
    private const string Default = "Kestrel:Certificates:Default";

    public static void Check(SettingsReader reader, string contentRoot)
    {
        var configuration = reader.Configuration;
        var own = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .SelectMany(e => e.GetSection("Sni").GetChildren().Prepend(e)).Select(e => e.GetSection("Certificate"));
        foreach (var certificate in configuration.GetSection("Kestrel:Certificates").GetChildren().Concat(own)) CheckFile(reader, certificate, contentRoot);
    }

    /// <summary>Whether an address has a certificate of its own or the common one; whether it is sound is another question.</summary>
    public static bool IsGiven(IConfiguration configuration, string addressKey) =>
        configuration.GetSection(Default).Exists()
        || (addressKey.EndsWith(":Url", StringComparison.Ordinal) && configuration.GetSection(addressKey[..^":Url".Length]) is var endpoint
            && (endpoint.GetSection("Certificate").Exists() || endpoint.GetSection("Sni").Exists()));

    private static void CheckFile(SettingsReader reader, IConfigurationSection certificate, string contentRoot)
    {
        if (certificate["Path"] is not { Length: > 0 } path) return;
        var keyPath = certificate["KeyPath"];
        var (file, keyFile) = (Path.Combine(contentRoot, path), keyPath is null ? null : Path.Combine(contentRoot, keyPath));
        if (!IsReadable(file)) reader.Refuse($"{certificate.Path}:Path", path, "可读取的证书文件");
        else if (keyFile is not null && !IsReadable(keyFile)) reader.Refuse($"{certificate.Path}:KeyPath", keyPath, "可读取的私钥文件");
        else if (keyFile is null) CheckPkcs12(reader, certificate, path, file);
        else CheckPem(reader, certificate, path, file, keyPath!, keyFile);
    }

    private static void CheckPkcs12(SettingsReader reader, IConfigurationSection certificate, string path, string file)
    {
        try
        {
            using var loaded = X509CertificateLoader.LoadPkcs12FromFile(file, certificate["Password"]);
            if (!loaded.HasPrivateKey) reader.Refuse($"{certificate.Path}:Path", path, "带私钥的证书文件");
        }
        catch (CryptographicException)
        {
            if (IsPkcs12(file)) reader.RefuseSecret($"{certificate.Path}:Password", $"证书文件“{path}”的密码");
            else reader.Refuse($"{certificate.Path}:Path", path, "带私钥的pfx证书文件；pem证书须另设KeyPath");
        }
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

    private static void CheckPem(SettingsReader reader, IConfigurationSection certificate, string path, string file, string keyPath, string keyFile)
    {
        try
        {
            X509CertificateLoader.LoadCertificateFromFile(file).Dispose();
        }
        catch (CryptographicException)
        {
            reader.Refuse($"{certificate.Path}:Path", path, "pem或cer格式的证书文件");
            return;
        }

        try
        {
            using var loaded = certificate["Password"] is { Length: > 0 } password
                ? X509Certificate2.CreateFromEncryptedPemFile(file, password, keyFile)
                : X509Certificate2.CreateFromPemFile(file, keyFile);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            reader.Refuse($"{certificate.Path}:KeyPath", keyPath, $"与证书“{path}”相配的pem私钥文件（加密的私钥另设Password）");
        }
    }

    private static bool IsReadable(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
