using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Returns;

/// <summary>报送情况一览表: a line a township, for the month of the scope's day.</summary>
public sealed class ReturnsSummary(Snapshots snapshots)
    : Summary(SheetKey, new("镇街报表报送情况一览表"), "报送情况一览", ReturnsRoom.Page("summary"))
{
    public const string SheetKey = "returns-summary";

    private static readonly IReadOnlyList<Column> Columns =
    [
        Text("township", "镇街"),
        Count("due", "应报表数", "份"), Count("submitted", "已报", "份"), Count("missing", "未报", "份"), Count("sentBack", "退回修改", "份"),
        Day("last", "最近报送时间"),
        Text("contact", "联系人"), Code("phone", "联系电话（公示）"),
        Remark(),
    ];

    public override PeriodKind Covers => PeriodKind.Month;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes => ["应报表数＝已报＋未报＋退回修改；已更正的计入已报。"];

    public override async Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var month = await ReturnMonth.OfAsync(snapshots, scope, cancel);
        return
        [
            new SheetBlock
            {
                Columns = Columns,
                Rows = [Row("total", RowKind.Total, "合计", month.Rows, null), .. month.Townships.Select(t => Row(t.Key, RowKind.Row, t.First().Township.Name, [.. t], t.First()) with { Links = [Urls.Township(t.Key)] })],
            },
        ];
    }

    private static SheetRow Row(string key, RowKind kind, string name, IReadOnlyList<ReturnRow> rows, ReturnRow? contact) => new(key, kind,
    [
        name, rows.Count, rows.Count(r => r.State is ReturnState.Submitted or ReturnState.Corrected), rows.Count(r => r.State == ReturnState.Missing),
        rows.Count(r => r.State == ReturnState.SentBack), rows.Max(r => r.CorrectedOn ?? r.SubmittedOn),
        contact is null ? Cells.NotApplicable : contact.Row.Contact, contact is null ? Cells.NotApplicable : contact.Row.Phone,
        string.Join("、", rows.Where(r => kind == RowKind.Row && r is { State: ReturnState.Missing, DaysLate: > 0 }).Select(r => $"{r.Row.Form}逾期{Cells.Text(r.DaysLate, Format.Integer)}天")),
    ]);
}

/// <summary>The returns of one month: the townships below, the forms beside each other.</summary>
public sealed record ReturnMonth(Period Period, IReadOnlyList<ReturnRow> Rows)
{
    /// <summary>By division code.</summary>
    public IReadOnlyList<IGrouping<string, ReturnRow>> Townships { get; } = [.. Rows.GroupBy(r => r.Township.Code)];

    public IReadOnlyList<string> Forms { get; } = [.. Rows.OrderBy(r => r.Row.Id).Select(r => r.Row.Form).Distinct(StringComparer.Ordinal)];

    public int Overdue => Rows.Count(r => r is { State: ReturnState.Missing, DaysLate: > 0 });

    public int Of(params ReturnState[] states) => Rows.Count(r => states.Contains(r.State));

    /// <summary>Read once for the page and its tables.</summary>
    public static Task<ReturnMonth> OfAsync(Snapshots snapshots, Scope scope, CancellationToken cancel) => snapshots.GetAsync("returns", scope, (db, token) => ReadAsync(db, scope, token), cancel);

    public static async Task<ReturnMonth> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var period = Period.Of(PeriodKind.Month, scope.AsOf);
        var month = period.From;
        return new ReturnMonth(period, await ReturnRow.Query(db, scope).Where(r => r.Row.Month == month).OrderBy(r => r.Township.Code).ThenBy(r => r.Row.Form).ToListAsync(cancel));
    }
}
