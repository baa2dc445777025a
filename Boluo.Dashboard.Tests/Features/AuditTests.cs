using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features;

public sealed class AuditTests
{
    [Fact]
    public async Task Every_kind_of_change_reads_well_in_the_log_and_in_its_details()
    {
        await using var house = await RecordHouse.CreateAsync();
        var edited = await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["due"] = "2020-07-31", ["community"] = "441322001002", ["evaluation"] = "Fair" });
        var added = await house.SavedAsync(await house.LoadAsync("needs", null), RecordSaveTests.NewNeed());
        var deleted = await house.DeletedAsync(await house.LoadAsync("needs", "XQ2019001"));
        var undone = (await house.RevertAsync(deleted)).Value;
        var advanced = (await house.Get<IEditor>().AdvanceDayAsync(new(2020, 7, 1), "月度", RecordHouse.Admin, default)).Value;

        var page = await house.Get<ChangeLog>().PageAsync(1, 50, default);
        Assert.Equal(
            [
                (advanced, ChangeKind.AdvanceDay, "统计时点推进到2020年7月1日"),
                (undone, ChangeKind.Revert, $"撤销第{deleted}号变更，新增需求“希望社区广场多放电影、多组织演出”；另有1条相关数据"),
                (deleted, ChangeKind.RecordEdit, "删除需求“希望社区广场多放电影、多组织演出”；另有1条相关数据"),
                (added, ChangeKind.RecordEdit, "新增需求“希望增设路灯”"),
                (edited, ChangeKind.RecordEdit, "修改需求“站前市场周边供水管老化渗漏，水压不足”（社区、办理时限、群众评价）"),
                (1, ChangeKind.Initial, "初始数据"),
            ],
            page.Lines.Select(l => (l.Id, l.Kind, l.Summary)));

        var details = house.Get<ChangeDetails>();
        var edit = Assert.Single(await details.OfAsync(edited, 50, default));
        Assert.Equal(["社区", "办理时限", "群众评价"], edit.Changes.Select(c => c.Field));
        Assert.Equal(("2020年7月31日", "西区社区", "基本满意"), (edit.Changes[1].After, edit.Changes[0].After, edit.Changes[2].After));
        var gone = Assert.Single(await details.OfAsync(deleted, 50, default));
        Assert.Equal("删除需求“希望社区广场多放电影、多组织演出”", gone.What + gone.Subject);
        Assert.Contains(gone.Changes, c => c is { Field: "对接项目", After: null } && c.Before!.StartsWith("“XM2019001 ", StringComparison.Ordinal));
        Assert.Equal(new("统计时点", "2020年6月30日", "2020年7月1日"), Assert.Single(Assert.Single(await details.OfAsync(advanced, 50, default)).Changes));
    }

    [Fact]
    public async Task A_row_that_is_named_by_a_choice_is_called_by_its_label()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var unit = db.CountyUnits.Single(u => u.Id == 1).Name;
        var community = db.Communities.First(c => c.Code == County.Dongqu).Name;

        var archived = await house.SavedAsync(await house.LoadAsync("campaign", "1"), new() { ["count"] = "777" });
        var paired = await house.SavedAsync(await house.LoadAsync("pairings", "1"), new() { ["to"] = "2020-06-29" });
        var planned = await house.SavedAsync(await house.LoadAsync("fund", "1"), new() { ["plan"] = "100" });
        await house.SavedAsync(await house.LoadAsync("fund", "1"), new() { ["plan"] = "101" }, RecordHouse.Other);

        var summaries = (await house.Get<ChangeLog>().PageAsync(1, 50, default)).Lines.ToDictionary(l => l.Id, l => l.Summary);
        Assert.Equal("修改疫情防控归档数据“脱产常驻党员干部”（当月新增）", summaries[archived]);
        Assert.Equal($"修改结对关系“{unit}”（结束日期）", summaries[paired]);
        Assert.Equal($"修改专项经费年度安排“{community}”（年度安排）", summaries[planned]);
        Assert.Equal("疫情防控归档数据“脱产常驻党员干部”", Assert.Single(await house.Get<ChangeDetails>().OfAsync(archived, 50, default)).Subject);
        Assert.StartsWith($"专项经费年度安排“{community}”已于", (await house.RevertAsync(planned)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_to_accounts_stands_in_the_log_but_not_in_the_way_of_an_undo()
    {
        await using var house = await RecordHouse.CreateAsync();
        var advanced = (await house.Get<IEditor>().AdvanceDayAsync(new(2020, 7, 1), "月度", RecordHouse.Admin, default)).Value;
        var set = new ChangeSet
        {
            Kind = ChangeKind.AccountEdit,
            Reason = "用户管理",
            EffectiveOn = new(2020, 7, 1),
            ById = RecordHouse.Admin.UserId,
            ByName = RecordHouse.Admin.Name,
            At = house.Clock.GetUtcNow().UtcDateTime,
            Summary = "停用：用户“wang”（王芳）",
        };
        await using (var db = house.Open())
        {
            db.ChangeSets.Add(set);
            await db.SaveChangesAsync();
        }

        var line = (await house.Get<ChangeLog>().FindAsync(set.Id, default))!;
        Assert.Equal((set.Summary, 0, false), (line.Summary, line.Rows, line.IsRevertible));
        Assert.Empty(await house.Get<ChangeDetails>().OfAsync(set.Id, 50, default));
        Assert.Equal("用户管理不能撤销，请在“用户权限”中修改。", (await house.RevertAsync(set.Id)).Error);
        Assert.True((await house.RevertAsync(advanced)).Ok);
    }

    [Fact]
    public async Task The_ledger_is_found_by_kind_text_and_day_and_is_empty_for_others()
    {
        await using var house = await RecordHouse.CreateAsync();
        var edited = await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["owner"] = "县直单位07" });
        var ledger = house.Get<IEnumerable<ILedger>>().Named("audit");
        var limits = await house.Get<Snapshots>().LimitsAsync(default);
        async Task<IReadOnlyList<string>> KeysAsync(string query, Role role = Role.Admin)
        {
            var page = await ledger.PageAsync(Scope.Parse("", limits).Value, View.Parse(query, ledger).Value, TinyCounty.Admin with { Role = role }, default);
            return [.. page.Rows.Select(r => r.Key)];
        }

        var key = $"{edited}";
        Assert.Equal([key, "1"], await KeysAsync(""));
        Assert.Equal([key], await KeysAsync("?audit.kind=RecordEdit"));
        Assert.Equal([key], await KeysAsync("?audit.q=供水管"));
        Assert.Equal([key], await KeysAsync("?audit.q=周管理"));
        Assert.Equal([key], await KeysAsync("?audit.on=2020-07-01..2020-07-01"));
        Assert.Equal([key], await KeysAsync("?audit.time=10:32"));
        Assert.Empty(await KeysAsync("?audit.on=..2019-01-01"));
        Assert.Equal(["1", key], await KeysAsync("?audit.sort=id"));
        Assert.Empty(await KeysAsync("", Role.Staff));
        Assert.Empty(await KeysAsync("", Role.Leader));
    }

    [Fact]
    public async Task Who_looked_at_whose_number_is_for_administrators_to_see_without_the_number()
    {
        await using var house = await RecordHouse.CreateAsync();
        var worker = await FirstWorkerAsync(house);
        Assert.True((await house.Get<PhoneBook>().RevealAsync(worker.Id, TinyCounty.Staff, default)).Ok);
        var ledger = house.Get<IEnumerable<ILedger>>().Named("disclosures");
        var scope = Scope.Parse("", await house.Get<Snapshots>().LimitsAsync(default)).Value;
        async Task<LedgerPage> PageAsync(Role role) => await ledger.PageAsync(scope, View.Default(ledger), TinyCounty.Admin with { Role = role }, default);

        var row = Assert.Single((await PageAsync(Role.Admin)).Rows);
        Assert.Equal([new DateOnly(2020, 7, 1), "10:32", TinyCounty.Staff.Name, worker.Name], row.Cells.Take(4));
        Assert.DoesNotContain(row.Cells, c => Equals(c, worker.Phone));
        Assert.Empty((await PageAsync(Role.Staff)).Rows);
        Assert.Empty((await PageAsync(Role.Leader)).Rows);
    }

    private static async Task<GridWorker> FirstWorkerAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return await db.GridWorkers.AsNoTracking().OrderBy(w => w.Id).FirstAsync();
    }
}
