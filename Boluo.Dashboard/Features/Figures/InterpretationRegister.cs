using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Figures;

/// <summary>口径说明, of which another county may have none.</summary>
public sealed class InterpretationRegister() : Register<Interpretation>("口径说明", "interpretations.csv")
{
    protected override IEnumerable<Field<Interpretation>> Define() =>
    [
        Field.Whole("ordinal", "序号", i => i.Ordinal, 1, 1000),
        Field.Text("key", "编号", i => i.Key, longest: 10),
        Field.Text("question", "问题", i => i.Question, longest: 100),
        Field.Text("answer", "采用的口径", i => i.Answer, longest: 500),
        Field.Text("figures", "涉及的公开数", i => i.Figures, longest: 500),
        Field.Text("sheets", "涉及的报表", i => i.Sheets, longest: 200),
    ];

    /// <summary>The figures are those that have been published.</summary>
    protected override void Check(RowsRead rows)
    {
        var known = rows.Of<PublishedFigure>().Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Of<Interpretation>().Where(rows.IsSound))
            if (row.FigureKeys.FirstOrDefault(key => !known.Contains(key)) is { } unknown) rows.Refuse(row, nameof(Interpretation.Figures), $"没有代号为“{unknown}”的公开数");
    }
}
