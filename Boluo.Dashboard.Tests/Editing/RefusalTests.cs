using System.Data.Common;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

public sealed class RefusalTests
{
    [Fact]
    public async Task The_form_of_a_plan_is_checked_field_by_field()
    {
        await using var county = await CreateAsync();
        var move = await county.MoveAsync(2, new Place(South, 21));

        Assert.Equal(["“调整原因”应填写。"], await FaultsAsync(county, Plan(move) with { Reason = " " }));
        Assert.Equal(["“调整原因”不应超过200个字，现为201个字。"], await FaultsAsync(county, Plan(move) with { Reason = new string('因', 201) }));
        Assert.Equal(["“调整依据”不应超过100个字，现为101个字。"], await FaultsAsync(county, Plan(move) with { Basis = new string('号', 101) }));
        Assert.Equal(["“生效日期”不应晚于统计时点2020年6月30日，现为2020年7月1日。"], await FaultsAsync(county, Plan(move) with { EffectiveOn = AsOf.AddDays(1) }));
        Assert.Equal(["方案中没有调整内容，至少应有1项。"], await FaultsAsync(county, Plan()));
        Assert.Equal(["一次最多调整500项，现为501项，请分次提交。"], await FaultsAsync(county, Plan([.. Enumerable.Repeat(move, 501)])));
    }

    [Fact]
    public async Task Every_row_that_cannot_be_moved_is_named()
    {
        await using var county = await CreateAsync();
        var two = await county.MoveAsync(2, new Place(South, 21));

        Assert.Equal(["未找到编码为“441322001009999”的网格，请核对。"], await FaultsAsync(county, Plan(two with { Key = "441322001009999" })));
        Assert.Equal(["东区社区第02网格（441322001001002）在方案中重复出现，只应填写一次。"], await FaultsAsync(county, Plan(two, two)));
        Assert.Equal(["东区社区第02网格（441322001001002）未作任何调整，应移出方案。"], await FaultsAsync(county, Plan(await county.MoveAsync(2, new Place(East, 11), workers: [5]))));
        Assert.Equal(
            ["东区社区第02网格（441322001001002）“现党支部”为江南党支部，不属于东区社区。", "东区社区第03网格（441322001001003）“现党支部”为某小区党支部，属于小区党支部，应为党支部。"],
            await FaultsAsync(county, Plan(await county.MoveAsync(2, new Place(East, 21)), await county.MoveAsync(3, new Place(East, 13)))));
        Assert.Equal(
            ["东区社区第02网格（441322001001002）“现社区”未找到编码为“9”的社区，请核对。", "东区社区第03网格（441322001001003）“现党支部”未找到编号为99的党支部，请核对。"],
            await FaultsAsync(county, Plan(await county.MoveAsync(2, new Place("9", 21)), await county.MoveAsync(3, new Place(East, 99)))));
        Assert.Equal(
            ["东区社区第02网格（441322001001002）“网格长”未找到编号为77的人员，请核对。", "东区社区第02网格（441322001001002）“网格员”未找到编号为78的人员，请核对。"],
            await FaultsAsync(county, Plan(await county.MoveAsync(2, leader: Edit.To<int?>(77), workers: [5, 78]))));
    }

    [Fact]
    public async Task An_effective_day_before_the_last_change_of_a_grid_is_refused()
    {
        await using var county = await CreateAsync();
        await county.ApplyAsync(Plan(await county.MoveAsync(2, workers: [4])));

        Assert.Equal(
            ["东区社区第02网格（441322001001002）“生效日期”不应早于该网格最近一次变动的日期2020年6月30日，现为2020年6月29日。"],
            await FaultsAsync(county, Plan(await county.MoveAsync(2, new Place(South, 21))) with { EffectiveOn = AsOf.AddDays(-1) }));
        Assert.Equal(
            ["东区社区第01网格（441322001001001）“生效日期”不应早于该网格最近一次变动的日期2019年1月1日，现为2018年12月31日。"],
            (await FaultsAsync(county, Plan(await county.MoveAsync(1, workers: [9])) with { EffectiveOn = Start.AddDays(-1) })));
    }

    [Fact]
    public async Task A_closed_grid_and_a_closed_place_are_refused()
    {
        await using var county = await CreateAsync();
        await using (var db = await county.Factory.CreateDbContextAsync())
        {
            (await db.Grids.SingleAsync(g => g.Id == 2)).ValidTo = new DateOnly(2020, 5, 1);
            (await db.PartyOrganisations.SingleAsync(o => o.Id == 12)).ValidTo = new DateOnly(2020, 6, 1);
            await db.SaveChangesAsync();
        }

        Assert.Equal(
            ["东区社区第01网格（441322001001001）“现党支部”为东区第二党支部，该党支部在2020年6月30日未成立或已撤销。", "东区社区第02网格（441322001001002）“网格”已于2020年5月1日撤销，不能调整。"],
            await FaultsAsync(county, Plan(await county.MoveAsync(1, new Place(East, 12)), await county.MoveAsync(2, new Place(South, 21)))));
    }

