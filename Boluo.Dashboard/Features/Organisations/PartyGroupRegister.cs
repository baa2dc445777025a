using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>楼栋党小组: one or more grids of a branch.</summary>
public sealed class PartyGroupRegister() : Register<PartyGroup>("楼栋党小组", "party-groups.csv")
{
    protected override IEnumerable<Field<PartyGroup>> Define() =>
    [
        Field.Text("name", "党小组", g => g.Name, longest: 30),
    ];

    protected override void Check(RowsRead rows)
    {
        var inUse = rows.Of<GridFact>().Select(f => f.GroupId).ToHashSet();
        foreach (var group in rows.Of<PartyGroup>().Where(g => !inUse.Contains(g.Id)))
            rows.Refuse(group, nameof(PartyGroup.Id), "党小组没有网格，应在文件 grid-facts.csv 中至少有一行的“GroupId”指向它");
    }
}
