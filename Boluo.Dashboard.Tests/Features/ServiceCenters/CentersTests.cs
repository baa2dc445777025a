using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.ServiceCenters;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.ServiceCenters;

[Trait("Needs", "application")]
public sealed class CentersTests(SharedApp app)
{
    private static readonly Viewer Staff = new("t", "测试", Role.Staff);

    [Fact]
    public async Task The_matrix_has_thirteen_services_of_forty_five_centres_and_its_links_lead_to_as_many_rows()
    {
        await using var db = await app.OpenAsync();
        var matrix = await ServiceMatrix.ReadAsync(db, County.Whole, CancellationToken.None);
        Assert.Equal((13, 45), (matrix.Items.Count, matrix.Centers.Count));
        Assert.Equal(Enum.GetValues<CenterLevel>(), matrix.Centers.Select(c => c.Level).Distinct());
        var law = matrix.Items.Single(i => i.Name == "法律咨询");
        var ledger = app.Services.GetServices<ILedger>().Named(ServiceCenterTable.LedgerName);
        var page = await ledger.PageAsync(County.Whole, View.Default(ledger).Where("items", law.Name), Staff, CancellationToken.None);
        Assert.Equal(matrix.Offering(law.Id), page.Count);
    }

    [Fact]
    public async Task Sites_investment_and_reach_add_up_to_the_ledgers_figures()
    {
        await using var db = await app.OpenAsync();
        var lines = await SiteLine.ReadAsync(db, County.Whole, CancellationToken.None);
        Assert.Equal((1, 2, 29, 13), (lines.Sum(l => l.SitesOfCounty), lines.Sum(l => l.SitesOfStreets), lines.Sum(l => l.SitesOfCommunities), lines.Sum(l => l.Without)));
        Assert.Equal((3021.0, 804_000), (lines.Sum(l => l.Investment), lines.Sum(l => l.Reach)));
        Assert.Equal([CenterLevel.Compound], lines.Where(l => l.Overlap > 0).Select(l => l.Level));
    }

    [Fact]
    public async Task The_quarterly_table_counts_what_is_due_where_a_level_has_a_norm()
    {
        var rows = await OperationsAsync(County.Whole);
        Assert.Equal(["/", 1, 2, 36, "/", "/", "/"], rows.Select(r => r.Cells[1]));
        Assert.Equal([45, 1, 2, 33, 4, 3, 2], rows.Select(r => r.Cells[2]));
        Assert.All(rows, r => Assert.Equal(0, r.Cells[3]));
        Assert.Equal(3021.0, rows[0].Cells[5]);
        foreach (var column in new[] { 2, 4, 6, 7, 8, 9 }) Assert.Equal(Number(rows[0], column), rows.Skip(1).Sum(r => Number(r, column)));
    }

    [Fact]
    public async Task A_street_has_its_own_norms_and_what_opened_later_was_being_built_before()
    {
        var street = await OperationsAsync(County.Whole with { Township = County.Luoyang });
        Assert.Equal(["/", 0, 1, 9], street.Take(4).Select(r => r.Cells[1]));
        var march = await OperationsAsync(County.On(new DateOnly(2020, 3, 31)));
        Assert.Equal(38, march[0].Cells[2]);
        Assert.InRange((int)march[0].Cells[3]!, 5, 7);
    }

    [Fact]
    public async Task The_schedule_is_that_of_the_days_month_with_a_public_line_and_counts_once_held()
    {
        var ledger = app.Services.GetServices<ILedger>().Named(CenterEventTable.LedgerName);
        var june = await ledger.PageAsync(County.Whole, View.Default(ledger) with { Size = 500 }, Staff, CancellationToken.None);
        Assert.Equal(63, june.Count);
        Assert.All(june.Rows, r => Assert.Equal(6, ((DateOnly)r.Cells[0]!).Month));
        Assert.All(june.Rows, r => Assert.Matches("^服务台 0752-0000\\d{3}$", (string)r.Cells[7]!));
        var middle = await ledger.PageAsync(County.On(new DateOnly(2020, 6, 15)), View.Default(ledger) with { Size = 500 }, Staff, CancellationToken.None);
        Assert.All(middle.Rows.Where(r => (DateOnly)r.Cells[0]! > new DateOnly(2020, 6, 15)), r => Assert.Null(r.Cells[8]));
        Assert.Contains(middle.Rows, r => (DateOnly)r.Cells[0]! > new DateOnly(2020, 6, 15));
        var february = await ledger.PageAsync(County.On(new DateOnly(2020, 2, 29)), View.Default(ledger), Staff, CancellationToken.None);
        Assert.Equal(0, february.Count);
    }

    private async Task<IReadOnlyList<SheetRow>> OperationsAsync(Scope scope)
    {
        var summary = app.Services.GetServices<ISummary>().Single(s => s.Name == CenterOperations.SheetKey);
        return Assert.Single(await summary.BlocksAsync(scope, Staff, CancellationToken.None)).Rows;
    }

    private static double Number(SheetRow row, int column) => Convert.ToDouble(row.Cells[column], System.Globalization.CultureInfo.InvariantCulture);
}
