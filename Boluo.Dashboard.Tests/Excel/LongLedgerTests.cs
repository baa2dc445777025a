using System.Globalization;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Excel;

/// <summary>A ledger that is streamed is the workbook that would have been held: every ledger and report is written both ways and compared.</summary>
[Trait("Needs", "application")]
public sealed class LongLedgerTests(SharedApp app)
{
    /// <summary>A table of no more rows is never streamed.</summary>
    private const int Pattern = 2;

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("7", "工作人员甲", Role.Staff);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero));

    public static TheoryData<Edition> Editions => [.. Enum.GetValues<Edition>()];

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Every_ledger_and_report_is_the_same_file_streamed_or_held(Edition edition)
    {
        var reports = app.Services.GetServices<ILedger>().Select(IReport (l) => new SheetReport(l)).Concat(app.Services.GetServices<IReport>().Where(r => r.Sheets.OfType<ILedger>().Any())).ToList();
        var streamed = 0;
        foreach (var report in reports)
        {
            var scope = await SmallestAsync(report);
            var (held, long_) = (await FileAsync(report, edition, scope, int.MaxValue), await FileAsync(report, edition, scope, Pattern));
            Assert.Empty(ExcelHouse.Faults(long_));
            if (held.AsSpan().SequenceEqual(long_)) continue;
            streamed++;
            using var expected = ExcelHouse.Open(held);
            using var actual = ExcelHouse.Open(long_);
            Assert.Equal(Described(expected, report.Name), Described(actual, report.Name));
            Assert.Equal(ListsOf(expected), ListsOf(actual));
        }

        Assert.True(streamed > 40, $"{streamed} files were streamed.");
    }

    /// <summary>Where something may be picked, and from what.</summary>
    private static IEnumerable<string> ListsOf(XLWorkbook book) =>
        book.Worksheets.SelectMany(s => s.DataValidations.Select(v => $"{s.Name} {string.Join(' ', v.Ranges.Select(r => r.RangeAddress))} {v.Value}")).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task A_long_table_of_awkward_words_keeps_them_as_they_are(Edition edition)
    {
        var rows = Awkward.Select((word, i) => new object?[] { word, i % 2 == 0 ? null : i * 0.1, i % 3 == 0 ? double.NaN : i, new DateOnly(i % 4 == 0 ? 1899 : 2020, 6, 1 + i) }).ToList();
        var ledger = new ListLedger(
            [
                new SummaryColumn("name", "名称", null, Format.Text), new SummaryColumn("sum", "数", "个", Format.TwoDecimals, Total.Sum),
                new SummaryColumn("none", "序", null, Format.Integer), new SummaryColumn("day", "日期", null, Format.Date),
            ], rows);
        var (held, streamed) = (await FileAsync(new SheetReport(ledger), edition, County, int.MaxValue), await FileAsync(new SheetReport(ledger), edition, County, Pattern));
        Assert.Empty(ExcelHouse.Faults(streamed));
        using var expected = ExcelHouse.Open(held);
        using var actual = ExcelHouse.Open(streamed);
        Assert.Equal(Described(expected, "awkward"), Described(actual, "awkward"));
    }

    [Fact]
    public async Task Writing_ends_when_nobody_waits_for_it()
    {
        using var gone = new CancellationTokenSource();
        var (said, last) = (0, int.MaxValue);
        var word = new Word(() =>
        {
            if (++said == last) gone.Cancel();
        });
        var report = new SheetReport(new ListLedger([new SummaryColumn("name", "名称", null, Format.Text)], [.. Enumerable.Range(0, 2000).Select(_ => new object?[] { word })]));
        await FileAsync(report, Edition.Submit, County, Pattern);
        // The second time, half of what is written last is not asked for any more.
        (said, last) = (0, said - 1000);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            WriterOf(app.Services, Pattern).WriteAsync(report, Edition.Submit, County, new Dictionary<string, View>(), Staff, gone.Token));
        Assert.InRange(said, last, last + 999);
    }

    [Fact(Explicit = true)]
    public async Task Forty_thousand_rows_are_written_within_ten_seconds_and_150_MB()
    {
        var columns = Enumerable.Range(0, 14).Select(c => c % 3 == 0 ? new SummaryColumn($"c{c}", $"第{c}列", "个", Format.Integer, Total.Sum) : new SummaryColumn($"c{c}", $"第{c}列", null, Format.Text)).ToList();
        var rows = Enumerable.Range(0, 40_000).Select(r => columns.Select((c, i) => i % 3 == 0 ? (object?)(r % 100) : FormattableString.Invariant($"第{r / (1 + i)}社区网格")).ToArray()).ToList();
        var report = new SheetReport(new ListLedger(columns, rows));
        await FileAsync(new SheetReport(new ListLedger(columns, rows[..6000])), Edition.Working, County, 5000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = before;
        using var watching = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 20);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var file = await FileAsync(report, Edition.Working, County, 5000);
        var seconds = clock.Elapsed.TotalSeconds;
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"{seconds:0.0} s, {(most - before) / 1_000_000} MB more at most, a file of {file.Length / 1000} KB"));
        Assert.InRange(seconds, 0, 10);
        Assert.InRange((most - before) / 1_000_000, 0, 150);
    }

    private static readonly string[] Awkward =
        ["=1+1", "-5", "+x", "@y", "'z", " 前后有空格 ", "两\n行", "", "<&>\"", "441322001001001", "XM2020001、XM2020002、XM2020003", "很长的一段说明文字，需要分成几行才放得下，但仍应完整保留。", "\u0001控制符", "123456"];

    /// <summary>A cell that tells when it is said.</summary>
    private sealed class Word(Action said)
    {
        public override string ToString()
        {
            said();
            return "词";
        }
    }

    private static Scope County => new(null, null, null, new DateOnly(2020, 6, 30));

    /// <summary>A township where it has rows enough to be streamed, for speed; else the county.</summary>
    private static async Task<Scope> SmallestAsync(IReport report)
    {
        var township = County with { Township = "441322001" };
        foreach (var ledger in report.Sheets.OfType<ILedger>())
            if ((await ledger.PageAsync(township, View.Default(ledger), Staff, None)).Count <= Pattern) return County;
        return township;
    }

    private async Task<byte[]> FileAsync(IReport report, Edition edition, Scope scope, int most) =>
        (await WriterOf(app.Services, most).WriteAsync(report, edition, scope, new Dictionary<string, View>(), Staff, None)).File.Value.Content;

    internal static ReportWriter WriterOf(IServiceProvider services, int most) =>
        ActivatorUtilities.CreateInstance<ReportWriter>(services, Options.Create(new ExcelOptions { LongLedger = most }), (TimeProvider)Clock);

    /// <summary>All that a viewer of the file can tell, line by line.</summary>
    private static List<string> Described(XLWorkbook book, string name)
    {
        var lines = new List<string>();
        foreach (var sheet in book.Worksheets)
        {
            var page = sheet.PageSetup;
            lines.Add($"{name} {sheet.Name} {sheet.Visibility} {sheet.SheetView.SplitRow} {sheet.SheetView.SplitColumn} {sheet.AutoFilter.Range?.RangeAddress}");
            lines.Add($"{string.Join(' ', page.PrintAreas.Select(a => a.RangeAddress))} {page.FirstRowToRepeatAtTop}-{page.LastRowToRepeatAtTop} {page.PaperSize} {page.PageOrientation} {page.PagesWide} {page.PagesTall} {string.Join(' ', page.RowBreaks)}");
            lines.Add(string.Join(' ', sheet.MergedRanges.Select(r => r.RangeAddress.ToString()).Order(StringComparer.Ordinal)));
            lines.Add(string.Join(' ', sheet.ColumnsUsed().Select(c => FormattableString.Invariant($"{c.Width:0.####}{c.IsHidden}"))));
            foreach (var row in sheet.RowsUsed(XLCellsUsedOptions.All))
            {
                lines.Add(FormattableString.Invariant($"{sheet.Name} row {row.RowNumber()} {row.Height:0.####}"));
                foreach (var cell in row.CellsUsed(XLCellsUsedOptions.All)) lines.Add(Described(cell));
            }
        }

        return lines;
    }

    private static string Described(IXLCell cell)
    {
        var style = cell.Style;
        var border = style.Border;
        var value = cell.HasFormula ? $"={cell.FormulaA1} {Number(cell.CachedValue)}" : cell.DataType == XLDataType.Text ? cell.GetString() : Number(cell.Value);
        return FormattableString.Invariant($"{cell.Address} {cell.DataType} [{value}] {style.NumberFormat.Format}{style.NumberFormat.NumberFormatId} {style.Font.FontName} {style.Font.FontSize} {style.Font.Bold} ")
            + FormattableString.Invariant($"{style.Alignment.Horizontal} {style.Alignment.Vertical} {style.Alignment.WrapText} {border.LeftBorder} {border.RightBorder} {border.TopBorder} {border.BottomBorder} {style.IncludeQuotePrefix}");
    }

    /// <summary>To as many digits as Excel has.</summary>
    private static string Number(object? value) => value is double or int ? Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("G14", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
