using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Tables;

/// <summary>A total speaks of its rows: walks every summary in several places on several days, over the sample and over a county where relations ended.</summary>
[Trait("Needs", "application")]
public sealed class EverySummaryTests(SharedApp app, EdgeCounty edge)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    public static TheoryData<bool, string> Days => new MatrixTheoryData<bool, string>([false, true], ["2020-06-30", "2020-05-31", "2020-03-31", "2019-12-31"]);

    [Theory]
    [MemberData(nameof(Days))]
    public async Task What_a_column_adds_up_is_the_sum_of_its_rows(bool ended, string day)
    {
        var services = (ended ? (BoluoApp)edge : app).Services;
        var (wrong, walked) = (new List<string>(), 0);
        foreach (var scope in Scopes(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)))
            foreach (var summary in services.GetServices<ISummary>())
                foreach (var block in await summary.BlocksAsync(scope, Staff, None))
                    foreach (var (column, c) in block.Columns.Select((column, c) => (column, c)).Where(x => x.column.Total == Total.Sum))
                        for (var row = 0; row < block.Rows.Count; row++)
                        {
                            if (block.Rows[row].Kind == RowKind.Row) continue;
                            walked++;
                            var sum = Terms(block, row).Sum(r => Number(r.Cells[c]));
                            if (Math.Abs(sum - Number(block.Rows[row].Cells[c])) > 0.005)
                                wrong.Add($"{summary.Name} {scope}: {block.Rows[row].Key}.{column.Key} is {block.Rows[row].Cells[c]}, its rows {sum}");
                        }

        Assert.True(walked > 1000, $"{walked} totals.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<Scope> Scopes(DateOnly day) =>
    [
        new(null, null, null, day), new(County.Luoyang, null, null, day), new(null, null, UrbanForm.NewTown, day), new(County.Luoyang, "441322001004", null, day),
    ];

    /// <summary>The least deep of the rows under a total.</summary>
    private static IEnumerable<SheetRow> Terms(SheetBlock block, int row)
    {
        var below = block.Rows[row].Kind == RowKind.Total
            ? [.. block.Rows.Where(r => r.Kind != RowKind.Total)]
            : block.Rows.Skip(row + 1).TakeWhile(r => r.Depth > block.Rows[row].Depth).ToList();
        return below.Where(r => r.Depth == below.Min(b => b.Depth));
    }

    private static double Number(object? cell) => cell is null or string ? 0 : Convert.ToDouble(cell, CultureInfo.InvariantCulture);
}
