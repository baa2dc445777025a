using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>街道内设机构调整对照表.</summary>
public sealed class StreetOfficeTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<InTownship<StreetOffice>, StreetOfficeRegister>(factory, LedgerName, new("街道内设机构调整对照表"), "内设机构调整对照", StreetsRoom.Page(LedgerName))
{
    public const string LedgerName = StreetOfficeKeys.LedgerName;

    public override IReadOnlyList<string> Notes => ["对照改革前后的设置，不随统计时点变化。", "机构名称为示例，只表明职能方向。"];

    protected override IOrderedQueryable<InTownship<StreetOffice>> InUsualOrder(IQueryable<InTownship<StreetOffice>> rows) => rows.OrderBy(r => r.Township.Code).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<InTownship<StreetOffice>, string?>>> Searched => [r => r.Row.Name, r => r.Township.Name];

    protected override IQueryable<InTownship<StreetOffice>> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.StreetOffices.Within(db, scope).WithTownship(db, r => r.TownshipCode);

    protected override IEnumerable<RowColumn<InTownship<StreetOffice>>> Define() =>
    [
        Column.Township(r => r.Township.Name, r => r.Township.Code, "街道"),
        Field("name", r => r.Row.Name),
        Field(Ledgers.StreetOffices.Before.Key, r => r.Row.BeforeReform),
        Field(Ledgers.StreetOffices.After.Key, r => r.Row.AfterReform),
        Field("strengthens", r => r.Row.Strengthens) with { EmptyIsNotApplicable = true },
        Column.Remark(),
    ];
}

/// <summary>街道职能调整对照表.</summary>
public sealed class StreetFunctionTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<InTownship<StreetFunction>, StreetFunctionRegister>(factory, LedgerName, new("街道职能调整对照表"), "职能调整对照", StreetsRoom.Page(LedgerName))
{
    public const string LedgerName = "street-functions";

    public override IReadOnlyList<string> Notes => ["公开表述为列举，未尽的职能可继续补充。"];

    protected override IOrderedQueryable<InTownship<StreetFunction>> InUsualOrder(IQueryable<InTownship<StreetFunction>> rows) => rows.OrderBy(r => r.Township.Code).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<InTownship<StreetFunction>, string?>>> Searched => [r => r.Row.Name, r => r.Township.Name];

    protected override IQueryable<InTownship<StreetFunction>> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.StreetFunctions.Within(db, scope).WithTownship(db, r => r.TownshipCode);

    protected override IEnumerable<RowColumn<InTownship<StreetFunction>>> Define() =>
    [
        Column.Township(r => r.Township.Name, r => r.Township.Code, "街道"),
        Field("name", r => r.Row.Name),
        Field("change", r => r.Row.Change),
        Column.Remark(),
    ];
}
