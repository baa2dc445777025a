using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>An office of a street, before and after the reform.</summary>
public sealed record StreetOfficeRow
{
    public required int Id { get; init; }
    public required string TownshipCode { get; init; }
    public required string TownshipName { get; init; }
    public required string Name { get; init; }
    public required bool Before { get; init; }
    public required bool After { get; init; }
    public required StreetFocus? Strengthens { get; init; }

    public static IQueryable<StreetOfficeRow> Query(BoluoDbContext db, Scope scope) =>
        from office in db.StreetOffices.Within(db, scope)
        join township in db.Townships on office.TownshipCode equals township.Code
        select new StreetOfficeRow
        {
            Id = office.Id,
            TownshipCode = township.Code,
            TownshipName = township.Name,
            Name = office.Name,
            Before = office.BeforeReform,
            After = office.AfterReform,
            Strengthens = office.Strengthens,
        };
}

/// <summary>街道内设机构调整对照表.</summary>
public sealed class StreetOfficeTable(IDbContextFactory<BoluoDbContext> factory) : Table<StreetOfficeRow>(factory)
{
    public const string LedgerName = StreetOfficeKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("街道内设机构调整对照表");

    public override string SheetName => "内设机构调整对照";

    public override string Path => StreetsRoom.Page(LedgerName);

    public override IReadOnlyList<string> Notes => ["对照改革前后的设置，不随统计时点变化。", "机构名称为示例，只表明职能方向。"];

    protected override Expression<Func<StreetOfficeRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<StreetOfficeRow> InUsualOrder(IQueryable<StreetOfficeRow> rows) => rows.OrderBy(r => r.TownshipCode).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<StreetOfficeRow, string?>>> Searched => [r => r.Name, r => r.TownshipName];

    protected override IQueryable<StreetOfficeRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => StreetOfficeRow.Query(db, scope);

    protected override IEnumerable<RowColumn<StreetOfficeRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.TownshipCode, "街道"),
        Column.Text("name", "内设机构", r => r.Name),
        Column.Flag(Ledgers.StreetOffices.Before.Key, "改革前设置", r => r.Before),
        Column.Flag(Ledgers.StreetOffices.After.Key, "改革后设置", r => r.After),
        Column.Choice("strengthens", "强化方向", r => r.Strengthens) with { EmptyIsNotApplicable = true },
        Column.Remark(),
    ];
}

/// <summary>A function that the reform weakened or granted.</summary>
public sealed record StreetFunctionRow
{
    public required int Id { get; init; }
    public required string TownshipCode { get; init; }
    public required string TownshipName { get; init; }
    public required string Name { get; init; }
    public required FunctionChange Change { get; init; }

    public static IQueryable<StreetFunctionRow> Query(BoluoDbContext db, Scope scope) =>
        from function in db.StreetFunctions.Within(db, scope)
        join township in db.Townships on function.TownshipCode equals township.Code
        select new StreetFunctionRow { Id = function.Id, TownshipCode = township.Code, TownshipName = township.Name, Name = function.Name, Change = function.Change };
}

/// <summary>街道职能调整对照表.</summary>
public sealed class StreetFunctionTable(IDbContextFactory<BoluoDbContext> factory) : Table<StreetFunctionRow>(factory)
{
    public const string LedgerName = "street-functions";

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("街道职能调整对照表");

    public override string SheetName => "职能调整对照";

    public override string Path => StreetsRoom.Page(LedgerName);

    public override IReadOnlyList<string> Notes => ["公开表述为列举，未尽的职能可继续补充。"];

    protected override Expression<Func<StreetFunctionRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<StreetFunctionRow> InUsualOrder(IQueryable<StreetFunctionRow> rows) => rows.OrderBy(r => r.TownshipCode).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<StreetFunctionRow, string?>>> Searched => [r => r.Name, r => r.TownshipName];

    protected override IQueryable<StreetFunctionRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => StreetFunctionRow.Query(db, scope);

    protected override IEnumerable<RowColumn<StreetFunctionRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.TownshipCode, "街道"),
        Column.Text("name", "职能", r => r.Name),
        Column.Choice("change", "调整", r => r.Change),
        Column.Remark(),
    ];
}
