using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.HandedIn;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Tests.Excel;

public sealed class EditionTests(ExcelHouse house) : IClassFixture<ExcelHouse>
{
    private sealed class ThreeSheets(ExcelHouse house) : IReport
    {
        public string Name => "several";

        public SheetTitle Title => new("“三张清单”汇总表");

        public IReadOnlyList<ISheet> Sheets { get; } = [new TreeSummary(), new CommunityTable(house.Factory)];
    }

    [Fact]
    public async Task The_hand_in_edition_hides_nothing()
    {
        var file = await house.FileAsync(new ThreeSheets(house), Edition.Submit);
        using var book = ExcelHouse.Open(file.Content);

        Assert.Equal(["汇总表", "汇总表（按单位性质）", "社区一览"], book.Worksheets.Select(s => s.Name));
        Assert.All(book.Worksheets, s =>
        {
            Assert.Equal(XLWorksheetVisibility.Visible, s.Visibility);
            Assert.DoesNotContain(s.ColumnsUsed(), c => c.IsHidden);
            Assert.DoesNotContain(s.RowsUsed(), r => r.IsHidden);
            Assert.False(s.Protection.IsProtected);
        });
        Assert.Empty(book.CustomProperties);
        Assert.Equal("博罗县", book.Properties.Author);
        Assert.DoesNotContain(book.Worksheets.SelectMany(s => s.CellsUsed()), c => c.GetString().Contains(ExcelHouse.Staff.Name, StringComparison.Ordinal));
        Assert.Empty(ExcelHouse.Faults(file.Content));
    }

    [Fact]
    public async Task The_working_edition_has_cover_contents_note_and_keys()
    {
        var file = await house.FileAsync(new ThreeSheets(house), Edition.Working);
        using var book = ExcelHouse.Open(file.Content);

        Assert.Equal(["01封面", "02目录", "03汇总表", "04汇总表（按单位性质）", "05社区一览", "99导出说明", "回传信息"], book.Worksheets.Select(s => s.Name));
        Assert.Equal(XLWorksheetVisibility.VeryHidden, book.Worksheet("回传信息").Visibility);
        Assert.NotNull(book.CustomProperty("reportHash").Value);
        Assert.Equal("'03汇总表'!A1", book.Worksheet("02目录").Cell(4, 2).Hyperlink.InternalAddress);
        Assert.Equal("示例数据，不代表实际情况", book.Worksheet("02目录").Cell(2, 1).GetString());
        Assert.Equal(12, book.Worksheet("02目录").Cell(6, 4).GetDouble());
        Assert.Empty(ExcelHouse.Faults(file.Content));
    }

    [Fact]
    public async Task The_note_names_user_county_time_scope_counts_and_totals()
    {
        using var book = await house.BookAsync(new CommunityTable(house.Factory), Edition.Working);
        var note = book.Worksheet("99导出说明");
        var lines = note.RowsUsed().Select(r => string.Join('|', r.CellsUsed().Select(c => c.GetString()))).ToList();

        Assert.Contains("导出人|工作人员甲", lines);
        Assert.Contains("导出时间|2020年7月1日 10:32", lines);
        Assert.Contains("统计范围|全县", lines);
        Assert.Contains("统计时点|2020年6月30日", lines);
        Assert.Contains("数据性质|示例数据，不代表实际情况", lines);
        Assert.Contains("记录数|12条", lines);
        Assert.Contains("控制数|“两委”干部（名）|126", lines);
        Assert.Contains("筛选条件|无", lines);
    }

    [Fact]
    public async Task Row_keys_travel_with_their_rows_and_fingerprints_tell_an_edited_row()
    {
        using var book = await house.BookAsync(new CommunityTable(house.Factory), Edition.Working);
        var sheet = book.Worksheet("01社区一览");
        var keys = book.Worksheet("回传信息").RowsUsed().Where(r => r.Cell(1).GetString() == "row").ToList();

        Assert.True(sheet.Column(8).IsHidden);
        Assert.Equal(Enumerable.Range(4, 12).Select(r => sheet.Cell(r, 2).GetString()), Enumerable.Range(4, 12).Select(r => sheet.Cell(r, 8).GetString()));
        Assert.Equal(sheet.Cell(4, 2).GetString(), keys[0].Cell(2).GetString());
        Assert.Equal(12, keys.Select(k => k.Cell(3).GetString()).Distinct().Count());
        Assert.Equal("A3:H15", sheet.AutoFilter.Range.RangeAddress.ToString());
        Assert.Equal(7, sheet.PageSetup.PrintAreas.Single().RangeAddress.LastAddress.ColumnNumber);
    }

    [Fact]
    public async Task The_same_data_gives_the_same_hash_and_other_data_another()
    {
        async Task<string> Hash(string name)
        {
            var ledger = new ListLedger([new SummaryColumn("name", "名称", null, Format.Text)], [[name]]);
            using var book = await house.BookAsync(ledger, Edition.Working);
            return book.CustomProperty("reportHash").GetValue<string>();
        }

        Assert.Equal(await Hash("东区"), await Hash("东区"));
        Assert.NotEqual(await Hash("东区"), await Hash("西区"));
    }

