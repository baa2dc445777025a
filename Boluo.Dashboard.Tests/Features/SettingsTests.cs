using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>A threshold that is set is the threshold everywhere; what is shown before is what comes.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task A_preview_says_what_saving_does_and_leaves_nothing()
    {
        await using var house = await RecordHouse.CreateAsync();
        var rule = house.Get<IEnumerable<Rule>>().Single(r => r.Key == "grid.households");
        var before = await FindingsAsync(house, rule.Key);
        var trace = await house.TraceAsync();

        var effect = (await house.Get<SettingEffects>().PreviewAsync(rule, 400, RecordHouse.Admin, default)).Value;

        Assert.Equal(before.Count, effect.Before);
        Assert.True(effect.After > effect.Before);
        Assert.Equal(effect.After - effect.Before, effect.Found.Count);
        Assert.Empty(effect.Gone);
        Assert.Equal(trace, await house.TraceAsync());
        Assert.Equal(before, await FindingsAsync(house, rule.Key));

        await SetAsync(house, rule.Key, "400");
        Assert.Equal(effect.After, (await FindingsAsync(house, rule.Key)).Count);
        Assert.Equal(400, (await MatterAsync(house, rule.Key)).Threshold);
        Assert.Equal("网格超400户", (await MatterAsync(house, rule.Key)).Title);
    }

    [Fact]
    public async Task The_staffing_standard_reaches_the_communities_and_comes_back_by_undo_and_by_reset()
    {
        await using var house = await RecordHouse.CreateAsync();
        var usual = await NeededAsync(house);

        var id = await SetAsync(house, Standards.CommunityWorkerKey, "250");
        var tighter = await NeededAsync(house);
        Assert.True(tighter.Zip(usual).All(p => p.First >= p.Second) && tighter.Sum() > usual.Sum());
        Assert.StartsWith("超250户/人，缺", (await MatterAsync(house, Standards.CommunityWorkerKey)).Summary, StringComparison.Ordinal);
        Assert.True((await house.RevertAsync(id)).Ok);
        Assert.Equal(usual, await NeededAsync(house));

        await SetAsync(house, Standards.CommunityWorkerKey, "250");
        var form = await house.LoadAsync("settings", Standards.CommunityWorkerKey);
        await house.DeletedAsync(form);
        Assert.Equal(usual, await NeededAsync(house));
    }

    [Fact]
    public async Task Idle_days_decide_the_use_of_resources_as_the_rule_finds_them()
    {
        await using var house = await RecordHouse.CreateAsync();
        var usual = await IdleAsync(house);

        await SetAsync(house, "resource.idle", "30");

        var idle = await IdleAsync(house);
        Assert.True(idle.Count > usual.Count);
        Assert.Equal(idle.Order(StringComparer.Ordinal), (await FindingsAsync(house, "resource.idle")).Order(StringComparer.Ordinal));
        Assert.Equal("资源超30天未使用", (await MatterAsync(house, "resource.idle")).Title);
    }

    /// <summary>A rule that ignored the number it is given would find the same for every number.</summary>
    [Fact]
    public async Task Every_rule_with_a_number_finds_by_the_number_it_is_asked_with()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        foreach (var rule in house.Get<IEnumerable<Rule>>().Where(r => r.Threshold is not null))
        {
            var (lowest, highest) = rule.ThresholdRange;
            var (few, many) = (await rule.Find(db, County.Whole, highest).CountAsync(), await rule.Find(db, County.Whole, lowest).CountAsync());
            Assert.True(few != many, $"{rule.Key} finds {few} by {lowest} and by {highest} alike.");
        }
    }

    [Fact]
    public async Task The_waiting_days_are_those_of_charts_and_summary()
    {
        await using var house = await RecordHouse.CreateAsync();
        await SetAsync(house, "need.waiting", "10");
        await using var db = house.Open();

        var chart = await new NeedProgressChart().BuildAsync(db, County.Whole, default);
        var data = await ThreeListsData.ReadAsync(db, County.Whole, default);

        var late = (await FindingsAsync(house, "need.waiting")).Count;
        Assert.Contains($"其中{late}个超过10天", chart.Sentence, StringComparison.Ordinal);
        Assert.Equal(10, (await MatchingQueries.ReadAsync(db, County.Whole, default)).WaitingDays);
        Assert.Equal((10, late), (data.WaitingDays, data.Needs.Count(n => n.WaitingDays > data.WaitingDays)));
    }

    [Theory]
    [InlineData("community.workers", "49", "“数值”应为50至5000之间的整数（户/人），现为49。")]
    [InlineData("need.waiting", "0", "“数值”应为1至3650之间的整数（天），现为0。")]
    [InlineData("need.waiting", "1.5", "“数值”应为0至1000000之间的整数，现为“1.5”。")]
    [InlineData("need.waiting", "abc", "“数值”应为0至1000000之间的整数，现为“abc”。")]
    [InlineData("need.waiting", "", "“数值”应填写。")]
    public async Task A_number_out_of_range_is_refused_beside_the_field(string key, string value, string message)
    {
        await using var house = await RecordHouse.CreateAsync();
        var outcome = await house.SaveAsync(await house.LoadAsync("settings", null), new() { ["key"] = key, ["value"] = value });
        Assert.Equal(("value", message), outcome.Faults.Select(f => (f.Field, f.Message)).Single());
    }

    [Fact]
    public async Task A_setting_that_is_one_of_a_few_is_kept_like_a_number_and_taken_back()
    {
        await using var house = await RecordHouse.CreateAsync();
        Assert.False(await house.Get<HandIn>().StopsAsync(default));
        var outcome = await house.SaveAsync(await house.LoadAsync("settings", null), new() { ["key"] = HandIn.Setting.Key, ["value"] = "2" });
        Assert.Equal(("value", "“数值”应为0至1之间的整数，现为2。"), outcome.Faults.Select(f => (f.Field, f.Message)).Single());

        var id = await SetAsync(house, HandIn.Setting.Key, "1");
        Assert.True(await house.Get<HandIn>().StopsAsync(default));
        Assert.True((await house.RevertAsync(id)).Ok);
        Assert.False(await house.Get<HandIn>().StopsAsync(default));
    }

    [Fact]
    public async Task A_missing_reason_is_called_as_the_form_calls_it()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("settings", null);
        var outcome = await house.SaveAsync(form, new() { ["key"] = "need.waiting", ["value"] = "20" }, reason: "");
        Assert.Equal(("修改原因", "“修改原因”应填写。"), (form.ReasonLabel, Assert.Single(outcome.Faults).Message));
    }

    [Fact]
    public async Task Two_administrators_do_not_overwrite_each_other()
    {
        await using var house = await RecordHouse.CreateAsync();
        var blank = await house.LoadAsync("settings", null);
        await SetAsync(house, "need.waiting", "20");
        Assert.Contains("刚被他人修改", (await house.SaveAsync(blank, new() { ["key"] = "need.waiting", ["value"] = "40" })).Faults.Single().Message, StringComparison.Ordinal);

        var form = await house.LoadAsync("settings", "need.waiting");
        await house.SavedAsync(await house.LoadAsync("settings", "need.waiting"), new() { ["value"] = "25" }, RecordHouse.Other);
        var clash = Assert.Single((await house.SaveAsync(form, new() { ["value"] = "40" })).Clashes);
        Assert.Equal(("数值", "20", "40", "25", "吴管理"), (clash.Field, clash.Seen, clash.Mine, clash.Theirs, clash.Who));
    }

    [Fact]
    public async Task Only_administrators_preview()
    {
        await using var house = await RecordHouse.CreateAsync();
        var rule = house.Get<IEnumerable<Rule>>().Single(r => r.Key == "need.waiting");
        Assert.StartsWith("无权进行此操作", (await house.Get<SettingEffects>().PreviewAsync(rule, 10, TinyCounty.Staff, default)).Error, StringComparison.Ordinal);
    }

    private static async Task<int> SetAsync(RecordHouse house, string key, string value) =>
        await house.SavedAsync(await house.LoadAsync("settings", null), new() { ["key"] = key, ["value"] = value });

    private static async Task<RuleResult> MatterAsync(RecordHouse house, string key)
    {
        await using var db = house.Open();
        return (await house.Get<RuleRunner>().FindAsync(db, County.Whole, default)).Single(m => m.Rule.Key == key);
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(RecordHouse house, string key) => [.. (await MatterAsync(house, key)).Findings.Select(f => f.Key)];

    private static async Task<List<int>> NeededAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return await CommunityRow.Query(db, County.Whole).OrderBy(c => c.Community.Code).Select(c => c.WorkersNeeded).ToListAsync();
    }

    private static async Task<List<string>> IdleAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return await ResourceRow.Query(db, County.Whole).Where(r => r.Use == Boluo.Dashboard.Domain.ResourceUse.Idle).Select(r => r.Row.Code).ToListAsync();
    }
}
