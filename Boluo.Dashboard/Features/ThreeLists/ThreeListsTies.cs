using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>勾稽关系 of the three lists: states and kinds make up the whole, blocks and tables agree, days follow each other.</summary>
internal static class ThreeListsTies
{
    private const string Summary = ThreeListsSummary.SheetKey, Month = ThreeListsMonth.SheetKey;

    private static readonly string Needs = ThreeListsRoom.Page(NeedTable.LedgerName), Projects = ThreeListsRoom.Page(ProjectTable.LedgerName), Resources = ThreeListsRoom.Page(ResourceTable.LedgerName);
    private static readonly string SummaryPath = ThreeListsRoom.Page("summary"), MonthPath = ThreeListsRoom.Page("month");

    public static readonly IReadOnlyList<Tie> All =
    [
        // Within the summary.
        InSummary("states", "需求累计收集＝五种办理状态之和", Relation.Equal, "累计收集", ["needs"], "五种状态之和", ["waiting", "matched", "started", "closed", "deferred"]),
        InSummary("late", "超期未对接不多于待对接", Relation.AtMost, "超期未对接", ["late"], "待对接", ["waiting"]),
        InSummary("kinds", "项目累计发布＝四类项目之和", Relation.Equal, "累计发布", ["projects"], "四类之和", ["aid", "civility", "education", "other"]),
        InSummary("stages", "实施中、已完成的项目不多于累计发布", Relation.AtMost, "实施中和已完成", ["running", "completed"], "累计发布", ["projects"]),
        // In all, units that are paired no longer provide as well.
        InSummary("providers", "各镇街、社区提供单位不多于结对单位", Relation.AtMost, "各镇街提供单位之和", ["providers"], "各镇街结对单位之和", ["paired"], ofParts: true),
        InSummary("used", "已使用的资源不多于资源", Relation.AtMost, "已使用", ["used"], "资源", ["resources"], "项"),
        Blocks("units", "结对单位，按社区与按单位性质一致", "paired", "units", "个"),
        Blocks("providers", "提供单位，按社区与按单位性质一致", "providers", "providers", "个"),
        Blocks("resources", "资源，按社区与按单位性质一致", "resources", "resources", "项"),

        // Within the month's report, and with the summary.
        InMonth("flow", "上月末在办＋本月新增及重办需求－本月办结－本月暂缓＝月末在办", Relation.Equal, "上月末在办加减本月变动", ["openBefore", "added", "-closed", "-deferred"], "月末在办", ["open"]),
        InMonth("satisfied", "群众满意不多于累计办结", Relation.AtMost, "群众满意", ["satisfied"], "累计办结", ["closedInAll"]),
        Tables("raised", "需求累计收集，月报与汇总表一致", "raised", "needs"),
        Tables("closed", "需求累计办结，月报与汇总表一致", "closedInAll", "closed"),

        // With the lists and the records behind them.
        new QueryTie((db, scope) => db.Needs.ThereOn(scope.AsOf).By(n => n.CommunityCode), (db, scope) => NeedRow.Query(db, scope).By(n => n.Community.Code))
        {
            Key = "need.listed", Title = "需求记录都列入需求清单", Unit = "个",
            Left = new TieSide("需求记录", Needs), Right = new TieSide("需求清单", Needs), Sheets = [NeedTable.LedgerName, Summary, Month],
        },
        new QueryTie((db, scope) => db.Pairings.AsOf(scope.AsOf).By(p => p.CommunityCode),
            (db, scope) => (from pairing in db.Pairings.Within(db, scope) join unit in db.CountyUnits on pairing.UnitId equals unit.Id select pairing).By(p => p.CommunityCode))
        {
            Key = "list.paired", Title = "结对记录都列入汇总表", Unit = "个",
            Left = new TieSide("结对记录", Ledgers.Pairings.Page), Right = new TieSide("汇总表各社区之和", SummaryPath), Sheets = [Summary],
        },
        new QueryTie((db, scope) => db.Projects.ThereOn(scope.AsOf).InAll(db), (db, scope) => ProjectRow.Query(db, scope).InAll(db))
        {
            Key = "project.listed", Title = "项目记录都列入项目清单", Unit = "个", CountyOnly = true,
            Left = new TieSide("项目记录", Projects), Right = new TieSide("项目清单", Projects), Sheets = [ProjectTable.LedgerName, Summary],
        },
        new QueryTie((db, scope) => db.Resources.ThereOn(scope.AsOf).InAll(db), (db, scope) => ResourceRow.Query(db, scope).InAll(db))
        {
            Key = "resource.listed", Title = "资源记录都列入资源清单", Unit = "项", CountyOnly = true,
            Left = new TieSide("资源记录", Resources), Right = new TieSide("资源清单", Resources), Sheets = [ResourceTable.LedgerName, Summary],
        },

        // Days.
        new OrderTie((db, scope) => db.Needs.Within(db, scope).By(n => n.CommunityCode), (db, scope) => db.Needs.Within(db, scope).Where(n => n.DueOn >= n.RaisedOn
            && (n.MatchedOn == null || n.MatchedOn >= n.RaisedOn) && (n.StartedOn == null || n.StartedOn >= (n.MatchedOn ?? n.RaisedOn)) && (n.ClosedOn == null || n.ClosedOn >= (n.StartedOn ?? n.MatchedOn ?? n.RaisedOn))
            && (n.ReopenedOn == null || n.ReopenedOn >= n.ClosedOn) && (n.ClosedAgainOn == null || n.ClosedAgainOn >= n.ReopenedOn) && (n.DeferredOn == null || n.DeferredOn >= n.RaisedOn)).By(n => n.CommunityCode))
        {
            Key = "need.order", Title = "需求的收集、对接、实施、办结日期依次先后", Unit = "个",
            Left = new TieSide("需求", Needs), Right = new TieSide("其中日期依次先后的", Needs), Sheets = [NeedTable.LedgerName, Summary, Month],
        },
        new OrderTie((db, scope) => db.Projects.Within(db, scope).InAll(db), (db, scope) => db.Projects.Within(db, scope).Where(p => p.DueOn >= p.PublishedOn
            && (p.ClaimedOn == null || p.ClaimedOn >= p.PublishedOn) && (p.StartOn == null || p.StartOn >= (p.ClaimedOn ?? p.PublishedOn)) && (p.EndOn == null || p.EndOn >= (p.StartOn ?? p.ClaimedOn ?? p.PublishedOn))
            && (p.StoppedOn == null || p.StoppedOn >= p.PublishedOn)).InAll(db))
        {
            Key = "project.order", Title = "项目的发布、认领、开始、完成日期依次先后", Unit = "个",
            Left = new TieSide("项目", Projects), Right = new TieSide("其中日期依次先后的", Projects), Sheets = [ProjectTable.LedgerName, Summary],
        },
        new OrderTie((db, scope) => Links(db, scope).By(l => l.CommunityCode), (db, scope) => Links(db, scope).Where(l => l.On >= l.RaisedOn && l.On >= l.ListedOn).By(l => l.CommunityCode))
        {
            Key = "need.links", Title = "需求与项目、资源的对接不早于双方列入清单", Unit = "条",
            Left = new TieSide("对接", Ledgers.Needs.Where(n => n.Links.AtLeast(1))), Right = new TieSide("其中不早于双方列入清单的", Ledgers.Needs.Where(n => n.Links.AtLeast(1))),
            Sheets = [NeedTable.LedgerName, ProjectTable.LedgerName, ResourceTable.LedgerName, Summary],
        },
        LifeTies.In<Need, Community>("需求", Needs, [NeedTable.LedgerName, Summary, Month], "个"),
        LifeTies.In<Need, Grid>("落到网格的需求", Needs, [NeedTable.LedgerName, Summary, Month], "个"),
    ];

