using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Plotly.Blazor.Traces;

namespace Boluo.Dashboard.Tests.Charts;

/// <summary>Medians and ratios are rounded once, when they are written: drawing, table and sentence say the same digits, and so do page and file.</summary>
[Trait("Needs", "application")]
public sealed class RoundedChartsTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    [Theory]
    [InlineData("2020-06-30", "城乡接合部", "104.6")] // 104.625; of rounded loads it would be 104.5.
    [InlineData("2019-03-31", "老城区", "107.8")] // 107.75
    [InlineData("2019-03-31", "城乡接合部", "125.8")] // 125.75
    public async Task The_median_of_unrounded_loads_reads_alike_in_drawing_table_and_sentence(string day, string lane, string expected)
    {
        var spec = await BuildAsync("form-grid-load", day);
        Assert.Contains($"{lane}{expected}户/个", spec.Sentence, StringComparison.Ordinal);
        Assert.Equal(expected, ChartTable.Of(spec).Rows.Single(r => r.Category == lane).Cells[2].Text);
        Assert.Contains(Plot.Of(spec).Layout.Annotations, a => a.Text == expected);
    }

    [Theory]
    [InlineData("2019-12-31")]
    [InlineData("2020-03-31")]
    public async Task A_median_in_the_middle_of_two_tenths_goes_up(string day) => // 106.75
        Assert.Contains("106.8户/个", (await BuildAsync("form-grid-load", day)).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("form-grid-load")]
    [InlineData("workforce-load")]
    [InlineData("volunteer-share")]
    [InlineData("fund-progress")]
    public async Task Every_number_of_a_distribution_has_one_decimal_at_most(string key)
    {
        var spec = await BuildAsync(key, "2020-06-30");
        Assert.Contains(spec.Series.SelectMany(s => s.Marks), m => Math.Abs((m.Value!.Value * 10) - Math.Round(m.Value.Value * 10)) > 0.01); // Not rounded before.
        foreach (var text in ChartTable.Of(spec).Rows.SelectMany(r => r.Cells).Select(c => c.Text)) Assert.Matches(@"^[\d,]+(\.\d)?$", text);
        foreach (var text in Plot.Of(spec).Traces.OfType<Scatter>().SelectMany(t => t.HoverTextArray ?? [])) Assert.Matches($@"：[\d,]+(\.\d)?{spec.Unit}$", text);
    }

    /// <summary>An office program shows the stored value by the column's pattern; the page must show the same.</summary>
    [Theory]
    [InlineData("grids")]
    [InlineData("workforce")]
    [InlineData("fund")]
    [InlineData("communities")]
    [InlineData("members-service")]
    public async Task A_cell_shows_on_the_page_what_an_office_program_shows_in_the_file(string name)
    {
        var ledger = app.Services.GetServices<ILedger>().Named(name);
        var view = View.Default(ledger) with { Columns = [.. ledger.Columns.Select(c => c.Key)] };
        var seen = 0;
        await foreach (var row in ledger.AllAsync(County.Whole, view, Staff, None))
            foreach (var (column, cell) in ledger.Columns.Zip(row.Cells))
            {
                if (cell is not double value || Cells.NumberFormat(column.Format) is not { } pattern) continue;
                seen++;
                Assert.Equal(AsExcelShows(value, pattern), Cells.Text(cell, column.Format));
            }

        Assert.InRange(seen, 10, int.MaxValue);
    }

    /// <summary>Excel keeps fifteen digits of a double and rounds them half up, digit by digit.</summary>
    private static string AsExcelShows(double value, string pattern)
    {
        var percent = pattern.EndsWith('%');
        var decimals = pattern.Contains('.', StringComparison.Ordinal) ? pattern.TrimEnd('%').Length - pattern.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var digits = decimal.Parse(value.ToString("E14", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) * (percent ? 100 : 1);
        var scale = (decimal)Math.Pow(10, decimals);
        var units = decimal.Truncate((Math.Abs(digits) * scale) + 0.5m);
        var text = decimal.Truncate(units / scale).ToString(pattern.StartsWith('#') ? "N0" : "0", CultureInfo.InvariantCulture) + (decimals == 0 ? "" : "." + (units % scale).ToString(new string('0', decimals), CultureInfo.InvariantCulture));
        return (digits < 0 && units > 0 ? "−" : "") + text + (percent ? "%" : "");
    }

    private async Task<ChartSpec> BuildAsync(string key, string day)
    {
        await using var db = await app.OpenAsync();
        return await app.Services.GetServices<IChart>().Named(key).BuildAsync(db, County.On(DateOnly.Parse(day, CultureInfo.InvariantCulture)), None);
    }
}
