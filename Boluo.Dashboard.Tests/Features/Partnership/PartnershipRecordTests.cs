using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Records;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Partnership;

/// <summary>Pairings, activities and the units' reports kept by hand.</summary>
public sealed class PartnershipRecordTests
{
    private const string Elsewhere = "441322123001";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_unit_that_moves_ends_its_old_pairing_and_undoing_brings_it_back()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("pairings", null);
        var set = await house.SavedAsync(form, new() { ["unit"] = "1", ["community"] = Elsewhere, ["from"] = "2020-06-15" });
        await using (var db = house.Open())
        {
            var pairings = await db.Pairings.Where(p => p.UnitId == 1).OrderBy(p => p.ValidFrom).ToListAsync(None);
            Assert.Equal([(DateOnly?)new DateOnly(2020, 6, 15), null], pairings.Select(p => p.ValidTo));
            Assert.Equal((Elsewhere, new DateOnly(2020, 6, 15)), (pairings[1].CommunityCode, pairings[1].ValidFrom));
            Assert.Equal(2, await db.ChangeEntries.CountAsync(e => e.ChangeSetId == set && e.Entity == nameof(Pairing), None));
        }

        Assert.True((await house.RevertAsync(set)).Ok);
        await using var after = house.Open();
        Assert.Null((await after.Pairings.SingleAsync(p => p.UnitId == 1, None)).ValidTo);
    }

    [Theory]
    [InlineData("2018-01-01", "from", "重叠")]
    [InlineData("2019-01-09", "from", "重叠")]
    public async Task Periods_of_a_unit_never_overlap(string from, string field, string words)
    {
        await using var house = await RecordHouse.CreateAsync();
        var outcome = await house.SaveAsync(await house.LoadAsync("pairings", null), new() { ["unit"] = "1", ["community"] = Elsewhere, ["from"] = from });
        Assert.Contains(outcome.Faults, f => f.Field == field && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_is_not_paired_twice_with_the_same_community_and_no_pairing_ends_before_it_begins()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var pairing = await db.Pairings.SingleAsync(p => p.UnitId == 1, None);
        var twice = await house.SaveAsync(await house.LoadAsync("pairings", null), new() { ["unit"] = "1", ["community"] = pairing.CommunityCode, ["from"] = "2020-06-01" });
        Assert.Contains(twice.Faults, f => f.Field == "community");
        var reversed = await house.SaveAsync(await house.LoadAsync("pairings", pairing.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), new() { ["to"] = Days.Iso(pairing.ValidFrom) });
        Assert.Contains(reversed.Faults, f => f.Field == "to");
    }

    [Fact]
    public async Task A_new_activity_has_its_host_among_those_who_take_part()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("activities", null);
        Dictionary<string, string?> typed = new()
        {
            ["name"] = "端午包粽子",
            ["on"] = "2020-06-24",
            ["kind"] = nameof(ActivityKind.CultureAndSport),
            ["host"] = "5",
            ["community"] = "441322001004",
            ["party"] = "8",
            ["social"] = "1",
            ["volunteers"] = "4",
            ["beneficiaries"] = "60",
            ["solved"] = "0",
        };
        var added = await house.SavedAsync(form, typed);
        await using var db = house.Open();
        var activity = await db.Activities.SingleAsync(a => a.Name == "端午包粽子", None);
        Assert.Equal([5], await db.ActivityUnits.Where(u => u.ActivityId == activity.Id).Select(u => u.UnitId).ToListAsync(None));
        Assert.Contains((await house.SaveAsync(form, typed)).Faults, f => f.Field == "name");

        var key = activity.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var changed = await house.SavedAsync(await house.LoadAsync("activities", key), new() { ["host"] = "3" });
        Assert.Equal([3], await db.ActivityUnits.Where(u => u.ActivityId == activity.Id).Select(u => u.UnitId).ToListAsync(None));

        // The host's own place among them goes and comes with it.
        Assert.Null((await house.RevertAsync(changed)).Error);
        Assert.Equal([5], await db.ActivityUnits.Where(u => u.ActivityId == activity.Id).Select(u => u.UnitId).ToListAsync(None));
        var deleted = await house.DeletedAsync(await house.LoadAsync("activities", key));
        Assert.False(await db.ActivityUnits.AnyAsync(u => u.ActivityId == activity.Id, None));
        Assert.Null((await house.RevertAsync(deleted)).Error);
        Assert.Null((await house.RevertAsync(added)).Error);
        Assert.False(await db.ActivityUnits.AnyAsync(u => u.ActivityId == activity.Id, None));
    }

    [Fact]
    public async Task A_host_must_have_reported_in_by_the_day()
    {
        await using var house = await RecordHouse.CreateAsync();
        var first = await house.LoadAsync("activities", "1");
        var outcome = await house.SaveAsync(first, new() { ["on"] = "2018-10-01" });
        Assert.Contains(outcome.Faults, f => f.Field == "host");
    }

    [Fact]
    public async Task A_host_must_have_reported_to_the_community_of_the_activity_and_not_to_another()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var activity = await db.Activities.OrderBy(a => a.Id).FirstAsync(None);
        var elsewhere = await db.Pairings.Where(p => p.CommunityCode != activity.CommunityCode && p.ValidFrom <= activity.On).OrderBy(p => p.Id).Select(p => p.UnitId).FirstAsync(None);
        var form = await house.LoadAsync("activities", activity.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

        var outcome = await house.SaveAsync(form, new() { ["host"] = elsewhere.ToString(System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal(("host", "该单位在活动当日尚未到该社区报到。"), outcome.Faults.Select(f => (f.Field, f.Message)).Single());
    }

    [Fact]
    public async Task Another_unit_joins_and_leaves_an_activity_but_the_host_stays()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == 1, None);
        await house.SavedAsync(await house.LoadAsync("activity-units", null), new() { ["activity"] = "1", ["unit"] = "90" });
        Assert.True(await db.ActivityUnits.AnyAsync(u => u.ActivityId == 1 && u.UnitId == 90, None));
        Assert.NotEmpty((await house.SaveAsync(await house.LoadAsync("activity-units", null), new() { ["activity"] = "1", ["unit"] = "90" })).Faults);
        await house.DeletedAsync(await house.LoadAsync("activity-units", "1|90"));

        var host = await house.LoadAsync("activity-units", FormattableString.Invariant($"1|{activity.HostUnitId}"));
        var refused = await house.Records.DeleteAsync(RecordHouse.Input(host, [], "重复登记"), RecordHouse.Admin, None);
        Assert.Contains("主办单位", refused.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_half_years_report_is_added_within_its_bounds()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var unit = await db.CountyUnits.FirstAsync(u => !db.UnitServices.Any(s => s.UnitId == u.Id && s.From == new DateOnly(2020, 1, 1)), None);
        var form = await house.LoadAsync("members-service", null);
        Assert.Equal(("2020-01-01", "2020-06-30"), (form.Values["from"], form.Values["reported"]));
        Dictionary<string, string?> typed = new()
        {
            ["unit"] = unit.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["registered"] = "99999",
            ["attendances"] = "0",
            ["claimed"] = "1",
            ["done"] = "2",
        };
        var outcome = await house.SaveAsync(form, typed);
        Assert.Equal(["done", "registered"], outcome.Faults.Select(f => f.Field).Order(StringComparer.Ordinal));
        (typed["registered"], typed["done"]) = (unit.MembersInService.ToString(System.Globalization.CultureInfo.InvariantCulture), "1");
        await house.SavedAsync(form, typed);
        Assert.Contains((await house.SaveAsync(form, typed)).Faults, f => f.Field == "unit");
    }
}
