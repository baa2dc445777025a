using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Tests.Excel.Printing;

public sealed class PageEndsTests(ExcelHouse house) : IClassFixture<ExcelHouse>
{
    [Theory]
    [InlineData(4, 3)]
    [InlineData(300, 1)]
    public async Task However_many_rows_there_are_no_page_is_without_one_and_no_program_chooses_where_it_ends(int letters, int kept)
    {
        for (var count = 1; count <= 45; count++)
        {
            SummaryColumn[] columns = [new("name", "名称", null, Format.Text), new("households", "户数", "户", Format.Integer, Total.Sum)];
            var file = await house.FileAsync(new ListLedger(columns, [.. Enumerable.Range(1, count).Select(i => new object?[] { new string('长', letters), i })]));
            var sheet = Assert.Single(PrintedBook.Read(file.Content).Sheets);

            Assert.All(sheet.Pages, p => Assert.True(p.IsForced && Enumerable.Range(p.First, p.Last - p.First + 1).Any(sheet.IsData), $"{count} rows: {p}"));
            Assert.True(sheet.Pages.Count < 2 || Enumerable.Range(sheet.Pages[^1].First, count).Count(sheet.IsData) >= kept, $"{count} rows leave {sheet.Pages[^1]}");
        }
    }

    [Fact]
    public async Task A_subtotal_is_never_the_last_row_of_a_page_and_a_township_is_named_on_each()
    {
        for (var size = 12; size <= 30; size++)
        {
            var sheet = await SheetAsync(size, "罗阳街道", "龙溪街道");
            Assert.InRange(sheet.Pages.Count, 2, 5);
            foreach (var page in sheet.Pages)
            {
                Assert.NotEqual("小计", sheet.Text(page.Last, 3));
                Assert.EndsWith("街道", sheet.Text(page.First, page.First == sheet.Titles + 1 ? 1 : 2).Replace("合计", "街道", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(16)]
    public async Task Pages_are_as_few_as_their_rows_allow_and_none_but_the_last_is_left_empty(int notes)
    {
        for (var size = 1; size <= 30; size++)
        {
            var sheet = await SheetAsync(size, "罗阳街道", "龙溪街道", "石湾街道", notes);
            Assert.Equal([], EveryReportOnPaperTests.EmptyPages(sheet).Select(fault => $"{size} rows: {fault}"));
        }
    }

    [Fact]
    public async Task A_sheet_a_little_higher_than_a_page_is_printed_smaller_on_one()
    {
        var sheets = new List<PrintedSheet>();
        for (var size = 1; size <= 12; size++) sheets.Add(await SheetAsync(size, "罗阳街道", "龙溪街道"));

        Assert.Contains(sheets, s => s is { IsOnePage: true, Scale: < 1 });
        Assert.All(sheets, s => Assert.Equal(s.HeightOf(1, s.Last) <= 1.1 * s.Room || s.IsOnePage, s.Pages.Count == 1));
        Assert.All(sheets, s => Assert.InRange(s.Scale, 0.9, 1));
    }

    [Fact]
    public async Task A_name_beside_several_rows_makes_them_higher_only_where_they_are_too_few_for_it()
    {
        const string Long = "博罗县罗浮山风景名胜区管理委员会（罗浮山镇）与长宁镇联合服务片区及其周边村庄街道";
        var sheet = await SheetAsync(6, "罗阳街道", Long);
        var named = sheet.TallMerges.Single(m => sheet.Text(m.Top, m.Left) == Long);
        Assert.All(Enumerable.Range(named.Top, named.Bottom - named.Top + 1), r => Assert.Equal(18, sheet.HeightOf(r, r)));

        var single = await SheetAsync(0, Long);
        Assert.True(single.HeightOf(single.Titles + 2, single.Titles + 2) > 30);
    }

    private async Task<PrintedSheet> SheetAsync(int size, string first, string? second = null, string? third = null, int notes = 0) =>
        Assert.Single(PrintedBook.Read((await house.FileAsync(new Townships(size, [.. new[] { first, second, third }.OfType<string>()], notes))).Content).Sheets);

    private sealed class Townships(int size, IReadOnlyList<string> names, int notes) : ISummary
    {
        public string Name => "townships";

        public SheetTitle Title => new("社区汇总表");

        public string SheetName => "汇总表";

        public string Path => "/";

        public IReadOnlyList<string> Notes => [.. Enumerable.Range(1, notes).Select(i => $"第{i}项说明。")];

        public bool Internal => false;

        public Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => Task.FromResult<IReadOnlyList<SheetBlock>>(
        [
            new SheetBlock
            {
                Columns = [new SummaryColumn("township", "镇街", null, Format.Text), new SummaryColumn("community", "社区", null, Format.Text), new SummaryColumn("grids", "网格", "个", Format.Integer, Total.Sum)],
                Rows = [new SheetRow("total", RowKind.Total, ["合计", null, names.Count * size]), .. names.SelectMany(Township)],
                Merged = "township",
            },
        ]);

        private IEnumerable<SheetRow> Township(string name) =>
            [new SheetRow(name, RowKind.Subtotal, [name, "小计", size]), .. Enumerable.Range(1, size).Select(i => new SheetRow($"{name}{i}", RowKind.Row, [name, $"第{i}社区", 1]))];
    }
}
