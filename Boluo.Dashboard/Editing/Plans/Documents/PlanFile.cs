using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Imports;

namespace Boluo.Dashboard.Editing.Plans.Documents;

/// <summary>A 调整方案 as the county's data comes with it: a draft, ready to be previewed.</summary>
public sealed record PlanFile(string Title, string Author, PlanDocument Content)
{
    /// <summary>Where they lie beside the data files.</summary>
    public const string Folder = "plans";

    /// <summary>The plans of a data directory, those of a county without any being none.</summary>
    /// <exception cref="Data.Start.DataFileException">One cannot be read.</exception>
    public static IReadOnlyList<PlanFile> ReadAll(string directory) => DocumentFiles.ReadAll<PlanFile>(directory, Folder, "调整方案",
        plan => plan is { Content: not null, Title.Length: > 0 and <= AdjustmentPlan.LongestTitle } ? null : "应有方案名称（Title）和内容（Content）。");

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
}
