using System.Diagnostics;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Editing.Imports;

public sealed class DataLoaderTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2020, 7, 1, 1, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_is_filled_as_change_set_1()
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = database.CreateDbContext();

        var watch = Stopwatch.StartNew();
        Assert.True(await CountyFiles.LoadAsync(db, RepositoryFiles.Data, Time, Cancel));
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");

        var state = await db.DataStates.SingleAsync(Cancel);
        Assert.Equal((1L, County.Day, new DateOnly(2019, 1, 1), DataOrigin.Sample), (state.Version, state.AsOf, state.EarliestAsOf, state.Origin));
        var change = await db.ChangeSets.SingleAsync(Cancel);
        Assert.Equal((1, ChangeKind.Initial, "初始数据", "system", "系统"), (change.Id, change.Kind, change.Reason, change.ById, change.ByName));
        Assert.Equal(new DateTime(2020, 7, 1, 1, 0, 0, DateTimeKind.Utc), change.At);
        Assert.DoesNotContain(await db.Grids.Select(g => g.Version).ToListAsync(Cancel), v => v == Guid.Empty);
        Assert.Contains("dqsq", (await db.Communities.SingleAsync(c => c.Code == County.Dongqu, Cancel)).Search, StringComparison.Ordinal);
        Assert.Equal(0, await db.Needs.CountAsync(n => n.Search == "", Cancel) + await db.Projects.CountAsync(p => p.Search == "", Cancel) + await db.Resources.CountAsync(r => r.Search == "", Cancel));
        Assert.Contains("dqsqd03wg", (await db.Grids.SingleAsync(g => g.Code == "441322001001003", Cancel)).Search, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_row_of_every_file_is_in_the_database()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var data = CountyFiles.Read(RepositoryFiles.Data);

        foreach (var file in CountyFiles.Files)
        {
            var rows = ((Func<BoluoDbContext, int>)Rows<object>).Method.GetGenericMethodDefinition().MakeGenericMethod(file.RowType).Invoke(null, [db]);
            Assert.Equal((file.Name, file.RowsOf(data).Count()), (file.Name, rows));
        }

        static int Rows<T>(BoluoDbContext db) where T : class => db.Set<T>().Count();
    }

    /// <summary>Pages and workbooks print it before 年.</summary>
    [Fact]
    public void The_period_of_a_published_figure_is_a_year_or_one_to_another() =>
        Assert.All(CountyFiles.Read(RepositoryFiles.Data).PublishedFigures, f => Assert.Matches("^[0-9]{4}(至[0-9]{4})?$", f.Period));

    [Fact]
    public async Task The_loaded_county_answers_for_its_day_and_for_earlier_ones()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var state = await db.DataStates.SingleAsync(Cancel);
        async Task<(int Grids, int Duties, int Workers, int Pairings, int Waiting)> On(DateOnly day) => (
            await db.Grids.AsOf(day).CountAsync(Cancel),
            await db.GridDuties.AsOf(day).CountAsync(Cancel),
            await db.GridDuties.AsOf(day).Select(d => d.WorkerId).Distinct().CountAsync(Cancel),
            await db.Pairings.AsOf(day).CountAsync(Cancel),
            await db.Needs.Where(n => n.RaisedOn <= day).WithState(day).CountAsync(n => n.State == NeedState.Waiting, Cancel));

        Assert.Equal((402, 838, 823, 92, 14), await On(state.AsOf));
        var first = await On(state.EarliestAsOf);
        Assert.Equal((402, 0), (first.Grids, first.Waiting));
        Assert.InRange(first.Duties, 700, 838);
        Assert.InRange(first.Pairings, 5, 60);
    }

    [Fact]
    public async Task A_database_that_holds_data_is_left_alone()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();

        Assert.False(await CountyFiles.LoadAsync(db, RepositoryFiles.Data, Time, Cancel));
        Assert.Equal(402, await db.Grids.CountAsync(Cancel));
    }
}
