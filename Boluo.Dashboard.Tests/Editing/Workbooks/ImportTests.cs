using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>Rows that come in by a template: looked through first, applied as one change, taken back.</summary>
public sealed class ImportTests
{
    private static Dictionary<string, object?> Need(string title, string community = "东区社区（罗阳街道）") => new(StringComparer.Ordinal)
    {
        ["需求内容"] = title,
        ["社区"] = community,
        ["需求类别"] = Category,
        ["提出主体"] = "群众",
        ["收集渠道"] = Channel,
        ["受益人数（人）"] = 30,
        ["责任单位"] = "东区社区",
        ["责任人"] = "社区书记",
        ["收集日期"] = new DateOnly(2020, 6, 1),
        ["办理时限"] = new DateOnly(2020, 7, 1),
    };

    private static string Category => Enum.GetValues<NeedCategory>()[0].Label();

    private static string Channel => Enum.GetValues<NeedChannel>()[0].Label();

    [Fact]
    public async Task Nothing_is_written_before_it_is_applied_and_then_all_that_is_taken_as_one_change_that_can_be_undone()
    {
        await using var house = await ImportHouse.CreateAsync();
        await using var db = house.Open();
        var (needs, sets, version) = (await db.Needs.CountAsync(), await db.ChangeSets.CountAsync(), (await db.DataStates.SingleAsync()).Version);

        var draft = await house.UploadAsync(ImportHouse.Staff, await house.FilledAsync("needs", Need("增设休闲长椅"), Need("修补健身器材"), Need("清理楼道杂物", "没有这个社区")));
        var sheet = Assert.Single(draft.Preview.Files[0].Sheets);
        Assert.Equal((2, 1), (sheet.Count(RowFate.Added), sheet.Count(RowFate.Refused)));
        var refused = sheet.Rows.Single(r => r.Fate == RowFate.Refused);
        Assert.Equal(7, refused.Place.Row);
        Assert.Matches("^[A-Z]+7$", refused.Faults[0].Cell);
        Assert.Contains("“社区”没有“没有这个社区”", refused.Faults[0].Sentence, StringComparison.Ordinal);
        Assert.Equal((needs, sets, version), (await db.Needs.CountAsync(), await db.ChangeSets.CountAsync(), (await db.DataStates.AsNoTracking().SingleAsync()).Version));

        var applied = await house.ApplyAsync(draft, ImportHouse.Staff);
        Assert.True(applied.Ok, applied.Error);
        Assert.Equal(needs + 2, await db.Needs.CountAsync());
        var set = await db.ChangeSets.Include(s => s.Entries).AsNoTracking().SingleAsync(s => s.Id == applied.Value);
        Assert.Equal((ChangeKind.Import, 2, "镇街上报"), (set.Kind, set.Entries.Count, set.Reason));
        Assert.All(await db.Needs.OrderByDescending(n => n.Id).Take(2).ToListAsync(), n => Assert.StartsWith("XQ2020", n.Code, StringComparison.Ordinal));
        Assert.Equal(applied.Value, (await house.LoadAsync(draft.Line.Id, ImportHouse.Staff)).Line.ChangeSetId);

        var undone = await house.Get<IEditor>().RevertAsync(applied.Value, "重复导入", ImportHouse.Admin, default);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(needs, await db.Needs.CountAsync());
    }

