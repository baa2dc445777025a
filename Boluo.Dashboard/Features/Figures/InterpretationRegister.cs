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
}
