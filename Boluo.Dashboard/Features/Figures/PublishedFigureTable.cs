using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Figures;

/// <summary>A figure as it was published.</summary>
public sealed record PublishedFigureRow
{
    public required PublishedFigure Row { get; init; }
}

/// <summary>公开数登记表: what was published, as the comparison reads it.</summary>
public sealed class PublishedFigureTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<PublishedFigureRow, PublishedFigureRegister>(factory, LedgerName, new("公开数登记表"), "公开数", FiguresRoom.Page(LedgerName))
{
    public const string LedgerName = "published-figures";

    public override IReadOnlyList<string> Notes => ["公开数对应全县或写明的镇街、社区，列出的内容不随统计范围和统计时点变动。"];

    public override string UsualOrder => "按公开发表的先后排序";

    protected override Expression<Func<PublishedFigureRow, string>> Key => r => r.Row.Key;

    protected override IOrderedQueryable<PublishedFigureRow> InUsualOrder(IQueryable<PublishedFigureRow> rows) => rows.OrderBy(r => r.Row.Ordinal);

    protected override IReadOnlyList<Expression<Func<PublishedFigureRow, string?>>> Searched => [r => r.Row.Term, r => r.Row.System, r => r.Row.Scope];

    protected override IQueryable<PublishedFigureRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.PublishedFigures.AsNoTracking().Select(f => new PublishedFigureRow { Row = f });

    protected override IEnumerable<RowColumn<PublishedFigureRow>> Define() =>
    [
        Column.Whole("ordinal", "发表次序", null, r => r.Row.Ordinal) with { Standard = false },
        Field("section", r => r.Row.Section) with { Standard = false },
        Field("system", r => r.Row.System),
        Field("term", r => r.Row.Term),
        Field("value", r => r.Row.Value) with { Total = Total.None },
        Field("qualifier", r => r.Row.Qualifier),
        Field("unit", r => r.Row.Unit),
        Field("scope", r => r.Row.Scope),
        Field("period", r => r.Row.Period),
        Field("asOf", r => r.Row.AsOf),
        Field("description", r => r.Row.Description) with { Standard = false },
        Column.Remark(),
    ];
}
