using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Features.Assignments.Documents;
using Boluo.Dashboard.Insight;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Features.Assignments;

/// <summary>A plan that another administrator saves while it is being filled in here.</summary>
public sealed class PlanPageTests
{
    [Fact]
    public async Task What_both_have_changed_otherwise_is_shown_as_it_is_stored_and_ones_own_is_offered()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var id = (await plans.BeginAsync("方案", new PlanDocument { Reason = "原因", Moves = [new RenameCommunity { Code = East, Name = "甲社区" }] }, Admin, default)).Value;
        await using var screen = await AssignmentsScreen.OpenAsync<PlanPage>(county, Urls.Plan(id), "", p => p.Add(x => x.Id, id));
        var page = screen.Page;
        page.WaitForElement("#plan-reason");
        var stored = (await plans.FindAsync(id, Other, default)).Value;
        await plans.SaveAsync(id, stored.Revision, "新名", stored.Content with { Reason = "他的原因", Basis = "博组〔2020〕1号" }, Other, default);

        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "我的原因" });
        county.Clock.Advance(TimeSpan.FromSeconds(1));

        var cells = page.WaitForElement("[data-testid=plan-conflicts] tbody").QuerySelectorAll("td").Select(c => c.TextContent).ToList();
        Assert.Equal(["调整原因", "原因", "他的原因", "我的原因"], cells[..4]);
        Assert.Contains("吴管理同时修改了以下1项", page.Find("[data-testid=plan-conflicts] h3").TextContent, StringComparison.Ordinal);
        Assert.Equal(("新名", "他的原因", "博组〔2020〕1号"), (page.Find("#plan-title").GetAttribute("value"), page.Find("#plan-reason").GetAttribute("value"), page.Find("#plan-basis").GetAttribute("value")));
        Assert.Empty(page.FindAll("[data-testid=plan-refusal]"));

        await page.Find("[data-testid=plan-conflicts] button").ClickAsync();
        county.Clock.Advance(TimeSpan.FromSeconds(1));
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll("[data-testid=plan-conflicts]")));
        await page.WaitForAssertionAsync(async () => Assert.Equal(("新名", "我的原因", "博组〔2020〕1号"), (await plans.FindAsync(id, Admin, default)).Value is var line ? (line.Title, line.Content.Reason, line.Content.Basis) : default));
    }

    [Fact]
    public async Task A_plan_that_a_colleague_has_handed_in_shows_so_at_once()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var content = new PlanDocument { Reason = "原因", Basis = "博组〔2020〕1号", EffectiveOn = AsOf, Moves = [new AdjustGrids { Codes = [Code(2)], BranchId = 12 }] };
        var id = (await plans.BeginAsync("方案", content, Other, default)).Value;
        await using var screen = await AssignmentsScreen.OpenAsync<PlanPage>(county, Urls.Plan(id), "", p => p.Add(x => x.Id, id));
        screen.Page.WaitForElement("#plan-reason");
        using var theirs = screen.Services.GetRequiredService<OpenThings>().Open(OpenThing.Plan(id), Other, _ => { });
        screen.Page.WaitForAssertion(() => Assert.Equal("吴管理也打开了本方案。", screen.Page.Find("[data-testid=open-elsewhere]").TextContent));

        Assert.True((await plans.SubmitAsync(id, (await plans.FindAsync(id, Other, default)).Value.Revision, Other, default)).Ok);
        theirs.Saved();

        screen.Page.WaitForAssertion(() => Assert.True(screen.Page.Find("#plan-reason").HasAttribute("disabled")));
    }
}
