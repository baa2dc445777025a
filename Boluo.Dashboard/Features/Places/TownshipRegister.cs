using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Places;

/// <summary>街道 and 镇, by the codes of the divisions. Only where their frames stand on the map is the county's to say.</summary>
public sealed class TownshipRegister() : Register<Township>("镇街", "townships.csv", TownshipTable.LedgerName)
{
    /// <summary>More rows or columns than this leave no room for the squares in a frame.</summary>
    private const int MostCells = 30;

    public override bool MayAdd => false;

    public override bool MayDelete => false;

    protected override string NameKey => "name";

    protected override IEnumerable<Field<Township>> Define() =>
    [
        Field.Code("code", "区划代码", t => t.Code, CodeShape.Township),
        Field.Text("name", "镇街名称", t => t.Name, longest: 30) with { OnlyNew = true },
        Field.Choice("kind", "类别", t => t.Kind) with { OnForm = false },
        Field.Whole("row", "示意图行", t => t.MapRow, 1, MostCells) with { Hint = "按方位从北往南数；行、列都不填的，排在示意图下方。" },
        Field.Whole("column", "示意图列", t => t.MapColumn, 1, MostCells) with { Hint = "从西往东数。只表示大致方位，不代表行政区域界线。" },
    ];

    protected override void Rules(RuleBook<Township> must)
    {
        must.GoTogether("row", "column");
        must.BeUnique("column", t => Invariant($"示意图第{t.MapRow}行第{t.MapColumn}列已有其他镇街，请换一个位置。"), "row", "column");
    }
}
