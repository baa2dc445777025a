using System.Data.Common;
using AngleSharp.Dom;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Features.Assignments;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Features.Assignments;

public sealed class AssignmentsPageTests
{
    [Fact]
    public async Task A_picked_grid_is_previewed_applied_and_offered_for_undoing()
    {
        await using var county = await CreateAsync();
        await using var house = await House.OpenAsync(county, $"?pick={Code(2)}");
        var page = house.Page;
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
    public async Task Ticks_come_and_go_and_all_that_are_listed_are_ticked_at_once()
    {
        await using var county = await CreateAsync();
        await using var house = await House.OpenAsync(county, "");
        var page = house.Page;
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
    public async Task What_is_missing_is_said_beside_its_field()
    {
        await using var county = await CreateAsync();
        await using var house = await House.OpenAsync(county, $"?pick={Code(2)}");
        var page = house.Page;

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
        await using var house = await House.OpenAsync(county, $"?pick={Code(2)}");
        var page = house.Page;
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
        await using var house = await House.OpenAsync(county, $"?pick={Code(2)}");
        var page = house.Page;
        await page.Find("#plan-leader").ChangeAsync(new ChangeEventArgs { Value = "none" });
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "离任" });
        await page.Find(".plan form").SubmitAsync();
        Assert.Contains("▲ 将新增需关注事项 1 项", page.WaitForElement("[data-testid=broken]").TextContent, StringComparison.Ordinal);

        var trace = await county.TraceAsync();
        var asked = page.Find("[data-testid=apply]").ClickAsync();
        Assert.Contains("本次调整将使1个网格暂缺网格长，是否继续？", house.Dialogs.WaitForElement(".ask").TextContent, StringComparison.Ordinal);
        Assert.Equal(trace, await county.TraceAsync());
        await house.Dialogs.Find("[data-testid=confirm]").ClickAsync();
        await asked;
        Assert.Contains("已生效", page.WaitForElement("[data-testid=done]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_kept_as_it_is_filled_in_offered_again_and_gone_once_applied()
    {
        await using var county = await CreateAsync();
        await using (var first = await House.OpenAsync(county, $"?pick={Code(2)}"))
        {
            await first.Page.Find("#plan-branch").ChangeAsync(new ChangeEventArgs { Value = "12" });
            await first.Page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "支部调整" });
            county.Clock.Advance(TimeSpan.FromSeconds(1));
            first.Page.WaitForAssertion(() => Assert.Equal("草稿已存 10:32", first.Page.Find("[data-testid=draft-mark]").TextContent));
        }

        await using var house = await House.OpenAsync(county, "");
        var page = house.Page;
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

        await using var house = await House.OpenAsync(county, "");
        await house.Page.WaitForElement("[data-testid=draft-continue]").ClickAsync();
        house.Page.WaitForElement("[data-testid=changed]");
        await house.Page.Find("#plan-form").SubmitAsync();

        var cells = house.Page.WaitForElement("[data-testid=clashes]").QuerySelectorAll("td").Select(c => c.TextContent).ToList();
        Assert.Equal(["网格员", "戊某", "不调整", "戊某、己某", "吴管理"], cells[1..6]);
    }

    [Fact]
    public async Task Nothing_is_applied_while_the_page_shows_something_else()
    {
        await using var county = await CreateAsync();
        await using var house = await House.OpenAsync(county, $"?pick={Code(2)}");
        var page = house.Page;
        await page.Find("#plan-branch").ChangeAsync(new ChangeEventArgs { Value = "12" });
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "支部调整" });
        await page.Find("#plan-form").SubmitAsync();
        var trace = await county.TraceAsync();

        house.JSInterop.Setup<FormDifference[]?>("boluo.compare", _ => true).SetResult([new("plan-reason"), new("#ticks")]);
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
        await using var house = await House.OpenAsync(county, query);

        Assert.Contains(message, house.Page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_where_one_acts_and_the_form_stays()
    {
        var reads = new FailingReads();
        await using var county = await CreateAsync(reads);
        await using var house = await House.OpenAsync(county, $"?pick={Code(2)}");
        var page = house.Page;
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "工作需要" });
        await page.Find("button.link:contains('按姓名查找')").ClickAsync();
        page.WaitForElement("tbody input");

