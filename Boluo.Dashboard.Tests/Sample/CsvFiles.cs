using System.Globalization;
using System.Reflection;
using Boluo.Dashboard.Data.Loading;
using CsvHelper;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Writes a data set the way the loader reads it: UTF-8 with BOM, CRLF, one file per entity.</summary>
internal static class CsvFiles
{
    public static byte[] Bytes(DataFile file, CountyData data)
    {
        using var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n" }, leaveOpen: true))
        {
            writer.WriteHeader(file.Columns.ToArray());
            var properties = file.Columns.Select(c => file.RowType.GetProperty(c, BindingFlags.Public | BindingFlags.Instance)!).ToList();
            foreach (var row in file.RowsOf(data))
            {
                foreach (var property in properties) writer.WriteField(Text(property.GetValue(row)));
                writer.EndRecord();
            }
        }

        return stream.ToArray();
    }

    public static void Write(CountyData data, string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var file in DataFiles.All) File.WriteAllBytes(Path.Combine(directory, file.Name), Bytes(file, data));
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
