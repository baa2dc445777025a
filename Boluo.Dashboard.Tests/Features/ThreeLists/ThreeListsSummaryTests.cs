using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.ThreeLists;

[Trait("Needs", "application")]
public sealed class ThreeListsSummaryTests(EdgeCounty edge)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    public static TheoryData<string, string?> Scopes => new MatrixTheoryData<string, string?>(["2020-06-30", "2020-05-31", "2020-05-14", "2019-12-31"], [null, County.Luoyang, "441322108"]);

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Both_blocks_the_figures_and_the_sum_of_the_rows_agree(string day, string? township)
    {
        var scope = new Scope(township, null, null, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var blocks = await BlocksAsync(scope);
        await using var db = await edge.OpenAsync();
        var figures = edge.Services.GetServices<Figure>().Where(f => f.Key is "list.resources" or "list.resource_units" or "pairing.units").ToList();
        var values = await FigureValues.ReadAsync(figures, db, scope, None);
        foreach (var (first, second, figure) in new[] { ("resources", "resources", "list.resources"), ("providers", "providers", "list.resource_units"), ("paired", "units", "pairing.units") })
        {
            Assert.Equal(values[figure].Value, TotalOf(blocks[0], first));
            Assert.Equal(TotalOf(blocks[0], first), TotalOf(blocks[1], second));
        }

        Assert.Equal(TotalOf(blocks[0], "resources") - TotalOf(blocks[0], "used"), TotalOf(blocks[1], "unused"));
        foreach (var key in (string[])["paired", "resources", "resourcesNew", "used"])
            Assert.Equal(TotalOf(blocks[0], key), blocks[0].Rows.Where(r => r.Depth == 1).Sum(r => Number(blocks[0], r, key)));
    }

    [Fact]
    public async Task What_a_unit_offers_that_is_no_longer_paired_stands_in_a_row_of_its_own()
    {
        var (before, after) = (await BlocksAsync(County.On(EdgeCounty.Ended.AddDays(-1))), await BlocksAsync(County.Whole));
        Assert.DoesNotContain(before[0].Rows, r => r.Key == "unpaired");
        var row = after[0].Rows.Single(r => r.Key == "unpaired");
        Assert.Equal(["提供单位未结对", Cells.NotApplicable, 1.0], [row.Cells[0], row.Cells[2], Number(after[0], row, "providers")]);
        Assert.True(Number(after[0], row, "resources") >= 2);
    }

    [Fact]
    public async Task More_units_may_provide_than_are_paired_without_breaking_a_tie()
    {
        await using var own = new EdgeCounty { Replace = null }; // It will be written to.
        await using (var db = await own.OpenAsync())
        {
            // Every unit that is paired offers something to its community, and one that is paired no longer does as well.
            var resources = await db.Resources.Where(r => r.OfferedOn <= County.Day && r.UnitId != EdgeCounty.Left).OrderBy(r => r.Id).ToListAsync(None);
            var units = await db.Pairings.AsOf(County.Day).OrderBy(p => p.UnitId).Select(p => p.UnitId).ToListAsync(None);
            foreach (var (unit, resource) in units.Zip(resources)) (resource.UnitId, resource.CountyWide) = (unit, false);
            await db.SaveChangesAsync(None);
        }

        var tree = (await own.Services.GetRequiredService<ThreeListsSummary>().BlocksAsync(County.Whole, Staff, None))[0];
        Assert.True(TotalOf(tree, "providers") > TotalOf(tree, "paired"));
        var check = (await own.Services.GetRequiredService<Reconciliation>().OfAsync(County.Whole, None)).Single(c => c.Tie.Key == "three-lists-summary.providers");
        Assert.Equal((TieState.Holds, TotalOf(tree, "paired"), TotalOf(tree, "paired")), (check.State, check.Left, check.Right));
    }

    [Fact]
    public async Task In_the_file_the_totals_of_resources_are_formulas_and_those_of_units_counted_once_are_values()
    {
        using var client = await edge.SignInAsync(Role.Staff);
        using var book = new XLWorkbook(await client.GetStreamAsync(Urls.Export(ThreeListsSummary.SheetKey) + "?edition=submit", None));
        var columns = (await BlocksAsync(County.Whole))[0].Columns;
        var total = book.Worksheet(1).RowsUsed().First(r => r.Cell(1).GetString() == "合计");
        foreach (var (index, column) in columns.Index().Where(c => c.Item.Group == "资源清单"))
            Assert.Equal((column.Key, column.Total == Total.Sum), (column.Key, total.Cell(index + 2).HasFormula));
    }

    /// <summary>What a project will bring is not yet brought: neither in the list nor in what adds it up.</summary>
    [Theory]
    [InlineData("2019-09-30")]
    [InlineData("2020-03-31")]
    [InlineData("2020-06-30")]
    public async Task Only_completed_projects_have_beneficiaries(string day)
    {
        var scope = County.On(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var ledger = edge.Services.GetServices<ILedger>().Named(ProjectTable.LedgerName);
        var view = View.Default(ledger) with { Size = 500, Columns = ["state", "beneficiaries", "attendances"] };
        var page = await ledger.PageAsync(scope, view, Staff, None);
        Assert.All(page.Rows, r => Assert.Equal(r.Cells[0] is ProjectState.Completed, r.Cells[1] is int && r.Cells[2] is int));
        Assert.Contains(page.Rows, r => r.Cells[0] is ProjectState.Started);
        Assert.Equal(page.Totals[1], TotalOf((await BlocksAsync(scope))[0], "beneficiaries"));

        await using var db = await edge.OpenAsync();
        Assert.Equal(db.Projects.Where(p => p.EndOn <= scope.AsOf && (p.StoppedOn == null || p.StoppedOn > scope.AsOf)).Sum(p => p.Beneficiaries), page.Totals[1]);
    }

    private Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope) => edge.Services.GetRequiredService<ThreeListsSummary>().BlocksAsync(scope, Staff, None);

    private static double TotalOf(SheetBlock block, string key) => Number(block, block.Rows.Single(r => r.Kind == RowKind.Total), key);

    private static double Number(SheetBlock block, SheetRow row, string key) =>
        row.Cells[block.Columns.Index().Single(c => c.Item.Key == key).Index] is { } cell and not string ? Convert.ToDouble(cell, CultureInfo.InvariantCulture) : 0;
}
