using System.Reflection;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using CsvHelper;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Writes a data set the way the loader reads it: UTF-8 with BOM, CRLF, one file per entity.</summary>
internal static class CsvFiles
{
    /// <param name="copies">How many counties, each with codes of its own: about 10 make a city, 100 a province, 2,800 the nation.</param>
    public static void Write(CountyData data, string directory, int copies = 1)
    {
        Directory.CreateDirectory(directory);
        var shifts = new CountyCopies(data);
        foreach (var file in CountyFiles.Files)
        {
            using var stream = File.Create(Path.Combine(directory, file.Name));
            Write(file, data, stream, shifts, copies);
        }
    }

    public static byte[] Bytes(DataFile file, CountyData data)
    {
        using var stream = new MemoryStream();
        Write(file, data, stream, new CountyCopies(data), copies: 1);
        return stream.ToArray();
    }

    private static void Write(DataFile file, CountyData data, Stream stream, CountyCopies shifts, int copies)
    {
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n" }, leaveOpen: true);
        writer.WriteHeader(file.Columns.ToArray());
        var properties = file.Columns.Select(c => file.RowType.GetProperty(c, BindingFlags.Public | BindingFlags.Instance)!).ToList();
        for (var copy = 0; copy < (CountyCopies.AreShared(file) ? 1 : copies); copy++)
            foreach (var row in file.RowsOf(data))
            {
                foreach (var property in properties) writer.WriteField(shifts.Shift(property.Name, FileText.Write(property.GetValue(row)), copy));
                writer.EndRecord();
            }
    }
}