    [Fact]
    public async Task An_export_starts_again_when_the_data_moves_while_it_reads()
    {
        var reads = 0;
        var changes = house.Services.GetRequiredService<DataChanges>();
        var ledger = new ListLedger([new SummaryColumn("name", "名称", null, Format.Text)], [["甲"]])
        {
            Read = () =>
            {
                if (++reads == 1) changes.Announce(changes.Version + 1);
            },
        };
        using var book = await house.BookAsync(ledger);

        Assert.Equal(2, reads);
        Assert.Equal("甲", book.Worksheet(1).Cell(4, 2).GetString());
    }

    [Fact]
    public async Task An_export_of_data_that_never_rest_is_refused_rather_than_mixed()
    {
        var reads = 0;
        var changes = house.Services.GetRequiredService<DataChanges>();
        var ledger = new ListLedger([new SummaryColumn("name", "名称", null, Format.Text)], [["甲"]])
        {
            Read = () =>
            {
                reads++;
                changes.Announce(changes.Version + 1);
            },
        };

        var written = await house.Writer.WriteAsync(new SheetReport(ledger), Edition.Submit, ExcelHouse.County, new Dictionary<string, View>(), ExcelHouse.Staff, TestContext.Current.CancellationToken);

        Assert.Equal((3, "数据正在变动，本次导出未能取得一致的数据，请稍后再试。"), (reads, written.File.Error));
        Assert.Null(written.Refusal);
    }

    [Fact]
    public async Task Whether_broken_ties_stop_a_hand_in_is_judged_on_the_data_that_would_be_written()
    {
        await using var own = new ExcelHouse();
        await own.InitializeAsync();
        var (snapshots, changes) = (own.Services.GetRequiredService<Snapshots>(), own.Services.GetRequiredService<DataChanges>());
        var tie = new QueryTie((db, _) => db.DataStates.Select(s => new PlaceCount { Place = null, Value = 1 }), (db, _) => db.DataStates.Select(s => new PlaceCount { Place = null, Value = 0 }))
        {
            Key = "broken",
            Title = "两数一致",
            Left = new TieSide("一", "/"),
            Right = new TieSide("零", "/"),
            Sheets = ["examples"],
        };
        var reconciliation = new Reconciliation([tie], [], new Ties([tie]), snapshots, changes);
        var handIn = new HandIn(reconciliation, snapshots, []);
        var writer = new ReportWriter(snapshots, changes, own.Services.GetRequiredService<Comparisons>(), own.Services.GetRequiredService<WorkingChoices>(), reconciliation, handIn, own.Services.GetRequiredService<HandedInReports>(), new ExportGate(), own.Clock, Support.County.Facts, Options.Create(new ExcelOptions()));
        var reads = 0;
        var ledger = new ListLedger([new SummaryColumn("name", "名称", null, Format.Text)], [["甲"]])
        {
            // Somebody stops all hand-ins while the rows are read.
            Read = () =>
            {
                if (++reads > 1) return;
                using var db = own.Factory.CreateDbContext();
                db.Settings.Add(new Setting { Key = HandIn.Setting.Key, Value = 1 });
                db.SaveChanges();
                changes.Announce(changes.Version + 1);
            },
        };
        Task<Written> WriteAsync(Edition edition) => writer.WriteAsync(new SheetReport(ledger), edition, ExcelHouse.County, new Dictionary<string, View>(), ExcelHouse.Staff, TestContext.Current.CancellationToken);

        Assert.False(await handIn.StopsAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("数据勾稽不符，按参数设置停止导出报送版：“两数一致”不相符", (await WriteAsync(Edition.Submit)).Refusal, StringComparison.Ordinal);
        Assert.True((await WriteAsync(Edition.Working)).File.Ok);
    }

    [Fact]
    public async Task The_department_of_the_settings_is_author_and_reporting_unit()
    {
        var writer = new ReportWriter(house.Services.GetRequiredService<Snapshots>(), new DataChanges(), house.Services.GetRequiredService<Comparisons>(), house.Services.GetRequiredService<WorkingChoices>(),
            house.Services.GetRequiredService<Reconciliation>(), house.Services.GetRequiredService<HandIn>(), house.Services.GetRequiredService<HandedInReports>(), new ExportGate(), house.Clock, Support.County.Facts, Options.Create(new ExcelOptions { Department = "测试单位" }));
        var file = await writer.WriteAsync(new SheetReport(new CommunityTable(house.Factory)), Edition.Submit, ExcelHouse.County,
            new Dictionary<string, View>(), ExcelHouse.Staff, TestContext.Current.CancellationToken);
        using var book = ExcelHouse.Open(file.File.Value.Content);

        Assert.Equal("测试单位", book.Properties.Author);
        Assert.Contains("填报单位（盖章）：测试单位", book.Worksheet(1).Cell(2, 1).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_or_forbidden_sheet_name_is_made_to_fit()
    {
        var ledger = new ListLedger([new SummaryColumn("name", "名称", null, Format.Text)], [["甲"]]) { SheetName = "资源/需求[项目]" + new string('表', 40) };
        var file = await house.FileAsync(ledger, Edition.Working);
        using var book = ExcelHouse.Open(file.Content);

        Assert.StartsWith("01资源需求项目表", book.Worksheet(1).Name, StringComparison.Ordinal);
        Assert.All(book.Worksheets, s => Assert.True(s.Name.Length <= 31));
        Assert.Empty(ExcelHouse.Faults(file.Content));
    }
}
