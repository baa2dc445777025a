using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Boluo.Dashboard.Tests.Components.Records;

/// <summary>The form of a row, opened from its ledger as in a circuit.</summary>
public sealed class RecordDialogTests
{
    [Fact]
    public async Task A_row_is_opened_changed_and_saved_and_the_table_says_so()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");

        await screen.EditAsync();
        Assert.Equal("修改需求", screen.Dialogs.Find(".mud-dialog-title").TextContent.Trim());
        await screen.TypeAsync("owner", "县直单位07");
        await screen.ReasonAsync("责任单位有误");
        await screen.SubmitAsync();

        var done = screen.Page.WaitForElement("[data-testid=record-done]");
        Assert.Contains("已保存。", done.TextContent, StringComparison.Ordinal);
        Assert.Empty(screen.Dialogs.FindAll("form"));
        await using var db = house.Open();
        Assert.Equal("县直单位07", db.Needs.Single(n => n.Code == "XQ2019003").OwnerUnit);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_until_it_is_changed_and_stays_typed()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();

        await screen.TypeAsync("beneficiaries", "很多");
        await screen.SubmitAsync();

        var input = screen.Dialogs.WaitForElement("#record-beneficiaries[aria-invalid]");
        Assert.Equal(("很多", "record-beneficiaries-fault"), (input.GetAttribute("value"), input.GetAttribute("aria-describedby")));
        Assert.Equal("▲ “受益人数”应为0至1000000之间的整数，现为“很多”。", screen.Dialogs.Find("#record-beneficiaries-fault").TextContent);
        Assert.Equal("▲ “修改原因”应填写。", screen.Dialogs.Find("#record-reason-fault").TextContent);
        await screen.TypeAsync("beneficiaries", "50");
        Assert.Empty(screen.Dialogs.FindAll("#record-beneficiaries-fault"));
        Assert.NotEmpty(screen.Dialogs.FindAll("#record-reason-fault"));
    }

    [Fact]
    public async Task A_clash_shows_three_values_and_the_rest_is_taken_over()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();
        await screen.TypeAsync("owner", "县直单位07");
        await screen.ReasonAsync("核对");
        await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["beneficiaries"] = "77", ["owner"] = "县直单位09" }, RecordHouse.Other);

        await screen.SubmitAsync();
        var rows = screen.Dialogs.WaitForElement("[data-testid=record-clashes]").QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToList()).ToList();
        Assert.Equal(["县直单位07", "县直单位09", "吴管理"], rows.Single(r => r[0] == "责任单位")[2..5]);
        Assert.Equal(["未修改", "77", "吴管理"], rows.Single(r => r[0] == "受益人数")[2..5]);
        await screen.Dialogs.Find("[data-testid=record-rebase]").ClickAsync();

        screen.Dialogs.WaitForState(() => screen.Dialogs.FindAll("[data-testid=record-clashes]").Count == 0);
        Assert.Equal("77", screen.Dialogs.Find("#record-beneficiaries").GetAttribute("value"));
        Assert.Equal("县直单位07", screen.Dialogs.Find("#record-owner").GetAttribute("value"));
        await screen.SubmitAsync();
        screen.Page.WaitForElement("[data-testid=record-done]");
        await using var db = house.Open();
        var need = db.Needs.Single(n => n.Code == "XQ2019003");
        Assert.Equal((77, "县直单位07"), (need.Beneficiaries, need.OwnerUnit));
    }

    [Fact]
    public async Task Escape_asks_before_it_drops_what_was_typed()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();
        await screen.TypeAsync("owner", "县直单位07");

        var leaving = screen.Dialogs.Find("#record-owner").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
        Assert.Contains("尚未保存", screen.Dialogs.WaitForElement(".ask").TextContent, StringComparison.Ordinal);
        await screen.Dialogs.Find("[data-testid=confirm]").ClickAsync();
        await leaving;

        screen.Dialogs.WaitForState(() => screen.Dialogs.FindAll("form").Count == 0);
        Assert.Empty(screen.Page.FindAll("[data-testid=record-done]"));
    }

    [Fact]
    public async Task Undo_asks_before_it_drops_what_was_typed()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["beneficiaries"] = "77" }, RecordHouse.Other);
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();
        await screen.TypeAsync("owner", "县直单位07");

        var kept = screen.Dialogs.Find("[data-testid=record-undo]").ClickAsync();
        Assert.Contains("尚未保存", screen.Dialogs.WaitForElement(".ask").TextContent, StringComparison.Ordinal);
        await screen.Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "继续填写").ClickAsync();
        await kept;
        Assert.Empty(screen.Dialogs.FindAll("#revert-reason"));
        Assert.Equal("县直单位07", screen.Dialogs.Find("#record-owner").GetAttribute("value"));

        var dropped = screen.Dialogs.Find("[data-testid=record-undo]").ClickAsync();
        await screen.Dialogs.WaitForElement("[data-testid=confirm]").ClickAsync();
        screen.Dialogs.WaitForElement("#revert-reason").Input("误改");
        await screen.Dialogs.Find("[data-testid=revert-confirm]").ClickAsync();
        await dropped;
        Assert.Contains("已撤销。", screen.Page.WaitForElement("[data-testid=record-done]").TextContent, StringComparison.Ordinal);
        await using var db = house.Open();
        Assert.NotEqual(77, db.Needs.Single(n => n.Code == "XQ2019003").Beneficiaries);
    }

    [Fact]
    public async Task A_row_is_deleted_after_a_reason_and_a_question_and_comes_back_by_undo()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();

        await screen.Dialogs.Find("[data-testid=record-delete]").ClickAsync();
        Assert.Equal("▲ 删除应填写原因。", screen.Dialogs.WaitForElement("#record-reason-fault").TextContent);
        await screen.ReasonAsync("重复登记");
        var deleting = screen.Dialogs.Find("[data-testid=record-delete]").ClickAsync();
        await screen.Dialogs.WaitForElement("[data-testid=confirm]").ClickAsync();
        await deleting;

        Assert.Contains("已删除。", screen.Page.WaitForElement("[data-testid=record-done]").TextContent, StringComparison.Ordinal);
        var undoing = screen.Page.Find("[data-testid=record-done-undo]").ClickAsync();
        screen.Dialogs.WaitForElement("#revert-reason").Input("误删");
        await screen.Dialogs.Find("[data-testid=revert-confirm]").ClickAsync();
        await undoing;
        await using var db = house.Open();
        Assert.True(db.Needs.Any(n => n.Code == "XQ2019003"));
    }

    [Fact]
    public async Task A_new_row_starts_in_the_place_that_the_page_speaks_of()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?community=441322001001");
        _ = screen.Page.WaitForElement("[data-testid=record-add]").ClickAsync();

        Assert.Equal(County.Dongqu, screen.Dialogs.WaitForElement("#record-community").GetAttribute("value"));
        Assert.Equal("2020-06-30", screen.Dialogs.Find("#record-raised").GetAttribute("value"));
        Assert.Empty(screen.Dialogs.FindAll("[data-testid=record-delete], [data-testid=record-history]"));
    }

    [Fact]
    public async Task Nothing_is_saved_while_the_page_shows_something_else_and_the_field_is_named()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();
        await screen.TypeAsync("beneficiaries", "86");
        await screen.ReasonAsync("核对");
        var trace = await house.TraceAsync();

        screen.JSInterop.Setup<FormDifference[]?>("boluo.compare", _ => true).SetResult([new("record-owner"), new("record-result", 6000, 300), new("record-closed", Incomplete: true)]);
        await screen.SubmitAsync();

        Assert.Equal("▲ “责任单位”所填的内容此前没有传到服务器，现已重新读取，请核对后再提交。“办理结果”现为6000字，最多300字，请缩短后再提交。“办结日期”没有填写完整，请填写完整，或清空后再提交。本次未写入任何数据。",
            screen.Dialogs.WaitForElement("[data-testid=record-refusal]").TextContent);
        Assert.Equal(trace, await house.TraceAsync());
        Assert.Equal("86", screen.Dialogs.Find("#record-beneficiaries").GetAttribute("value"));
    }

    [Fact]
    public async Task A_link_is_found_chosen_by_the_keyboard_compared_by_its_day_and_removed()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();
        var before = screen.Dialogs.FindAll(".links-chosen li").Count;

        await screen.Dialogs.Find("#record-projects").InputAsync(new ChangeEventArgs { Value = "xm2019001" });
        var found = Assert.Single(screen.Dialogs.FindAll("#record-projects-list [role=option]"));
        Assert.Equal((found.Id, "true"), (screen.Dialogs.Find("#record-projects").GetAttribute("aria-activedescendant"), found.GetAttribute("aria-selected")));
        await screen.Dialogs.Find("#record-projects").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        var day = screen.Dialogs.Find("#record-projects-on-1");
        Assert.Equal(("2020-06-30", before + 1), (day.GetAttribute("value"), screen.Dialogs.FindAll(".links-chosen li").Count));
        await screen.Dialogs.Find("#record-projects").InputAsync(new ChangeEventArgs { Value = "XM2019001" });
        Assert.Empty(screen.Dialogs.FindAll("#record-projects-list [role=option]"));

        await screen.ReasonAsync("核对");
        screen.JSInterop.Setup<FormDifference[]?>("boluo.compare", _ => true).SetResult([new("record-projects-on-1")]);
        await screen.SubmitAsync();
        Assert.StartsWith("▲ “对接项目（XM2019001 ", screen.Dialogs.WaitForElement("[data-testid=record-refusal]").TextContent, StringComparison.Ordinal);

        await screen.Dialogs.FindAll(".links-chosen button").Single(b => b.GetAttribute("aria-label")!.StartsWith("移除：XM2019001", StringComparison.Ordinal)).ClickAsync();
        Assert.Equal(before, screen.Dialogs.FindAll(".links-chosen li").Count);
    }

    [Fact]
    public async Task A_text_that_is_too_long_to_be_sent_is_named_beside_the_mark_of_the_draft()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();
        await screen.Dialogs.Find("[data-testid=record-form]").TriggerEventAsync("onfilled", new FilledEventArgs { Id = "record-result", Length = 6000 });
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        screen.Dialogs.WaitForAssertion(() => Assert.Equal("草稿已存 10:32，不含“办理结果”（过长）", screen.Dialogs.Find("[data-testid=draft-mark]").TextContent));

        await screen.TypeAsync("result", "已办结");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        screen.Dialogs.WaitForAssertion(() => Assert.Equal("草稿已存 10:32", screen.Dialogs.Find("[data-testid=draft-mark]").TextContent));
    }

    [Fact]
    public async Task A_draft_is_offered_in_its_ledger_continued_and_gone_once_saved()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", "XQ2019003");
        await house.Get<RecordDrafts>().SaveAsync(null, RecordHouse.Input(form, new() { ["owner"] = "县直单位07" }, "责任单位有误"), [], RecordHouse.Admin, CancellationToken.None);
        await using var screen = await RecordDialogScreen.OpenAsync(house, "");

        Assert.Contains($"修改{form.Subject}", screen.Page.WaitForElement("[data-testid=draft-offer]").TextContent, StringComparison.Ordinal);
        _ = screen.Page.Find("[data-testid=draft-continue]").ClickAsync();
        Assert.Equal("县直单位07", screen.Dialogs.WaitForElement("#record-owner").GetAttribute("value"));
        await screen.SubmitAsync();

        screen.Page.WaitForElement("[data-testid=record-done]");
        Assert.Empty(screen.Page.FindAll("[data-testid=draft-offer]"));
        await using var db = house.Open();
        Assert.Equal("县直单位07", db.Needs.Single(n => n.Code == "XQ2019003").OwnerUnit);
    }

    [Theory]
    [InlineData(Role.Admin, "", true)]
    [InlineData(Role.Staff, "", false)]
    [InlineData(Role.Leader, "", false)]
    [InlineData(Role.Admin, "?asOf=2020-03-31", false)]
    public async Task Only_an_administrator_on_the_latest_day_is_offered_to_edit(Role role, string query, bool offered)
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, query, role);

        Assert.Equal(offered ? 1 : 0, screen.Page.FindAll("[data-testid=record-add]").Count);
        Assert.Equal(offered ? View.DefaultSize : 0, screen.Page.FindAll("[data-testid=record-edit]").Count);
    }
}
