using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Records;

/// <summary>Whatever is wrong is said beside its field, with what is accepted, and nothing is written.</summary>
public sealed class RecordFaultTests
{
    [Theory]
    [InlineData("needs", "XQ2019003", "title", "  ", "“需求内容”应填写。")]
    [InlineData("needs", "XQ2019003", "ownerPerson", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "“责任人”不应超过50个字，现为51个字。")]
    [InlineData("needs", "XQ2019003", "beneficiaries", "很多", "“受益人数”应为0至1000000之间的整数，现为“很多”。")]
    [InlineData("needs", "XQ2019003", "beneficiaries", "-1", "“受益人数”应为0至1000000之间的整数，现为“-1”。")]
    [InlineData("needs", "XQ2019003", "beneficiaries", null, "“受益人数”应填写。")]
    [InlineData("needs", "XQ2019003", "raised", "2020年6月", "“收集日期”应为“年-月-日”格式，例如2020-06-30，现为“2020年6月”。")]
    [InlineData("needs", "XQ2019003", "closed", "2020-07-01", "“办结日期”不应晚于统计时点2020年6月30日，现为2020年7月1日。")]
    [InlineData("needs", "XQ2019003", "due", "2019-01-01", "“办理时限”不应早于“收集日期”2019年7月8日，现为2019年1月1日。")]
    [InlineData("needs", "XQ2019003", "category", "Nothing", "“需求类别”不可用，可用值：民生微改造、健康养老、教育培训、文体活动、困难帮扶、政策咨询、环境治安。")]
    [InlineData("needs", "XQ2019003", "community", "999", "“社区”所选的内容已不可用，请重新选择。")]
    [InlineData("needs", "XQ2019003", "grid", "1", "“网格”不属于所选的社区，请重新选择。")]
    [InlineData("needs", "XQ2019003", "raised", "1999-01-01", "“收集日期”不应早于社区设立的日期2003年3月1日。")]
    [InlineData("volunteer-teams", "1", "founded", "1999-01-01", "“成立日期”不应早于社区设立的日期2004年4月1日。")]
    [InlineData("service-centers", "DQ002", "phone", "13800000000", "“服务电话”应为区号加电话号码，例如0752-0000100，现为“13800000000”。")]
    [InlineData("service-centers", "DQ002", "investment", "1.234", "“累计投入”应为0至1000000之间的数，最多2位小数，现为“1.234”。")]
    [InlineData("service-centers", "DQ002", "investment", "1e400", "“累计投入”应为0至1000000之间的数，最多2位小数，现为“1e400”。")]
    [InlineData("service-centers", "DQ002", "closed", "2019-01-05", "“停用时间”应晚于“启用时间”2019年1月5日，现为2019年1月5日。")]
    [InlineData("service-centers", "DQ002", "township", null, "街道级的中心（站）应填写“镇街”。")]
    [InlineData("service-centers", "DQ002", "name", "博罗县党群服务中心", "已有名为“博罗县党群服务中心”的中心（站），请核对。")]
    [InlineData("resources", "ZY2019001", "to", "2019-04-10", "“可提供时间（止）”不应早于“可提供时间（起）”2019年4月11日，现为2019年4月10日。")]
    [InlineData("projects", "XM2019001", "stopped", "2020-01-01", "已完成的项目不应填写“终止日期”。")]
    [InlineData("projects", "XM2020056", "evaluation", "Satisfied", "填写“群众评价”的，应同时填写“完成日期”。")]
    [InlineData("needs", "XQ2019003", "matched", null, "填写“办结日期”的，应同时填写“对接日期”。", "closed")]
    [InlineData("needs", "XQ2019003", "started", null, "填写“办结日期”的，应同时填写“实施日期”。", "closed")]
    [InlineData("needs", "XQ2019003", "result", null, "填写“办结日期”的，应同时填写“办理结果”。", "closed")]
    [InlineData("projects", "XM2019001", "claimed", null, "填写“完成日期”的，应同时填写“认领日期”。", "end")]
    [InlineData("projects", "XM2019001", "start", null, "填写“完成日期”的，应同时填写“开始日期”。", "end")]
    [InlineData("needs", "XQ2019003", "title", "\u200B", "“需求内容”第1个字是看不见的字符（零宽空格，U+200B），应删去。")]
    [InlineData("needs", "XQ2019003", "title", "\u3164", "“需求内容”第1个字是看不见的字符（看上去是空白的填充符，U+3164），应删去。")]
    [InlineData("needs", "XQ2019003", "title", "增设\u202E路灯", "“需求内容”第3个字是看不见的字符（改变文字方向的字符，U+202E），应删去。")]
    [InlineData("needs", "XQ2019003", "title", "\uFE0F", "“需求内容”没有看得见的文字。")]
    [InlineData("needs", "XQ2019003", "result", "已办结\n\u2800", "“办理结果”第5个字是看不见的字符（看上去是空白的填充符，U+2800），应删去。")]
    [InlineData("communities", County.Dongqu, "secretary", null, "“党组织书记”应填写。")]
    [InlineData("townships", County.Luoyang, "column", "6", "示意图第4行第6列已有其他镇街，请换一个位置。")]
    [InlineData("townships", County.Luoyang, "column", null, "填写“示意图行”的，应同时填写“示意图列”。")]
    [InlineData("townships", County.Luoyang, "row", "31", "“示意图行”应为1至30之间的整数，现为“31”。")]
    public async Task A_wrong_field_is_named(string ledger, string key, string field, string? text, string message, string? beside = null)
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync(ledger, key);
        var trace = await house.TraceAsync();

