using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Boluo.Dashboard.Backups.Watching;

namespace Boluo.Dashboard.Starting;

/// <summary>
/// The certificate of https. Its files are looked at with all else that is watched: one that was renewed serves the next connections without a
/// restart, and while the new one cannot be used the one before goes on.
/// </summary>
public sealed class ServedCertificate : IWatched
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    private readonly CertificateFiles? _files;
    private Held _held;
    private string? _read;
    private CertificateFault? _fault;

    private ServedCertificate(LoadedCertificate certificate, CertificateFiles? files)
    {
        (_files, _held) = (files, new Held(certificate, certificate.ToContext()));
        _read = Mark();
    }

    public X509Certificate2 Leaf => _held.Certificate.Leaf;

    public SslStreamCertificateContext Context => _held.Context;

    public (string Name, string Value)? Fact => ("https证书", $"有效期至{Days.LongTime(_held.Certificate.EndsAt)}{(_fault is { } fault ? $"；新的证书文件不能使用，{fault.Key}应为{fault.Accepted}" : "")}");

    /// <returns>What keeps it from being served; null where it is.</returns>
    public static CertificateFault? FromFiles(CertificateFiles files, DateTime now, out ServedCertificate? served)
    {
        var fault = files.Open(now, out var loaded);
        served = loaded is null ? null : new ServedCertificate(loaded, files);
        return fault;
    }

    /// <summary>From the personal certificates of the machine, or of the account that the program runs as.</summary>
    /// <returns>What keeps it from being served; null where it is.</returns>
    public static CertificateFault? FromStore(string thumbprint, DateTime now, out ServedCertificate? served)
    {
        served = null;
        if (Find(StoreLocation.LocalMachine, thumbprint) is not { } leaf && (leaf = Find(StoreLocation.CurrentUser, thumbprint)) is null)
            return new("Boluo:Certificate", thumbprint, "证书文件，或本机“个人”证书存储区中某个证书的指纹");
        if (CertificateFiles.Unfit(leaf, now, "Boluo:Certificate", thumbprint) is { } fault) return fault;
        served = new ServedCertificate(new LoadedCertificate(leaf, []), null); // Windows finds those between by itself.
        return null;
    }

    public IEnumerable<SystemCondition> Look(DateTime now)
    {
        if (_files is not null && Mark() is var mark && mark != _read)
        {
            _fault = _files.Open(now, out var renewed);
            if (renewed is not null) _held = new Held(renewed, renewed.ToContext());
            _read = _fault is null ? mark : null; // What cannot be used is tried again: certificate and key may come one after the other.
        }

        if (_fault is not null) yield return SystemCondition.CertificateUnusable;
        if (now >= _held.Certificate.EndsAt) yield return SystemCondition.CertificateExpired;
        else if (now >= _held.Certificate.EndsAt - Notice) yield return SystemCondition.CertificateEnding;
    }

    private static X509Certificate2? Find(StoreLocation location, string thumbprint)
    {
        try
        {
            using var store = new X509Store(StoreName.My, location, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault();
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException)
        {
            return null; // There is no such store.
        }
    }

    /// <summary>Differs when a file has been written to.</summary>
    private string? Mark() => _files is null ? null : string.Join('|', _files.All.Select(f => new FileInfo(f) is { Exists: true } file ? Invariant($"{file.LastWriteTimeUtc.Ticks}-{file.Length}") : "-"));

    private sealed record Held(LoadedCertificate Certificate, SslStreamCertificateContext Context);
}
