using System.Text.Json;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Editing.Plans.Documents;

/// <summary>A 调整方案 as the county's data comes with it: a draft, ready to be previewed.</summary>
public sealed record PlanFile(string Title, string Author, PlanDocument Content)
{
    /// <summary>Where they lie beside the data files.</summary>
    public const string Folder = "plans";

    private static readonly JsonSerializerOptions Options = new(RowJson.Options) { WriteIndented = true, NewLine = "\n" };

    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>The plans of a data directory, those of a county without any being none.</summary>
    /// <exception cref="DataFileException">One cannot be read.</exception>
    public static IReadOnlyList<PlanFile> ReadAll(string directory)
    {
        var folder = Path.Combine(directory, Folder);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read)];
    }

    internal AdjustmentPlan ToPlan(DateTime at) => new()
    {
        Title = Title,
        State = AdjustmentPlanState.Draft,
        Content = RowJson.Write(Content),
        SavedAt = at,
        Revision = Guid.NewGuid(),
        AuthorName = Author,
        EditorName = Author,
    };

    private static PlanFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PlanFile>(File.ReadAllText(path), Options) is { Content: not null, Title.Length: > 0 and <= AdjustmentPlan.LongestTitle } plan
                ? plan
                : throw new DataFileException([$"文件 {Folder}/{Path.GetFileName(path)} 应有方案名称（Title）和内容（Content）。"], 1);
        }
        catch (JsonException)
        {
            throw new DataFileException([$"文件 {Folder}/{Path.GetFileName(path)} 不是调整方案的JSON文件。"], 1);
        }
    }
}
