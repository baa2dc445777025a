using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>A published point of pay that is known on a day; the newest of its kind is in force.</summary>
public sealed record PayPointRow
{
    public required int Id { get; init; }
    public required PayPointKind Kind { get; init; }
    public required string KindName { get; init; }
    public required int KindOrder { get; init; }
    public required int Yuan { get; init; }
    public required DateOnly Since { get; init; }
    public required bool InForce { get; init; }

    /// <summary>The points known on the scope's day. Pay is published for the county as a whole; a place has none of its own.</summary>
    public static IQueryable<PayPointRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var (before, average, maximum) = (PayPointKind.Before.Label(), PayPointKind.Average.Label(), PayPointKind.Maximum.Label());
        return db.PayPoints.ThereOn(day).Select(p => new PayPointRow
        {
            Id = p.Id,
            Kind = p.Kind,
            KindName = p.Kind == PayPointKind.Before ? before : p.Kind == PayPointKind.Average ? average : maximum,
            KindOrder = p.Kind == PayPointKind.Before ? 0 : p.Kind == PayPointKind.Average ? 1 : 2,
            Yuan = p.Yuan,
            Since = p.Since,
            InForce = !db.PayPoints.Any(q => q.Kind == p.Kind && q.Since > p.Since && q.Since <= day),
        });
    }
}

/// <summary>社区工作者月收入公开数.</summary>
public sealed class PayPointTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<PayPointRow, PayPointRegister>(factory, LedgerName, new("社区工作者月收入公开数"), "月收入公开数", WorkforceRoom.Page(WorkforceRoom.PayTab))
{
    public const string LedgerName = "pay-points";

    public override string UsualOrder => "按指标排序";

    public override IReadOnlyList<string> Notes =>
    [
        "只登记已公开的数，适用于全县；各岗位、各等级的薪酬标准未公布，不作推算。",
        "适用起始日期为公开数所属年份的第一天；同一指标有新数后，以统计时点最近的一个为现行。",
    ];

    protected override Expression<Func<PayPointRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<PayPointRow> InUsualOrder(IQueryable<PayPointRow> rows) => rows.OrderBy(r => r.KindOrder).ThenByDescending(r => r.Since);

    protected override IReadOnlyList<Expression<Func<PayPointRow, string?>>> Searched => [r => r.KindName];

    protected override IQueryable<PayPointRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => PayPointRow.Query(db, scope);

    protected override IEnumerable<RowColumn<PayPointRow>> Define() =>
    [
        Field("kind", r => r.Kind),
        Column.Whole("yuan", "金额", "元/月", r => r.Yuan),
        Field("since", r => r.Since),
        Column.Flag("inForce", "现行", r => r.InForce),
    ];
}
