using System.IO.Compression;
using System.Security.Cryptography;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Copies;
using Boluo.Dashboard.Data.Logs;

namespace Boluo.Dashboard.Backups;

/// <summary>
/// A backup: one file that holds the database, the keys that protect sessions and stored values, and the manifest with the hash of each.
/// </summary>
public static class BackupFile
{
    public const string Database = "boluo.db";

    private const string Keys = "keys/", Manifest = "manifest.json";

    /// <summary>Of the keys of sessions, and of the chains of the logs.</summary>
    private static readonly string[] KeyExtensions = [".xml", LogKeys.Extension];

    /// <summary>A manifest has a line per table and key; whatever is longer is none.</summary>
    private const long LongestManifest = 1024 * 1024;

    /// <summary>Writes a backup of a copied database, down to the disk.</summary>
    public static void Write(string path, string database, string keysFolder, DatabaseContent content, string programVersion, DateTime at)
    {
        using var stream = OwnFiles.Create(path);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            List<BackupPart> parts = [Add(archive, Database, database)];
            if (Directory.Exists(keysFolder))
                foreach (var key in Directory.EnumerateFiles(keysFolder).Where(IsKey).Order(StringComparer.Ordinal)) parts.Add(Add(archive, Keys + Path.GetFileName(key), key));
            var manifest = new BackupManifest
            {
                Format = BackupManifest.KnownFormat,
                At = at,
                ProgramVersion = programVersion,
                Migrations = content.Migrations,
                AsOf = content.AsOf,
                LastChangeAt = content.LastChangeAt,
                Rows = content.Rows,
                Parts = parts,
            }.Write();
            using (var entry = archive.CreateEntry(Manifest).Open()) entry.Write(manifest);
            archive.Comment = Hash(manifest);
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Takes a backup apart into an empty folder, and refuses it unless every byte is as it was written and the database holds together
    /// and has the rows that it had.
    /// </summary>
    /// <exception cref="BackupRefusedException">It is damaged, was changed, or is of a later program.</exception>
    public static BackupManifest Open(string path, string folder)
    {
        try
        {
            using var archive = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read);
            var manifest = ReadManifest(archive);
            if (manifest.Format > BackupManifest.KnownFormat) throw Refused($"由更新版本的程序（{manifest.ProgramVersion}）生成，请使用该版本");
            Directory.CreateDirectory(Path.Combine(folder, Keys));
            foreach (var part in manifest.Parts) Extract(archive, part, folder);
            CheckDatabase(Path.Combine(folder, Database), manifest);
            return manifest;
        }
        catch (InvalidDataException e)
        {
            throw Refused("不是备份文件，或已损坏", e);
        }
        catch (FileNotFoundException e)
        {
            throw new BackupRefusedException($"未找到备份文件：{path}。", e);
        }

        BackupRefusedException Refused(string why, Exception? inner = null) => new($"备份文件{why}：{path}。", inner);

        BackupManifest ReadManifest(ZipArchive archive)
        {
            if (archive.GetEntry(Manifest) is not { Length: <= LongestManifest } entry) throw Refused("没有清单，不是本系统的备份");
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            if (Hash(memory.ToArray()) != archive.Comment) throw Refused("的清单已损坏或被改动");
            return BackupManifest.TryRead(memory.ToArray()) is { } manifest && manifest.Parts.Any(p => p.Name == Database) ? manifest : throw Refused("的清单有误");
        }

        void Extract(ZipArchive archive, BackupPart part, string to)
        {
            if (part.Name != Database && (part.Name != Keys + Path.GetFileName(part.Name) || !IsKey(part.Name))) throw Refused($"的清单有误（{part.Name}）");
            if (archive.GetEntry(part.Name) is not { } entry || entry.Length != part.Bytes) throw Refused($"缺少内容（{part.Name}）");
            using var stream = entry.Open();
            using var target = OwnFiles.Create(Path.Combine(to, part.Name));
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[128 * 1024];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
                if (target.Length > part.Bytes) break;
            }

            target.Flush(flushToDisk: true);
            if (Convert.ToHexString(hash.GetHashAndReset()) != part.Sha256) throw Refused($"的校验值不符，内容已损坏或被改动（{part.Name}）");
        }

        void CheckDatabase(string database, BackupManifest manifest)
        {
            if (DatabaseCopy.FaultOf(database) is { } fault) throw Refused($"中的数据库未通过核对（{fault}）");
            if (DatabaseCopy.ContentOf(database).TableUnlike(manifest.Rows) is { } table) throw Refused($"中的行数与清单不符（{table}）");
        }
    }

    private static bool IsKey(string name) => KeyExtensions.Contains(Path.GetExtension(name));

    /// <summary>What the manifest is checked by, as it checks the rest; it stands in the archive's comment.</summary>
    private static string Hash(byte[] manifest) => Convert.ToHexString(SHA256.HashData(manifest));

    private static BackupPart Add(ZipArchive archive, string name, string path)
    {
        using (var source = File.OpenRead(path))
        using (var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open())
            source.CopyTo(entry);
        using var again = File.OpenRead(path);
        return new BackupPart(name, again.Length, Convert.ToHexString(SHA256.HashData(again)));
    }
}
