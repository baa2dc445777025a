using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Editing.Workbooks.Collecting;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Line = System.Collections.Generic.Dictionary<string, object?>;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>Grids by a workbook: where they belong, what is counted in them and who looks after them, in one line each.</summary>
[Trait("Needs", "patience")]
public sealed class GridSheetTests
{
    private const string Community = "441322001001";

    private static readonly Type[] StoodOn = [typeof(Township), typeof(Dashboard.Domain.Community), typeof(PartyOrganisation), typeof(GridWorker), typeof(PartyGroup)];

    [Fact]
    public async Task A_county_begins_with_all_its_grids_in_one_upload()
    {
        await using var from = await ImportHouse.CreateAsync();
        await using var to = await ImportHouse.CreateAsync();
        await to.EmptyAsync();
        var typed = await TypedAsync(from, begins: true);
        var registers = from.Get<IEnumerable<IRegister>>().Where(r => StoodOn.Contains(r.RowType) && r.TakesFiles);
        await FilledTemplates.ImportAsync(from, to, registers, [], ImportHouse.Fill(await to.TemplateAsync("grids"), 1, typed));

        var made = await TypedAsync(to);
        Assert.Equal(402, made.Count);
        Assert.Equal(typed.Select(Words), made.Select(Words));
        await using var db = to.Open();
        Assert.InRange(await db.GridAssignments.Where(a => a.LeaderId != null && a.ValidTo == null).GroupBy(a => a.LeaderId).Select(g => g.Count()).MaxAsync(), 1, Plan.MostGridsPerLeader);
        Assert.Equal(0, await db.GridDuties.CountAsync(d => db.GridWorkers.Any(w => w.Id == d.WorkerId && w.JoinedOn > d.ValidFrom)));
        await using var theirs = from.Open();
        var groups = theirs.GridsOn(TinyCounty.AsOf).Select(g => g.Fact.GroupId).Distinct();
        Assert.Equal(await groups.CountAsync(), await db.GridFacts.Select(f => f.GroupId).Distinct().CountAsync());
    }

    [Fact]
    public async Task What_is_there_is_left_alone_and_what_is_new_is_judged_as_by_the_form()
    {
        await using var house = await ImportHouse.CreateAsync();
        var known = (await TypedAsync(house)).Where(l => (string)l["网格编码"]! is var code && code.StartsWith(Community, StringComparison.Ordinal)).ToList();
        var busy = await BusyLeaderAsync(house);
        Line New(params (string Label, object? Value)[] other)
        {
            var line = new Line(known[0], StringComparer.Ordinal) { ["网格编码"] = null, ["网格序号"] = null, ["网格长"] = null, ["网格员"] = null, ["所属党小组"] = "第99楼栋党小组" };
            foreach (var (label, value) in other) line[label] = value;
            return line;
        }

        var draft = await house.UploadAsync(ImportHouse.Admin, await house.FilledAsync("grids",
            known[0],
            new Line(known[1], StringComparer.Ordinal) { ["网格编码"] = null, ["户数（户）"] = null }, // Known by its community and number.
            new Line(known[2], StringComparer.Ordinal) { ["户数（户）"] = 4999 },
            New(),
            New(("网格序号", 88)),
            New(("网格序号", 88)),
            New(("党员（名）", 900), ("常住人口（人）", 100)),
            New(("网格编码", "999999999999001")),
            New(("划定日期", "1990-01-01")),
            New(("所属党小组", null)),
            New(("网格员", "查无此人"))));
        var rows = draft.Preview.Rows.ToList();
        Assert.Equal([RowFate.Same, RowFate.Same, RowFate.Refused, RowFate.Added, RowFate.Added, RowFate.Refused, RowFate.Refused, RowFate.Refused, RowFate.Refused, RowFate.Refused, RowFate.Refused], rows.Select(r => r.Fate));
        string Said(int row) => string.Concat(rows[row].Faults.Select(f => f.Sentence));
        Assert.Equal("“户数”与已登记的不同，系统中为" + known[2]["户数（户）"] + "户。已登记的网格不在这里修改：户数等在“网格数据”中登记，归属、网格长和网格员在“网格调整”中安排。", Said(2));
        Assert.Matches("^[A-Z]+7$", rows[2].Faults[0].Cell);
        Assert.Contains("与第9行是同一个网格", Said(5), StringComparison.Ordinal);
        Assert.Contains("“党员”不应多于“常住人口”", Said(6), StringComparison.Ordinal);
        Assert.Contains("“网格编码”的前12位“999999999999”不是本县社区的代码", Said(7), StringComparison.Ordinal);
        Assert.Contains("“划定日期”不应早于", Said(8), StringComparison.Ordinal);
        Assert.Contains("“所属党小组”应填写", Said(9), StringComparison.Ordinal);
        Assert.Contains("“网格员”没有“查无此人”", Said(10), StringComparison.Ordinal);

        var led = await house.UploadAsync(ImportHouse.Admin, await house.FilledAsync("grids", New(("网格长", busy))));
        Assert.Contains($"每人最多{Plan.MostGridsPerLeader}个", led.Preview.Rows.Single().Faults.Single().Sentence, StringComparison.Ordinal);
        var byStaff = await house.UploadAsync(ImportHouse.Staff, await house.FilledAsync("grids", New()));
        Assert.Equal("网格只能由系统管理员导入。", byStaff.Preview.Files.Single().Sheets.Single().Refusal);
    }

