using AngleSharp.Dom;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Features.Assignments;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Features.Assignments;

public sealed class AssignmentsPageTests
{
    [Fact]
    public async Task A_picked_grid_is_previewed_applied_and_offered_for_undoing()
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}");
        var page = screen.Page;
        Assert.Contains("已选 1 个网格", page.Find("[data-testid=picked]").TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await page.Find("#plan-branch").ChangeAsync(new ChangeEventArgs { Value = "12" });
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "支部调整" });
        await page.Find(".plan form").SubmitAsync();
        var preview = page.WaitForElement("[data-testid=preview-result]");
        Assert.Contains("涉及1个网格、1个社区，尚未生效", preview.TextContent, StringComparison.Ordinal);
        Assert.Equal(("东区第一党支部", "东区第二党支部"), (preview.QuerySelector("del")!.TextContent, preview.QuerySelector("ins")!.TextContent));
        await page.Find("[data-testid=apply]").ClickAsync();

        var done = page.WaitForElement("[data-testid=done]");
        Assert.Contains("已生效，涉及1个网格。", done.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-testid=undo]"));
        Assert.Contains("adjustments.changeSet=2", done.QuerySelector("a[download]")!.GetAttribute("href"), StringComparison.Ordinal);
        await using var db = await county.Factory.CreateDbContextAsync();
        Assert.Equal(12, db.GridAssignments.Single(a => a.GridId == 2 && a.ValidTo == null).BranchId);
        Assert.Equal("", page.Find("#plan-reason").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Picked_grids_are_kept_under_a_name_and_picked_again_as_far_as_they_are_still_there()
    {
        await using var county = await CreateAsync();
        await using (var first = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}"))
        {
            first.Page.WaitForElement("thead input");
            await first.Page.FindAll("tbody input")[0].ChangeAsync(new ChangeEventArgs { Value = true });
            await first.Page.Find("#selection-name").ChangeAsync(new ChangeEventArgs { Value = " 沿河网格 " });
            await first.Page.Find("[data-testid=selection-save]").ClickAsync();
            first.Page.WaitForAssertion(() => Assert.Equal("已保存“沿河网格”，2个网格。", first.Page.Find("[data-testid=selection-said]").TextContent));
        }

        await county.ApplyAsync(Plan(new MergeGrids { Codes = [Code(1), Code(3)], Into = Code(3) }));
        await using var screen = await AssignmentsScreen.OpenAsync(county, "");
        var page = screen.Page;
        Assert.True(page.WaitForElement("[data-testid=selection-save]").HasAttribute("disabled"));
        await page.WaitForElement("button[aria-label='选取“沿河网格”']").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-testid=picked] b").TextContent));
        Assert.Equal("已选取“沿河网格”的1个网格。另有1个网格已撤销，没有选取。", page.Find("[data-testid=selection-said]").TextContent);

        await page.Find("button[aria-label='删除选取“沿河网格”']").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=selections] li")));
    }

    [Fact]
    public async Task A_grid_is_given_back_the_place_and_the_people_of_an_earlier_day_by_a_plan_that_is_looked_at_first()
    {
        await using var county = await CreateAsync();
        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21), leader: Edit.To<int?>(3), workers: [7, 8])));
        await using var screen = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}&restore=2019-06-30");
        var page = screen.Page;
        page.WaitForAssertion(() => Assert.Equal((East, "11", "1"),
            (page.Find("#plan-community").GetAttribute("value"), page.Find("#plan-branch").GetAttribute("value"), page.Find("#plan-leader").GetAttribute("value"))));
        Assert.Equal("恢复2019年6月30日的归属和人员", page.Find("#plan-reason").GetAttribute("value"));

        county.Clock.Advance(TimeSpan.FromDays(1));
        await page.Find(".plan form").SubmitAsync();
        await page.WaitForElement("[data-testid=apply]").ClickAsync();

        page.WaitForElement("[data-testid=done]");
        await using var db = await county.Factory.CreateDbContextAsync();
        Assert.Equal((East, 11, 1), db.GridAssignments.Where(a => a.GridId == 2 && a.ValidTo == null).Select(a => new ValueTuple<string, int, int>(a.CommunityCode, a.BranchId, a.LeaderId!.Value)).Single());
        Assert.Equal([5], db.GridDuties.Where(d => d.GridId == 2 && d.ValidTo == null).Select(d => d.WorkerId));
    }

    [Theory]
    [InlineData("2018-01-01", "2018年1月1日没有东区社区第02网格，不能恢复。")]
    [InlineData("2021-01-01", "恢复的日期应为不晚于2020年6月30日的“年-月-日”，现为“2021-01-01”。")]
    [InlineData("昨天", "恢复的日期应为不晚于2020年6月30日的“年-月-日”，现为“昨天”。")]
    public async Task A_day_on_which_the_grid_was_not_there_gives_nothing_back(string day, string sentence)
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}&restore={Uri.EscapeDataString(day)}");
        screen.Page.WaitForAssertion(() => Assert.Contains(sentence, screen.Page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ticks_come_and_go_and_all_that_are_listed_are_ticked_at_once()
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, "");
        var page = screen.Page;
        string Picked() => page.Find("[data-testid=picked] b").TextContent;

        page.WaitForElement("thead input");
        foreach (var row in (int[])[0, 1]) await page.FindAll("tbody input")[row].ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Equal("2", Picked());
        await page.FindAll("tbody input")[0].ChangeAsync(new ChangeEventArgs { Value = false });
        Assert.Equal("1", Picked());
        await page.Find("thead input").ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Equal("6", Picked());
        await page.Find("[data-testid=picked] button").ClickAsync();
        Assert.Equal("0", Picked());
        await page.FindAll("tbody input")[1].ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Equal("1", Picked());
    }

    [Fact]
    public async Task With_Shift_all_rows_from_the_last_to_this_are_ticked_or_unticked()
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, "");
        var page = screen.Page;
        page.WaitForElement("thead input");
        async Task TickAsync(int row, bool ticked, bool shift)
        {
            await page.FindAll("tbody input")[row].ClickAsync(new MouseEventArgs { ShiftKey = shift });
            await page.FindAll("tbody input")[row].ChangeAsync(new ChangeEventArgs { Value = ticked });
        }

        await TickAsync(4, ticked: true, shift: false);
        await TickAsync(1, ticked: true, shift: true);
        Assert.Equal([false, true, true, true, true, false], page.FindAll("tbody input").Select(i => i.HasAttribute("checked")));
        await TickAsync(3, ticked: false, shift: true);
        Assert.Equal([false, false, false, false, true, false], page.FindAll("tbody input").Select(i => i.HasAttribute("checked")));
        await TickAsync(0, ticked: true, shift: false);
        Assert.Equal("2", page.Find("[data-testid=picked] b").TextContent);
    }

    [Fact]
    public async Task Codes_and_names_that_are_pasted_are_taken_into_the_plan_and_what_is_no_grid_stays_to_be_mended()
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, "");
        var page = screen.Page;
        page.WaitForElement("thead input");
        async Task<string> PasteAsync(string text)
        {
            await page.Find("#paste-text").ChangeAsync(new ChangeEventArgs { Value = text });
            await page.Find("[data-testid=paste-pick]").ClickAsync();
            return page.Find("[data-testid=paste-said]").TextContent;
        }

        Assert.Equal("请先填写编码或名称。", await PasteAsync(" \n "));
        Assert.Equal("已选取2个网格。1项不是现有网格的编码或名称：“无此网格”。", await PasteAsync($"{Code(1)}\t{Code(1)}\r\n无此网格，东区社区第02网格"));
        Assert.Equal("无此网格", page.Find("#paste-text").GetAttribute("value"));
        Assert.Equal("2", page.Find("[data-testid=picked] b").TextContent);
        Assert.Equal("已选取1个网格。", await PasteAsync(Code(3)));
        Assert.Equal("3", page.Find("[data-testid=picked] b").TextContent);
        Assert.Equal(3, page.FindAll("tbody input[checked]").Count);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}");
        var page = screen.Page;

        await page.Find("#plan-community").ChangeAsync(new ChangeEventArgs { Value = South });
        await page.Find(".plan form").SubmitAsync();

        Assert.Equal("▲ 请选择党支部。", Fault(page, PlanForm.Branch));
        Assert.Equal("▲ “调整原因”应填写。", Fault(page, PlanForm.Reason));
        Assert.Empty(page.FindAll("[data-testid=preview-result]"));

        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "归属调整" });
        Assert.Null(Fault(page, PlanForm.Reason));
        Assert.Equal("▲ 请选择党支部。", Fault(page, PlanForm.Branch));
    }

    [Fact]
    public async Task A_colleagues_change_keeps_the_form_and_is_shown_with_three_values_until_it_is_taken_over()
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}");
        var page = screen.Page;
        await page.Find("#plan-leader").ChangeAsync(new ChangeEventArgs { Value = "2" });
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "工作需要" });
        await page.Find(".plan form").SubmitAsync();
        page.WaitForElement("[data-testid=apply]");

        await county.ApplyAsync(Plan(await county.MoveAsync(2, workers: [5, 6])), Other);
        county.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("东区社区第02网格在选择之后已被调整", page.WaitForElement("[data-testid=changed]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=apply]").ClickAsync();

        var cells = page.WaitForElement("[data-testid=clashes]").QuerySelectorAll("td").Select(c => c.TextContent).ToList();
        Assert.Equal(["网格员", "戊某", "不调整", "戊某、己某", "吴管理"], cells[1..6]);
        Assert.Equal("2", page.Find("#plan-leader").GetAttribute("value"));
        Assert.Equal("工作需要", page.Find("#plan-reason").GetAttribute("value"));

        await page.Find("[data-testid=rebase]").ClickAsync();
        await page.WaitForElement("[data-testid=apply]").ClickAsync();
        page.WaitForElement("[data-testid=done]");
        await using var db = await county.Factory.CreateDbContextAsync();
        Assert.Equal(2, db.GridAssignments.Single(a => a.GridId == 2 && a.ValidTo == null).LeaderId);
        Assert.Equal([5, 6], db.GridDuties.Where(d => d.GridId == 2 && d.ValidTo == null).Select(d => d.WorkerId).Order());
    }

    [Fact]
    public async Task A_plan_that_breaks_a_rule_is_applied_only_after_a_question()
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}");
        var page = screen.Page;
        await page.Find("#plan-leader").ChangeAsync(new ChangeEventArgs { Value = "none" });
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "离任" });
        await page.Find(".plan form").SubmitAsync();
        Assert.Contains("▲ 将新增需关注事项 1 项", page.WaitForElement("[data-testid=broken]").TextContent, StringComparison.Ordinal);

        var trace = await county.TraceAsync();
        var asked = page.Find("[data-testid=apply]").ClickAsync();
        Assert.Contains("本次调整将使1个网格暂缺网格长，是否继续？", screen.Dialogs.WaitForElement(".ask").TextContent, StringComparison.Ordinal);
        Assert.Equal(trace, await county.TraceAsync());
        await screen.Dialogs.Find("[data-testid=confirm]").ClickAsync();
        await asked;
        Assert.Contains("已生效", page.WaitForElement("[data-testid=done]").TextContent, StringComparison.Ordinal);
    }

    private static string? Fault(IRenderedComponent<CascadingValue<PageContext>> page, string field) =>
        page.Find($"[data-field={field}]").QuerySelector("[role=alert]")?.TextContent.Trim();
}
