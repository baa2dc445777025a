using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Boluo.Dashboard.Tests.Editing.Records;

public sealed class RecordSaveTests
{
    private const string Open2020 = "XQ2019003";

    [Fact]
    public async Task An_edit_is_written_versioned_recorded_and_announced()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Open2020);
        var announced = 0;
        house.Get<DataChanges>().Changed += () => announced++;

        var id = await house.SavedAsync(form, new() { ["beneficiaries"] = " 1,235 ", ["owner"] = "县直单位07" });

        await using var db = house.Open();
        var need = await db.Needs.SingleAsync(n => n.Code == Open2020);
        Assert.Equal((1235, "县直单位07"), (need.Beneficiaries, need.OwnerUnit));
        Assert.NotEqual(form.Version, need.Version);
        Assert.Equal(1, announced);
        var set = await db.ChangeSets.Include(s => s.Entries).SingleAsync(s => s.Id == id);
        Assert.Equal((ChangeKind.RecordEdit, "核对台账", "周管理", County.Day), (set.Kind, set.Reason, set.ByName, set.EffectiveOn));
        var entry = Assert.Single(set.Entries);
        Assert.Equal((nameof(Need), "3"), (entry.Entity, entry.Key));

        var line = Assert.Single((await house.LoadAsync("needs", Open2020)).History);
        Assert.Equal(("修改", true, "核对台账"), (line.What, line.MayBeUndone, line.Reason));
        Assert.Equal(["受益人数", "责任单位"], line.Changes.Select(c => c.Field));
        Assert.Equal("1235", line.Changes[0].After);
    }

    [Fact]
    public async Task A_new_row_gets_the_next_code_of_its_year_and_undoing_takes_it_away_for_good()
    {
        await using var house = await RecordHouse.CreateAsync();
        var before = await house.RowsAsync();
        var id = await house.SavedAsync(await house.LoadAsync("needs", null), NewNeed());

        await using (var db = house.Open())
        {
            var need = await db.Needs.OrderByDescending(n => n.Id).FirstAsync();
            var last = await db.Needs.Where(n => n.Code.StartsWith("XQ2020") && n.Id != need.Id).MaxAsync(n => n.Code);
            Assert.Equal($"XQ2020{int.Parse(last![6..], System.Globalization.CultureInfo.InvariantCulture) + 1:000}", need.Code);
            Assert.Equal((County.Dongqu, new DateOnly(2020, 6, 20), null), (need.CommunityCode, need.RaisedOn, need.MatchedOn));
        }

        var undone = await house.RevertAsync(id);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await house.RowsAsync());

        var again = await house.SavedAsync(await house.LoadAsync("needs", null), NewNeed());
        await using var after = house.Open();
        Assert.Equal(2, await after.ChangeEntries.Where(e => e.Entity == nameof(Need)).Select(e => e.Key).Distinct().CountAsync());
        Assert.NotEqual(id, again);
    }

    [Theory]
    [InlineData("希望增设路灯", "需求“希望增设路灯”")]
    [InlineData("延长“红色驿站”开放时间", "需求“延长‘红色驿站’开放时间”")]
    public async Task What_was_saved_is_named_even_if_it_is_new(string title, string subject)
    {
        await using var house = await RecordHouse.CreateAsync();
        var typed = NewNeed();
        typed["title"] = title;

        var outcome = await house.SaveAsync(await house.LoadAsync("needs", null), typed);

        Assert.Equal((true, subject), (outcome.Ok, outcome.Subject));
        await using var db = house.Open();
        Assert.Equal($"新增{subject}", db.ChangeSets.Single(s => s.Id == outcome.ChangeSetId).Summary);
    }

    [Theory]
    [InlineData("needs", "XQ2019003", "beneficiaries", "３００", "300")]
    [InlineData("needs", "XQ2019003", "beneficiaries", " 1,235", "1235")]
    [InlineData("needs", "XQ2019003", "due", "２０２０－０７－３０", "2020-07-30")]
    [InlineData("service-centers", "DQ002", "phone", "０７５２－００００９９９", "0752-0000999")]
    [InlineData("service-centers", "DQ002", "investment", "１２．５", "12.5")]
    public async Task What_an_input_method_writes_wide_is_read_as_it_is_meant(string ledger, string key, string field, string typed, string kept)
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync(ledger, key), new() { [field] = typed });
        Assert.Equal(kept, (await house.LoadAsync(ledger, key)).Values[field]);
    }

    [Fact]
    public async Task A_deleted_row_takes_its_links_along_and_both_come_back()
    {
        await using var house = await RecordHouse.CreateAsync();
        var before = await house.RowsAsync();

        var id = await house.DeletedAsync(await house.LoadAsync("needs", "XQ2019001"));

        await using (var db = house.Open())
        {
            Assert.False(await db.Needs.AnyAsync(n => n.Id == 1));
            Assert.False(await db.NeedProjects.AnyAsync(l => l.NeedId == 1));
            Assert.Contains(await db.ChangeEntries.Where(e => e.ChangeSetId == id).ToListAsync(), e => e.Entity == nameof(NeedProject));
        }

        var undone = await house.RevertAsync(id);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await house.RowsAsync());
        var redone = await house.RevertAsync(undone.Value);
        Assert.True(redone.Ok, redone.Error);
    }

    [Fact]
    public async Task A_centre_goes_and_comes_back_with_its_services()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using (var db = house.Open()) await db.CenterEvents.Where(e => e.CenterCode == "DQ001").ExecuteDeleteAsync();
        var before = await house.RowsAsync();

        var id = await house.DeletedAsync(await house.LoadAsync("service-centers", "DQ001"));
        Assert.True((await house.RevertAsync(id)).Ok);

        Assert.Equal(before, await house.RowsAsync());
    }

    [Fact]
    public async Task Nothing_changed_is_said_and_writes_nothing()
    {
        await using var house = await RecordHouse.CreateAsync();
        var trace = await house.TraceAsync();

        var outcome = await house.SaveAsync(await house.LoadAsync("needs", Open2020), []);

        Assert.Equal("未发现变化。", outcome.Refusal);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task Who_is_no_administrator_now_is_refused()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Open2020);
        var trace = await house.TraceAsync();
        var posing = TinyCounty.Staff with { Role = Role.Admin };

        Assert.StartsWith("无权进行此操作", (await house.SaveAsync(form, new() { ["owner"] = "某单位" }, posing)).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("无权进行此操作", (await house.Records.DeleteAsync(RecordHouse.Input(form, []), posing, default)).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("无权进行此操作", (await house.Records.LoadAsync("needs", Open2020, posing, default)).Error, StringComparison.Ordinal);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Theory]
    [InlineData(13, "磁盘空间不足")]
    [InlineData(5, "数据库正由其他操作占用")]
    [InlineData(null, "系统出现异常，编号")]
    public async Task A_failure_of_the_storage_is_a_sentence_and_nothing_is_half_saved(int? code, string sentence)
    {
        var fails = new FailOnNeeds(code);
        await using var house = await RecordHouse.CreateAsync(fails);
        var form = await house.LoadAsync("needs", Open2020);
        var (rows, trace) = (await house.RowsAsync(), await house.TraceAsync());
        fails.On = true;

        var outcome = await house.SaveAsync(form, new() { ["owner"] = "某单位" });

        fails.On = false;
        Assert.StartsWith(sentence, outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(rows, await house.RowsAsync());
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task What_a_colleague_refers_to_since_cannot_be_undone_away()
    {
        await using var house = await RecordHouse.CreateAsync();
        var id = await house.SavedAsync(await house.LoadAsync("needs", null), NewNeed());
        await using (var db = house.Open())
        {
            db.Add(new NeedProject { NeedId = await db.Needs.MaxAsync(n => n.Id), ProjectId = 1, On = new(2020, 6, 25) });
            await db.SaveChangesAsync(default(CancellationToken));
        }

        Assert.Equal("需求“希望增设路灯”已被1条需求与项目的对接使用。本次未写入任何数据。", (await house.RevertAsync(id)).Error);
    }

    [Fact]
    public async Task An_older_change_is_not_undone_over_a_newer_one_and_the_sentence_names_the_row()
    {
        await using var house = await RecordHouse.CreateAsync();
        var first = await house.SavedAsync(await house.LoadAsync("needs", Open2020), new() { ["owner"] = "县直单位07" });
        var second = await house.SavedAsync(await house.LoadAsync("needs", Open2020), new() { ["owner"] = "县直单位08" }, RecordHouse.Other);

        var refused = await house.RevertAsync(first);

        Assert.Equal($"需求“站前市场周边供水管老化渗漏，水压不足”已于10:32由吴管理调整（第{second}号变更）。本次未写入任何数据。", refused.Error);
        Assert.True((await house.RevertAsync(second)).Ok);
        Assert.True((await house.RevertAsync(first)).Ok);
    }

    internal static Dictionary<string, string?> NewNeed() => new()
    {
        ["title"] = "希望增设路灯",
        ["community"] = County.Dongqu,
        ["category"] = nameof(NeedCategory.SmallWorks),
        ["proposer"] = nameof(NeedProposer.Residents),
        ["channel"] = nameof(NeedChannel.GridWorker),
        ["beneficiaries"] = "60",
        ["owner"] = "县直单位05",
        ["ownerPerson"] = "单位联络员",
        ["raised"] = "2020-06-20",
        ["due"] = "2020-08-20",
    };

    private sealed class FailOnNeeds(int? code) : DbCommandInterceptor
    {
        public bool On { get; set; }

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (On && command.CommandText.Contains("UPDATE \"Needs\"", StringComparison.Ordinal))
                throw code is { } known ? new SqliteException("Injected.", known) : new InvalidOperationException("Injected.");
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