        var outcome = await house.SaveAsync(form, new() { [field] = text });

        Assert.Equal((beside ?? field, message), outcome.Faults.Select(f => (f.Field, f.Message)).FirstOrDefault());
        Assert.False(outcome.Ok);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task A_tab_becomes_a_blank_in_every_text_with_the_reason_and_the_document()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", "XQ2019003");
        var input = RecordHouse.Input(form, new() { ["owner"] = "县直\t单位07", ["result"] = "第一步\t已办\r\n第二步\t已办" }, "核对\t台账") with { Basis = "博委\t1号" };

        var saved = await house.Records.SaveAsync(input, RecordHouse.Admin, default);

        Assert.True(saved.Ok, string.Concat(saved.Faults.Select(f => f.Message)));
        await using var db = house.Open();
        var need = db.Needs.Single(n => n.Code == "XQ2019003");
        var set = db.ChangeSets.Single(s => s.Id == saved.ChangeSetId);
        Assert.Equal(("县直 单位07", "第一步 已办\n第二步 已办", "核对 台账", "博委 1号"), (need.OwnerUnit, need.Result, set.Reason, set.Basis));
    }

    [Theory]
    [InlineData("核对\u200B台账", null, "“修改原因”第3个字是看不见的字符（零宽空格，U+200B），应删去。")]
    [InlineData("核对台账", "博委\uFEFF", "“依据”第3个字是看不见的字符（零宽不换行空格，U+FEFF），应删去。")]
    public async Task What_cannot_be_seen_is_refused_in_the_reason_and_the_document(string reason, string? basis, string message)
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", "XQ2019003");

        var refused = await house.Records.SaveAsync(RecordHouse.Input(form, new() { ["owner"] = "县直单位07" }, reason) with { Basis = basis }, RecordHouse.Admin, default);

        Assert.Equal(message, Assert.Single(refused.Faults).Message);
    }

    [Fact]
    public async Task A_row_that_was_closed_before_the_rule_stays_editable_in_all_else()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using (var db = house.Open())
        {
            var need = db.Needs.Single(n => n.Code == "XQ2019003");
            (need.MatchedOn, need.StartedOn, need.Result) = (null, null, null);
            await db.SaveChangesAsync(default(CancellationToken));
        }

        await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["beneficiaries"] = "12" });
    }

    [Fact]
    public async Task All_faults_are_said_at_once_with_the_missing_reason()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", null);

        var outcome = await house.SaveAsync(form, [], reason: " ");

        Assert.Equal(["title", "community", "category", "proposer", "channel", "beneficiaries", "owner", "ownerPerson", "due", RecordInput.ReasonField], outcome.Faults.Select(f => f.Field));
        Assert.Equal("“新增原因”应填写。", outcome.Faults[^1].Message);
    }

    [Fact]
    public async Task What_was_left_as_it_was_is_not_judged()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using (var db = house.Open())
        {
            db.Needs.Single(n => n.Code == "XQ2019003").OwnerPerson = "";
            await db.SaveChangesAsync(default(CancellationToken));
        }

        await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["beneficiaries"] = "12" });
    }

    [Fact]
    public async Task The_same_need_is_not_registered_twice()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync("needs", null), RecordSaveTests.NewNeed());

        var twice = await house.SaveAsync(await house.LoadAsync("needs", null), RecordSaveTests.NewNeed());

        Assert.Equal("该社区当天已有内容相同的需求，请勿重复登记。", Assert.Single(twice.Faults).Message);
    }

    [Fact]
    public async Task What_others_refer_to_is_not_deleted()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("communities", County.Dongqu);
        var trace = await house.TraceAsync();

        Assert.False(form.MayDelete);
        Assert.Equal("社区不能删除。", (await house.Records.DeleteAsync(RecordHouse.Input(form, []), RecordHouse.Admin, default)).Refusal);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task A_community_takes_no_name_that_another_open_one_of_its_township_has()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var register = house.Get<IEnumerable<IRegister>>().Single(r => r.Ledger == "communities");
        var community = await db.Communities.SingleAsync(c => c.Code == "441322001002");
        async Task<IEnumerable<string>> FaultsOf(string name)
        {
            db.Entry(community).Property(c => c.Name).CurrentValue = name;
            return (await register.JudgeAsync(db, db.Entry(community), new DateOnly(2020, 6, 30), default)).Select(f => $"{f.Field}：{f.Sentence}");
        }

        Assert.Equal(["name：该镇街已有名称为“东区社区”的社区（编码441322001001），“社区名称”不应重复。"], await FaultsOf("东区社区"));
        Assert.Empty(await FaultsOf("西区社区"));
        // 水上社区 of another township has the name that is asked for.
        Assert.Empty(await FaultsOf(await db.Communities.Where(c => c.TownshipCode != "441322001").Select(c => c.Name).FirstAsync()));
        await db.Communities.Where(c => c.Code == "441322001001").ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidTo, new DateOnly(2020, 6, 1)));
        Assert.Empty(await FaultsOf("东区社区"));
    }

    [Theory]
    [InlineData("needs", "XQ0000")]
    [InlineData("service-centers", "DQ999")]
    public async Task A_row_that_is_not_there_is_a_sentence(string ledger, string key)
    {
        await using var house = await RecordHouse.CreateAsync();
        Assert.Contains("已不存在", (await house.Records.LoadAsync(ledger, key, RecordHouse.Admin, default)).Error, StringComparison.Ordinal);
    }
}
