using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Editing.Workbooks.Collecting;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>收表: whose each file is, what is missing, which of two counts, and what becomes of the states of the returns.</summary>
public sealed class CollectionTests
{
    private const string Form = "“三张清单”动态更新（销号）月报表";

    private static readonly CollectionOrder June = new(Form, new DateOnly(2020, 6, 1), SenderKind.Townships);

    [Fact]
    public async Task Files_are_recognised_what_is_missing_is_named_with_its_contact_and_the_states_follow()
    {
        await using var house = await ImportHouse.CreateAsync();
        var draft = await house.CollectAsync(June,
            ("湖镇镇报来的需求.xlsx", await house.FilledAsync("needs", Need("增设休闲长椅", "湖镇社区"))),
            ("六月.xlsx", await house.FilledAsync("needs", Need("修补健身器材", "园洲社区"))),
            ("石湾镇.xlsx", await house.FilledAsync("needs", Need("清理楼道杂物", "石湾社区"), Need("更换照明灯具", "没有这个社区"))));
        var collection = draft.Collection!;
        Assert.Equal(17, collection.Senders.Count);
        Assert.Equal(["湖镇镇", "园洲镇", "石湾镇"], collection.Received.Select(s => s.Sender.Name));
        Assert.Empty(collection.Missing);
        Assert.Equal([0, 0, 1], collection.Received.Select(s => s.Used!.Refused));
        Assert.All(collection.Senders, s => Assert.NotEmpty(s.Sender.Contact + s.Sender.Phone));
        Assert.True(collection.Received.First().Sender.IsOverdue(collection.Day));

        var applied = await house.ApplyAsync(draft, ImportHouse.Staff);
        Assert.True(applied.Ok, applied.Error);
        Assert.Equal(("Submitted", "Corrected", "SentBack"), (await StateAsync(house, "湖镇镇"), await StateAsync(house, "园洲镇"), await StateAsync(house, "石湾镇")));
        await using var db = house.Open();
        Assert.Equal(3, await db.ChangeEntries.CountAsync(e => e.ChangeSetId == applied.Value && e.Entity == nameof(MonthlyReturn)));
    }

    [Fact]
    public async Task What_has_not_come_is_missing_and_overdue()
    {
        await using var house = await ImportHouse.CreateAsync();
        var collection = (await house.CollectAsync(June, ("石湾镇.xlsx", await house.FilledAsync("needs", Need("清理楼道杂物", "石湾社区"))))).Collection!;
        var missing = Assert.Single(collection.Missing);
        Assert.Equal(("湖镇镇", "陶思源", "0752-0000610", true), (missing.Sender.Name, missing.Sender.Contact, missing.Sender.Phone, missing.Sender.IsOverdue(collection.Day)));
    }

    [Fact]
    public async Task Of_two_files_of_one_sender_the_later_counts_the_difference_is_told_and_the_other_may_be_chosen()
    {
        await using var house = await ImportHouse.CreateAsync();
        var first = await house.FilledAsync("needs", Need("增设休闲长椅", "湖镇社区"), Need("修补健身器材", "湖镇社区"));
        var second = await house.FilledAsync("needs", Need("增设休闲长椅", "湖镇社区", beneficiaries: 90), Need("更换照明灯具", "湖镇社区"));
        var draft = await house.CollectAsync(June, ("湖镇镇.xlsx", first), ("湖镇镇（更正）.xlsx", second));
        var copies = draft.Collection!.Received.Single().Copies;
        Assert.Equal([false, true], copies.Select(c => c.IsUsed));
        Assert.Equal(
            ["第5行“受益人数”：这一份为“30”，采用的一份为“90”。", "第6行只在这一份中", "采用的一份第6行不在这一份中"],
            copies[0].Differences.Select(d => d.Split('：', 2) is [var head, _] && !head.Contains('“', StringComparison.Ordinal) ? head : d));
        Assert.Equal(2, draft.Taken);
        Assert.DoesNotContain(draft.Preview.Rows, r => r.Place.File == 0);

        Assert.Contains("不在应报名单中", (await house.Drafts.CollectAsync(draft.Line.Id, 0, "441322999", ImportHouse.Staff, default)).Error, StringComparison.Ordinal);
        Assert.True((await house.Drafts.CollectAsync(draft.Line.Id, 0, draft.Collection.Received.Single().Sender.Code, ImportHouse.Staff, default)).Ok);
        var chosen = await house.LoadAsync(draft.Line.Id, ImportHouse.Staff);
        Assert.Equal([true, false], chosen.Collection!.Received.Single().Copies.Select(c => c.IsUsed));
        Assert.All(chosen.Preview.Rows, r => Assert.Equal(0, r.Place.File));
    }

