using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Places;

/// <summary>沿革 of grids and communities. It is written by plans and has no form.</summary>
public sealed class LineageRegister() : Register<Lineage>("沿革", "lineage.csv")
{
    protected override IEnumerable<Field<Lineage>> Define() =>
    [
        Field.Text("from", "来源编码", l => l.From, longest: 15),
        Field.Text("to", "去向编码", l => l.To, longest: 15),
        Field.Number("share", "划转户数占比", l => l.Share, 0, 1, decimals: 6),
        Field.Day("on", "日期", l => l.On),
    ];

    protected override void Rules(RuleBook<Lineage> must)
    {
        must.Hold("to", l => l.From != l.To && l.From.Length == l.To.Length && l.From.Length is Community.CodeLength or 15, "应与来源编码同为社区或网格的编码，且不相同");
    }
}
