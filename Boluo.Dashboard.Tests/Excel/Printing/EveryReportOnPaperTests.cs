using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Excel.Printing;

/// <summary>Lays out what is handed in: every ledger, summary and file of several, of the county, a township, a community and an urban form.</summary>
[Trait("Needs", "application")]
public sealed partial class EveryReportOnPaperTests(SharedApp app)
{
    private static readonly Viewer Admin = new("test", "测试", Role.Admin);

    public static TheoryData<string> Scopes => ["county", "township", "community", "form"];

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Every_report_is_fit_to_be_handed_in_as_it_comes_from_the_printer(string kind)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(TestContext.Current.CancellationToken);
        var scope = ScopeOf(kind, limits);
        var (unit, signs) = kind switch
        {
            "township" => ("罗阳街道", "主要负责同志（签字）：审核人：填表人：联系电话：填报日期："),
            "community" => ("罗阳街道西区社区", "党组织书记（签字）：审核人：填表人：联系电话：填报日期："),
            _ => ("博罗县", "审核人：填表人：联系电话：填报日期："),
        };
        var faults = new ConcurrentBag<string>();
        var sheets = 0;
        await EachAsync(scope, Edition.Submit, (report, file) =>
        {
            void Fault(string what) => faults.Add($"{report.Name}: {what}");
            var book = PrintedBook.Read(file.Content);
            if (book.Sheets.Select(s => s.IsA3).Distinct().Count() > 1) Fault("two sizes of paper");
            foreach (var sheet in book.Sheets)
            {
                Interlocked.Increment(ref sheets);
                foreach (var fault in PaperFaults(sheet).Concat(HeaderFaults(sheet)).Concat(PageFaults(sheet)).Concat(EmptyPages(sheet)).Concat(CellFaults(sheet)).Concat(WordFaults(sheet, unit, signs)))
                    Fault($"{sheet.Name}: {fault}");
            }
        });

