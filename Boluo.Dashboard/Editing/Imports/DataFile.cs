using System.Globalization;
using System.Text;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Registers;
using CsvHelper;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>One file of the data set: its name, its columns, and how its lines become rows.</summary>
public abstract class DataFile(string name, IReadOnlyList<string> columns)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public string Name { get; } = name;

    /// <summary>The header, in the order in which the file is written.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    public abstract Type RowType { get; }

    /// <summary>The rows of this file, for writing.</summary>
    public abstract IEnumerable<object> RowsOf(CountyData data);

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

    /// <summary>Reads one line.</summary>
    protected abstract void Add(IReadOnlyList<string> header, IReadOnlyList<string> fields, int line, CountyData data, Problems problems);

    private void ReadRows(CsvReader reader, bool ended, CountyData data, Problems problems)
    {
        reader.ReadHeader();
        var header = reader.Headers.Select(h => h.Trim()).ToArray();
        if (!IsHeader([.. header.Where(h => h.Length > 0)], problems)) return;

        var sheet = new SpreadsheetLines(header, ended);
        while (reader.Read()) sheet.Add((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())]);
        foreach (var (line, fields, fault) in sheet.Rows())
        {
            if (fault is not null)
            {
                problems.Add(Name, line, null, fault);
                continue;
            }

            Add(header, fields, line, data, problems);
        }
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

/// <inheritdoc cref="DataFile"/>
public sealed class DataFile<T>(string name, Func<CountyData, List<T>> rows, Func<CsvRow, T> read) : DataFile(name, ColumnsOf(read)) where T : class
{
    public override Type RowType => typeof(T);

    public override IEnumerable<object> RowsOf(CountyData data) => rows(data);

    protected override void Add(IReadOnlyList<string> header, IReadOnlyList<string> fields, int line, CountyData data, Problems problems)
    {
        var row = new CsvRow(Name, header, problems);
        row.MoveTo(fields, line);
        var entity = read(row);
        problems.Remember(entity, Name, row.Line, row.Sound);
        rows(data).Add(entity);
    }

    /// <summary>The columns are those that the reading function asks for, so they are named once.</summary>
    private static List<string> ColumnsOf(Func<CsvRow, T> read)
    {
        var columns = new List<string>();
        read(new CsvRow(columns));
        return columns;
    }
}
