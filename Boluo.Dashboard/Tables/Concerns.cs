using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>Which published figures, and which readings of them, the notes of a table speak of.</summary>
public static class Concerns
{
    /// <summary>The figures whose rows stand on the table's own page, and those that the table names.</summary>
    public static IEnumerable<Comparison> FiguresOf(ISheet sheet, ComparisonList all) => all.All.Where(c =>
        sheet.Figures.Contains(c.Published.Key) || (c.Passport is { } passport && Urls.WithoutViews(passport.Figure.RowsPath) == sheet.Path));

    /// <summary>The readings of those figures, and those that name the table.</summary>
    public static IEnumerable<Reading> ReadingsOf(ISheet sheet, ComparisonList all)
    {
        var figures = FiguresOf(sheet, all).Select(c => c.Published.Key).ToHashSet(StringComparer.Ordinal);
        return Readings.All.Where(r => r.Sheets.Contains(sheet.Name) || r.Figures.Any(figures.Contains));
    }
}
