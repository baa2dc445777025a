using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>“邻里E家”集成信息项目录.</summary>
public sealed class EHomeItemTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<EHomeItem, EHomeItemRegister>(factory, LedgerName, new("“邻里E家”平台集成信息项目录") { NamesCounty = false }, "邻里E家信息项", NewTownRoom.Page(LedgerName))
{
    public const string LedgerName = "e-home-items";

    public override IReadOnlyList<string> Notes =>
    [
        "各试运行社区的信息项相同，统计范围内没有试运行社区时不列。",
        "公开材料写明共20项并列出其中4项名称，其余16项的名称为示例。",
    ];

    public override string UsualOrder => "按类别排序";

    protected override Expression<Func<EHomeItem, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<EHomeItem> InUsualOrder(IQueryable<EHomeItem> rows) => rows.OrderBy(r =>
        r.Group == EHomeGroup.Affairs ? 0 : r.Group == EHomeGroup.Needs ? 1 : r.Group == EHomeGroup.Suggestions ? 2 : 3).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<EHomeItem, string?>>> Searched => [r => r.Name];

    protected override IQueryable<EHomeItem> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.EHomeItems.Within(db, scope).AsNoTracking();

    protected override IEnumerable<RowColumn<EHomeItem>> Define() =>
    [
        Field("group", r => r.Group),
        Field("name", r => r.Name),
        Column.Flag("published", "名称已公开", r => r.Published),
        Column.Remark(),
    ];
}
