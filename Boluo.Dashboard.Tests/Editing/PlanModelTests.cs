using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Moves;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>
/// Plans, splits, merges, dates and undo against a model that knows nothing but which grid has how many households in which branch: whatever is done
/// in whatever order, the county says what the model says, earlier days say what they have said, and an undo leaves no trace.
/// </summary>
[Trait("Needs", "patience")]
public sealed class PlanModelTests
{
    private const int StepsOfRun = 10, BytesOfStep = 4;

    [Fact]
    public void The_county_does_what_the_model_does_in_300_steps() => Check(runs: 30);

    [Fact(Explicit = true)]
    public void The_county_does_what_the_model_does_in_10000_steps() => Check(runs: 1000);

    private static void Check(int runs) => Prop
        .ForAll(Arb.From(Gen.Choose(0, 255).ArrayOf(StepsOfRun * BytesOfStep), WithoutAStep), bytes => Task.Run(() => RunAsync(bytes)).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(runs));

    private static IEnumerable<int[]> WithoutAStep(int[] bytes) => Enumerable.Range(0, bytes.Length / BytesOfStep)
        .Select(i => (int[])[.. bytes.Take(i * BytesOfStep), .. bytes.Skip((i + 1) * BytesOfStep)]);

    private static async Task RunAsync(int[] bytes)
    {
        await using var county = await CreateAsync();
        var model = await Model.OfAsync(county);
        foreach (var step in bytes.Chunk(BytesOfStep)) await model.StepAsync(county, step[0], step[1], step[2], step[3]);
    }

    /// <summary>A grid: its branch, which is in one community, and its households.</summary>
    private sealed record Cell(string Community, int Branch, int Households);

    private sealed class Model
    {
        private readonly Dictionary<string, int> _issued = new(StringComparer.Ordinal) { [East] = 4, [South] = 6 };
        private readonly Stack<(int Set, IReadOnlyList<string> Rows, Dictionary<string, Cell> Cells, List<(DateOnly, string)> Said)> _done = new();
        private Dictionary<string, Cell> _cells = new(StringComparer.Ordinal);
        private List<(DateOnly Day, string Told)> _said = [];
        private DateOnly _day = Start.AddDays(100);

        public static async Task<Model> OfAsync(TinyCounty county)
        {
            await using var db = await county.Factory.CreateDbContextAsync();
            await db.GridFacts.ExecuteUpdateAsync(f => f.SetProperty(x => x.Residents, 0).SetProperty(x => x.PartyMembers, 0).SetProperty(x => x.Buildings, 0));
            return new Model { _cells = await CellsAsync(db, AsOf) };
        }

        public async Task StepAsync(TinyCounty county, int kind, int a, int b, int c)
        {
            if (c % 4 != 0) _day = _day.AddDays(1 + (c % 3));
            var codes = _cells.Keys.Order(StringComparer.Ordinal).ToList();
            var (one, other) = (codes[a % codes.Count], codes[b % codes.Count]);
            switch (kind % 8)
            {
                case 0 or 1: await SplitAsync(county, one, continues: kind % 8 == 0, b); break;
                case 2 when one != other: await MergeAsync(county, one, other); break;
                case 3 when one != other: await ApplyAsync(county, new EndGrid { Code = one, Receiver = other }, () => Absorb(other, one)); break;
                case 4: await PlaceAsync(county, one, c); break;
                case 5 when one != other && _cells[one].Households > 1: await ShiftAsync(county, one, other, 1 + (c % (_cells[one].Households - 1))); break;
                case 6: await SetUpAsync(county, b); break;
                case 7: await UndoAsync(county); break;
            }
        }

        private Task SplitAsync(TinyCounty county, string code, bool continues, int at)
        {
            var cell = _cells[code];
            var first = cell.Households == 0 ? 0 : at % (cell.Households + 1);
            int[] sizes = [first, cell.Households - first];
            var split = new SplitGrid { Code = code, Continues = continues, KeepsPeople = false, Parts = [.. sizes.Select((size, i) => new GridPart { Key = $"新网格{i}", Counts = Counts(size) })] };
            return ApplyAsync(county, split, () =>
            {
                if (continues) _cells[code] = cell with { Households = sizes[0] };
                else _cells.Remove(code);
                foreach (var size in sizes.Skip(continues ? 1 : 0)) _cells[Next(cell.Community)] = cell with { Households = size };
            });
        }

