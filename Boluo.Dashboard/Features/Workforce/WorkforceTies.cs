using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>勾稽关系 of 社区工作者: posts make up those in post, and two tables say the same of them.</summary>
internal static class WorkforceTies
{
    private const string GridSummary = "grid-summary", GridSummaryPath = $"{Urls.Grids}?{Urls.TabKey}={GridSummary}";

    private static readonly string Roster = WorkforceRoom.Page(WorkforceRoom.RosterTab), Summary = WorkforceRoom.Page(WorkforceRoom.SummaryTab);

    public static readonly IReadOnlyList<Tie> All =
    [
        new QueryTie((db, scope) => db.CommunityWorkers.ThereOn(scope.AsOf).By(w => w.CommunityCode), (db, scope) => StaffingRow.Query(db, scope).Select(s => new PlaceCount { Place = s.Community.Code, Value = s.InPost }))
        {
            Key = "worker.listed", Title = "在岗社区工作者都列入队伍情况统计表", Unit = "名",
            Left = new TieSide("社区工作者名册", Roster), Right = new TieSide("各社区在岗之和", Summary), Sheets = [CommunityWorkerTable.LedgerName, StaffingTable.LedgerName, WorkforceSummary.SheetKey],
        },
        InSummary("posts", "四个岗位之和＝在岗", Relation.Equal, "四个岗位之和", ["post1", "post2", "post3", "post4"]),
        InSummary("members", "党员不多于在岗", Relation.AtMost, "党员", ["members"]),
        InSummary("graduates", "大专以上不多于在岗", Relation.AtMost, "大专以上", ["graduates"]),
        InSummary("young", "35岁以下不多于在岗", Relation.AtMost, "35岁以下", ["young"]),
        InSummary("certified", "持社工证不多于在岗", Relation.AtMost, "持社工证", ["certified"]),
        Tables("households", "户数，队伍情况统计表与网格化党建汇总表一致", "户"),
        Tables("needed", "应配，队伍情况统计表与网格化党建汇总表一致", "名"),
        Tables("inPost", "在岗，队伍情况统计表与网格化党建汇总表一致", "名"),
        Tables("short", "缺口，队伍情况统计表与网格化党建汇总表一致", "名"),
        LifeTies.In<CommunityWorker, Community>("社区工作者", Roster, [CommunityWorkerTable.LedgerName, StaffingTable.LedgerName, WorkforceSummary.SheetKey, GridSummary], "名"),
    ];

    private static ColumnTie InSummary(string key, string title, Relation relation, string part, string[] columns) =>
        ColumnTie.In(WorkforceSummary.SheetKey, Summary, key, title, "名", relation, (part, columns), ("在岗", ["inPost"]));

    /// <summary>Both summaries name their columns alike.</summary>
    private static CellTie Tables(string column, string title, string unit) => new(new SheetCell(WorkforceSummary.SheetKey, column), new SheetCell(GridSummary, column))
    {
        Key = $"{WorkforceSummary.SheetKey}.tables.{column}",
        Title = title,
        Unit = unit,
        Left = new TieSide("队伍情况统计表", Summary),
        Right = new TieSide("网格化党建汇总表", GridSummaryPath),
        Sheets = [WorkforceSummary.SheetKey, GridSummary],
    };
}