    [Fact]
    public async Task A_row_that_is_known_is_changed_field_by_field_and_an_empty_cell_leaves_what_is_there()
    {
        await using var house = await ImportHouse.CreateAsync();
        await using var db = house.Open();
        var need = await db.Needs.AsNoTracking().OrderBy(n => n.Id).FirstAsync(n => n.ClosedOn == null);
        var draft = await house.UploadAsync(ImportHouse.Staff, await house.FilledAsync("needs",
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["需求编号"] = need.Code, ["责任单位"] = "新的责任单位" },
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["需求编号"] = "XQ2020001", ["受益人数（人）"] = (await db.Needs.SingleAsync(n => n.Code == "XQ2020001")).Beneficiaries }));
        var rows = draft.Preview.Files[0].Sheets[0].Rows;
        Assert.Equal([RowFate.Changed, RowFate.Same], rows.Select(r => r.Fate));
        var change = Assert.Single(rows[0].Changes);
        Assert.Equal(("责任单位", need.OwnerUnit, "新的责任单位"), (change.Field, change.Before, change.After));

        Assert.True((await house.ApplyAsync(draft, ImportHouse.Staff)).Ok);
        var now = await db.Needs.AsNoTracking().SingleAsync(n => n.Id == need.Id);
        Assert.Equal(("新的责任单位", need.Title, need.DueOn), (now.OwnerUnit, now.Title, now.DueOn));
        Assert.NotEqual(need.Version, now.Version);
    }

    [Fact]
    public async Task A_row_is_written_only_if_it_is_taken()
    {
        await using var house = await ImportHouse.CreateAsync();
        var draft = await house.UploadAsync(ImportHouse.Staff, await house.FilledAsync("needs", Need("增设休闲长椅"), Need("修补健身器材")));
        var second = draft.Preview.Rows.Last().Place;
        Assert.True((await house.Drafts.DecideAsync(draft.Line.Id, row => row.Place != second, new ImportBasis("镇街上报", null), ImportHouse.Staff, default)).Ok);
        var decided = await house.LoadAsync(draft.Line.Id, ImportHouse.Staff);
        Assert.Equal((1, "镇街上报"), (decided.Taken, decided.Filled.Reason));

        Assert.True((await house.ApplyAsync(decided, ImportHouse.Staff)).Ok);
        await using var db = house.Open();
        Assert.True(await db.Needs.AnyAsync(n => n.Title == "增设休闲长椅"));
        Assert.False(await db.Needs.AnyAsync(n => n.Title == "修补健身器材"));
    }

    [Fact]
    public async Task What_all_else_stands_on_is_brought_in_by_administrators_only()
    {
        await using var house = await ImportHouse.CreateAsync();
        var filled = await house.FilledAsync("county-units", new Dictionary<string, object?>(StringComparer.Ordinal) { ["单位"] = "县某局" });
        var sheet = (await house.UploadAsync(ImportHouse.Staff, filled)).Preview.Files[0].Sheets[0];
        Assert.Equal("县直单位只能由系统管理员导入。", sheet.Refusal);
        Assert.Null((await house.UploadAsync(ImportHouse.Admin, filled)).Preview.Files[0].Sheets[0].Refusal);
    }

    [Fact]
    public async Task The_same_row_twice_is_refused_the_second_time_and_names_the_first()
    {
        await using var house = await ImportHouse.CreateAsync();
        var rows = (await house.UploadAsync(ImportHouse.Staff, await house.FilledAsync("needs", Need("增设休闲长椅"), Need("增设休闲长椅")))).Preview.Rows.ToList();
        Assert.Equal([RowFate.Added, RowFate.Refused], rows.Select(r => r.Fate));
        Assert.Contains("与第5行", rows[1].Faults[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_its_owners_alone_and_the_data_must_be_as_it_was_looked_through()
    {
        await using var house = await ImportHouse.CreateAsync();
        var draft = await house.UploadAsync(ImportHouse.Staff, await house.FilledAsync("needs", Need("增设休闲长椅")));
        Assert.False((await house.Drafts.LoadAsync(draft.Line.Id, ImportHouse.Admin, default)).Ok);
        var other = await house.UploadAsync(ImportHouse.Admin, await house.FilledAsync("needs", Need("修补健身器材")));
        Assert.True((await house.ApplyAsync(other, ImportHouse.Admin)).Ok);
        var stale = await house.ApplyAsync(draft, ImportHouse.Staff);
        Assert.Contains("数据在核对之后又有变动", stale.Error, StringComparison.Ordinal);
        Assert.True((await house.ApplyAsync(await house.LoadAsync(draft.Line.Id, ImportHouse.Staff), ImportHouse.Staff)).Ok);
    }
}