    [Fact]
    public async Task Grids_of_one_group_share_it_whichever_of_them_is_older()
    {
        await using var house = await ImportHouse.CreateAsync();
        var known = (await TypedAsync(house))[0];
        Line New(int number, DateOnly since) => new(known, StringComparer.Ordinal) { ["网格编码"] = null, ["网格序号"] = number, ["划定日期"] = since, ["网格长"] = null, ["网格员"] = null, ["所属党小组"] = "第99楼栋党小组" };
        var draft = await house.UploadAsync(ImportHouse.Admin, await house.FilledAsync("grids", New(88, new DateOnly(2020, 5, 1)), New(89, new DateOnly(2019, 5, 1))));
        Assert.True((await house.ApplyAsync(draft, ImportHouse.Admin)).Ok);
        await using var db = house.Open();
        var groups = await db.GridsOn(TinyCounty.AsOf).Where(g => g.Assignment.CommunityCode == Community && g.Assignment.Number >= 88).Select(g => g.Fact.GroupId).ToListAsync();
        Assert.Equal(2, groups.Count);
        Assert.Single(groups.Distinct());
    }

    [Fact]
    public async Task Grids_are_no_return_of_a_township()
    {
        await using var house = await ImportHouse.CreateAsync();
        var draft = await house.CollectAsync(new CollectionOrder("“三张清单”动态更新（销号）月报表", new DateOnly(2020, 6, 1), SenderKind.Townships), ("罗阳街道.xlsx", await house.FilledAsync("grids", (await TypedAsync(house))[0])));
        Assert.Equal("网格不在收表中报送，请由系统管理员在“数据导入”中上传。", draft.Preview.Files.Single().Sheets.Single().Refusal);
    }

