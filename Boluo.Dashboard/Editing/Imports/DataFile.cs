using System.Globalization;
using System.Text;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Registers;
using CsvHelper;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The data file of a register: its name, its columns, and how its lines become rows.</summary>
public sealed class DataFile(IRegister register)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public string Name { get; } = register.FileName!;

    /// <summary>The header, in the order in which the file is written.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. register.Columns.Select(f => f.Property)];

    public Type RowType => register.RowType;

    /// <summary>The rows of this file, for writing.</summary>
    public IEnumerable<object> RowsOf(CountyData data) => data.Of(RowType);

    /// <summary>The labels of the columns that are somebody's own.</summary>
    public IEnumerable<string> Personal => register.Columns.Where(f => f.IsPersonal).Select(f => f.Label);

    /// <summary>Writes all rows that the database has, as <see cref="Read"/> reads them.</summary>
    /// <returns>How many there are.</returns>
    public async Task<long> WriteAsync(BoluoDbContext db, Stream stream, CancellationToken cancel)
    {
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n" }, leaveOpen: true);
        writer.WriteHeader(Columns.ToArray());
        var rows = 0L;
        await foreach (var row in register.RowsAsync(db).WithCancellation(cancel))
        {
            foreach (var field in register.Columns) writer.WriteField(FileText.Write(field.ValueOf(row)));
            writer.EndRecord();
            rows++;
        }

        return rows;
    }

    /// <summary>Reads the file into the data set; what is wrong with it is told to <paramref name="problems"/>.</summary>
    public void Read(string directory, CountyData data, Problems problems)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            problems.Say($"文件 {Name} 不存在，应位于 {directory}。");
            return;
        }

        var bytes = File.ReadAllBytes(path);
        try
        {
            _ = Strict.GetCharCount(bytes);
        }
        catch (DecoderFallbackException)
        {
            problems.Say($"文件 {Name} 不是UTF-8编码，请另存为“CSV UTF-8（逗号分隔）”后再试。");
            return;
        }

        using var reader = CsvReader.Create(bytes, new CsvReaderOptions
        {
            Separator = ',',
            TrimWhitespace = true,
            TrackLineNumbers = true,
            OnMalformedRecord = record => problems.Add(Name, (int)record.LineNumber, null, "引号不成对或位置有误。"),
        });
        ReadRows(reader, bytes is [.., (byte)'\n'], data, problems);
    }

    private void ReadRows(CsvReader reader, bool ended, CountyData data, Problems problems)
    {
        reader.ReadHeader();
        var header = reader.Headers.Select(h => h.Trim()).ToArray();
        if (!IsHeader([.. header.Where(h => h.Length > 0)], problems)) return;

        var cells = register.Columns.Select(f => (Field: f, Position: Array.IndexOf(header, f.Property))).ToArray();
        var sheet = new SpreadsheetLines(header, ended);
        while (reader.Read()) sheet.Add((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())]);
        foreach (var (line, fields, fault) in sheet.Rows())
        {
            if (fault is not null)
            {
                problems.Add(Name, line, null, fault);
                continue;
            }

            Add(cells, fields, line, data, problems);
        }
    }

    private void Add((Field Field, int Position)[] cells, IReadOnlyList<string> fields, int line, CountyData data, Problems problems)
    {
        var (row, isSound) = (register.NewRow(), true);
        foreach (var (field, position) in cells)
        {
            var (value, fault) = FileText.Read(field, fields[position]);
            if (fault is null)
            {
                if (value is not null) field.Put(row, value);
                continue;
            }

            isSound = false;
            problems.Add(Name, line, field.Property, fault);
        }

        if (isSound && register.FaultOf(row) is var (column, clause))
        {
            isSound = false;
            problems.Add(Name, line, column, $"{clause}。");
        }

        problems.Remember(row, Name, line, isSound);
        register.Keep(row, data);
    }

    private bool IsHeader(string[] header, Problems problems)
    {
        var missing = Columns.Except(header, StringComparer.Ordinal).ToList();
        var unknown = header.Except(Columns, StringComparer.Ordinal).ToList();
        var twice = header.GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        if (missing.Count > 0) problems.Say($"文件 {Name} 表头缺少列：{string.Join("、", missing)}。");
        if (unknown.Count > 0) problems.Say($"文件 {Name} 表头有未知列：{string.Join("、", unknown.Select(u => $"“{u}”"))}，应为：{string.Join("、", Columns)}。");
        if (twice.Count > 0) problems.Say($"文件 {Name} 表头有重复列：{string.Join("、", twice)}。");
        return missing.Count + unknown.Count + twice.Count == 0;
    }
}
