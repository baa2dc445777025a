using System.Globalization;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Excel.Printing;

/// <summary>What an office program makes of the files: all with two blocks, the widest and longest, and of each scope some.</summary>
[Trait("Needs", "application")]
public sealed partial class OfficeProgramTests(SharedApp app)
{
    private static readonly (string Name, string Scope)[] Sample =
    [
        ("figures", "county"), ("satisfaction-summary", "county"), ("three-lists-summary", "county"), ("three-lists", "township"), ("grid-summary", "county"),
        ("needs", "county"), ("projects", "county"), ("resources", "community"), ("communities", "county"), ("talks", "county"), ("fund", "county"),
        ("workforce-summary", "form"), ("grids", "township"), ("pairing-activities-quarter", "community"),
    ];

    [Fact]
    public async Task Every_page_that_LibreOffice_prints_has_rows_of_its_table_under_its_own_header()
    {
        LibreOffice.Require();
        var cancel = TestContext.Current.CancellationToken;
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(cancel);
        var reports = app.Services.GetRequiredService<IEnumerable<IReport>>()
            .Concat(app.Services.GetRequiredService<IEnumerable<ILedger>>().Concat<ISheet>(app.Services.GetRequiredService<IEnumerable<ISummary>>()).Select(s => new SheetReport(s))).ToList();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, scope) in Sample)
            files[name] = (await app.FileAsync(reports.First(r => r.Name == name), Edition.Submit, EveryReportOnPaperTests.ScopeOf(scope, limits))).Content;

        var printed = await LibreOffice.PagesAsync(files, cancel);
        foreach (var (name, content) in files)
        {
            var left = new Queue<string>(printed[name]);
            foreach (var sheet in PrintedBook.Read(content).Sheets)
            {
                var rows = sheet.DataRows.Count();
                for (var row = 0; row < rows;)
                {
                    Assert.True(left.Count > 0, $"{name}: {sheet.Name} ends after row {row} of {rows}");
                    var page = left.Dequeue();
                    var words = Blank().Replace(page, "");
                    Assert.All(sheet.Headers.SelectMany(h => h.Text.Split('\n')).Append(sheet.Text(1, 1)), h => Assert.Contains(Blank().Replace(h, ""), words, StringComparison.Ordinal));
                    var before = row;
                    while (HasRow(page, row + 1)) row++;
                    Assert.True(row > before, $"{name}: a page of {sheet.Name} without a row of it:\n{page}");
                }
            }

            Assert.True(left.Count == 0, $"{name}: pages without rows at the end:\n{string.Join('\f', left)}");
        }
    }

    private static bool HasRow(string page, int number) => page.Split('\n').Any(line => line.TrimStart().Split(' ', 2)[0] == number.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
