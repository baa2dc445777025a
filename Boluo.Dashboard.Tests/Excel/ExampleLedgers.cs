using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Excel;

/// <summary>A ledger over rows in memory, in any columns.</summary>
internal sealed class ListLedger(IReadOnlyList<Column> columns, IReadOnlyList<object?[]> rows) : ILedger
{
    public string Name { get; init; } = "examples";

    public SheetTitle Title { get; init; } = new("示例台账");

    public string SheetName { get; init; } = "示例台账";

    public string Path => Urls.Overview;

    public IReadOnlyList<string> Notes
    {
        get
        {
            Noted();
            return field;
        }

        init;
    } = [];

    public bool Internal { get; init; }

    /// <summary>Called whenever all rows are read.</summary>
    public Action Read { get; init; } = () => { };

    /// <summary>Called whenever its notes are asked for, as they are once the sheet is being written.</summary>
    public Action Noted { get; init; } = () => { };

    public IReadOnlyList<Column> Columns => columns;

    public Task<LedgerPage> PageAsync(Scope scope, View view, Viewer viewer, CancellationToken cancel)
    {
        double? Sum(string key) => rows.Sum(r => r[Index(key)] is { } v and not string ? Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture) : 0);
        return Task.FromResult(new LedgerPage
        {
            Columns = [.. view.Columns.Select(k => columns[Index(k)])],
            Rows = [.. rows.Take(view.Size).Select((r, i) => Row(r, i, view))],
            Count = rows.Count,
            Totals = [.. view.Columns.Select(k => columns[Index(k)] switch
            {
                { Total: Total.Sum } => Sum(k),
                { Total: Total.Ratio, RatioOf: var (a, b) } => Sum(b) is { } below and not 0 ? Sum(a) / below : null,
                _ => null,
            })],
            Page = 1,
            Pages = 1,
            FirstNumber = 1,
        });
    }

    public async IAsyncEnumerable<LedgerRow> AllAsync(Scope scope, View view, Viewer viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        Read();
        for (var i = 0; i < rows.Count; i++) yield return Row(rows[i], i, view);
    }

    private LedgerRow Row(object?[] row, int i, View view) => new($"row-{i + 1}", [.. view.Columns.Select(k => row[Index(k)])], [.. view.Columns.Select(_ => (string?)null)]);

    private int Index(string key) => columns.TakeWhile(c => c.Key != key).Count();
}

internal sealed record CommunityLine
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required UrbanForm? Form { get; init; }

    public required DateOnly Founded { get; init; }

    public required double? Area { get; init; }

    public required int Members { get; init; }
}

/// <summary>A real table over the database.</summary>
internal sealed class CommunityTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<CommunityLine>(factory, "places", new("社区一览表"), "社区一览", Urls.Overview)
{
    protected override Expression<Func<CommunityLine, string>> Key => r => r.Code;

    protected override IEnumerable<RowColumn<CommunityLine>> Define()
    {
        yield return Column.Code("code", "社区代码", r => r.Code);
        yield return Column.Text("name", "社区名称", r => r.Name);
        yield return Column.Choice("form", "城市形态", r => r.Form);
        yield return Column.Day("founded", "设立时间", r => r.Founded);
        yield return Column.Amount("area", "辖区面积", "平方公里", r => r.Area);
        yield return Column.Count("members", "“两委”干部", "名", r => r.Members);
    }

    protected override IQueryable<CommunityLine> Rows(BoluoDbContext db, Scope scope, Viewer viewer) =>
        db.Communities.Within(scope).Select(c => new CommunityLine
        {
            Code = c.Code,
            Name = c.Name,
            Form = c.UrbanForm,
            Founded = c.ValidFrom,
            Area = c.AreaKm2,
            Members = c.CommitteeMembers,
        });

    protected override IReadOnlyList<Expression<Func<CommunityLine, string?>>> Searched => [r => r.Name];
}

/// <summary>A tree of townships and communities with a second block below.</summary>
internal sealed class TreeSummary : ISummary
{
    public string Name => "tree";

    public SheetTitle Title => new("“三张清单”汇总表");

    public string SheetName => "汇总表";

    public string Path => Urls.Overview;

    public IReadOnlyList<string> Notes => ["提供单位按不重复单位计，各镇街小计之和可大于合计。"];

    public bool Internal => false;

    public Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        SummaryColumn[] columns =
        [
            new("township", "镇街", null, Format.Text),
            new("community", "社区", null, Format.Text),
            new("units", "提供单位", "个", Format.Integer, Total.Sum) { Group = "资源清单" },
            new("resources", "资源", "项", Format.Integer, Total.Sum) { Group = "资源清单" },
            new("needs", "累计收集", "个", Format.Integer, Total.Sum) { Group = "需求清单" },
            new("closed", "已办结", "个", Format.Integer, Total.Sum) { Group = "需求清单/办理状态" },
            new("waiting", "待对接", "个", Format.Integer, Total.Sum) { Group = "需求清单/办理状态" },
            new("rate", "办结率", null, Format.Percent, Total.Ratio) { Group = "需求清单/办理状态", RatioOf = ("closed", "needs") },
            new("remark", "备注", null, Format.Text),
        ];
        SheetRow[] rows =
        [
            new("county", RowKind.Total, ["合计", null, 9, 46, 20, 11, 9, 0.55, null]),
            new(County.Luoyang, RowKind.Subtotal, ["罗阳街道", "小计", 6, 20, 10, 6, 4, 0.6, null]),
            new(County.Dongqu, RowKind.Row, ["罗阳街道", "东区社区", 3, 8, 4, 2, 2, 0.5, "含片区党支部资源"]),
            new("441322001002", RowKind.Row, ["罗阳街道", "西区社区", 3, 12, 6, 4, 2, 4 / 6.0, null]),
            new(County.Longxi, RowKind.Subtotal, ["龙溪街道", "小计", 5, 16, 10, 5, 5, 0.5, null]),
            new("441322002001", RowKind.Row, ["龙溪街道", "龙桥社区", 5, 16, 10, 5, 5, 0.5, null]),
            new("all", RowKind.Row, ["面向全县", Cells.NotApplicable, 2, 10, 0, 0, 0, null, null]) { Depth = 1 },
        ];
        SummaryColumn[] kinds =
        [
            new("nature", "单位性质", null, Format.Text),
            new("units", "单位", "个", Format.Integer, Total.Sum),
            new("resources", "资源", "项", Format.Integer, Total.Sum),
        ];
        SheetRow[] natures =
        [
            new("all", RowKind.Total, ["合计", 9, 46]),
            new("a", RowKind.Row, ["县直机关", 5, 30]),
            new("b", RowKind.Row, ["事业单位", 4, 16]),
        ];
        return Task.FromResult<IReadOnlyList<SheetBlock>>(
        [
            new SheetBlock { Columns = columns, Rows = rows, Merged = "township" },
            new SheetBlock { Heading = "按单位性质", Columns = kinds, Rows = natures },
        ]);
    }
}
