using System.Reflection;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>Rows of kinds that no register reads yet lie within the life of the community, grid or organisation that they hang on.</summary>
internal static class LifeChecks
{
    private static readonly MethodInfo Judge = typeof(LifeChecks).GetMethod(nameof(JudgeAll), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static void Run(CountyData data, RowsRead rows)
    {
        foreach (var file in DataFiles.All) Judge.MakeGenericMethod(file.RowType).Invoke(null, [data, rows]);
    }

    private static void JudgeAll<TRow>(CountyData data, RowsRead rows) where TRow : class
    {
        List<Action<TRow>> lives = [.. LifeCheck.In<TRow>(rows)];
        foreach (var row in data.Of<TRow>())
            foreach (var judge in lives) judge(row);
    }
}
