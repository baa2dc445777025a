using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Beginnings;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>A plan with a day ahead waits for it and takes effect by itself; one that no longer fits is held.</summary>
public sealed class DuePlanTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Tomorrow = AsOf.AddDays(1);

    [Fact]
    public async Task A_plan_waits_for_its_day_and_takes_effect_when_the_samples_day_is_moved_there()
    {
        await using var county = await CreateAsync();
        var (plans, before) = (county.Get<PlanDocuments>(), await county.RowsAsync());
        var line = await BeginAsync(plans, Tomorrow, new AdjustGrids { Codes = [Code(2)], CommunityCode = South, BranchId = 21 });
        var preview = await county.Editor.PreviewAsync(line.ToPlan(AsOf), Admin, None);
        Assert.True(preview.CanApply);
        Assert.Equal("“生效日期”不应晚于统计时点2020年6月30日，现为2020年7月1日。", (await plans.ApplyAsync(line, AsOf, preview.Fingerprint, Admin, None)).Error);

        line = (await plans.ScheduleAsync(line.Id, line.Revision, Admin, None)).Value;
        Assert.Equal((AdjustmentPlanState.Scheduled, "周管理", "待生效"), (line.State, line.SchedulerName, line.StateInWords));
        Assert.Equal(before, await county.RowsAsync());
        Assert.Equal(["方案"], (await county.Get<DayEffects>().PreviewAsync(Tomorrow, Admin, None)).Value.Plans);
        Assert.Empty((await county.Get<DuePlans>().ApplyAsync(None))!);

        var due = Assert.Single((await county.Get<CountyDay>().AdvanceAsync(Tomorrow, "推进", Other, None)).Value);

        line = (await plans.FindAsync(line.Id, Admin, None)).Value;
        Assert.Equal((AdjustmentPlanState.InForce, due.ChangeSetId, null), (line.State, line.ChangeSetId, due.Held));
        await using var db = await county.Factory.CreateDbContextAsync(None);
        Assert.Equal(South, await db.GridAssignments.Where(a => a.GridId == 2 && a.ValidFrom == Tomorrow).Select(a => a.CommunityCode).SingleAsync(None));
        Assert.Equal(("周管理", Tomorrow), await db.ChangeSets.Where(s => s.Id == due.ChangeSetId).Select(s => new ValueTuple<string, DateOnly>(s.ByName, s.EffectiveOn)).SingleAsync(None));
        Assert.Single((await county.Get<PlanEffects>().KeptAsync(line.Id, None))!.Effects);
    }

    [Fact]
    public async Task One_that_no_longer_fits_is_held_with_the_reason_and_those_after_it_take_effect()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var first = await ScheduleAsync(plans, Tomorrow, new AdjustGrids { Codes = [Code(2)], BranchId = 12 });
        var second = await ScheduleAsync(plans, Tomorrow, new AdjustGrids { Codes = [Code(5)], Leader = Edit.To<int?>(null) });
        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(2))), Other);

        var due = (await county.Get<CountyDay>().AdvanceAsync(Tomorrow, "推进", Admin, None)).Value;

        Assert.Equal([first.Id, second.Id], due.Select(d => d.Id));
        first = (await plans.FindAsync(first.Id, Admin, None)).Value;
        Assert.Equal((AdjustmentPlanState.Scheduled, "待生效，到期未生效"), (first.State, first.StateInWords));
        Assert.Contains("已有变动", first.Held, StringComparison.Ordinal);
        Assert.Equal(AdjustmentPlanState.InForce, (await plans.FindAsync(second.Id, Admin, None)).Value.State);
        Assert.Empty((await county.Get<DuePlans>().ApplyAsync(None))!);

        first = (await plans.WithdrawAsync(first.Id, first.Revision, Admin, None)).Value;
        first = (await plans.ReopenAsync(first.Id, first.Revision, Admin, None)).Value;
        Assert.Equal((AdjustmentPlanState.Draft, null), (first.State, first.Held));
        Assert.True((await county.Editor.PreviewAsync(first.ToPlan(Tomorrow), Admin, None)).CanApply);
    }

    [Fact]
    public async Task Who_set_it_and_is_no_administrator_any_more_does_not_change_the_data()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var line = await ScheduleAsync(plans, Tomorrow, new AdjustGrids { Codes = [Code(2)], BranchId = 12 });
        await using (var db = await county.Factory.CreateDbContextAsync(None))
            await db.UserRoles.Where(r => r.UserId == Admin.UserId).ExecuteUpdateAsync(r => r.SetProperty(x => x.RoleId, nameof(Role.Staff)), None);

        var due = Assert.Single((await county.Get<CountyDay>().AdvanceAsync(Tomorrow, "推进", Other, None)).Value);

        Assert.Contains("安排生效的管理员周管理现在无权办理", due.Held, StringComparison.Ordinal);
        Assert.Equal(AdjustmentPlanState.Scheduled, (await plans.FindAsync(line.Id, Other, None)).Value.State);
    }

    [Fact]
    public async Task A_county_on_the_calendar_has_its_plans_in_force_on_their_day_though_the_program_was_off()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            (await db.DataStates.SingleAsync(None)).Origin = DataOrigin.Real;
            await db.SaveChangesAsync(None);
        }

        var calendar = new CountyCalendar(county.Factory, county.Get<DataChanges>(), county.Get<DuePlans>(), county.Clock, NullLogger<CountyCalendar>.Instance);
        await calendar.KeepAsync(None);
        var on = AsOf.AddDays(3);
        var line = await ScheduleAsync(plans, on, new AdjustGrids { Codes = [Code(2)], CommunityCode = South, BranchId = 21 });
        county.Clock.Advance(TimeSpan.FromDays(1));
        await calendar.KeepAsync(None);
        Assert.Equal(AdjustmentPlanState.Scheduled, (await plans.FindAsync(line.Id, Admin, None)).Value.State);

        county.Clock.Advance(TimeSpan.FromDays(5));
        await calendar.KeepAsync(None);

        Assert.Equal(AdjustmentPlanState.InForce, (await plans.FindAsync(line.Id, Admin, None)).Value.State);
        await using var read = await county.Factory.CreateDbContextAsync(None);
        Assert.Equal(on, await read.GridAssignments.Where(a => a.GridId == 2 && a.CommunityCode == South).Select(a => a.ValidFrom).SingleAsync(None));
    }

    [Fact]
    public async Task A_day_that_is_there_needs_no_waiting_and_a_plan_that_must_be_reviewed_is_reviewed_first()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var line = await BeginAsync(plans, AsOf, new AdjustGrids { Codes = [Code(2)], BranchId = 12 });
        Assert.Contains("可以立即生效", (await plans.ScheduleAsync(line.Id, line.Revision, Admin, None)).Error, StringComparison.Ordinal);
        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            db.Add(new Setting { Key = PlanDocuments.Review.Key, Value = 1 });
            await db.SaveChangesAsync(None);
        }

        var ahead = await BeginAsync(plans, Tomorrow, new AdjustGrids { Codes = [Code(3)], BranchId = 11 });
        Assert.Contains("须经另一名管理员审核", (await plans.ScheduleAsync(ahead.Id, ahead.Revision, Admin, None)).Error, StringComparison.Ordinal);
    }

    private static async Task<PlanDocumentLine> BeginAsync(PlanDocuments plans, DateOnly on, params PlanMove[] moves)
    {
        var id = (await plans.BeginAsync("方案", new PlanDocument { Reason = "工作需要", Basis = "博街办〔2020〕1号", EffectiveOn = on, Moves = moves }, Admin, None)).Value;
        return (await plans.FindAsync(id, Admin, None)).Value;
    }

    private static async Task<PlanDocumentLine> ScheduleAsync(PlanDocuments plans, DateOnly on, params PlanMove[] moves)
    {
        var line = await BeginAsync(plans, on, moves);
        var scheduled = await plans.ScheduleAsync(line.Id, line.Revision, Admin, None);
        Assert.True(scheduled.Ok, scheduled.Error);
        return scheduled.Value;
    }
}
