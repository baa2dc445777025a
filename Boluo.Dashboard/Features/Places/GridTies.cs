using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Places;

/// <summary>勾稽关系 of the grids: the records of each day, the ledger and the summary say the same.</summary>
internal static class GridTies
{
    private const string Records = "网格归属记录", Ledger = "网格台账", Summary = "网格化党建汇总表各社区之和";

    private static readonly string SummaryPath = Urls.Tab(Urls.Grids, GridSummary.SheetKey);
    private static readonly string WorkersPath = Ledgers.GridWorkers.Page;

    public static readonly IReadOnlyList<Tie> All =
    [
        new QueryTie((db, scope) => db.Grids.AsOf(scope.AsOf).InAll(db), (db, scope) => GridRow.Query(db, scope).InAll(db))
        {
            Key = "grid.listed", Title = "有效网格都列入台账", Unit = "个", CountyOnly = true,
            Left = new TieSide("有效网格", Urls.Grids), Right = new TieSide(Ledger, Urls.Grids), Sheets = [GridTable.LedgerName, GridSummary.SheetKey],
        },
        new QueryTie((db, scope) => db.GridAssignments.AsOf(scope.AsOf).InAll(db), (db, scope) => db.GridAssignments.AsOf(scope.AsOf).Select(a => a.GridId).Distinct().InAll(db))
        {
            Key = "grid.one-assignment", Title = "一个网格只有一个归属", Unit = "条", CountyOnly = true,
            Left = new TieSide(Records, Urls.Grids), Right = new TieSide("有归属的网格", Urls.Grids), Sheets = [GridTable.LedgerName, GridSummary.SheetKey],
        },
        new QueryTie((db, scope) => GridRow.Query(db, scope).By(g => g.Community.Code), Summed(c => new PlaceCount { Place = c.Code, Value = c.Grids }))
        {
            Key = "grid.ledger", Title = "网格台账与汇总表的网格数一致", Unit = "个",
            Left = new TieSide(Ledger, Urls.Grids), Right = new TieSide(Summary, SummaryPath), Sheets = [GridTable.LedgerName, GridSummary.SheetKey],
        },
        Same("grid.count", "网格数", "个", (db, scope) => db.GridsOn(scope.AsOf).By(g => g.Assignment.CommunityCode),
            Summed(c => new PlaceCount { Place = c.Code, Value = c.Grids })),
        Same("grid.households", "户数", "户", (db, scope) => db.GridsOn(scope.AsOf).By(g => g.Assignment.CommunityCode, g => g.Fact.Households), Summed(c => new PlaceCount { Place = c.Code, Value = c.Households })),
        Same("grid.residents", "常住人口", "人", (db, scope) => db.GridsOn(scope.AsOf).By(g => g.Assignment.CommunityCode, g => g.Fact.Residents), Summed(c => new PlaceCount { Place = c.Code, Value = c.Residents })),
        Same("grid.members", "党员", "名", (db, scope) => db.GridsOn(scope.AsOf).By(g => g.Assignment.CommunityCode, g => g.Fact.PartyMembers), Summed(c => new PlaceCount { Place = c.Code, Value = c.PartyMembers })),
        Organised("grid.committees", "社区党委", PartyOrganisationKind.Committee, c => new PlaceCount { Place = c.Code, Value = c.Committees }),
        Organised("grid.general-branches", "社区党总支", PartyOrganisationKind.GeneralBranch, c => new PlaceCount { Place = c.Code, Value = c.GeneralBranches }),
        Organised("grid.branches", "社区党支部", PartyOrganisationKind.Branch, c => new PlaceCount { Place = c.Code, Value = c.Branches }),
        new QueryTie((db, scope) => GridRow.Query(db, scope).Where(g => g.Workers == 0).By(g => g.Community.Code), Summed(c => new PlaceCount { Place = c.Code, Value = c.WithoutWorker }))
        {
            Key = "grid.vacant", Title = "暂缺网格员的网格，台账与汇总表一致", Unit = "个",
            Left = new TieSide(Ledger, Ledgers.Grids.Where(g => g.Workers.Is(0))), Right = new TieSide(Summary, SummaryPath), Sheets = [GridTable.LedgerName, GridSummary.SheetKey],
        },
        new QueryTie((db, scope) => ServingPerson.Query(db, scope).By(p => p.CommunityCode), (db, scope) => GridWorkerRow.Query(db, scope).By(w => w.CommunityCode))
        {
            Key = "grid.duties", Title = "各社区网格员人数不多于任职数", Unit = "名（条）", Relation = Relation.AtMost,
            Left = new TieSide("各社区网格员之和", SummaryPath), Right = new TieSide("任职", WorkersPath), Sheets = [GridWorkerTable.LedgerName, GridSummary.SheetKey],
        },
        Within("fullTime", "专职网格员", "workers", "网格员", "名"),
        Within("partyWorkers", "党员网格员", "workers", "网格员", "名"),
        Within("areaBranches", "片区党支部", "branches", "党支部", "个"),
        Within("large", "户数偏多的网格", "grids", "网格", "个"),
        Within("noWorker", "暂缺网格员的网格", "grids", "网格", "个"),
        Within("noLeader", "暂缺网格长的网格", "grids", "网格", "个"),
        LifeTies.In<GridAssignment, Community>("网格归属", Urls.Grids, [GridTable.LedgerName, GridSummary.SheetKey]),
        LifeTies.In<GridAssignment, Grid>("网格归属", Urls.Grids, [GridTable.LedgerName, GridSummary.SheetKey]),
        LifeTies.In<GridAssignment, PartyOrganisation>("网格归属", Urls.Grids, [GridTable.LedgerName, GridSummary.SheetKey]),
        LifeTies.In<GridFact, Grid>("网格数据", Urls.Grids, [GridTable.LedgerName, GridSummary.SheetKey]),
        LifeTies.In<GridDuty, Grid>("网格员任职", WorkersPath, [GridWorkerTable.LedgerName, GridSummary.SheetKey]),
    ];

