using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Features.Assignments;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Features.Assignments;

public sealed class PlanChoicesTests
{
    [Fact]
    public async Task The_form_offers_the_branches_of_the_target_and_the_persons_of_both_communities()
    {
        await using var county = await CreateAsync();
        var choices = new PlanChoices(county.Get<AssignmentChoices>());
        var form = new PlanForm();
        form.Pick(await choices.GridsAsync([Code(1)], AsOf, default));
        form.Move(South);

        await choices.LoadAsync(form, AsOf, default);

        Assert.Equal(["江南党支部"], choices.Branches.Select(b => b.Name));
        Assert.Equal(Enumerable.Range(1, 12), choices.Local.Select(p => p.Id).Order());
        Assert.Equal("甲某 · 专职网格员 · 任3个网格的网格长", PlanChoices.Words(choices.Find(1)!));
        Assert.Equal("戊某 · 专职网格员 · 服务2个网格300户", PlanChoices.Words(choices.Find(5)!));
    }

    [Fact]
    public async Task Newer_data_is_taken_over_under_what_is_filled_in()
    {
        await using var county = await CreateAsync();
        var choices = new PlanChoices(county.Get<AssignmentChoices>());
        var form = new PlanForm { ReasonText = "工作需要", EffectiveOn = AsOf };
        form.Pick(await choices.GridsAsync([Code(1)], AsOf, default));
        form.Remove(4);
        form.Add(6);
        await county.ApplyAsync(Plan(await county.MoveAsync(1, workers: [4, 5, 9])), Other);

        await choices.RebaseAsync(form, AsOf, default);

        var move = Assert.IsType<GridMove>(Assert.Single(form.Build(AsOf).Moves));
        Assert.Equal(await county.VersionAsync(1), move.Seen);
        Assert.Equal([5, 6, 9], move.Workers.Value.Order());
        Assert.Equal("工作需要", form.ReasonText);
    }

    [Fact]
    public async Task A_leaver_is_found_by_a_part_of_the_name_with_all_grids()
    {
        await using var county = await CreateAsync();
        var choices = new PlanChoices(county.Get<AssignmentChoices>());
        var form = new PlanForm { Kind = PlanKind.Handover };
        var person = Assert.Single(await choices.SearchAsync("甲", AsOf, default));

        await choices.ChooseLeaverAsync(form, person, AsOf, default);

        Assert.Equal([Code(1), Code(2), Code(3)], form.PersonGrids.Select(g => g.Situation.Code));
        Assert.Contains(choices.Local, p => p.Id == 2);
    }

    [Fact]
    public async Task The_question_names_each_rule_and_how_many_grids_break_it()
    {
        await using var county = await CreateAsync();
        var rules = county.Get<BrokenRules>();

        Assert.Equal("本次调整将使2个网格暂缺网格员，使1个网格暂缺网格长，新增“社区工作者配备不足”1项，是否继续？",
            rules.Question([Broken("grid.no-worker", 1), Broken("grid.no-worker", 2), Broken("grid.no-leader", 1), Broken("community.workers", 1)]));
    }

    private static Finding Broken(string rule, int key) => new() { Rule = rule, Key = $"{key}", Name = "", PlaceCode = null, TownshipName = null, CommunityName = null, UnitId = null, UnitName = null, Owner = "" };
}
