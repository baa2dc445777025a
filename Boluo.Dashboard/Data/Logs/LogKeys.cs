using System.Security.Cryptography;
using System.Text;
using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>The secret behind the seals of a log. Its id stands in every seal, so that a lost key is told from a forged row.</summary>
public sealed record LogKey(string Id, byte[] Secret)
{
    public const int SecretLength = 32;

    internal static LogKey Of(byte[] secret) => new(Convert.ToHexStringLower(SHA256.HashData(secret))[..8], secret);

    internal IncrementalHash Begin() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Secret);

    internal string Mac(string text) => Text(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(text)));

    /// <summary>A proof of a text that says by which key it was made.</summary>
    internal string Proof(string text) => $"{Id}.{Mac(text)}";

    internal static string Text(byte[] mac) => System.Buffers.Text.Base64Url.EncodeToString(mac);
}

/// <summary>
/// The keys of the logs, in files beside those of the sessions, for the owner only. The newest seals; older ones that somebody has put
/// back under other names (log-….key) still prove what they have sealed. Without an open key nothing is sealed.
/// </summary>
public sealed class LogKeys(DatabaseFile file)
{
    public const string Extension = ".key", Name = "log" + Extension;

    private const string Pattern = "log*" + Extension;

    private readonly Dictionary<string, LogKey> _known = new(StringComparer.Ordinal);

    public LogKey? Current { get; private set; }

    /// <summary>No log has been sealed with it yet.</summary>
    public bool IsNew { get; private set; }

    private string Path => System.IO.Path.Combine(file.KeysFolder, Name);

    /// <summary>A key has this name until the first seals are stored: a start that was killed in between is no reason for alarm.</summary>
    private string NewPath => Path + ".new";

    /// <summary>Reads the keys, or makes the first one. The folder is there.</summary>
    /// <exception cref="StartRefusedException">A key file cannot be read or written.</exception>
    public void Open()
    {
        try
        {
            Load();
            IsNew = !File.Exists(Path);
            if (IsNew && !File.Exists(NewPath)) Make();
            Current = Read(IsNew ? NewPath : Path);
            Add(Current);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{DatabaseFaults.Describe(e) ?? "日志密钥文件无法读写，请检查权限。"}路径：{Path}", e);
        }
    }

    /// <summary>The name under which a key that came from elsewhere, as with a backup, lies beside the one that seals here.</summary>
    public static string NameBeside(string path) => $"log-{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..8]}{Extension}";

    /// <summary>Knows the keys that there are, to verify with; makes none and seals nothing.</summary>
    internal void Load()
    {
        if (!Directory.Exists(file.KeysFolder)) return;
        foreach (var path in Directory.GetFiles(file.KeysFolder, Pattern)) Add(Read(path));
    }

    /// <summary>The seals are stored.</summary>
    internal void Settle()
    {
        if (!IsNew) return;
        File.Move(NewPath, Path);
        IsNew = false;
    }

    internal LogKey? Find(string id) => _known.GetValueOrDefault(id);

    /// <summary>Whether one of the keys has made this proof of the text.</summary>
    internal bool Proves(string? proof, string text) => proof?.Split('.') is [var id, var mac] && Find(id)?.Mac(text) == mac;

    private void Add(LogKey key) => _known[key.Id] = key;

    private void Make()
    {
        using var stream = OwnFiles.Create(NewPath);
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(LogKey.SecretLength))));
        stream.Flush(flushToDisk: true);
    }

    private static LogKey Read(string path)
    {
        try
        {
            if (Convert.FromHexString(File.ReadAllText(path).Trim()) is { Length: LogKey.SecretLength } secret) return LogKey.Of(secret);
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new StartRefusedException($"日志密钥文件已损坏，请用备份恢复：{path}");
    }
}