    /// <summary>What the records of the day hold, wherever they belong, beside what the summary adds up.</summary>
    private static QueryTie Same(string key, string noun, string unit, Func<BoluoDbContext, Scope, IQueryable<PlaceCount>> recorded, Func<BoluoDbContext, Scope, IQueryable<PlaceCount>> summed) =>
        new(recorded, summed)
        {
            Key = key,
            Title = $"{noun}，归属记录与汇总表一致",
            Unit = unit,
            Left = new TieSide(Records, Urls.Grids),
            Right = new TieSide(Summary, SummaryPath),
            Sheets = [GridTable.LedgerName, GridSummary.SheetKey],
        };

    private static QueryTie Organised(string key, string noun, PartyOrganisationKind kind, Expression<Func<CommunitySums, PlaceCount>> count) =>
        new((db, scope) => db.PartyOrganisations.AsOf(scope.AsOf).Where(o => o.Kind == kind).By(o => o.CommunityCode), Summed(count))
        {
            Key = key,
            Title = $"{noun}，党组织记录与汇总表一致",
            Unit = "个",
            Left = new TieSide("党组织记录", Ledgers.Organisations.Where(o => o.Kind.Is(kind))),
            Right = new TieSide(Summary, SummaryPath),
            Sheets = [GridSummary.SheetKey],
        };

    private static ColumnTie Within(string part, string partName, string whole, string wholeName, string unit) =>
        ColumnTie.In(GridSummary.SheetKey, SummaryPath, part, $"{partName}不多于{wholeName}", unit, Relation.AtMost, (partName, [part]), (wholeName, [whole]));

    private static Func<BoluoDbContext, Scope, IQueryable<PlaceCount>> Summed(Expression<Func<CommunitySums, PlaceCount>> count) =>
        (db, scope) => CommunitySums.Query(db, scope, null).Select(count);
}
