using AngleSharp.Dom;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing.Plans;
using Bunit;
using Microsoft.AspNetCore.Components;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Features.Assignments;

/// <summary>A plan that is being filled in is a draft of its author.</summary>
public sealed class AssignmentDraftTests
{
    [Fact]
    public async Task A_plan_is_kept_as_it_is_filled_in_offered_again_and_gone_once_applied()
    {
        await using var county = await CreateAsync();
        await using (var first = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}"))
        {
            await first.Page.Find("#plan-branch").ChangeAsync(new ChangeEventArgs { Value = "12" });
            await first.Page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "支部调整" });
            county.Clock.Advance(TimeSpan.FromSeconds(1));
            first.Page.WaitForAssertion(() => Assert.Equal("草稿已存 10:32", first.Page.Find("[data-testid=draft-mark]").TextContent));
        }

        await using var screen = await AssignmentsScreen.OpenAsync(county, "");
        var page = screen.Page;
        Assert.Contains("调整方案，已选1个网格，调整原因：支部调整", page.WaitForElement("[data-testid=draft-offer]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=draft-continue]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(("1", "12", "支部调整"),
            (page.Find("[data-testid=picked] b").TextContent, page.Find("#plan-branch").GetAttribute("value"), page.Find("#plan-reason").GetAttribute("value"))));
        Assert.Empty(page.FindAll("[data-testid=draft-offer]"));
        await page.Find("#plan-form").SubmitAsync();
        await page.WaitForElement("[data-testid=apply]").ClickAsync();

        page.WaitForElement("[data-testid=done]");
        Assert.Empty(page.FindAll("[data-testid=draft-offer]"));
        Assert.Empty((await county.Get<AdjustmentPlans>().ListAsync(Admin, CancellationToken.None)).Value);
        await using var db = await county.Factory.CreateDbContextAsync();
        Assert.Equal(12, db.GridAssignments.Single(a => a.GridId == 2 && a.ValidTo == null).BranchId);
    }

    [Fact]
    public async Task A_draft_on_a_grid_that_has_moved_shows_the_usual_clash()
    {
        await using var county = await CreateAsync();
        await county.Get<AdjustmentPlans>().SaveAsync(null, new PlanContent
        {
            Reason = "工作需要",
            EffectiveOn = AsOf,
            Instructions = [new GridInstruction { Grids = [new SeenRow(Code(2), await county.VersionAsync(2))], Leader = Edit.To<int?>(2) }],
        }, Admin, CancellationToken.None);
        await county.ApplyAsync(Plan(await county.MoveAsync(2, workers: [5, 6])), Other);

        await using var screen = await AssignmentsScreen.OpenAsync(county, "");
        await screen.Page.WaitForElement("[data-testid=draft-continue]").ClickAsync();
        screen.Page.WaitForElement("[data-testid=changed]");
        await screen.Page.Find("#plan-form").SubmitAsync();

        var cells = screen.Page.WaitForElement("[data-testid=clashes]").QuerySelectorAll("td").Select(c => c.TextContent).ToList();
        Assert.Equal(["网格员", "戊某", "不调整", "戊某、己某", "吴管理"], cells[1..6]);
    }

    [Fact]
    public async Task Nothing_is_applied_while_the_page_shows_something_else()
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}");
        var page = screen.Page;
        await page.Find("#plan-branch").ChangeAsync(new ChangeEventArgs { Value = "12" });
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "支部调整" });
        await page.Find("#plan-form").SubmitAsync();
        var trace = await county.TraceAsync();

        screen.JSInterop.Setup<FormDifference[]?>("boluo.compare", _ => true).SetResult([new("plan-reason"), new("#ticks")]);
        await page.WaitForElement("[data-testid=apply]").ClickAsync();

        Assert.Equal("▲ “调整原因”所填的内容此前没有传到服务器，现已重新读取，请核对后再提交。勾选的网格与页面所示不一致，现已按页面所示重新读取，请核对后再提交。本次未写入任何数据。",
            page.WaitForElement("[data-testid=refused]").TextContent);
        Assert.Equal(trace, await county.TraceAsync());
    }

    [Theory]
    [InlineData("?tab=x", "参数“tab”不可用")]
    [InlineData("?pick=12", "未找到编码为“12”的网格，请核对。")]
    public async Task An_unknown_tab_or_grid_is_named(string query, string message)
    {
        await using var county = await CreateAsync();
        await using var screen = await AssignmentsScreen.OpenAsync(county, query);

        Assert.Contains(message, screen.Page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }
}
