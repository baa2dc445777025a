using Boluo.Dashboard.Insight;
namespace Boluo.Dashboard.Charts;

/// <summary>One dot of a distribution: a grid or a need, in the lane of its community's form.</summary>
public sealed record FormDot(UrbanForm? Form, string Name, string Href, double Value);

/// <summary>Distributions by city form: each form has a lane of its own, and forms are not ranked.</summary>
public static class FormStrip
{
    public static ChartSpec Build(string title, string subtitle, string unit, string ledger, IReadOnlyList<FormDot> dots)
    {
        var lanes = Lanes(dots);
        return new ChartSpec
        {
            Kind = ChartKind.Strip,
            Title = title,
            Draws = Ledgers.Communities.Columns(c => c.Form),
            Subtitle = subtitle,
            Unit = unit,
            Categories = [.. lanes.Select(l => l.Name)],
            CategoryHeader = "城市形态",
            Ledger = ledger,
            Series = [.. lanes.Select(l => new Series(l.Name, [.. l.Dots.Select(d => new Mark(l.Name, d.Value, d.Name, d.Href))]))],
            Sentence = lanes.Count == 0 ? "" : $"各形态只与自身比较；竖线为中位数：{Medians(dots, unit)}。",
        };
    }

    /// <summary>Each lane's median in words.</summary>
    public static string Medians(IReadOnlyList<FormDot> dots, string unit = "")
    {
        var lanes = Lanes(dots);
        var medians = ChartText.Alike([.. lanes.Select(l => ChartTable.Median([.. l.Dots.Select(d => d.Value).Order()]))]);
        return string.Join('、', lanes.Zip(medians, (lane, median) => lane.Name + median + unit));
    }

    private static List<(string Name, List<FormDot> Dots)> Lanes(IReadOnlyList<FormDot> dots) =>
        [.. FormGroups.Forms.Select(form => (FormGroups.NameOf(form), dots.Where(d => d.Form == form).ToList())).Where(l => l.Item2.Count > 0)];
}
