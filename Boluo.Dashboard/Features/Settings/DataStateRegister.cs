using System.Reflection;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Settings;

/// <summary>The one row that says which day the data speaks of.</summary>
public sealed class DataStateRegister() : Register<DataState>("统计时点", "county.csv")
{
    protected override PropertyInfo? NumberedBy => null;

    protected override IEnumerable<Field<DataState>> Define() =>
    [
        Field.Day("asOf", "统计时点", s => s.AsOf),
        Field.Day("earliest", "统计数据起始日", s => s.EarliestAsOf),
        Field.Choice("origin", "数据性质", s => s.Origin),
    ];

    protected override void Rules(RuleBook<DataState> must) => must.Hold("earliest", s => s.EarliestAsOf <= s.AsOf, "不得晚于“AsOf”");

    protected override void Check(RowsRead rows) => rows.RequireOnly<DataState>();

    protected override void Derive(DataState row) => row.Version = 1;
}
