using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>社区季度问需完成情况汇总表: the quarter of the scope's day, township by township.</summary>
public sealed class SurveySummary(Snapshots snapshots)
    : Summary(SheetKey, new("社区季度问需完成情况汇总表"), "季度问需汇总", FourAsksRoom.Page(SheetKey))
{
    public const string SheetKey = "survey-summary";

    private static readonly IReadOnlyList<Column> Columns =
    [
        Text("township", "镇街"),
        TextIfAny("community", "社区"),
        Count("owed", "应完成", "个"), Count("done", "已完成", "个"), Count("late", "其中逾期完成", "个"), Count("undone", "未完成", "个"), Count("overdue", "其中逾期", "个"),
        Percent("rate", "完成率", "done", "owed"),
        Count("households", "走访", "户"), Count("needs", "收集需求", "个"),
        TextIfAny("state", "状态"),
        Remark(),
    ];

    public override PeriodKind Covers => PeriodKind.Quarter;

    public override IReadOnlyList<string> Notes => ["统计时点所在季度应由社区完成的常规问需；尚未登记的社区计入未完成。"];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => snapshots.GetAsync(SheetKey, scope, async (db, token) =>
        Tree(await Duties.ReadAsync(db, scope, SurveyLevel.Community, Duty.PeriodOf(SurveyLevel.Community, scope.AsOf), token), await snapshots.LimitsAsync(token)), cancel);

    private static IReadOnlyList<SheetBlock> Tree(IReadOnlyList<SurveyDuty> owed, ScopeLimits limits)
    {
        var rows = new List<SheetRow> { Row("total", RowKind.Total, "合计", null, owed) };
        foreach (var township in owed.GroupBy(o => o.TownshipCode))
        {
            var name = limits.Townships[township.Key].Name;
            rows.Add(Row(township.Key, RowKind.Subtotal, name, "小计", [.. township]) with { Links = [Urls.Township(township.Key)] });
            rows.AddRange(township.Select(o => Row(o.Place, RowKind.Row, name, o.Name, [o]) with { Links = [Urls.TownshipOf(o.Place), Urls.Community(o.Place)] }));
        }

        return [new SheetBlock { Columns = Columns, Rows = rows, Merged = "township" }];
    }

    private static SheetRow Row(string key, RowKind kind, string township, string? community, IReadOnlyList<SurveyDuty> owed)
    {
        var done = owed.Count(o => o.IsDone);
        return new SheetRow(key, kind,
        [
            township, community, owed.Count, done, owed.Count(o => o.State == DutyState.DoneLate), owed.Count - done, owed.Count(o => o.State == DutyState.Overdue),
            owed.Count == 0 ? null : (double)done / owed.Count, owed.Sum(o => o.Households ?? 0), owed.Sum(o => o.NeedsCollected ?? 0),
            kind == RowKind.Row ? owed[0].State.Label() : null, null,
        ]);
    }
}
