using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Editing.Records;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Partnership;

/// <summary>Units come, are renamed and end; what they did stays.</summary>
public sealed class CountyUnitRecordTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_new_unit_is_renamed_paired_and_ends_only_when_nothing_hangs_on_it_any_more()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync("county-units", null), NewUnit("县直单位93"));
        var key = await KeyAsync(house, "县直单位93");
        await house.SavedAsync(await house.LoadAsync("county-units", key), new() { ["name"] = "县直单位93（更名）" });
        await house.SavedAsync(await house.LoadAsync("pairings", null), new() { ["unit"] = key, ["community"] = "441322001001", ["from"] = "2020-06-01" });

        var refused = await house.SaveAsync(await house.LoadAsync("county-units", key), new() { ["ended"] = "2020-06-30" });

        Assert.Equal("该单位在2020年6月30日以后仍有1个结对关系，请先逐项结束或改由其他单位承担。", Assert.Single(refused.Faults).Message);
        await using var db = house.Open();
        var pairing = await db.Pairings.OrderByDescending(p => p.Id).FirstAsync(None);
        await house.SavedAsync(await house.LoadAsync("pairings", pairing.Id.ToString(CultureInfo.InvariantCulture)), new() { ["to"] = "2020-06-30" });
        await house.SavedAsync(await house.LoadAsync("county-units", key), new() { ["ended"] = "2020-06-30" });

        var again = await house.SaveAsync(await house.LoadAsync("pairings", null), new() { ["unit"] = key, ["community"] = "441322001002", ["from"] = "2020-06-30" });
        Assert.Equal("该单位已于2020年6月30日撤销，应在这一天之前结束。", Assert.Single(again.Faults).Message);
        Assert.Equal("县直单位93（更名）（已撤销）", (await house.LoadAsync("pairings", null)).Choices["unit"][^1].Label);
    }

    [Fact]
    public async Task All_that_hangs_on_a_unit_is_named_and_neither_it_nor_its_links_are_deleted()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("county-units", "1");

        var message = Assert.Single((await house.SaveAsync(form, new() { ["ended"] = "2020-01-01" })).Faults).Message;
        Assert.Contains("1个结对关系", message, StringComparison.Ordinal);
        Assert.Contains("项可提供的资源", message, StringComparison.Ordinal);
        var deleted = await house.Records.DeleteAsync(RecordHouse.Input(form, []), RecordHouse.Admin, None);
        Assert.False(deleted.Ok);
        Assert.Contains("不能删除", deleted.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_in_service_are_not_fewer_than_have_reported_in()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var report = await db.UnitServices.AsNoTracking().OrderByDescending(s => s.From).FirstAsync(s => s.Registered > 1, None);

        var outcome = await house.SaveAsync(await house.LoadAsync("county-units", report.UnitId.ToString(CultureInfo.InvariantCulture)), new() { ["members"] = "1" });

        Assert.Contains($"填报的已报到{report.Registered}名，现为1名。", Assert.Single(outcome.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_centres_offer_is_renamed_and_not_deleted()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("service-items", "1");
        Assert.StartsWith("该服务事项正由", (await house.Records.DeleteAsync(RecordHouse.Input(form, []), RecordHouse.Admin, None)).Refusal, StringComparison.Ordinal);
        Assert.Equal("已有名称相同的服务事项，请勿重复登记。", Assert.Single((await house.SaveAsync(await house.LoadAsync("service-items", null), new() { ["name"] = form.Values["name"] })).Faults).Message);

        await house.SavedAsync(await house.LoadAsync("service-items", null), new() { ["name"] = "数字技能培训" });
        Assert.Contains((await house.LoadAsync("service-centers", "DQ002")).Choices["items"], c => c.Label == "数字技能培训");
    }

    private static async Task<string> KeyAsync(RecordHouse house, string name)
    {
        await using var db = house.Open();
        return (await db.CountyUnits.SingleAsync(u => u.Name == name, None)).Id.ToString(CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, string?> NewUnit(string name) => new()
    {
        ["name"] = name,
        ["nature"] = nameof(UnitNature.Office),
        ["organisation"] = name + "党支部",
        ["secretary"] = "甲某",
        ["members"] = "12",
        ["liaison"] = "乙某",
        ["phone"] = "0752-0000999",
    };
}
