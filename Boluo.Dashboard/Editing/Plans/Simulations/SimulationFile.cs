using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Imports;

namespace Boluo.Dashboard.Editing.Plans.Simulations;

/// <summary>A 模拟测算 as the county's data comes with it.</summary>
public sealed record SimulationFile(string Title, string Author, string Community, SimulationContent Content)
{
    /// <summary>Where they lie beside the data files.</summary>
    public const string Folder = "simulations";

    /// <summary>Those of a data directory, those of a county without any being none.</summary>
    /// <exception cref="Data.Start.DataFileException">One cannot be read.</exception>
    public static IReadOnlyList<SimulationFile> ReadAll(string directory) => DocumentFiles.ReadAll<SimulationFile>(directory, Folder, "模拟测算",
        file => file is { Content: not null, Community.Length: Domain.Community.CodeLength } ? SimulationBounds.Faults(file.Title ?? "", file.Content).FirstOrDefault() : "应有社区的区划代码（Community）和内容（Content）。");

    internal Simulation ToSimulation(DateTime at) => new()
    {
        PlaceCode = Community,
        Title = Title,
        Content = RowJson.Write(Content),
        SavedAt = at,
        Revision = Guid.NewGuid(),
        AuthorName = Author,
        EditorName = Author,
    };
}
