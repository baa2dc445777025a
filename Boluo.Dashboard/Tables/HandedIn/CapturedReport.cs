using System.IO.Compression;
using System.Text.Json;

namespace Boluo.Dashboard.Tables.HandedIn;

/// <summary>What a report says at one moment, as people read it: every cell is a text, so that it can be shown when tables and columns have long changed.</summary>
public sealed record CapturedReport(IReadOnlyList<CapturedSheet> Sheets)
{
    /// <summary>The totals that prove it complete: the table, what is added up, and the sum.</summary>
    public IEnumerable<(string Sheet, string Name, string Value)> Controls =>
        from sheet in Sheets
        from block in sheet.Blocks
        from row in block.Rows
        where row.Kind == RowKind.Total
        from i in block.AddedUp
        select (sheet.Name, $"{(block.Heading is null ? "" : block.Heading + "：")}{block.Columns[i]}", row.Cells[i]);

    public byte[] Pack()
    {
        using var stream = new MemoryStream();
        using (var packed = new BrotliStream(stream, CompressionLevel.Optimal)) JsonSerializer.Serialize(packed, this);
        return stream.ToArray();
    }

    public static CapturedReport Unpack(byte[] content)
    {
        using var packed = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<CapturedReport>(packed)!;
    }
}

/// <param name="Key">The table's name in exports, by which it is found again.</param>
/// <param name="Name">The name of its sheet.</param>
public sealed record CapturedSheet(string Key, string Name, IReadOnlyList<CapturedBlock> Blocks);

/// <param name="Columns">The headers, with those above them.</param>
/// <param name="AddedUp">Positions of the columns that have a total.</param>
public sealed record CapturedBlock(string? Heading, IReadOnlyList<string> Columns, IReadOnlyList<int> AddedUp, IReadOnlyList<CapturedRow> Rows)
{
    public static CapturedBlock Of(SheetBlock block) => new(block.Heading, [.. block.Columns.Select(HeaderGrid.PathOf)],
        [.. Enumerable.Range(0, block.Columns.Count).Where(i => block.Columns[i].Total != Total.None)],
        [.. block.Rows.Select(row => new CapturedRow(row.Key, row.Kind, [.. row.Cells.Select((cell, i) => Cells.Text(cell, block.Columns[i]))]))]);
}

public sealed record CapturedRow(string Key, RowKind Kind, IReadOnlyList<string> Cells);
