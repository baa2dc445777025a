using System.Reflection;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Settings;

/// <summary>The one row that says what county the data is of.</summary>
public sealed class CountyProfileRegister() : Register<CountyProfile>("县情", "county-profile.csv")
{
    internal const int LongestName = 20, LongestDepartment = 60;

    protected override PropertyInfo? NumberedBy => null;

    protected override IEnumerable<Field<CountyProfile>> Define() =>
    [
        Field.Text("name", "县名", c => c.Name, longest: LongestName),
        Field.Code("code", "区划代码", c => c.DivisionCode, CodeShape.County),
        Field.Text("department", "填报单位", c => c.Department, longest: LongestDepartment),
        Field.Month("campaignFrom", "疫情防控专题首月", c => c.CampaignFrom),
        Field.Month("campaignTo", "疫情防控专题末月", c => c.CampaignTo),
        Field.Whole("splitFrom", "社区拆分实施年", c => c.SplitFromYear, 1990, 2100),
    ];

    protected override void Rules(RuleBook<CountyProfile> must)
    {
        must.GoTogether("campaignFrom", "campaignTo");
        must.InOrder("campaignFrom", "campaignTo");
    }

    protected override void Check(RowsRead rows) => rows.RequireOnly<CountyProfile>();
}
