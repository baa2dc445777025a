using System.Globalization;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Tables;

/// <summary>Screen equals file: walks every registered ledger in four views, through the page, the stream and the downloaded workbook.</summary>
[Trait("Needs", "application")]
public sealed class EveryLedgerTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Views => ["usual", "past day", "filtered and sorted", "all columns of one street"];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_page_and_the_file_have_the_same_rows_and_totals(string kind)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var viewer = new Viewer("test", "测试", Role.Admin);
        using var client = await app.SignInAsync(Role.Admin);
        foreach (var ledger in app.Services.GetRequiredService<IEnumerable<ILedger>>())
        {
            var county = County.On(limits.AsOf);
            var (scope, view) = await ChooseAsync(ledger, kind, county, viewer);
            var screen = await ScreenAsync(ledger, scope, view, viewer);
            var stream = await ledger.AllAsync(scope, view, viewer, None).ToListAsync(None);
            Assert.Equal(screen.Rows.Select(r => r.Key), stream.Select(r => r.Key));
            foreach (var (shown, streamed) in screen.Rows.Zip(stream)) Assert.Equal(shown.Cells, streamed.Cells);

            var query = string.Join('&', new[] { scope.ToQuery(limits), view.ToQuery(ledger), "edition=submit" }.Where(q => q.Length > 0));
            using var response = await client.GetAsync($"{Urls.Export(ledger.Name)}?{query}", None);
            Assert.True(response.IsSuccessStatusCode, $"{ledger.Name}: {await response.Content.ReadAsStringAsync(None)}");
            using var workbook = new XLWorkbook(await response.Content.ReadAsStreamAsync(None));
            AssertSame(ledger.Name, workbook, screen);
        }
    }

    [Fact]
    public async Task Every_ledger_has_distinct_keys_that_links_may_carry()
    {
        foreach (var ledger in app.Services.GetRequiredService<IEnumerable<ILedger>>())
        {
            string[] reserved = ["q", "sort", "cols", "page", "size"];
            Assert.Equal(ledger.Columns.Count, ledger.Columns.Select(c => c.Key).Except(reserved, StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Count());
            Assert.All(ledger.Columns, c => Assert.Matches("^[a-zA-Z0-9]+$", c.Key));
            Assert.InRange(ledger.SheetName.Length, 1, 29);
        }

        await Task.CompletedTask;
    }

    /// <summary>A place by its division code, a grid by its community's and its number.</summary>
    [Fact]
    public void No_column_that_names_a_place_is_sorted_by_the_Chinese_name()
    {
        string[] places = ["镇街", "街道", "社区", "社区（园区、企业）", "结对社区", "服务的社区", "原社区", "现社区", "召集单位", "网格名称"];
        var columns = app.Services.GetRequiredService<IEnumerable<ILedger>>().SelectMany(l => l.Columns.Select(c => (l.Name, Column: c))).Where(c => places.Contains(c.Column.Header)).ToList();
        Assert.True(columns.Count > 60, $"{columns.Count} columns name a place.");
        Assert.Empty(columns.Where(c => c.Column.GetType().GetProperty("SortBy")!.GetValue(c.Column) is null).Select(c => $"{c.Name}.{c.Column.Key}"));
    }

    private static async Task<(Scope Scope, View View)> ChooseAsync(ILedger ledger, string kind, Scope county, Viewer viewer)
    {
        var view = View.Default(ledger);
        if (kind == "usual") return (county, view);
        if (kind == "past day") return (county with { AsOf = new DateOnly(2019, 12, 31) }, view);
        if (kind != "filtered and sorted")
            return (county with { Township = County.Luoyang }, view with { Columns = [.. ledger.Columns.Select(c => c.Key)] });

        var all = view with { Columns = [.. ledger.Columns.Select(c => c.Key)], Size = 500 };
        var page = await ledger.PageAsync(county, all, viewer, None);
        var number = page.Columns.Select((c, i) => (Column: c, Index: i)).FirstOrDefault(c => c.Column.Format == Format.Integer && page.Rows.Any(r => r.Cells[c.Index] is not (null or string)));
        if (number.Column is null) return (county, view);
        var values = page.Rows.Where(r => r.Cells[number.Index] is not (null or string)).Select(r => Convert.ToDouble(r.Cells[number.Index], CultureInfo.InvariantCulture)).Order().ToList();
        var middle = values[values.Count / 2].ToString(CultureInfo.InvariantCulture);
        return (county, (view with { Sorts = [new Sort(number.Column.Key, true)] }).Where(number.Column.Key, $"{middle}.."));
    }

    private static async Task<LedgerPage> ScreenAsync(ILedger ledger, Scope scope, View view, Viewer viewer)
    {
        // Pages are put together alike for all; the longest list walks many, the others as few as there are.
        view = view with { Size = ledger.Name == GridTable.LedgerName ? 20 : 500 };
        var first = await ledger.PageAsync(scope, view, viewer, None);
        var rows = first.Rows.ToList();
        for (var page = 2; page <= first.Pages; page++)
            rows.AddRange((await ledger.PageAsync(scope, view with { Page = page }, viewer, None)).Rows);
        Assert.Equal(first.Count, rows.Count);
        return first with { Rows = rows };
    }

    /// <summary>A wide table is divided among several sheets, each with all rows.</summary>
    private static void AssertSame(string name, XLWorkbook book, LedgerPage screen)
    {
        var places = PlacesOf(book);
        Assert.Equal(screen.Columns.Count, places.Count);
        for (var c = 0; c < screen.Columns.Count; c++)
        {
            var (sheet, header, column) = places[c];
            Assert.Contains(screen.Columns[c].Header, TextOf(sheet.Cell(header, column)), StringComparison.Ordinal);
            for (var r = 0; r < screen.Rows.Count; r++)
            {
                Assert.Equal((r + 1).ToString(CultureInfo.InvariantCulture), sheet.Cell(header + 1 + r, 1).GetString());
                AssertCell($"{name} {screen.Columns[c].Key} row {r + 1}", screen.Columns[c], screen.Rows[r].Cells[c], sheet.Cell(header + 1 + r, column));
            }

            if (screen.Rows.Count == 0 || screen.Totals[c] is not { } sum) continue;
            var total = sheet.Row(header + 1 + screen.Rows.Count);
            Assert.Equal("合计", total.Cell(1).GetString());
            Assert.Equal(sum, Convert.ToDouble(total.Cell(column).CachedValue ?? total.Cell(column).Value, CultureInfo.InvariantCulture), 6);
        }
    }

    /// <summary>Where each column stands: those of a later sheet follow the ones that it repeats from the first.</summary>
    private static List<(IXLWorksheet Sheet, int Header, int Column)> PlacesOf(XLWorkbook book)
    {
        var places = new List<(IXLWorksheet Sheet, int Header, int Column)>();
        var leads = new List<string>();
        foreach (var sheet in book.Worksheets)
        {
            var header = sheet.RowsUsed().First(r => r.Cell(1).GetString() == "序号");
            var words = header.CellsUsed().Skip(1).Select(TextOf).ToList();
            var repeated = leads.Zip(words).TakeWhile(pair => pair.First == pair.Second).Count();
            for (var c = repeated; c < words.Count; c++) places.Add((sheet, header.RowNumber(), c + 2));
            if (leads.Count == 0) leads = words;
        }

        return places;
    }

    /// <summary>Without the line breaks of the file.</summary>
    private static string TextOf(IXLCell cell) => cell.GetString().Replace("\n", "", StringComparison.Ordinal);

    private static void AssertCell(string where, Column column, object? value, IXLCell cell)
    {
        switch (value)
        {
            case null:
                Assert.True(cell.GetString() == (column.EmptyIsBlank ? "" : "—"), $"{where}: {cell.GetString()}");
                break;
            case DateOnly day:
                Assert.Equal(day.ToDateTime(TimeOnly.MinValue), cell.GetDateTime());
                break;
            case int or double:
                Assert.Equal(Convert.ToDouble(value, CultureInfo.InvariantCulture), cell.GetDouble(), 9);
                break;
            default:
                Assert.True(Cells.Text(value, column.Format).Replace("\n", "", StringComparison.Ordinal) == TextOf(cell), $"{where}: {cell.GetString()}");
                break;
        }
    }
}
