using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.Comparing;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Comparing;

/// <summary>A comparison as a file: how many rows came, went, moved and changed, the sums, and each value that is another.</summary>
public sealed class ComparedSheet(TableComparison comparison) : Summary($"compared-{comparison.Sheet.Name}", new($"{comparison.Sheet.Title.Subject}两日对比", comparison.Sheet.Title.Note), "两日对比", Urls.Compared)
{
    public override bool AddsUp => false;

    public override bool Internal => comparison.Sheet.Internal;

    public override string UsualOrder => "按新增、减少、移动、变化排序";

    public override IReadOnlyList<string> Notes =>
    [
        $"对比{Days.Long(comparison.Before)}与{Days.Long(comparison.Scope.AsOf)}两日的{comparison.Sheet.Title.Short}：{comparison.InWords}。",
        .. comparison.Filters is { } filters ? [$"查询条件：{filters}。"] : Array.Empty<string>(),
        .. ComparingRoom.Notes,
    ];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => Task.FromResult<IReadOnlyList<SheetBlock>>([Sums(), Details()]);

    private SheetBlock Sums() => new()
    {
        Order = "按表中各列的先后排序",
        Columns = [Text("item", "项目"), Text("before", Days.Long(comparison.Before)), Text("now", Days.Long(comparison.Scope.AsOf)), Text("difference", "增减")],
        Rows =
        [
            new SheetRow("count", RowKind.Row, ["记录（条）", Digits.Text(comparison.CountBefore), Digits.Text(comparison.CountNow), TableComparison.Difference(comparison.CountBefore, comparison.CountNow, Format.Integer) ?? "持平"]),
            .. comparison.Sums.Select((s, i) => new SheetRow(Invariant($"{i + 1}"), RowKind.Row, [HeaderGrid.PathOf(s.Column), s.BeforeText, s.NowText, s.Amount])),
        ],
    };

    private SheetBlock Details() => new()
    {
        Heading = "明细",
        Columns = [Text("change", "变化"), Text("name", "名称"), Text("item", "项目"), Text("before", "原为"), Text("now", "现为"), TextIfAny("difference", "增减")],
        Rows =
        [
            .. comparison.Rows.SelectMany(r => r.Cells.Count == 0
                ? [new SheetRow(r.Change + r.Key, RowKind.Row, [r.Change.Label(), r.Name, Cells.NotApplicable, Cells.NotApplicable, Cells.NotApplicable, null])]
                : r.Cells.Select(c => new SheetRow(r.Change + r.Key + c.Column.Key, RowKind.Row, [r.Change.Label(), r.Name, HeaderGrid.PathOf(c.Column), c.BeforeText, c.NowText, c.Amount]))),
        ],
    };
}
