using System.IO.Compression;
using System.Text.Json;
using Boluo.Dashboard.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>Keeps what workbooks hold so that nobody reads personal numbers out of the database's file or a backup of it: packed, and sealed with the program's keys.</summary>
internal sealed class DraftVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Boluo.ImportDrafts");

    public byte[] Protect(byte[] content) => _protector.Protect(content);

    public byte[] Unprotect(byte[] content) => _protector.Unprotect(content);

    public byte[] Pack<T>(T content)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(zip, content, RowJson.Options);
        return Protect(packed.ToArray());
    }

    public T Unpack<T>(byte[] content)
    {
        using var zip = new BrotliStream(new MemoryStream(Unprotect(content)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(zip, RowJson.Options)!;
    }
}
