using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>县直单位.</summary>
public sealed class CountyUnitRegister() : Register<CountyUnit>("县直单位", "county-units.csv")
{
    protected override IEnumerable<Field<CountyUnit>> Define() =>
    [
        Field.Text("name", "单位", u => u.Name),
        Field.Choice("nature", "单位性质", u => u.Nature),
        Field.Text("organisation", "单位党组织", u => u.PartyOrgName, longest: 60),
        Field.Text("secretary", "党组织书记", u => u.SecretaryName, longest: 30),
        Field.Whole("members", "在职党员", u => u.MembersInService, 0, 100_000, "名"),
        Field.Text("liaison", "联系人", u => u.Liaison, longest: 30),
        Field.PublicLine("phone", "联系电话（公示）", u => u.Phone),
    ];
}
