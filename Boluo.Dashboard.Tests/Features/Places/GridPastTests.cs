using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Places;

/// <summary>A form that shows today's numbers writes none of them into the past, and a grid's people stay in their community.</summary>
public sealed class GridPastTests
{
    private const string First = County.Dongqu + "001";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_was_left_untouched_stays_as_it_was_on_an_earlier_day()
    {
        await using var house = await RecordHouse.CreateAsync();
        var before = await FactAsync(house, new DateOnly(2020, 3, 1));
        await house.SavedAsync(await house.LoadAsync(GridChange.ActionName, First), new()
        {
            ["kind"] = nameof(FactChange.FromDayOn),
            ["since"] = "2020-05-01",
            ["buildings"] = $"{before.Buildings + 3}",
            ["extent"] = "南至新桥",
        });
        await house.SavedAsync(await house.LoadAsync(GridChange.ActionName, First), new() { ["kind"] = nameof(FactChange.FromDayOn), ["since"] = "2020-03-01", ["households"] = $"{before.Households + 5}" });

        var march = await FactAsync(house, new DateOnly(2020, 3, 1));
        Assert.Equal((before.Households + 5, before.Buildings, before.Extent), (march.Households, march.Buildings, march.Extent));
        var may = await FactAsync(house, new DateOnly(2020, 5, 1));
        Assert.Equal((before.Households, before.Buildings + 3, "南至新桥"), (may.Households, may.Buildings, may.Extent));
    }

    [Fact]
    public async Task More_members_than_residents_are_refused()
    {
        await using var house = await RecordHouse.CreateAsync();
        var refused = await house.SaveAsync(await house.LoadAsync(GridChange.ActionName, First), new() { ["kind"] = nameof(FactChange.FromDayOn), ["since"] = "2020-05-01", ["residents"] = "3", ["members"] = "900" });
        Assert.Equal(("members", "“党员”不应多于“常住人口”，请核对。"), (Assert.Single(refused.Faults).Field, refused.Faults[0].Message));
    }

    [Fact]
    public async Task What_is_counted_in_a_grid_that_ends_goes_to_one_of_its_own_community()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var foreign = await db.GridAssignments.Where(a => a.ValidTo == null && a.CommunityCode != County.Dongqu).OrderBy(a => a.Id).Select(a => a.GridId).FirstAsync(None);
        var refused = await house.SaveAsync(await house.LoadAsync(GridEnd.ActionName, First), new() { ["receiver"] = foreign.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Contains(refused.Faults, f => f.Field == "receiver" && f.Message.StartsWith("“并入的网格”应为同一社区的网格", StringComparison.Ordinal));
    }

    /// <summary>The day of a county's own data moves at midnight; a form that was open then proposes yesterday.</summary>
    [Fact]
    public async Task A_form_that_was_open_at_midnight_is_saved_and_no_colleague_is_said_to_have_changed_its_day()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var code = await db.Grids.Where(g => g.Code.StartsWith(County.Dongqu) && !db.Needs.Any(n => n.GridId == g.Id)).OrderBy(g => g.Code).Select(g => g.Code).FirstAsync(None);
        var receiver = await db.Grids.Where(g => g.Code.StartsWith(County.Dongqu) && g.Code != code).OrderBy(g => g.Code).Select(g => g.Id).FirstAsync(None);
        var form = await house.LoadAsync(GridEnd.ActionName, code);
        (await db.DataStates.SingleAsync(None)).AsOf = County.Day.AddDays(1);
        await db.SaveChangesAsync(None);
        await house.SavedAsync(form, new() { ["receiver"] = receiver.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal(County.Day, await db.Grids.AsNoTracking().Where(g => g.Code == code).Select(g => g.ValidTo).SingleAsync(None));
    }

    private static async Task<GridFact> FactAsync(RecordHouse house, DateOnly day)
    {
        await using var db = house.Open();
        var id = await db.Grids.Where(g => g.Code == First).Select(g => g.Id).SingleAsync(None);
        return await db.GridFacts.AsNoTracking().SingleAsync(f => f.GridId == id && f.ValidFrom <= day && (f.ValidTo == null || f.ValidTo > day), None);
    }
}