        reads.Fail = true;
        await page.FindAll("tbody input")[0].ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.StartsWith("▲ 系统出现异常", page.WaitForElement("[data-testid=unread]").TextContent, StringComparison.Ordinal);
        await page.Find("thead input").ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.StartsWith("▲ 系统出现异常", page.WaitForElement(".ledger [role=alert]").TextContent, StringComparison.Ordinal);
        await page.Find(".person-search input").ChangeAsync(new ChangeEventArgs { Value = "某" });
        Assert.StartsWith("▲ 系统出现异常", page.WaitForElement(".person-search [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("工作需要", page.Find("#plan-reason").GetAttribute("value"));
        Assert.Single(page.FindAll("tbody input[checked]"));

        reads.Fail = false;
        await page.FindAll("tbody input")[0].ChangeAsync(new ChangeEventArgs { Value = true });
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[data-testid=picked] b").TextContent));
        Assert.Empty(page.FindAll("[data-testid=unread]"));
        await page.Find(".person-search input").ChangeAsync(new ChangeEventArgs { Value = "某" });
        Assert.NotNull(page.WaitForElement(".person-search .found button"));
    }

    [Fact]
    public async Task A_leaver_and_a_preview_that_cannot_be_read_leave_the_form_as_it_is()
    {
        var reads = new FailingReads();
        await using var county = await CreateAsync(reads);
        await using var house = await House.OpenAsync(county, "");
        var page = house.Page;
        await page.Find("button:contains('移交一人的全部职责')").ClickAsync();
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "工作需要" });
        await page.Find("#plan-leaver").ChangeAsync(new ChangeEventArgs { Value = "甲" });
        var person = page.WaitForElement(".person-search .found button");

        reads.Fail = true;
        await person.ClickAsync();
        Assert.StartsWith("▲ 系统出现异常", page.WaitForElement("[data-testid=leaver-unread]").TextContent, StringComparison.Ordinal);
        Assert.Equal("工作需要", page.Find("#plan-reason").GetAttribute("value"));

        reads.Fail = false;
        await page.Find("button[title=另选移交人员]").ClickAsync();
        await page.Find("#plan-leaver").ChangeAsync(new ChangeEventArgs { Value = "甲" });
        await page.WaitForElement(".person-search .found button").ClickAsync();
        Assert.NotNull(page.WaitForElement("#plan-successor"));
        Assert.Empty(page.FindAll("[data-testid=leaver-unread]"));
    }

    private sealed class FailingReads : DbCommandInterceptor
    {
        public bool Fail { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Fail ? throw new InvalidOperationException("Injected.") : base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    private static string? Fault(IRenderedComponent<CascadingValue<PageContext>> page, string field) =>
        page.Find($"[data-field={field}]").QuerySelector("[role=alert]")?.TextContent.Trim();

    /// <summary>The page over a tiny county, as in a circuit.</summary>
    private sealed class House : BunitContext
    {
        public IRenderedComponent<CascadingValue<PageContext>> Page { get; private set; } = null!;

        public IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = null!;

        public static async Task<House> OpenAsync(TinyCounty county, string query)
        {
            var house = new House();
            house.JSInterop.Mode = JSRuntimeMode.Loose;
            house.Services.AddMudServices().AddScoped<Dialogs>().AddScoped<FormComparison>().AddSingleton(county.Get<AdjustmentPlans>());
            house.Services.AddSingleton(county.Get<DataChanges>()).AddSingleton(county.Get<Snapshots>()).AddSingleton(county.Get<AssignmentChoices>())
                .AddSingleton(county.Get<BrokenRules>()).AddSingleton(county.Get<ChangeLog>()).AddSingleton(county.Get<GridHistory>())
                .AddSingleton<TimeProvider>(county.Clock).AddScoped(_ => county.Editor)
                .AddSingleton(county.Get<HandIn>()).AddSingleton(county.Get<DayEffects>()).AddSingleton(new PageResponse(new HttpContextAccessor()));
            foreach (var ledger in county.Get<IEnumerable<ILedger>>()) house.Services.AddSingleton(ledger);
            house.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            var limits = await county.Get<Snapshots>().LimitsAsync(CancellationToken.None);
            var context = new PageContext(new Scope(null, null, null, limits.AsOf), limits, Admin, Urls.Assignments, query, 1);
            house.Dialogs = house.Render<MudDialogProvider>();
            house.Page = house.Render<CascadingValue<PageContext>>(p => p.Add(v => v.Value, context).AddChildContent<AssignmentsPage>());
            return house;
        }
    }
}
