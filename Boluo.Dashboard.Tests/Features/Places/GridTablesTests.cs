using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Places;

[Trait("Needs", "application")]
public sealed class GridTablesTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    [Fact]
    public async Task The_roster_counts_its_duties_and_persons_on_screen_and_in_the_file()
    {
        var ledger = app.Services.GetRequiredService<IEnumerable<ILedger>>().Named(GridWorkerTable.LedgerName);
        Assert.Equal(["本表共838条任职、823名网格员。"], (await ledger.PageAsync(County.Whole, View.Default(ledger), Staff, None)).Notes);
        var east = County.Whole with { Township = County.Luoyang, Community = County.Dongqu };
        Assert.Equal($"本表共{(await ledger.PageAsync(east, View.Default(ledger), Staff, None)).Count}条任职、57名网格员。", (await ledger.PageAsync(east, View.Default(ledger), Staff, None)).Notes[0]);

        using var client = await app.SignInAsync(Role.Staff);
        using var workbook = new XLWorkbook(await client.GetStreamAsync(Urls.Export(GridWorkerTable.LedgerName) + "?edition=submit", None));
        Assert.Contains(workbook.Worksheet(1).CellsUsed(), c => c.GetString().Contains("本表共838条任职、823名网格员。", StringComparison.Ordinal));
    }

    /// <summary>A worker of two grids has two duties and is one person.</summary>
    [Fact]
    public async Task Households_per_duty_and_per_grid_worker_are_two_numbers_with_two_names()
    {
        var ledger = app.Services.GetServices<ILedger>().Named(GridTable.LedgerName);
        var page = await ledger.PageAsync(County.Whole, View.Default(ledger), Staff, None);
        var perDuty = page.Columns.Index().Single(c => c.Item.Key == "load");
        Assert.Equal(("户数/任职", 99_480 / 838.0), (perDuty.Item.Header, page.Totals[perDuty.Index]!.Value));

        var block = (await app.Services.GetRequiredService<GridSummary>().BlocksAsync(County.Whole, Staff, None))[0];
        var perPerson = block.Columns.Index().Single(c => c.Item.Key == "load");
        Assert.Equal(("户数/网格员", 99_480 / 823.0), (perPerson.Item.Header, block.Rows[0].Cells[perPerson.Index]));

        // The name of the one stands nowhere else over a number that is counted by duties.
        Assert.DoesNotContain(app.Services.GetServices<ILedger>().SelectMany(l => l.Columns), c => c.Header == perPerson.Item.Header);
        await using var db = await app.OpenAsync();
        Assert.Equal(perDuty.Item.Header, (await app.Services.GetServices<IChart>().Named("form-grid-load").BuildAsync(db, County.Whole, None)).Title);
        Assert.StartsWith(perDuty.Item.Header, MapMeasure.Load.Label(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GridTable.LedgerName, "name")]
    [InlineData(GridWorkerTable.LedgerName, "grid")]
    public async Task By_name_a_grid_that_moved_stands_among_those_of_its_community_now(string name, string column)
    {
        await using var own = new BoluoApp();
        await using (var db = await own.OpenAsync())
        {
            var grid = await db.Grids.Where(g => db.GridDuties.Any(d => d.GridId == g.Id)).OrderBy(g => g.Code).FirstAsync(None);
            await db.GridAssignments.Where(a => a.GridId == grid.Id && a.ValidTo == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.CommunityCode, "441322121002").SetProperty(a => a.Number, 99), None);
        }

        var ledger = own.Services.GetRequiredService<IEnumerable<ILedger>>().Named(name);
        var view = View.Default(ledger) with { Sorts = [new Sort(column, false)], Columns = ["community", column] };
        var rows = await ledger.AllAsync(County.Whole, view, Staff, None).ToListAsync(None);
        Assert.Equal(rows.Select(r => r.Links[0]).Order(StringComparer.Ordinal), rows.Select(r => r.Links[0]));
        Assert.Equal("水上社区第99网格", rows.Last(r => r.Links[0] == Urls.Community("441322121002")).Cells[1]);
    }

    [Theory]
    [InlineData(GridTable.LedgerName, "name")]
    [InlineData(GridWorkerTable.LedgerName, "grid")]
    public async Task By_name_the_hundredth_grid_of_a_community_comes_after_the_ninety_ninth(string name, string column)
    {
        using var database = await TestDatabase.CreateAsync();
        await using (var db = database.CreateDbContext())
        {
            var assignments = db.GridAssignments.Where(a => a.CommunityCode == County.Dongqu && a.ValidTo == null);
            var ids = await assignments.Where(a => db.GridDuties.Any(d => d.GridId == a.GridId && d.ValidTo == null)).OrderBy(a => a.Number).Select(a => a.Id).Take(2).ToListAsync(None);
            foreach (var (id, number) in ids.Zip([100, 99]))
                await assignments.Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Number, number), None);
        }

        ILedger ledger = name == GridTable.LedgerName ? new GridTable(database) : new GridWorkerTable(database);
        var view = View.Default(ledger) with { Columns = [column] };
        string[] last = ["东区社区第99网格", "东区社区第100网格"];
        Assert.Equal(last, (await NamesAsync(new Sort(column, false))).TakeLast(2));
        Assert.Equal(last.Reverse(), (await NamesAsync(new Sort(column, true))).Take(2));

        async Task<List<string>> NamesAsync(Sort sort) =>
            [.. (await ledger.AllAsync(County.Whole with { Township = County.Luoyang, Community = County.Dongqu }, view with { Sorts = [sort] }, Staff, None).ToListAsync(None)).Select(r => (string)r.Cells[0]!).Distinct(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task No_personal_mobile_is_in_the_roster()
    {
        var ledger = app.Services.GetRequiredService<IEnumerable<ILedger>>().Named(GridWorkerTable.LedgerName);
        var view = View.Default(ledger) with { Columns = [.. ledger.Columns.Select(c => c.Key)] };
        await foreach (var row in ledger.AllAsync(County.Whole, view, Staff, None))
            Assert.DoesNotContain(row.Cells, c => c is string text && text.StartsWith("124", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_summary_adds_up_and_counts_persons_once()
    {
        var block = Assert.Single(await BlocksAsync(County.Whole));
        object? Total(string key) => block.Rows[0].Cells[block.Columns.Select(c => c.Key).ToList().IndexOf(key)];
        Assert.Equal((object?[])[6, 7, 72, 49, 330, 2103, 402, 99_480, 318_500, 4], ((string[])["committees", "generalBranches", "branches", "areaBranches", "groups", "members", "grids", "households", "residents", "large"]).Select(Total));
        Assert.Equal((object?[])[218, 823, 214, 446, 6, 4, 348, 318, 33], ((string[])["leaders", "workers", "fullTime", "partyWorkers", "noWorker", "noLeader", "needed", "inPost", "short"]).Select(Total));
        Assert.Equal((1, 17, 36), (block.Rows.Count(r => r.Kind == RowKind.Total), block.Rows.Count(r => r.Kind == RowKind.Subtotal), block.Rows.Count(r => r.Kind == RowKind.Row)));
    }

    [Fact]
    public async Task Branches_are_the_single_ones_and_the_area_branches_in_every_row()
    {
        var block = Assert.Single(await BlocksAsync(County.Whole));
        var keys = block.Columns.Select(c => c.Key).ToList();
        int Cell(SheetRow row, string key) => (int)row.Cells[keys.IndexOf(key)]!;
        foreach (var row in block.Rows.Where(r => r.Kind == RowKind.Row))
        {
            var single = Cell(row, "committees") + Cell(row, "generalBranches") == 0 ? 1 : 0;
            Assert.Equal(Cell(row, "branches"), single + Cell(row, "areaBranches"));
        }

        foreach (var column in block.Columns.Where(c => c.Total == Total.Sum))
            Assert.Equal(Cell(block.Rows[0], column.Key), block.Rows.Where(r => r.Kind == RowKind.Subtotal).Sum(r => Cell(r, column.Key)));
    }

    [Fact]
    public async Task The_summary_of_a_form_and_an_earlier_day_has_its_own_rows()
    {
        var block = Assert.Single(await BlocksAsync(County.Whole with { Form = UrbanForm.OldTown, AsOf = new DateOnly(2019, 6, 30) }));
        Assert.Equal([County.Dongqu, "441322001002", "441322001006"], block.Rows.Where(r => r.Kind == RowKind.Row).Select(r => r.Key));
    }

    private Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope) => app.Services.GetRequiredService<GridSummary>().BlocksAsync(scope, Staff, None);
}
