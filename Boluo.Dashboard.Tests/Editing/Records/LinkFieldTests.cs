using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Records;

/// <summary>Links are kept on the forms of the rows that they join, in the change set of the row.</summary>
public sealed class LinkFieldTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_need_is_joined_to_a_project_and_a_resource_in_one_change_that_clears_its_finding_and_is_taken_back_whole()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (need, project, resource) = await FreeAsync(house);
        var matched = await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["matched"] = "2020-06-30" });
        var before = await house.RowsAsync();
        Assert.Contains(need.Code, await UnlinkedAsync(house));

        var joined = await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["projects"] = On(project.Id), ["resources"] = On(resource.Id) });

        Assert.DoesNotContain(need.Code, await UnlinkedAsync(house));
        var form = await house.LoadAsync("needs", need.Code);
        Assert.Equal((On(project.Id), On(resource.Id)), (form.Values["projects"], form.Values["resources"]));
        Assert.Equal(
            [("对接项目", null, $"新增“{project.Code} {project.Name}”（2020年6月30日）"), ("对接资源", null, $"新增“{resource.Code} {resource.Title}”（2020年6月30日）")],
            form.History[0].Changes.Select(c => (c.Field, c.Before, c.After)));
        Assert.Equal(("对应需求", $"新增“{need.Code} {need.Title}”（2020年6月30日）"), (await house.LoadAsync("projects", project.Code)).History[0].Changes.Select(c => (c.Field, c.After!)).Single());
        await using (var db = house.Open())
        {
            var set = await db.ChangeSets.SingleAsync(s => s.Id == joined, None);
            Assert.Equal($"修改需求“{need.Title}”（对接项目、对接资源）", set.Summary);
        }

        Assert.Equal([$"修改需求“{need.Title}”"], (await house.Get<ChangeDetails>().OfAsync(joined, 50, None)).Select(d => d.What + d.Subject));
        var undone = await house.RevertAsync(joined);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await house.RowsAsync());
        Assert.Contains(need.Code, await UnlinkedAsync(house));
        Assert.True((await house.RevertAsync(matched)).Ok);
    }

    [Fact]
    public async Task A_new_row_comes_and_goes_with_its_links()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (_, project, _) = await FreeAsync(house);
        var before = await house.RowsAsync();

        var added = await house.SavedAsync(await house.LoadAsync("needs", null), new(RecordSaveTests.NewNeed()) { ["matched"] = "2020-06-30", ["projects"] = On(project.Id) });

        await using (var db = house.Open()) Assert.Equal("新增需求“希望增设路灯”；另有1条相关数据", (await db.ChangeSets.SingleAsync(s => s.Id == added, None)).Summary);
        var undone = await house.RevertAsync(added);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await house.RowsAsync());
    }

    [Theory]
    [InlineData("@2020-07-01", "“对接日期”不应晚于统计时点2020年6月30日，现为2020年7月1日。")]
    [InlineData("", "“对接日期”应填写。")]
    [InlineData("@2020-06-19", "不应早于需求的“收集日期”2020年6月20日，现为2020年6月19日。")]
    [InlineData("@2020-06-21", "不应早于需求的“对接日期”2020年6月25日，现为2020年6月21日。")]
    public async Task A_day_that_cannot_be_is_refused_beside_the_field_with_the_row_it_concerns(string on, string sentence)
    {
        await using var house = await RecordHouse.CreateAsync();
        var (_, project, _) = await FreeAsync(house);
        var trace = await house.TraceAsync();

        var outcome = await house.SaveAsync(await house.LoadAsync("needs", null), new(RecordSaveTests.NewNeed()) { ["matched"] = "2020-06-25", ["projects"] = project.Id.ToString(CultureInfo.InvariantCulture) + on });

        var fault = Assert.Single(outcome.Faults);
        Assert.Equal("projects", fault.Field);
        Assert.StartsWith($"“对接项目”中的“{PlainText.Cut($"{project.Code} {project.Name}", 30)}”：", fault.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task What_a_need_is_joined_to_must_be_there_be_chosen_once_and_find_a_need_that_is_matched()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (_, project, _) = await FreeAsync(house);
        async Task<string> RefusedAsync(string projects, string? matched = "2020-06-25") =>
            Assert.Single((await house.SaveAsync(await house.LoadAsync("needs", null), new(RecordSaveTests.NewNeed()) { ["matched"] = matched, ["projects"] = projects })).Faults).Message;

        Assert.Equal("“对接项目”中所选的内容已不可用，请重新选择。", await RefusedAsync("999999@2020-06-30"));
        Assert.Equal("“对接项目”中所选的内容已不可用，请重新选择。", await RefusedAsync("路灯@2020-06-30"));
        Assert.EndsWith("重复，请移除一条。", await RefusedAsync($"{On(project.Id)};{On(project.Id)}"), StringComparison.Ordinal);
        Assert.EndsWith("需求的“对接日期”应一并填写。", await RefusedAsync(On(project.Id), matched: null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_need_is_not_raised_after_what_answers_it()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (need, on) = await LinkedAsync(house);

        var outcome = await house.SaveAsync(await house.LoadAsync("needs", need.Code), new() { ["raised"] = Days.Iso(on.AddDays(1)), ["matched"] = Days.Iso(on.AddDays(1)), ["due"] = "2020-12-31" });

        Assert.Contains(outcome.Faults, f => f.Field == "projects" && f.Message.Contains($"不应早于需求的“收集日期”{Days.Long(on.AddDays(1))}，现为{Days.Long(on)}。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_has_a_community_and_its_leading_unit_does_not_take_part_besides()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (_, project, _) = await FreeAsync(house);
        var form = await house.LoadAsync("projects", project.Code);

        Assert.Equal("“实施社区”应填写。", Assert.Single((await house.SaveAsync(form, new() { ["communities"] = null })).Faults).Message);
        Assert.EndsWith("该单位是牵头单位，不应再列为参与单位。", Assert.Single((await house.SaveAsync(form, new() { ["units"] = $"{project.LeadUnitId}" })).Faults).Message, StringComparison.Ordinal);

        var moved = await house.SavedAsync(form, new() { ["communities"] = County.Dongqu });
        await using (var db = house.Open()) Assert.Equal([County.Dongqu], await db.ProjectCommunities.Where(l => l.ProjectId == project.Id).Select(l => l.CommunityCode).ToListAsync(None));
        Assert.True((await house.RevertAsync(moved)).Ok);
        Assert.Equal(form.Values["communities"], (await house.LoadAsync("projects", project.Code)).Values["communities"]);
    }

    [Fact]
    public async Task A_new_centre_offers_services()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("service-centers", "DQ002");
        var items = LinkText.Read(form.Values["items"]);

        await house.SavedAsync(form, new() { ["items"] = LinkText.Write(items.Skip(1)) });

        var again = await house.LoadAsync("service-centers", "DQ002");
        Assert.Equal(items.Skip(1), LinkText.Read(again.Values["items"]));
        Assert.StartsWith("移除“", again.History[0].Changes.Single().After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_from_the_other_end_stays_when_a_form_that_was_open_is_saved_and_clashes_with_other_links_of_the_field()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (need, project, _) = await FreeAsync(house);
        await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["matched"] = "2020-06-30" });
        var open = await house.LoadAsync("projects", project.Code);
        await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["projects"] = On(project.Id) }, RecordHouse.Other);

        var clash = Assert.Single((await house.SaveAsync(open, new() { ["needs"] = On(need.Id, "2020-06-29") })).Clashes);
        Assert.Equal(("对应需求", "吴管理"), (clash.Field, clash.Who));
        Assert.Contains($"“{need.Code} {need.Title}”（2020年6月30日）", clash.Theirs, StringComparison.Ordinal);

        var outcome = await house.SaveAsync(open, new() { ["funds"] = "1" });
        Assert.Equal(["对应需求"], outcome.Merged);
        var now = await house.LoadAsync("projects", project.Code);
        Assert.Equal("1", now.Values["funds"]);
        Assert.Contains(LinkText.Read(now.Values["needs"]), l => l.Row == need.Id.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_link_is_taken_back_though_its_ends_have_changed_since_and_one_that_moved_since_is_not()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (need, project, _) = await FreeAsync(house);
        await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["matched"] = "2020-06-29" });
        var joined = await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["projects"] = On(project.Id) });
        await house.SavedAsync(await house.LoadAsync("projects", project.Code), new() { ["funds"] = "1.5" });
        var moved = await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["projects"] = $"{project.Id}@2020-06-29", ["beneficiaries"] = "7" });
        Assert.Contains((await house.LoadAsync("needs", need.Code)).History[0].Changes, c => c is { Field: "对接项目" } && c.Before!.Contains("6月30日", StringComparison.Ordinal) && c.After!.Contains("6月29日", StringComparison.Ordinal));

        Assert.StartsWith($"需求与项目的对接“{need.Code} ", (await house.RevertAsync(joined)).Error, StringComparison.Ordinal);
        Assert.True((await house.RevertAsync(moved)).Ok);
        var undone = await house.RevertAsync(joined);
        Assert.True(undone.Ok, undone.Error);
        Assert.Null((await house.LoadAsync("needs", need.Code)).Values["projects"]);
    }

    [Fact]
    public async Task What_a_link_rests_on_is_not_taken_back_from_under_it()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (need, project, _) = await FreeAsync(house);
        var matched = await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["matched"] = "2020-06-30" });
        await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["projects"] = On(project.Id) });
        var trace = await house.TraceAsync();

        Assert.Contains("需求的“对接日期”应一并填写。", (await house.RevertAsync(matched)).Error, StringComparison.Ordinal);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task Links_are_kept_in_a_draft()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (_, project, _) = await FreeAsync(house);
        var form = await house.LoadAsync("needs", null);
        var line = (await house.Get<RecordDrafts>().SaveAsync(null, RecordHouse.Input(form, new() { ["projects"] = On(project.Id) }), [], RecordHouse.Admin, None)).Value;
        Assert.Equal(On(project.Id), (await house.Get<RecordDrafts>().LoadAsync(line.Id, RecordHouse.Admin, None)).Value.Typed["projects"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("12@2020-06-01")]
    [InlineData("12@2020-06-01;15;441322001001@2020-06-20")]
    public void What_was_chosen_comes_back_from_its_text(string? text) => Assert.Equal(text, LinkText.Write(LinkText.Read(text)));

    private static string On(int id, string day = "2020-06-30") => string.Create(CultureInfo.InvariantCulture, $"{id}@{day}");

    private static async Task<IReadOnlyList<string>> UnlinkedAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return await new NeedWithoutAnswer().Find(db, County.On(County.Day), null).Select(f => f.Key).ToListAsync(None);
    }

    /// <summary>A need that waits, and a project and a resource that are there.</summary>
    private static async Task<(Need Need, Project Project, Resource Resource)> FreeAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return (await db.Needs.AsNoTracking().OrderBy(n => n.Id).FirstAsync(n => n.MatchedOn == null && n.DeferredOn == null, None),
            await db.Projects.AsNoTracking().OrderBy(p => p.Id).FirstAsync(None), await db.Resources.AsNoTracking().OrderBy(r => r.Id).FirstAsync(None));
    }

    /// <summary>A need that a project answers, neither closed nor evaluated, and since when.</summary>
    private static async Task<(Need Need, DateOnly On)> LinkedAsync(RecordHouse house)
    {
        await using var db = house.Open();
        var need = await db.Needs.AsNoTracking().OrderBy(n => n.Id).FirstAsync(n => n.StartedOn == null && n.ClosedOn == null && db.NeedProjects.Any(l => l.NeedId == n.Id), None);
        return (need, await db.NeedProjects.Where(l => l.NeedId == need.Id).MinAsync(l => l.On, None));
    }
}
