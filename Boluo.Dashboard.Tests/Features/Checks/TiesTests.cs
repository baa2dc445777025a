using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Returns;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Checks;

/// <summary>All ties hold on the county's data, on several days and in several places; and each of them breaks when what it ties comes apart.</summary>
[Trait("Needs", "application")]
public sealed class TiesTests(SharedApp app)
{
    private const string Community = "441322001003";

    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string, string> Scopes => new MatrixTheoryData<string, string>(
        ["2020-06-30", "2020-03-31", "2019-12-31", "2019-09-30", "2019-01-01"], ["", "township=441322001", "township=441322108", $"community={Community}", "form=OldTown"]);

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task All_ties_hold_on_the_sample(string day, string query)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var scope = Scope.Parse($"{query}&asOf={day}", limits).Value;
        var checks = await app.Services.GetRequiredService<Reconciliation>().OfAsync(scope, None);

        Assert.True(checks.Count(c => c.State == TieState.Holds) > (scope.Community is null && day != "2019-01-01" ? 100 : 60), $"{checks.Count(c => c.State == TieState.Holds)} ties hold.");
        Assert.Empty(checks.Where(c => c.State == TieState.Broken).Select(c => $"{c.Tie.Key}: {TieWords.Sentence(c, limits)}"));
    }

    [Fact]
    public async Task The_county_has_both_sides_of_every_tie()
    {
        var checks = await app.Services.GetRequiredService<Reconciliation>().OfAsync(County.Whole, None);
        Assert.Empty(checks.Where(c => c.State == TieState.NotApplicable).Select(c => c.Tie.Key));
        Assert.Equal(checks.Count, checks.Select(c => c.Tie.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_tie_names_tables_that_exist_and_a_room_that_has_lives_ties_them_all()
    {
        var ties = app.Services.GetServices<Tie>().ToList();
        var sheets = app.Services.GetServices<ILedger>().Concat<ISheet>(app.Services.GetServices<ISummary>()).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(ties.SelectMany(t => t.Sheets), s => !sheets.Contains(s));
        Assert.Empty(ties.Where(t => t.Sheets.Count == 0).Select(t => t.Key));
        Assert.Equal(CountyFiles.Registers.SelectMany(r => CountyFiles.Model.LivesOf(r.RowType)).Select(l => $"life.{l.Time.RowType.Name}.{l.OwnerType.Name}").Order(StringComparer.Ordinal),
            ties.Select(t => t.Key).Where(key => key.StartsWith("life.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>Breaks that no form or file lets through, straight in the tables.</summary>
    private static readonly string[] Breaks =
    [
        "UPDATE Communities SET ValidFrom = '2021-01-01'",
        $"UPDATE Communities SET ValidFrom = '2021-01-01' WHERE Code = '{Community}'",
        "UPDATE Communities SET ValidFrom = '2021-01-01' WHERE Code = '441322001001'",
        "UPDATE Grids SET ValidFrom = '2021-01-01'",
        "UPDATE Grids SET ValidTo = '2020-01-01'",
        "UPDATE PartyOrganisations SET ValidFrom = '2021-01-01'",
        "DELETE FROM GridAssignments WHERE GridId = 2",
        "UPDATE PartyOrganisations SET ParentId = 1 WHERE Kind = 'Branch' AND CommunityCode = '441322001001'",
        "UPDATE PartyOrganisations SET ParentId = 20 WHERE Id = 19",
        "UPDATE GridAssignments SET ValidTo = '2020-07-01' WHERE Id = 1; INSERT INTO GridAssignments (GridId, CommunityCode, Number, BranchId, ValidFrom) VALUES (1, '441322001002', 99, 25, '2020-01-01')",
        "UPDATE Pairings SET ValidTo = '2020-07-01' WHERE Id = 1; INSERT INTO Pairings (UnitId, CommunityCode, ValidFrom, Version) VALUES (1, '441322001001', '2020-01-01', '00000000-0000-0000-0000-000000000001')",
        "UPDATE Activities SET CommunityCode = '441322001009' WHERE CommunityCode <> '441322001009'",
        "DELETE FROM ActivityUnits",
        // What points nowhere is in no ledger. The transaction never ends, so that nobody asks.
        "PRAGMA defer_foreign_keys = ON; UPDATE GridAssignments SET BranchId = 99999; UPDATE Projects SET LeadUnitId = 99999; UPDATE Resources SET UnitId = 99999 WHERE Id = 1",
        "UPDATE Needs SET MatchedOn = '2019-01-01' WHERE Id = 1",
        "UPDATE Projects SET StartOn = '2019-01-01', EndOn = '2018-12-31' WHERE Id = 1",
        "UPDATE NeedProjects SET \"On\" = '2019-01-01'",
        "UPDATE NeedResources SET \"On\" = '2019-01-01'",
        "UPDATE CenterEvents SET \"On\" = '2018-01-01' WHERE Id = 1",
        "UPDATE CommunityFunds SET PlanWan = 0.01",
    ];

    [Fact]
    public async Task Every_tie_of_records_breaks_when_its_records_come_apart()
    {
        var ties = app.Services.GetRequiredService<Ties>();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sql in Breaks)
        {
            await using var transaction = await db.BeginWriteAsync(None);
#pragma warning disable EF1002 // Written above.
            await db.Database.ExecuteSqlRawAsync(sql, None);
#pragma warning restore EF1002
            var found = (await ties.CheckAsync(db, County.Whole, limits, None)).Where(c => c.State == TieState.Broken).ToList();
            Assert.True(found.Count > 0, sql);
            Assert.All(found, c => Assert.NotEmpty(c.Breaks));
            broken.UnionWith(found.Select(c => c.Tie.Key));
        }

        Assert.Equal("", string.Join(' ', app.Services.GetServices<Tie>().OfType<QueryTie>().Select(t => t.Key).Except(broken, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_hangs_on_a_grid_that_moved_is_told_of_where_it_belongs_on_the_day()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var moved = await db.Needs.Where(n => n.GridId != null && db.Grids.Any(g => g.Id == n.GridId && g.Code.StartsWith(n.CommunityCode)) && db.GridDuties.AsOf(County.Day).Any(d => d.GridId == n.GridId))
            .OrderBy(n => n.Id).FirstAsync(n => n.CommunityCode != Community && n.CommunityCode.StartsWith(County.Luoyang), None);
        await db.GridAssignments.Where(a => a.GridId == moved.GridId).ExecuteUpdateAsync(s => s.SetProperty(a => a.CommunityCode, Community).SetProperty(a => a.Number, a => a.Number + 100), None);
        await db.Needs.Where(n => n.GridId == moved.GridId).ExecuteUpdateAsync(s => s.SetProperty(n => n.CommunityCode, Community), None);
        await db.Grids.Where(g => g.Id == moved.GridId).ExecuteUpdateAsync(s => s.SetProperty(g => g.ValidFrom, County.Day.AddYears(1)), None);
        var ties = app.Services.GetRequiredService<Ties>();
        var (whole, place, founding) = (await ties.CheckAsync(db, County.Whole, limits, None), await ties.CheckAsync(db, County.Whole with { Community = Community }, limits, None),
            await ties.CheckAsync(db, County.Whole with { Community = moved.CommunityCode }, limits, None));
        foreach (var key in (string[])["life.Need.Grid", "life.GridAssignment.Grid", "life.GridDuty.Grid"])
        {
            Assert.Equal((key, Community), (key, Assert.Single(whole.Single(c => c.Tie.Key == key).Breaks).Place));
            Assert.Equal((key, TieState.Broken), (key, place.Single(c => c.Tie.Key == key).State));
            Assert.NotEqual((key, TieState.Broken), (key, founding.Single(c => c.Tie.Key == key).State));
        }
    }

    [Fact]
    public async Task Every_tie_of_summaries_breaks_when_one_of_its_cells_is_another()
    {
        var viewer = new Viewer("test", "测试", Role.Staff);
        var summaries = app.Services.GetServices<ISummary>().Where(s => s.AddsUp).ToList();
        var blocks = new Dictionary<string, IReadOnlyList<SheetBlock>>(StringComparer.Ordinal);
        foreach (var summary in summaries) blocks[summary.Name] = await summary.BlocksAsync(County.Whole, viewer, None);
        var ties = app.Services.GetServices<Tie>().OfType<SheetTie>().Concat(summaries.SelectMany(s => SumTie.Of(s, blocks[s.Name]))).ToList();
        Assert.True(ties.Count > 100, $"{ties.Count} ties between cells.");
        var silent = ties.Where(t => t.CheckIn(name => blocks[name]).State != TieState.Holds || !Changes(blocks).Any(changed => t.CheckIn(changed).State == TieState.Broken));
        Assert.Equal("", string.Join(' ', silent.Select(t => t.Key)));
    }

    /// <summary>The summaries with one of the cells of a total or of the first subtotal another, up or down.</summary>
    private static IEnumerable<BlocksOf> Changes(Dictionary<string, IReadOnlyList<SheetBlock>> blocks) =>
        from sheet in blocks.Keys
        from b in Enumerable.Range(0, blocks[sheet].Count)
        let block = blocks[sheet][b]
        from total in new[] { RowKind.Total, RowKind.Subtotal }.Select(kind => block.Rows.FirstOrDefault(r => r.Kind == kind)).OfType<SheetRow>()
        from c in Enumerable.Range(0, block.Columns.Count)
        where total.Cells[c] is int or double
        from sign in (int[])[1, -1]
        let cells = total.Cells.Select((cell, i) => i == c ? Convert.ToDouble(cell, CultureInfo.InvariantCulture) + sign * 1e6 : cell).ToList()
        let changed = block with { Rows = [.. block.Rows.Select(r => r == total ? r with { Cells = cells } : r)] }
        select (BlocksOf)(name => name == sheet ? [.. blocks[name].Select((other, i) => i == b ? changed : other)] : blocks[name]);

    [Fact]
    public async Task A_table_of_a_street_that_says_another_number_than_the_county_breaks()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var viewer = new Viewer("test", "测试", Role.Staff);
        var street = County.Whole with { Township = County.Luoyang };
        var summary = app.Services.GetServices<ISummary>().First(s => s.Name == "grid-summary");
        var (own, county) = (await summary.BlocksAsync(street, viewer, None), await summary.BlocksAsync(County.Whole, viewer, None));
        var tie = SameTie.Of(summary, county, street, limits);
        Assert.Equal(TieState.Holds, tie.CheckIn(_ => own).State);

        var row = own[0].Rows.First(r => r.Key == Community);
        var grids = own[0].Columns.ToList().FindIndex(c => c.Key == "grids");
        var changed = own[0] with { Rows = [.. own[0].Rows.Select(r => r == row ? r with { Cells = [.. r.Cells.Select((cell, i) => i == grids ? (int)cell! + 1 : cell)] } : r)] };
        var check = tie.CheckIn(_ => [changed]);
        Assert.Equal((TieState.Broken, 1), (check.State, check.Breaks.Count));
        Assert.EndsWith("·网格", check.Breaks[0].Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_county_is_told_of_the_same_places_as_if_each_had_been_counted_by_itself()
    {
        var ties = app.Services.GetRequiredService<Ties>();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        foreach (var sql in Breaks.Where((_, i) => i % 4 == 1).Append("SELECT 1"))
        {
            await using var transaction = await db.BeginWriteAsync(None);
#pragma warning disable EF1002 // Written above.
            await db.Database.ExecuteSqlRawAsync(sql, None);
#pragma warning restore EF1002
            foreach (var check in await ties.CheckAsync(db, County.Whole, limits, None))
            {
                var places = (await ((QueryTie)check.Tie).Count(db, County.Whole).ToListAsync(None)).GroupBy(t => t.Place).Select(g => (Place: g.Key, Left: g.Sum(t => t.Left), Right: g.Sum(t => t.Right))).ToList();
                var broken = places.Where(p => !check.Tie.Holds(p.Left, p.Right)).Select(p => p.Place).Order(StringComparer.Ordinal);
                Assert.Equal((check.Tie.Key, string.Join(' ', broken)), (check.Tie.Key, string.Join(' ', check.Breaks.Select(b => b.Place))));
                if (places.Count == 0) Assert.Equal(TieState.NotApplicable, check.State);
                else Assert.Equal((places.Sum(p => p.Left), places.Sum(p => p.Right)), (check.Left!.Value, check.Right!.Value), (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 0.001);
            }
        }
    }

    [Fact]
    public async Task All_records_are_tied_in_one_command()
    {
        var counter = new CommandCounter();
        await using var counted = new BoluoApp { Replace = counter.Attach };
        var limits = await counted.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        await using var db = await counted.OpenAsync();
        counter.Reset();
        await counted.Services.GetRequiredService<Ties>().CheckAsync(db, County.Whole, limits, None);
        Assert.Equal(1, counter.Commands);

        counter.Reset();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await counted.Services.GetRequiredService<Reconciliation>().OfAsync(County.Whole, None);
        var (commands, cold) = (counter.Commands, clock.ElapsedMilliseconds);
        Assert.InRange(commands, 1, 45);

        // A second look costs nothing, and what a page shares with its table has been read for both.
        counter.Reset();
        await counted.Services.GetRequiredService<Reconciliation>().OfAsync(County.Whole, None);
        await ReturnMonth.OfAsync(counted.Services.GetRequiredService<Snapshots>(), County.Whole, None);
        Assert.Equal(0, counter.Commands);

        // A file of several tables asks for their ties at once, as a file of one does.
        async Task<int> CostAsync(params string[] sheets)
        {
            counter.Reset();
            await counted.Services.GetRequiredService<Reconciliation>().BrokenAsync(sheets, County.On(new DateOnly(2020, 5, 31)), None);
            return counter.Commands;
        }

        Assert.Equal(await CostAsync("pairings"), await CostAsync("pairings", "activities"));

        var warm = new List<long>();
        for (var day = 1; day <= 10; day++)
        {
            clock.Restart();
            await counted.Services.GetRequiredService<Reconciliation>().OfAsync(County.On(County.Day.AddDays(-day)), None);
            warm.Add(clock.ElapsedMilliseconds);
        }

        TestContext.Current.SendDiagnosticMessage($"{commands} commands; {cold} ms the first time, then {warm.Min()} to {warm.Max()} ms for a day that nobody has looked at");
    }
}
