using System.Text.Json;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>Documents that come with the county's data: one JSON file each, in a folder beside the files of rows.</summary>
public static class DocumentFiles
{
    private static readonly JsonSerializerOptions Options = new(RowJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static string ToJson<T>(T document) => JsonSerializer.Serialize(document, Options) + "\n";

    /// <summary>The documents in a folder of a data directory; none where there is no such folder.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="folder">The folder in it.</param>
    /// <param name="noun">What they are, for messages.</param>
    /// <param name="fault">What is missing in one, in a whole sentence; null where it is whole.</param>
    /// <exception cref="DataFileException">One cannot be read.</exception>
    public static IReadOnlyList<T> ReadAll<T>(string directory, string folder, string noun, Func<T, string?> fault)
    {
        var path = Path.Combine(directory, folder);
        return Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal).Select(file => Read(file, $"文件 {folder}/{Path.GetFileName(file)} ", noun, fault))] : [];
    }

    private static T Read<T>(string file, string subject, string noun, Func<T, string?> fault)
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(File.ReadAllText(file), Options) is not { } document) throw new DataFileException([$"{subject}是空的。"], 1);
            return fault(document) is { } wrong ? throw new DataFileException([subject + wrong], 1) : document;
        }
        catch (JsonException)
        {
            throw new DataFileException([$"{subject}不是{noun}的JSON文件。"], 1);
        }
    }
}
