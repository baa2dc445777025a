using System.Text.RegularExpressions;
using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Starting;

/// <summary>The certificates that the settings name, ours and those of Kestrel, opened as they will be served, before anything is created.</summary>
public static partial class Certificates
{
    private const string Own = "Certificate", Default = "Kestrel:Certificates:Default";

    /// <summary>The one of Boluo:Certificate; null where it is not set or faulty.</summary>
    public static ServedCertificate? Read(SettingsReader reader, string contentRoot)
    {
        var (path, keyPath, password) = (reader.Text(Own, 1000), reader.Text("CertificateKey", 1000), reader.Secret("CertificatePassword", 200));
        if (path is null)
        {
            if (keyPath is not null) reader.Refuse("Boluo:CertificateKey", keyPath, "空，或另设Boluo:Certificate");
            return null;
        }

        if (OfKestrel(reader.Configuration).FirstOrDefault(c => c.Exists()) is { } other)
        {
            reader.Refuse("Boluo:Certificate", path, $"空，或去掉{other.Path}：证书只在一处设置");
            return null;
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var fault = Thumbprint().IsMatch(path)
            ? ServedCertificate.FromStore(path, now, out var served)
            : ServedCertificate.FromFiles(new CertificateFiles
            {
                Root = contentRoot,
                PathKey = "Boluo:Certificate",
                Path = path,
                KeyPathKey = "Boluo:CertificateKey",
                KeyPath = keyPath,
                PasswordKey = "Boluo:CertificatePassword",
                Password = password,
                KeyMayBeInside = true,
            }, now, out served);
        if (fault is not null) Refuse(reader, fault);
        return served;
    }

    /// <summary>Those of Kestrel's own settings.</summary>
    public static void Check(SettingsReader reader, string contentRoot)
    {
        foreach (var certificate in OfKestrel(reader.Configuration).Where(c => c["Path"] is { Length: > 0 }))
        {
            var files = new CertificateFiles
            {
                Root = contentRoot,
                PathKey = $"{certificate.Path}:Path",
                Path = certificate["Path"]!,
                KeyPathKey = $"{certificate.Path}:KeyPath",
                KeyPath = certificate["KeyPath"],
                PasswordKey = $"{certificate.Path}:Password",
                Password = certificate["Password"],
            };
            if (files.Open(TimeProvider.System.GetUtcNow().UtcDateTime, out var loaded) is { } fault) Refuse(reader, fault);
            loaded?.Leaf.Dispose();
        }
    }

    /// <summary>Whether an address has a certificate of its own or the common one; whether it is sound is another question.</summary>
    public static bool IsGiven(IConfiguration configuration, string addressKey) =>
        IsOwnGiven(configuration) || configuration.GetSection(Default).Exists()
        || (addressKey.EndsWith(":Url", StringComparison.Ordinal) && configuration.GetSection(addressKey[..^":Url".Length]) is var endpoint
            && (endpoint.GetSection("Certificate").Exists() || endpoint.GetSection("Sni").Exists()));

    public static bool IsOwnGiven(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration["Boluo:Certificate"]);

    private static IEnumerable<IConfigurationSection> OfKestrel(IConfiguration configuration) => configuration.GetSection("Kestrel:Certificates").GetChildren()
        .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().SelectMany(e => e.GetSection("Sni").GetChildren().Prepend(e)).Select(e => e.GetSection("Certificate")));

    private static void Refuse(SettingsReader reader, CertificateFault fault)
    {
        if (fault.Value is null) reader.RefuseSecret(fault.Key, fault.Accepted);
        else reader.Refuse(fault.Key, fault.Value, fault.Accepted);
    }

    [GeneratedRegex("^[0-9A-Fa-f]{40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Thumbprint();
}
