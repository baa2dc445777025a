using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Places;

/// <summary>街道 and 镇, by the codes of the divisions.</summary>
public sealed class TownshipRegister() : Register<Township>("镇街", "townships.csv")
{
    protected override IEnumerable<Field<Township>> Define() =>
    [
        Field.Code("code", "区划代码", t => t.Code, CodeShape.Township),
        Field.Text("name", "镇街名称", t => t.Name, longest: 30),
        Field.Choice("kind", "类别", t => t.Kind),
    ];
}
