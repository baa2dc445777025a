using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Workforce;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Workforce;

/// <summary>The roster, pay and the teams kept by hand.</summary>
public sealed class WorkforceRecordTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Who_is_added_closes_a_gap_and_who_leaves_opens_it_again_without_losing_the_past()
    {
        await using var house = await RecordHouse.CreateAsync();
        Dictionary<string, string?> typed = new()
        {
            ["name"] = "示例新人",
            ["community"] = County.Dongqu,
            ["post"] = "4",
            ["grade"] = "1",
            ["gender"] = nameof(Gender.Female),
            ["born"] = "1995-05-01",
            ["education"] = nameof(Education.College),
            ["political"] = nameof(PoliticalStatus.Public),
            ["since"] = "2020-06-01",
        };
        var form = await house.LoadAsync("community-workers", null);
        await house.SavedAsync(form, typed);
        await using var db = house.Open();
        Assert.Equal((17, 2), await StaffingAsync());
        Assert.Contains((await house.SaveAsync(form, typed)).Faults, f => f.Field == "name");

        var id = await db.CommunityWorkers.Where(w => w.Name == "示例新人").Select(w => w.Id).SingleAsync(None);
        await house.SavedAsync(await house.LoadAsync("community-workers", id.ToString(System.Globalization.CultureInfo.InvariantCulture)), new() { ["left"] = "2020-06-20" });
        Assert.Equal((16, 3), await StaffingAsync());
        Assert.Equal(1, await CommunityWorkerRow.Query(db, County.On(new DateOnly(2020, 6, 19))).CountAsync(r => r.Name == "示例新人", None));

        async Task<(int, int)> StaffingAsync()
        {
            var row = await StaffingRow.Query(db, County.Whole).SingleAsync(r => r.Community.Code == County.Dongqu, None);
            return (row.InPost, row.Short);
        }
    }

    [Theory]
    [InlineData("post", "5", "post")]
    [InlineData("grade", "17", "grade")]
    [InlineData("born", "2015-01-01", "born")]
    [InlineData("left", "2001-01-01", "left")]
    public async Task What_cannot_be_is_refused_beside_its_field(string field, string value, string fault)
    {
        await using var house = await RecordHouse.CreateAsync();
        var outcome = await house.SaveAsync(await house.LoadAsync("community-workers", "1"), new() { [field] = value });
        Assert.Equal([fault], outcome.Faults.Select(f => f.Field));
    }

    [Fact]
    public async Task A_newer_point_of_pay_takes_the_place_of_the_older_from_its_day_on()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("pay-points", null);
        await house.SavedAsync(form, new() { ["kind"] = nameof(PayPointKind.Average), ["yuan"] = "4700", ["since"] = "2020-06-01" });
        await using var db = house.Open();
        Task<int> AverageAsync(DateOnly day) => PayPointRow.Query(db, County.On(day)).Where(p => p.InForce && p.Kind == PayPointKind.Average).Select(p => p.Yuan).SingleAsync(None);
        Assert.Equal((4500, 4700), (await AverageAsync(new DateOnly(2020, 5, 31)), await AverageAsync(County.Day)));
        Assert.NotEmpty((await house.SaveAsync(form, new() { ["kind"] = nameof(PayPointKind.Average), ["yuan"] = "4800", ["since"] = "2020-06-01" })).Faults);
    }

    [Fact]
    public async Task A_team_of_the_same_name_or_a_placement_of_the_same_time_is_not_entered_twice()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var team = await db.VolunteerTeams.FirstAsync(None);
        var twice = await house.SaveAsync(await house.LoadAsync("volunteer-teams", null),
            new() { ["name"] = team.Name, ["kind"] = team.Kind.ToString(), ["community"] = team.CommunityCode, ["heads"] = "20" });
        Assert.Equal(["name"], twice.Faults.Select(f => f.Field));
        var placement = await db.SocialPlacements.FirstAsync(None);
        var again = await house.SaveAsync(await house.LoadAsync("social-placements", null),
            new() { ["agency"] = "1", ["community"] = placement.CommunityCode, ["heads"] = "3" });
        Assert.Equal(["since"], again.Faults.Select(f => f.Field));
    }

    [Fact]
    public async Task An_agency_that_has_people_somewhere_is_not_deleted()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("social-agencies", "1");
        var refused = await house.Records.DeleteAsync(RecordHouse.Input(form, [], "重复登记"), RecordHouse.Admin, None);
        Assert.Contains("社工派驻", refused.Refusal, StringComparison.Ordinal);
    }
}