    [Fact]
    public async Task A_file_that_nobody_could_tell_waits_for_its_sender_and_one_with_rows_of_others_is_refused_there()
    {
        await using var house = await ImportHouse.CreateAsync();
        var draft = await house.CollectAsync(June, ("六月.xlsx", await house.FilledAsync("needs", Need("增设休闲长椅", "湖镇社区"), Need("修补健身器材", "园洲社区"))));
        Assert.Equal("六月", Assert.Single(draft.Collection!.Unknown).Name);
        Assert.Empty(draft.Preview.Rows);

        var sender = draft.Collection.Senders.Single(s => s.Sender.Name == "湖镇镇").Sender.Code;
        Assert.True((await house.Drafts.CollectAsync(draft.Line.Id, 0, sender, ImportHouse.Staff, default)).Ok);
        var rows = (await house.LoadAsync(draft.Line.Id, ImportHouse.Staff)).Preview.Rows.ToList();
        Assert.Equal([RowFate.Added, RowFate.Refused], rows.Select(r => r.Fate));
        Assert.Contains("“社区”不属于湖镇镇", rows[1].Faults.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_that_changes_nothing_has_come_all_the_same_and_one_that_cannot_be_read_is_sent_back()
    {
        await using var house = await ImportHouse.CreateAsync();
        await using var db = house.Open();
        var need = await db.Needs.AsNoTracking().FirstAsync(n => n.CommunityCode.StartsWith("441322113"));
        var same = await house.FilledAsync("needs", new Dictionary<string, object?>(StringComparer.Ordinal) { ["需求编号"] = need.Code, ["责任单位"] = need.OwnerUnit });
        var draft = await house.CollectAsync(June, ("湖镇镇.xlsx", same), ("园洲镇.xlsx", [1, 2, 3]));
        Assert.Equal((0, true), (draft.Taken, draft.MayBeApplied));
        Assert.True((await house.ApplyAsync(draft, ImportHouse.Staff)).Ok);
        Assert.Equal(("Submitted", "SentBack"), (await StateAsync(house, "湖镇镇"), await StateAsync(house, "园洲镇")));
    }

    [Fact]
    public async Task Communities_and_units_are_expected_with_their_public_lines()
    {
        await using var house = await ImportHouse.CreateAsync();
        var communities = (await house.CollectAsync(June with { From = SenderKind.Communities }, ("石湾社区.xlsx", await house.FilledAsync("needs", Need("清理楼道杂物", "石湾社区"))))).Collection!;
        Assert.Equal((36, "石湾社区"), (communities.Senders.Count, communities.Received.Single().Sender.Name));
        Assert.Equal(35, communities.Missing.Count());
        var units = (await house.CollectAsync(June with { From = SenderKind.Units }, ("县直单位05（教育系统）.xlsx", await house.FilledAsync("needs", Need("清理楼道杂物", "石湾社区"))))).Collection!;
        Assert.All(units.Senders, s => Assert.NotEmpty(s.Sender.Phone));
    }

    private static async Task<string> StateAsync(ImportHouse house, string township)
    {
        await using var db = house.Open();
        var code = await db.Townships.Where(t => t.Name == township).Select(t => t.Code).SingleAsync();
        return (await db.MonthlyReturns.Where(r => r.TownshipCode == code && r.Month == June.Month && r.Form == Form).WithState(new DateOnly(2020, 6, 30)).Select(r => r.State).SingleAsync()).ToString();
    }

    private static Dictionary<string, object?> Need(string title, string community, int beneficiaries = 30) => new(StringComparer.Ordinal)
    {
        ["需求内容"] = title,
        ["社区"] = community,
        ["需求类别"] = NeedCategory.SmallWorks.Label(),
        ["提出主体"] = NeedProposer.Residents.Label(),
        ["收集渠道"] = NeedChannel.GridWorker.Label(),
        ["受益人数（人）"] = beneficiaries,
        ["责任单位"] = "社区",
        ["责任人"] = "社区书记",
        ["收集日期"] = new DateOnly(2020, 6, 1),
        ["办理时限"] = new DateOnly(2020, 7, 1),
    };
}