        Assert.Equal([], faults.Order(StringComparer.Ordinal));
        Assert.True(sheets > 60, $"{sheets} sheets were laid out.");
    }

    /// <summary>Of both editions; the two of one report, and one edition of all.</summary>
    [Fact]
    public async Task No_two_files_of_a_day_have_one_name_and_no_name_has_a_bracket_in_a_bracket()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(TestContext.Current.CancellationToken);
        var names = new ConcurrentBag<string>();
        foreach (var edition in Enum.GetValues<Edition>())
            await EachAsync(ScopeOf("community", limits), edition, (_, file) =>
            {
                names.Add(file.FileName);
                Assert.EndsWith($"_{edition.Label()}.xlsx", file.FileName, StringComparison.Ordinal);
                Assert.Contains("_罗阳街道西区社区_", file.FileName, StringComparison.Ordinal);
            });

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(names, n => Nested().IsMatch(n));
    }

    [Fact]
    public async Task Columns_chosen_beyond_the_standard_ones_put_the_whole_file_on_A3()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(TestContext.Current.CancellationToken);
        var report = app.Services.GetRequiredService<IEnumerable<IReport>>().Single(r => r.Name == "three-lists");
        var views = report.Sheets.OfType<ILedger>().ToDictionary(l => l.Name, l => View.Default(l) with { Columns = [.. l.Columns.Select(c => c.Key)] }, StringComparer.Ordinal);
        var file = await app.Services.GetRequiredService<ReportWriter>().WriteAsync(report, Edition.Submit, ScopeOf("county", limits), views, Admin, TestContext.Current.CancellationToken);

        Assert.All(PrintedBook.Read(file.File.Value.Content).Sheets, s => Assert.True(s is { IsA3: true, Scale: >= 0.75 }, $"{s.Name}: {s.Scale}"));
    }

    private static IEnumerable<string> PaperFaults(PrintedSheet sheet)
    {
        if (sheet.IsA3) yield return "A3";
        if (!sheet.IsFitted) yield return "not fitted to the page's width";
        if (sheet.Scale < 0.75) yield return $"printed at {sheet.Scale:0.00}";
    }

    private static IEnumerable<string> HeaderFaults(PrintedSheet sheet)
    {
        if (sheet.FirstTitle != 1 || sheet.HeaderTop == 0) yield return "pages do not repeat title and header";
        if (sheet.Words.Count(w => w.Text == "序号") != 1) yield return "more than one header";
        if (Nested().IsMatch(sheet.Text(1, 1))) yield return $"a bracket in a bracket: {sheet.Text(1, 1)}";
        foreach (var (row, column, text) in sheet.Headers)
            foreach (var line in text.Split('\n'))
            {
                if (Pixels(line) > sheet.PixelsOf(row, column) - 3) yield return $"header {line} does not fit on one line";
                if (line.Count(c => c is '（') != line.Count(c => c is '）')) yield return $"header broken in a bracket: {text}";
                if (line.Length == 0) yield return $"empty line in header {text}";
            }
    }

    private static IEnumerable<string> PageFaults(PrintedSheet sheet)
    {
        foreach (var page in sheet.Pages)
        {
            var rows = Enumerable.Range(page.First, page.Last - page.First + 1).ToList();
            if (!rows.Exists(r => sheet.IsData(r) || sheet.Text(r, 1) == "当前统计范围内没有数据。")) yield return $"no row of the table on the page of rows {page.First} to {page.Last}";
            if (!page.IsForced) yield return $"where row {page.First} is printed is left to the program";
            foreach (var (top, left, bottom) in sheet.TallMerges)
            {
                if (top < page.First && bottom >= page.First) yield return $"a cell goes on over the page before row {page.First}";
                if (top == page.First && sheet.Text(top, left).Length == 0) yield return $"nameless after the page before row {page.First}";
            }
        }

        var numbers = sheet.DataRows.Select(r => sheet.Text(r, 1)).ToList();
        if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)))) yield return "rows are missing";
    }

    /// <summary>Pages that end although what comes next has room on them, with the twentieth that stays free for the programs.</summary>
    internal static IEnumerable<string> EmptyPages(PrintedSheet sheet)
    {
        var room = sheet.Room * 0.95;
        if (sheet.Pages.Count > 1 && sheet.HeightOf(1, sheet.Last) <= sheet.Room * 1.1 && sheet.Scale * sheet.Room / sheet.HeightOf(1, sheet.Last) >= 0.76) yield return "two pages of what fits on one";
        foreach (var (page, next) in sheet.Pages.Zip(sheet.Pages.Skip(1)))
        {
            if (sheet.HeightOf(page) + sheet.HeightOf(next.First, next.Last) <= room) yield return $"two pages instead of one before and after row {next.First}";
            var rows = Enumerable.Range(next.First, next.Last - next.First + 1).Where(sheet.IsData).Take(2).ToList();
            if (sheet.HeightOf(page) < 0.6 * room && rows.Count > 1 && sheet.HeightOf(page) + sheet.HeightOf(next.First, rows[0]) <= room) yield return $"rows {page.First} to {page.Last} leave their page empty";
        }
    }

    private static IEnumerable<string> CellFaults(PrintedSheet sheet)
    {
        foreach (var row in sheet.TotalRows)
            for (var c = 2; c <= sheet.Columns; c++)
                if (sheet.Text(row, c).Length == 0 && !sheet.IsCovered(row, c) && sheet.DataRows.Any(r => sheet.IsNumber(r, c)))
                    yield return $"blank total in row {row} under {sheet.Text(sheet.Titles, c)}";
        foreach (var row in sheet.DataRows)
            for (var c = 2; c <= sheet.Columns; c++)
                foreach (var line in sheet.Text(row, c).Split('\n').Where(_ => !sheet.IsNumber(row, c)))
                {
                    var codes = Code().Matches(line);
                    if (codes.Any(code => Pixels(code.Value) > sheet.PixelsOf(c) - 3)) yield return $"a code is broken: {line}";
                    if (codes.Count > 1 && CodesOnly().IsMatch(line) && Pixels(line) > sheet.PixelsOf(c) - 3) yield return $"codes share a line that is too short: {line}";
                }
    }

    private static IEnumerable<string> WordFaults(PrintedSheet sheet, string unit, string signs)
    {
        var meta = string.Concat(Enumerable.Range(1, sheet.Columns).Select(c => sheet.Text(2, c)));
        if (!Regex.IsMatch(meta, $"^填报单位（盖章）：{unit}\\s*统计时间", RegexOptions.None, TimeSpan.FromSeconds(1))) yield return $"handed in by another: {meta}";
        if (!sheet.Words.Any(w => w.Row > sheet.Titles && w.Text.Replace("\u3000", "", StringComparison.Ordinal) == signs)) yield return "signed by others";
    }

    private async Task EachAsync(Scope scope, Edition edition, Action<IReport, ExportFile> look)
    {
        var reports = app.Services.GetRequiredService<IEnumerable<ILedger>>().Concat<ISheet>(app.Services.GetRequiredService<IEnumerable<ISummary>>()).Select(s => (IReport)new SheetReport(s))
            .Concat(app.Services.GetRequiredService<IEnumerable<IReport>>());
        await Parallel.ForEachAsync(reports, TestContext.Current.CancellationToken, async (report, _) => look(report, await app.FileAsync(report, edition, scope)));
    }

    internal static Scope ScopeOf(string kind, ScopeLimits limits) => kind switch
    {
        "county" => County.On(limits.AsOf),
        "township" => new Scope(County.Luoyang, null, null, limits.AsOf),
        "community" => new Scope(null, "441322001002", null, limits.AsOf),
        "form" => new Scope(null, null, UrbanForm.OldTown, limits.AsOf),
        _ => throw new UnreachableException(),
    };

    /// <summary>At 10.5 points an ideograph is 14 pixels wide, anything else 7.</summary>
    private static double Pixels(string text) => text.Sum(c => c > '\u00FF' ? 14 : 7);

    [GeneratedRegex(@"（[^）]*（|\([^)]*\(", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nested();

    [GeneratedRegex(@"[A-Z]{2,}\d{4,}|\d{9,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[A-Z0-9、-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodesOnly();
}
