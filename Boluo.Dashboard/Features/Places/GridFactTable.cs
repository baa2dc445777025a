using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>What was counted in a grid for a period, as it is known on a day.</summary>
public sealed record GridFactRow : InCommunity<GridFact>
{
    public required Grid Grid { get; init; }
    public required int Number { get; init; }
    public required string Name { get; init; }
    public required string GroupName { get; init; }

    /// <summary>The day on which it ended; null where it had not by then.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>The facts of one grid up to a day, the latest first.</summary>
    public static async Task<IReadOnlyList<GridFactRow>> OfGridAsync(BoluoDbContext db, string code, Scope scope, CancellationToken cancel) =>
        await Query(db, scope).Where(r => r.Grid.Code == code).OrderByDescending(r => r.Row.ValidFrom).ToListAsync(cancel);

    /// <summary>The facts of the grids of a scope, up to its day.</summary>
    public static IQueryable<GridFactRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from placed in db.GridsWithin(scope).WithCommunity(db, g => g.Assignment.CommunityCode)
               join fact in db.GridFacts on placed.Row.Grid.Id equals fact.GridId
               join grouped in db.PartyGroups on fact.GroupId equals grouped.Id
               where fact.ValidFrom <= day
               select new GridFactRow
               {
                   Row = fact,
                   Grid = placed.Row.Grid,
                   Number = placed.Row.Assignment.Number,
                   Community = placed.Community,
                   Township = placed.Township,
                   Name = GridAssignment.NameOf(placed.Community.Name, placed.Row.Assignment.Number),
                   GroupName = grouped.Name,
                   To = fact.ValidTo <= day ? fact.ValidTo : null,
               };
    }
}

/// <summary>网格数据变更台账.</summary>
public sealed class GridFactTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<GridFactRow, GridFactRegister>(factory, LedgerName, new("“党建+”网格数据变更台账"), "网格数据变更", Urls.Tab(Urls.Grids, LedgerName))
{
    public const string LedgerName = GridFactKeys.LedgerName;

    public override bool Internal => true;

    public override bool IsHistory => true;

    public override IReadOnlyList<string> Notes =>
    [
        "列出统计时点有效的网格自划定以来各时段的数据，每变更一次增加一行；失效日期为“—”的为统计时点的数据，失效当日起按下一行统计。",
        "各行为不同时段的数，不相加；网格按统计时点所在社区列示。",
    ];

    protected override IOrderedQueryable<GridFactRow> InUsualOrder(IQueryable<GridFactRow> rows) => rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Number).ThenBy(r => r.Row.ValidFrom);

    protected override IReadOnlyList<Expression<Func<GridFactRow, string?>>> Searched => [r => r.Grid.Search, r => r.Grid.Code, r => r.Township.Name, r => r.Row.Source];

    protected override IQueryable<GridFactRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => GridFactRow.Query(db, scope);

    protected override IEnumerable<RowColumn<GridFactRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Code("code", "网格编码", r => r.Grid.Code),
        Column.Text("name", "网格名称", r => r.Name, r => Urls.Grid(r.Grid.Code)) with { SortBy = r => r.Community.Code, ThenBy = r => r.Number },
        Field("since", r => r.Row.ValidFrom),
        Column.Day("to", "失效日期", r => r.To),
        Field("households", r => r.Row.Households) with { Total = Total.None },
        Field("residents", r => r.Row.Residents) with { Total = Total.None },
        Field("members", r => r.Row.PartyMembers) with { Total = Total.None },
        Field("buildings", r => r.Row.Buildings) with { Total = Total.None },
        Field("extent", r => r.Row.Extent) with { Standard = false },
        Column.Text(Ledgers.GridFacts.Group.Key, "所属党小组", r => r.GroupName) with { Standard = false, IsCurrentValue = true },
        Field("source", r => r.Row.Source),
        Column.Remark(),
    ];
}
