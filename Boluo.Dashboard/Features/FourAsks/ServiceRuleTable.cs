using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A rule of service that a street has fixed.</summary>
public sealed record ServiceRuleRow
{
    public required int Id { get; init; }
    public required string TownshipCode { get; init; }
    public required string TownshipName { get; init; }
    public required string Title { get; init; }
    public required string Practice { get; init; }
    public required DateOnly FixedOn { get; init; }

    public static IQueryable<ServiceRuleRow> Query(BoluoDbContext db, Scope scope) =>
        from rule in db.ServiceRules.Within(db, scope)
        join township in db.Townships on rule.TownshipCode equals township.Code
        select new ServiceRuleRow
        {
            Id = rule.Id,
            TownshipCode = township.Code,
            TownshipName = township.Name,
            Title = rule.Title,
            Practice = rule.Practice,
            FixedOn = rule.FixedOn,
        };
}

/// <summary>为民服务制度.</summary>
public sealed class ServiceRuleTable(IDbContextFactory<BoluoDbContext> factory) : Table<ServiceRuleRow>(factory)
{
    public const string LedgerName = "service-rules";

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("为民服务制度目录");

    public override string SheetName => "为民服务制度";

    public override string Path => FourAsksRoom.Page(LedgerName);

    public override IReadOnlyList<string> Notes => ["总数为公开数；制度名称、来源做法和日期为示例。"];

    public override string UsualOrder => "按街道、固化日期排序";

    protected override Expression<Func<ServiceRuleRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<ServiceRuleRow> InUsualOrder(IQueryable<ServiceRuleRow> rows) => rows.OrderBy(r => r.TownshipCode).ThenBy(r => r.FixedOn);

    protected override IReadOnlyList<Expression<Func<ServiceRuleRow, string?>>> Searched => [r => r.Title, r => r.Practice, r => r.TownshipName];

    protected override IQueryable<ServiceRuleRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ServiceRuleRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ServiceRuleRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.TownshipCode, "街道"),
        Column.Text("title", "制度名称", r => r.Title),
        Column.Text("practice", "来源做法", r => r.Practice),
        Column.Day("fixedOn", "固化日期", r => r.FixedOn),
        Column.Remark(),
    ];
}
