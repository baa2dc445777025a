using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>Which published figures, and which interpretations of them, the notes of a table speak of.</summary>
public static class SheetFigures
{
    /// <summary>The figures whose rows stand on the table's own page, and those that the table names.</summary>
    public static IEnumerable<Comparison> FiguresOf(ISheet sheet, ComparisonList all) => all.All.Where(c =>
        sheet.Figures.Contains(c.Published.Key) || (c.Passport is { } passport && Urls.WithoutViews(passport.Figure.RowsPath) == sheet.Path));

    /// <summary>The interpretations of those figures, and those that name the table.</summary>
    public static IEnumerable<Interpretation> InterpretationsOf(ISheet sheet, ComparisonList all, CountyFacts county)
    {
        var figures = FiguresOf(sheet, all).Select(c => c.Published.Key).ToHashSet(StringComparer.Ordinal);
        return county.Interpretations.Where(i => i.ConcernsSheet(sheet.Name) || figures.Any(i.ConcernsFigure));
    }
}