    /// <summary>What answers the needs of a scope by its day, with the days on which both sides entered their lists.</summary>
    private static IQueryable<Link> Links(BoluoDbContext db, Scope scope) =>
        (from link in db.NeedProjects
         join need in db.Needs.Within(db, scope) on link.NeedId equals need.Id
         join project in db.Projects on link.ProjectId equals project.Id
         where link.On <= scope.AsOf
         select new Link { CommunityCode = need.CommunityCode, On = link.On, RaisedOn = need.RaisedOn, ListedOn = project.PublishedOn })
        .Concat(from link in db.NeedResources
                join need in db.Needs.Within(db, scope) on link.NeedId equals need.Id
                join resource in db.Resources on link.ResourceId equals resource.Id
                where link.On <= scope.AsOf
                select new Link { CommunityCode = need.CommunityCode, On = link.On, RaisedOn = need.RaisedOn, ListedOn = resource.OfferedOn });

    private sealed record Link
    {
        public required string CommunityCode { get; init; }
        public required DateOnly On { get; init; }
        public required DateOnly RaisedOn { get; init; }
        public required DateOnly ListedOn { get; init; }
    }

    private static ColumnTie InSummary(string key, string title, Relation relation, string left, string[] leftColumns, string right, string[] rightColumns, string unit = "个", bool ofParts = false) =>
        ColumnTie.In(Summary, SummaryPath, key, title, unit, relation, (left, leftColumns), (right, rightColumns), ofParts);

    private static ColumnTie InMonth(string key, string title, Relation relation, string left, string[] leftColumns, string right, string[] rightColumns) =>
        ColumnTie.In(Month, MonthPath, key, title, "个", relation, (left, leftColumns), (right, rightColumns));

    private static CellTie Blocks(string key, string title, string byPlace, string byNature, string unit) => new(new SheetCell(Summary, byPlace), new SheetCell(Summary, byNature, Block: 1))
    {
        Key = $"{Summary}.blocks.{key}",
        Title = title,
        Unit = unit,
        Left = new TieSide("按社区合计", SummaryPath),
        Right = new TieSide("按单位性质合计", SummaryPath),
        Sheets = [Summary],
    };

    private static CellTie Tables(string key, string title, string month, string summary) => new(new SheetCell(Month, month), new SheetCell(Summary, summary))
    {
        Key = $"{Month}.{key}",
        Title = title,
        Unit = "个",
        Left = new TieSide("月报", MonthPath),
        Right = new TieSide("汇总表", SummaryPath),
        Sheets = [Summary, Month],
    };
}
