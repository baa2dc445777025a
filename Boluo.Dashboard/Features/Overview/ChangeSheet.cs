using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>One number that changed: its name, by how much, to how many, and the rows that came, where the ledger knows when they did.</summary>
public sealed record ChangeLine(string Name, string Amount, string Now, string Path);

/// <summary>本期变化: the numbers of the brief that changed since a day, those first that changed most for their size, and the names of those that stayed.</summary>
public sealed record ChangeSheet(IReadOnlyList<ChangeLine> Lines, int Left, IReadOnlyList<string> Level)
{
    /// <summary>Clauses at most, that of what stayed among them.</summary>
    public const int Most = 8;

    public static ChangeSheet Of(IReadOnlyDictionary<string, FigureValue> figures, EarlierDay since, Scope scope)
    {
        var told = SituationTerms.All.Where(t => figures.ContainsKey(t.Key) && t.IsToldIn(scope)).Select(t => (t.Name, Figure: figures[t.Key])).ToList();
        var changed = told.Where(t => t.Figure.Change(0) is not (null or 0)).OrderByDescending(t => Math.Abs(t.Figure.Change(0)!.Value) / Math.Max(1, Math.Abs(t.Figure.Before[0]!.Value))).ToList();
        // What has no history is never said to have stayed.
        var level = told.Where(t => t.Figure is { Value: > 0, Figure.IsCurrent: false } && t.Figure.Change(0) == 0).Select(t => t.Name).ToList();
        var shown = Most - (level.Count > 0 ? 1 : 0);
        return new ChangeSheet([.. changed.Take(shown).Select(t => Line(t.Name, t.Figure, since, scope))], Math.Max(0, changed.Count - shown), level);
    }

    private static ChangeLine Line(string name, FigureValue measured, EarlierDay since, Scope scope)
    {
        var figure = measured.Figure;
        var came = figure.RowsBetween is { } between && measured.Change(0) > 0 && since.Day < scope.AsOf ? between(since.Day.AddDays(1), scope.AsOf) : null;
        return new ChangeLine(name, measured.SignedChange(0), measured.Said(measured.Value!.Value), came ?? figure.RowsPath);
    }
}