    [Fact]
    public async Task Nobody_leads_more_than_three_grids_within_or_across_plans()
    {
        await using var county = await CreateAsync();
        const string sentence = "甲某自2020年6月30日起将担任4个网格的网格长，每人最多3个。";

        Assert.Equal([sentence], await FaultsAsync(county, Plan(await county.MoveAsync(6, leader: Edit.To<int?>(1)))));
        Assert.Equal([sentence], await FaultsAsync(county, Plan(await county.HandoverAsync(2, 1))));
        await county.ApplyAsync(Plan(await county.MoveAsync(6, leader: Edit.To<int?>(1)), await county.MoveAsync(3, leader: Edit.To<int?>(null))));

        Assert.Equal([sentence], await FaultsAsync(county, Plan(await county.MoveAsync(4, leader: Edit.To<int?>(1)))));
    }

    [Fact]
    public async Task A_hand_over_needs_a_person_with_posts_and_another_to_take_them()
    {
        await using var county = await CreateAsync();

        Assert.Equal(["壬某没有可移交的网格职责。"], await FaultsAsync(county, Plan(await county.HandoverAsync(9, 10))));
        Assert.Equal(["东区社区第04网格（441322001001004）的接任人员不应为乙某本人。"], await FaultsAsync(county, Plan(await county.HandoverAsync(2, 2))));
        Assert.Equal(["乙某在网格441322001001001没有职责，移交安排应删去该网格。"], await FaultsAsync(county, Plan(await county.HandoverAsync(2, 9, new() { [Code(1)] = 9 }))));
        Assert.Equal(["未找到编号为“88”的移交人员，请核对。"], await FaultsAsync(county, Plan((await county.HandoverAsync(2, 9)) with { Key = "88" })));
    }

    [Fact]
    public async Task Only_who_is_an_administrator_now_may_edit()
    {
        await using var county = await CreateAsync();
        var plan = Plan(await county.MoveAsync(2, new Place(South, 21)));
        var preview = await county.Editor.PreviewAsync(plan, Admin, default);
        await using (var db = await county.Factory.CreateDbContextAsync())
        {
            db.UserRoles.Remove(await db.UserRoles.SingleAsync(u => u.UserId == Admin.UserId));
            await db.SaveChangesAsync();
        }

        const string forbidden = RoleGuard.Refusal;
        Assert.Equal(forbidden, (await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default)).Error);
        Assert.Equal(forbidden, (await county.Editor.RevertAsync(1, "撤销", Admin, default)).Error);
        Assert.Equal(forbidden, (await county.Editor.AdvanceDayAsync(AsOf.AddDays(1), "推进", Admin, default)).Error);
        Assert.Equal([forbidden], (await county.Editor.PreviewAsync(plan, Staff, default)).Faults.Select(f => f.Message));
    }

    [Fact]
    public async Task Who_is_demoted_while_he_waits_to_write_does_not_write()
    {
        var waiting = new BeforeWriting();
        await using var county = await CreateAsync(waiting);
        var plan = Plan(await county.MoveAsync(2, new Place(South, 21)));
        var preview = await county.Editor.PreviewAsync(plan, Admin, default);
        waiting.Then = async () =>
        {
            await using var db = await county.Factory.CreateDbContextAsync();
            await db.UserRoles.Where(u => u.UserId == Admin.UserId).ExecuteDeleteAsync();
        };

        Assert.Equal(RoleGuard.Refusal, (await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default)).Error);
    }

    /// <summary>What happens once, between a command and its lock.</summary>
    private sealed class BeforeWriting : DbTransactionInterceptor
    {
        public Func<Task>? Then { get; set; }

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            var then = Then;
            Then = null;
            if (then is not null) await then();
            return result;
        }
    }

    private static async Task<IEnumerable<string>> FaultsAsync(TinyCounty county, Plan plan)
    {
        var before = await county.TraceAsync();
        var preview = await county.Editor.PreviewAsync(plan, Admin, default);
        Assert.False(preview.CanApply);
        Assert.False((await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default)).Ok);
        Assert.Equal(before, await county.TraceAsync());
        return preview.Faults.Select(f => f.Message);
    }
}