        private Task MergeAsync(TinyCounty county, string one, string other) => ApplyAsync(county, new MergeGrids { Codes = [one, other], Key = "新网格" }, () =>
        {
            var (first, second) = (_cells[one], _cells[other]);
            _cells.Remove(one);
            _cells.Remove(other);
            _cells[Next(first.Community)] = first with { Households = first.Households + second.Households };
        });

        private Task PlaceAsync(TinyCounty county, string code, int c)
        {
            (string Community, int Branch)[] places = [(East, 11), (East, 12), (South, 21)];
            var (community, branch) = places[c % places.Length];
            return ApplyAsync(county, new AdjustGrids { Codes = [code], CommunityCode = community, BranchId = branch }, () => _cells[code] = _cells[code] with { Community = community, Branch = branch });
        }

        private Task ShiftAsync(TinyCounty county, string from, string to, int households) =>
            ApplyAsync(county, new ShiftBuildings { From = from, To = to, Households = households, Residents = 0, PartyMembers = 0, Buildings = 0 }, () =>
            {
                _cells[from] = _cells[from] with { Households = _cells[from].Households - households };
                _cells[to] = _cells[to] with { Households = _cells[to].Households + households };
            });

        private Task SetUpAsync(TinyCounty county, int households) =>
            ApplyAsync(county, new SetUpGrid { Key = "新网格", CommunityCode = East, BranchId = 11, GroupName = "第99楼栋党小组", Counts = Counts(households) }, () => _cells[Next(East)] = new Cell(East, 11, households));

        private async Task UndoAsync(TinyCounty county)
        {
            if (!_done.TryPop(out var last)) return;
            var undone = await county.Editor.RevertAsync(last.Set, "撤销", Admin, default);
            Assert.True(undone.Ok, undone.Error);
            Assert.Equal(last.Rows, await county.RowsAsync());
            (_cells, _said) = (last.Cells, last.Said);
            await AssertSaysAsync(county);
        }

        private async Task ApplyAsync(TinyCounty county, PlanMove move, Action does)
        {
            var plan = new Plan("随机", null, _day, [move]);
            var (before, cells, said) = (await county.RowsAsync(), new Dictionary<string, Cell>(_cells, StringComparer.Ordinal), _said.ToList());
            var preview = await county.Editor.PreviewAsync(plan, Admin, default);
            Assert.Equal(before, await county.RowsAsync());
            if (!preview.CanApply)
            {
                Assert.NotEmpty(preview.Faults);
                return;
            }

            await RememberAsync(county, _day.AddDays(-1));
            var applied = await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default);
            Assert.True(applied.Ok, applied.Error);
            _done.Push((applied.Value, before, cells, said));
            does();
            await AssertSaysAsync(county);
        }

        private async Task RememberAsync(TinyCounty county, DateOnly day)
        {
            await using var db = await county.Factory.CreateDbContextAsync();
            _said.Add((day, Told(await CellsAsync(db, day))));
        }

        private async Task AssertSaysAsync(TinyCounty county)
        {
            await using var db = await county.Factory.CreateDbContextAsync();
            Assert.Equal(Told(_cells), Told(await CellsAsync(db, AsOf)));
            foreach (var (day, told) in _said) Assert.Equal(told, Told(await CellsAsync(db, day)));
            // Whoever looks for the code of a grid that has ended is told where its households went.
            Assert.Equal(0, await db.Grids.CountAsync(g => g.ValidTo != null && !db.Lineages.Any(l => l.From == g.Code && l.On == g.ValidTo)));
            Assert.Equal(await db.Grids.CountAsync(), await db.Grids.Select(g => g.Code).Distinct().CountAsync());
        }

        private void Absorb(string receiver, string gone)
        {
            _cells[receiver] = _cells[receiver] with { Households = _cells[receiver].Households + _cells[gone].Households };
            _cells.Remove(gone);
        }

        private string Next(string community) => GridCodes.Of(community, ++_issued[community]);

        /// <summary>Nothing is counted but households.</summary>
        private static GridCounts Counts(int households) => new() { Households = households, Residents = 0, PartyMembers = 0, Buildings = 0, Extent = "东至河" };

        private static async Task<Dictionary<string, Cell>> CellsAsync(BoluoDbContext db, DateOnly day) =>
            await db.GridsOn(day).ToDictionaryAsync(g => g.Grid.Code, g => new Cell(g.Assignment.CommunityCode, g.Assignment.BranchId, g.Fact.Households), StringComparer.Ordinal);

        private static string Told(Dictionary<string, Cell> cells) => string.Join('\n', cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
    }
}
