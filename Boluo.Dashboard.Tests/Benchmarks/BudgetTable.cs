using System.Globalization;
using System.Text;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>Figure, measured, limit, ok: one row each, as Markdown.</summary>
internal sealed class BudgetTable
{
    private readonly List<(string Figure, double Measured, double Limit, string Unit)> _rows = [];

    public IEnumerable<string> Broken => _rows.Where(r => r.Measured > r.Limit).Select(r => r.Figure);

    public void Add(string figure, double measured, double limit, string unit) => _rows.Add((figure, measured, limit, unit));

    public override string ToString()
    {
        var text = new StringBuilder("| figure | measured | limit | ok |\n|---|---:|---:|---|\n");
        foreach (var (figure, measured, limit, unit) in _rows)
            text.Append(CultureInfo.InvariantCulture, $"| {figure} | {measured:0.###} {unit} | {limit:0.###} {unit} | {(measured <= limit ? "yes" : "no")} |\n");
        return text.ToString();
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