    [Fact]
    public async Task What_came_in_is_one_change_set_that_can_be_taken_back()
    {
        await using var house = await ImportHouse.CreateAsync();
        var line = new Line((await TypedAsync(house))[0], StringComparer.Ordinal) { ["网格编码"] = null, ["网格序号"] = 88 };
        IReadOnlyList<string> before;
        await using (var db = house.Open()) before = await EditingHouse.RowsAsync(db);
        var applied = await house.ApplyAsync(await house.UploadAsync(ImportHouse.Admin, await house.FilledAsync("grids", line)), ImportHouse.Admin);
        Assert.True(applied.Ok, applied.Error);
        await using (var db = house.Open())
        {
            var grid = await db.GridsOn(TinyCounty.AsOf).SingleAsync(g => g.Assignment.CommunityCode == Community && g.Assignment.Number == 88);
            Assert.NotNull(grid.Assignment.LeaderId);
            Assert.NotEmpty(await db.GridDuties.Where(d => d.GridId == grid.Grid.Id).ToListAsync());
            Assert.Contains("第88网格", grid.Grid.Search, StringComparison.Ordinal);
        }

        var undone = await house.Get<IEditor>().RevertAsync(applied.Value, "误传", ImportHouse.Admin, default);
        Assert.True(undone.Ok, undone.Error);
        await using (var db = house.Open()) Assert.Equal(before, await EditingHouse.RowsAsync(db));
    }

    private static async Task<string> BusyLeaderAsync(ImportHouse house)
    {
        await using var db = house.Open();
        var leader = await db.GridAssignments.Where(a => a.LeaderId != null && a.ValidTo == null).GroupBy(a => a.LeaderId!.Value).Where(g => g.Count() >= Plan.MostGridsPerLeader).Select(g => g.Key).FirstAsync();
        var field = SheetOf(house).Offered.OfType<Field>().Single(f => f.Key == "leader");
        return (string)(await FilledTemplates.TypedAsync(db, field, leader, new KnownNames()))!;
    }

    private static IRowSheet SheetOf(ImportHouse house) => house.Get<IEnumerable<IRowSheet>>().Single(s => s.RowType == typeof(Grid));

    /// <summary>The grids of the day as somebody would type them; where a county begins with them, one whose branch or community is younger is counted from then on.</summary>
    private static async Task<List<Line>> TypedAsync(ImportHouse house, bool begins = false)
    {
        var (sheet, names, lines) = (SheetOf(house), new KnownNames(), new List<Line>());
        await using var db = house.Open();
        var grids = await (
            from g in db.GridsOn(TinyCounty.AsOf)
            join branch in db.PartyOrganisations on g.Assignment.BranchId equals branch.Id
            join community in db.Communities on g.Assignment.CommunityCode equals community.Code
            orderby g.Grid.Code
            select new { g.Grid.Id, g.Grid.Code, g.Grid.ValidFrom, Branch = branch.ValidFrom, Community = community.ValidFrom }).ToListAsync();
        var worker = ((LinkField)sheet.Offered.Single(f => f is LinkField)).Theirs;
        foreach (var grid in grids)
        {
            var probe = sheet.NewLine(TinyCounty.AsOf);
            ((Field)sheet.Offered.Single(f => f.Key == "code")).Put(probe, grid.Code);
            var (_, there) = (await sheet.FindAsync(db, probe, TinyCounty.AsOf, default))!.Value;
            var line = new Line(StringComparer.Ordinal);
            foreach (var field in sheet.Offered.OfType<Field>()) line[field.FullLabel] = await FilledTemplates.TypedAsync(db, field, field.ValueOf(there), names);
            DateOnly[] days = begins ? [grid.ValidFrom, grid.Branch, grid.Community] : [grid.ValidFrom];
            line["划定日期"] = days.Max();
            var people = new List<string>();
            foreach (var duty in await db.GridDuties.AsOf(TinyCounty.AsOf).Where(d => d.GridId == grid.Id).OrderBy(d => d.Id).ToListAsync())
                people.Add($"{await FilledTemplates.TypedAsync(db, worker, duty.WorkerId, names)}（{Days.Iso(duty.ValidFrom < days.Max() ? days.Max() : duty.ValidFrom)}）");
            line["网格员"] = people.Count == 0 ? null : string.Join('；', people);
            lines.Add(line);
        }

        return lines;
    }

    private static string Words(Line line) => string.Join('|', line.Select(f => $"{f.Key}={f.Value}"));
}
