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
            var sheet = Assert.Single(PrintedBook.Read((await house.FileAsync(new TwoTownships(size))).Content).Sheets);
            Assert.InRange(sheet.Pages.Count, 2, 5);
            foreach (var page in sheet.Pages)
            {
                Assert.NotEqual("小计", sheet.Text(page.Last, 3));
                Assert.EndsWith("街道", sheet.Text(page.First, page.First == sheet.Titles + 1 ? 1 : 2).Replace("合计", "街道", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }
    }

    private sealed class TwoTownships(int size) : ISummary
    {
        public string Name => "townships";

        public string Title => "博罗县社区汇总表";

        public string SheetName => "汇总表";

        public string Path => "/";

        public IReadOnlyList<string> Notes => [];

        public bool Internal => false;

        public Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Reader reader, CancellationToken cancel) => Task.FromResult<IReadOnlyList<SheetBlock>>(
        [
            new SheetBlock
            {
                Columns = [new SummaryColumn("township", "镇街", null, Format.Text), new SummaryColumn("community", "社区", null, Format.Text), new SummaryColumn("grids", "网格", "个", Format.Integer, Total.Sum)],
                Rows = [new SheetRow("total", RowKind.Total, ["合计", null, 2 * size]), .. Township("罗阳街道"), .. Township("龙溪街道")],
                Merged = "township",
            },
        ]);

        private IEnumerable<SheetRow> Township(string name) =>
            [new SheetRow(name, RowKind.Subtotal, [name, "小计", size]), .. Enumerable.Range(1, size).Select(i => new SheetRow($"{name}{i}", RowKind.Row, [name, $"第{i}社区", 1]))];
    }
}
