using System.IO.Compression;
using System.Text;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel.Uploads;

/// <summary>An .xlsx that the <see cref="UploadGuard"/> has let in. There is no other way to have one.</summary>
public sealed class SafeWorkbook
{
    internal SafeWorkbook(string name, byte[] content) => (Name, Content) = (name, content);

    /// <summary>The file's name without folder and ending.</summary>
    public string Name { get; }

    internal byte[] Content { get; }

    internal ZipArchive Open() => new(new MemoryStream(Content, writable: false), ZipArchiveMode.Read);
}

/// <summary>
/// Stands before everything that opens an uploaded workbook. A file of a few kilobytes can end the process in a library that reads
/// recursively, or fill the memory; so size, directory and every part are read as a stream first, and nothing is believed that the
/// file says about itself.
/// </summary>
public static class UploadGuard
{
    public const int LargestFile = 5 * 1024 * 1024;
    public const int MostEntries = 200;
    public const long LargestUnpacked = 64L * 1024 * 1024;
    public const int HighestRatio = 200;

    public const string NotXlsx = "文件不是.xlsx格式，请在WPS中另存为.xlsx后上传。";
    public const string OldXls = "这是旧版的.xls（或.et）文件，不是.xlsx格式。请用WPS或Excel打开，点“文件”“另存为”，文件类型选“Excel 工作簿（*.xlsx）”，保存后上传。";
    public const string Strict = "文件是“Strict Open XML 电子表格”格式。请用WPS或Excel打开，点“文件”“另存为”，文件类型选“Excel 工作簿（*.xlsx）”，保存后上传。";
    public const string Encrypted = "文件已加密，请取消密码后上传。";
    public const string Damaged = "文件已损坏，请在WPS中重新保存后上传。";
    public static readonly string TooLarge = UploadLimits.Form.TooLarge;
    public const string Unpacked = "文件解压后内容过大，请删除多余的行列和工作表后上传。";
    public const string Macros = "文件含有宏，请在WPS中另存为.xlsx后上传。";
    public const string Links = "文件含有指向其他文件的链接，请断开链接后上传。";

    /// <summary>Small parts of one repeated letter pack well; they are no danger.</summary>
    private const long SmallPart = 256 * 1024;

    private static readonly byte[] ZipMagic = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] OleMagic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The stream of an encrypted workbook, by its name in the directory of the old container.</summary>
    private static readonly byte[] EncryptedStream = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <returns>The workbook, or one sentence that says what to do.</returns>
    public static Result<SafeWorkbook> Check(string fileName, byte[] content) => Check(fileName, content, UploadLimits.Form);

    /// <inheritdoc cref="Check(string, byte[])"/>
    public static Result<SafeWorkbook> Check(string fileName, byte[] content, UploadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            return Refusal(content, limits) is { } refusal ? Result<SafeWorkbook>.Fail(refusal) : new SafeWorkbook(NameOf(fileName), content);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or IOException or NotSupportedException or ArgumentException)
        {
            return Result<SafeWorkbook>.Fail(Damaged);
        }
    }

    /// <summary>A workbook of the format before .xlsx. One that is encrypted stands in the same container, whatever its format.</summary>
    internal static bool IsOld(ReadOnlySpan<byte> content) => content.StartsWith(OleMagic) && content.IndexOf(EncryptedStream) < 0;

    private static string? Refusal(byte[] content, UploadLimits limits)
    {
        if (content.Length > limits.LargestFile) return limits.TooLarge;
        if (content.AsSpan().StartsWith(OleMagic)) return IsOld(content) ? OldXls : Encrypted;
        if (!content.AsSpan().StartsWith(ZipMagic)) return NotXlsx;
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        return OfDirectory(zip, content.Length, limits) ?? OfParts(zip, limits);
    }

    /// <summary>What the directory says, before anything is unpacked.</summary>
    private static string? OfDirectory(ZipArchive zip, int size, UploadLimits limits)
    {
        if (zip.Entries.Count > MostEntries) return Unpacked;
        if (zip.Entries.Any(e => e.IsEncrypted)) return Encrypted;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!zip.Entries.All(e => names.Add(e.FullName) && IsPlain(e.FullName))) return Damaged;
        if (!names.Contains(PartScan.ContentTypes)) return NotXlsx;
        if (names.Any(n => n.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))) return Macros;
        if (names.Any(n => n.Contains("externalLinks/", StringComparison.OrdinalIgnoreCase))) return Links;
        var unpacked = zip.Entries.Sum(e => Math.Min(e.Length, limits.LargestUnpacked + 1));
        if (unpacked > limits.LargestUnpacked || unpacked > Math.Max(SmallPart, (long)size * HighestRatio)) return Unpacked;
        return zip.Entries.Any(e => e.Length > SmallPart && e.Length / HighestRatio > e.CompressedLength) ? Unpacked : null;
    }

    /// <summary>What the parts are: every one is unpacked once, counted, and read from start to end where it is XML.</summary>
    private static string? OfParts(ZipArchive zip, UploadLimits limits)
    {
        var scan = new PartScan(limits);
        foreach (var entry in zip.Entries)
        {
            using var stream = new CountedStream(entry.Open(), entry.Length);
            var refusal = PartScan.IsXml(entry.FullName) ? scan.Refusal(stream, entry.FullName) : Drain(stream);
            if (refusal is not null) return refusal;
            if (stream.Count != entry.Length) return Damaged;
        }

        if (scan.IsStrict) return Strict;
        return scan.HasWorkbook ? null : NotXlsx;
    }

    private static string? Drain(Stream stream)
    {
        stream.CopyTo(Stream.Null);
        return null;
    }

    /// <summary>A path inside the file, and nowhere else.</summary>
    private static bool IsPlain(string path) =>
        path.Length is > 0 and <= 260 && path[0] != '/' && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && !path.Split('/').Contains("..");

    private static string NameOf(string fileName)
    {
        var name = ExportAnswers.Accepted(fileName.Split('/', '\\')[^1]).Trim();
        if (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) name = name[..^5].TrimEnd();
        return name.Length switch { 0 => "表样", > 80 => name[..80], _ => name };
    }

    /// <summary>Ends where a part has more bytes than the directory says.</summary>
    private sealed class CountedStream(Stream inner, long declared) : Stream
    {
        public long Count { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            Count += read;
            return Count > declared ? throw new InvalidDataException("The part is longer than the directory says.") : read;
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
