using System.Data.Common;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

public sealed class ClashTests
{
    [Fact]
    public async Task The_second_administrator_is_told_field_who_when_and_all_three_values()
    {
        await using var county = await CreateAsync();
        var mine = Plan(await county.MoveAsync(2, leader: Edit.To<int?>(10), workers: [11]));
        var preview = await county.Editor.PreviewAsync(mine, Admin, default);
        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9))), Other);
        var (rows, trace) = (await county.RowsAsync(), await county.TraceAsync());

        var refused = await county.Editor.ApplyAsync(mine, preview.Fingerprint, Admin, default);
        var clash = Assert.Single((await county.Editor.PreviewAsync(mine, Admin, default)).Clashes);

        Assert.Equal("东区社区第02网格（441322001001002）“网格长”：该网格已于10:32由吴管理调整，请核对后再提交，所填内容已保留。", refused.Error);
        Assert.Equal(
            ("东区社区第02网格（441322001001002）", "网格长", "吴管理", county.Clock.GetUtcNow().UtcDateTime, "甲某", "癸某", "壬某"),
            (clash.Row, clash.Field, clash.Who, clash.When!.Value, clash.Seen, clash.Mine, clash.Theirs));
        Assert.Equal(rows, await county.RowsAsync());
        Assert.Equal(trace, await county.TraceAsync());
    }

    [Fact]
    public async Task A_field_that_only_the_other_changed_is_named_too_with_the_last_who_changed_it()
    {
        await using var county = await CreateAsync();
        var mine = Plan(await county.MoveAsync(2, workers: [11]));
        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))), Other);
        county.Clock.Advance(TimeSpan.FromDays(1));
        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(null))), Admin);

        var clashes = (await county.Editor.PreviewAsync(mine, Admin, default)).Clashes;

        Assert.Equal(
            [("归属", "吴管理", "东区社区第02网格，东区第一党支部", "不调整", "江南社区第03网格，江南党支部"), ("网格长", "周管理", "甲某", "不调整", "暂缺")],
            clashes.Select(c => (c.Field, c.Who!, c.Seen, c.Mine, c.Theirs)));
        Assert.Equal("该网格已于2020年7月1日 10:32由吴管理调整，请核对后再提交，所填内容已保留。", clashes[0].Message);
    }

    [Fact]
    public async Task A_version_that_nobody_ever_saw_is_refused()
    {
        await using var county = await CreateAsync();

        var preview = await county.Editor.PreviewAsync(Plan(await county.MoveAsync(2, workers: [11]) with { Seen = Guid.NewGuid() }), Admin, default);

        var clash = Assert.Single(preview.Clashes);
        Assert.Equal(("网格员", Quantity.Unknown, "该网格已有变动，请核对后再提交，所填内容已保留。"), (clash.Field, clash.Seen, clash.Message));
    }

    [Fact]
    public async Task A_hand_over_that_would_reach_other_posts_than_previewed_is_refused()
    {
        await using var county = await CreateAsync();
        var plan = Plan(await county.HandoverAsync(1, 9));
        var preview = await county.Editor.PreviewAsync(plan, Admin, default);
        await county.ApplyAsync(Plan(await county.MoveAsync(3, leader: Edit.To<int?>(null))), Other);

        var refused = await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default);

        Assert.Equal("数据在预览之后有变动，请重新预览后再提交，所填内容已保留。", refused.Error);
    }

    [Fact]
    public async Task Of_many_who_apply_at_once_exactly_one_wins()
    {
        await using var county = await CreateAsync();
        var plans = new List<(Plan Plan, string Fingerprint)>();
        for (var person = 7; person <= 12; person++)
        {
            var plan = Plan(await county.MoveAsync(2, leader: Edit.To<int?>(person)));
            plans.Add((plan, (await county.Editor.PreviewAsync(plan, Admin, default)).Fingerprint));
        }

        var results = await Task.WhenAll(plans.Select(p => Task.Run(() => county.Editor.ApplyAsync(p.Plan, p.Fingerprint, Admin, default))));

        Assert.Single(results, r => r.Ok);
        Assert.All(results.Where(r => !r.Ok), r => Assert.Contains("请核对后再提交", r.Error, StringComparison.Ordinal));
        Assert.Equal(2, (await county.TraceAsync()).Sets);
    }

    [Fact]
    public async Task A_failure_in_the_middle_leaves_nothing_behind()
    {
        var failure = new FailOn();
        await using var county = await CreateAsync(failure);
        var plan = Plan(await county.MoveAsync(2, new Place(South, 21), workers: [9, 10]));
        var preview = await county.Editor.PreviewAsync(plan, Admin, default);
        var (rows, trace) = (await county.RowsAsync(), await county.TraceAsync());

        foreach (var table in new[] { "\"ChangeSets\"", "\"GridAssignments\"", "\"GridDuties\"", "\"GridAdjustments\"", "\"ChangeEntries\"", "\"DataStates\"" })
        {
            failure.Table = table;
            var applied = await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default);
            Assert.False(applied.Ok);
            Assert.Contains("编号", applied.Error, StringComparison.Ordinal);
            failure.Table = null;
            Assert.Equal(rows, await county.RowsAsync());
            Assert.Equal(trace, await county.TraceAsync());
        }

        Assert.True((await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default)).Ok);
    }

    [Theory]
    [InlineData(5, "数据库正由其他操作占用，本次未写入任何数据，请稍后再试，所填内容已保留。")]
    [InlineData(13, "磁盘空间不足，本次未写入任何数据，请联系系统管理员，所填内容已保留。")]
    public async Task A_database_that_cannot_write_is_a_sentence(int code, string sentence)
    {
        var failure = new FailOn { Code = code };
        await using var county = await CreateAsync(failure);
        var plan = Plan(await county.MoveAsync(2, new Place(South, 21)));
        var preview = await county.Editor.PreviewAsync(plan, Admin, default);
        failure.Table = "\"GridAssignments\"";

        Assert.Equal(sentence, (await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default)).Error);
        Assert.Equal([sentence], (await county.Editor.PreviewAsync(plan, Admin, default)).Faults.Select(f => f.Message));
    }

    /// <summary>Fails the first write to a table.</summary>
    private sealed class FailOn : DbCommandInterceptor
    {
        public string? Table { get; set; }

        public int? Code { get; init; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var isWrite = command.CommandText.Contains("INSERT INTO", StringComparison.Ordinal) || command.CommandText.Contains("UPDATE ", StringComparison.Ordinal);
            if (Table is not null && isWrite && command.CommandText.Contains(Table, StringComparison.Ordinal))
                throw Code is { } code ? new SqliteException("Injected.", code) : new InvalidOperationException("Injected.");
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
