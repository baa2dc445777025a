using System.Net;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Components.Printing;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>A ledger on paper: all rows of the view in one response, for whoever may see its page.</summary>
[Trait("Needs", "application")]
public sealed class PrintViewTests(SharedApp app)
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    private static CancellationToken None => CancellationToken.None;

    private IEnumerable<ILedger> Ledgers => app.Services.GetServices<ILedger>();

    [Fact]
    public async Task Every_ledger_is_printed_with_all_its_rows_or_says_that_they_are_too_many()
    {
        using var client = await app.SignInAsync(Role.Admin);
        var viewer = new Viewer("test", "测试", Role.Admin);
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var county = County.On(limits.AsOf);
        await using var db = await app.OpenAsync();
        var phones = db.GridWorkers.Select(w => w.Phone).ToHashSet(StringComparer.Ordinal);
        foreach (var ledger in Ledgers)
        {
            var html = await client.GetStringAsync(Urls.Print(ledger.Name), None);
            using var document = await new HtmlParser().ParseDocumentAsync(html, None);
            var rows = document.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent))).ToList();
            var expected = new List<string>();
            await foreach (var row in ledger.AllAsync(county, View.Default(ledger), viewer, None))
                expected.Add(FormattableString.Invariant($"{expected.Count + 1}|") + string.Join('|', row.Cells.Select((cell, c) => Cells.Text(cell, Shown(ledger, c)))));
            if (expected.Count > PrintView.MostRows) Assert.Contains("请导出Excel后打印", document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            else Assert.Equal(expected, rows);

            Assert.Equal(ledger.Title.In(County.Facts), document.QuerySelector("h1")!.TextContent);
            Assert.Contains($"统计范围：全县截至2020年6月30日共{expected.Count}条", document.QuerySelector(".sheet-words")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(ScopeLimits.SampleMark, document.QuerySelector(".sheet-marks")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(Classification.Unclassified, document.QuerySelector("footer")!.TextContent);
            Assert.Equal(["js/print.js"], document.QuerySelectorAll("script").Select(s => s.GetAttribute("src")));
            Assert.DoesNotContain("<!--Blazor", html, StringComparison.Ordinal);
            Assert.DoesNotContain(phones, phone => html.Contains(phone, StringComparison.Ordinal));
        }

        static Column Shown(ILedger ledger, int index) => ledger.Columns.Where(c => c.Standard).ElementAt(index);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_prints_what_its_pages_show(Role role)
    {
        using var client = await app.SignInAsync(role);
        foreach (var ledger in Ledgers)
        {
            using var page = await client.GetAsync(ledger.Path, None);
            using var print = await client.GetAsync(Urls.Print(ledger.Name), None);
            Assert.True(page.StatusCode == print.StatusCode, $"{role} {ledger.Name}: {page.StatusCode}, on paper {print.StatusCode}");
        }
    }

    [Fact]
    public async Task The_view_of_the_page_is_the_view_of_the_paper_and_stands_on_it_in_words()
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var document = await new HtmlParser().ParseDocumentAsync(
            await client.GetStringAsync("/print/grids?township=441322001&asOf=2020-03-31&grids.households=300..&grids.sort=-households&grids.cols=name,households&grids.page=2&grids.size=20", None), None);
        Assert.Equal(["序号", "网格名称", "户数（户）"], document.QuerySelectorAll("thead th").Select(h => h.TextContent));
        var households = document.QuerySelectorAll("tbody td:last-child").Select(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(households.OrderDescending(), households);
        Assert.True(households.Count > 20 && households[^1] >= 300);
        var words = document.QuerySelector(".sheet-words")!.TextContent;
        Assert.All((string[])["罗阳街道", "截至2020年3月31日", "查询条件：户数≥300", "排序：户数降序"], expected => Assert.Contains(expected, words, StringComparison.Ordinal));
        Assert.Equal("博罗县“党建+”网格台账（罗阳街道）", document.QuerySelector("h1")!.TextContent);
        Assert.Equal(Cells.Text((double)households.Sum(), Format.Integer), document.QuerySelector("tfoot td:last-child")!.TextContent);
        Assert.Equal("合计", document.QuerySelector("tfoot th")!.TextContent);
    }

    [Theory]
    [InlineData("/print/nothing", HttpStatusCode.NotFound, "未找到该页面")]
    [InlineData("/print/grids?township=1", HttpStatusCode.BadRequest, "未找到编码为“1”的镇街")]
    [InlineData("/print/grids?grids.nothing=1", HttpStatusCode.BadRequest, "没有名为“nothing”的列")]
    public async Task A_wrong_address_is_answered_with_a_sentence(string address, HttpStatusCode status, string sentence)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync(address, None);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(sentence, await response.Content.ReadAsStringAsync(None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_are_sent_to_the_sign_in_page()
    {
        using var client = app.Stranger();
        using var response = await client.GetAsync("/print/grids", None);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    [Theory]
    [InlineData(Role.Leader, "本表共1001条，超过一次可打印的1000条，请缩小统计范围或增加查询条件后打印。")]
    [InlineData(Role.Staff, "本表共1001条，超过一次可打印的1000条，请导出Excel后打印。")]
    public async Task Too_many_rows_are_refused_in_one_sentence(Role role, string sentence)
    {
        var sheet = await SheetAsync(role, rows => rows with { Count = PrintView.MostRows + 1, Pages = 2 });
        Assert.Equal(sentence, sheet.TooMany);
        Assert.Null((await SheetAsync(role, rows => rows)).TooMany);
    }

    [Fact]
    public async Task Few_columns_are_printed_upright_and_many_lying_and_smaller()
    {
        var (few, usual, all) = (await SheetAsync(Role.Staff, r => r, "?grids.cols=code,name"), await SheetAsync(Role.Staff, r => r), await SheetAsync(Role.Staff, r => r, "?grids.cols=" + string.Join(',', Ledgers.Named(GridTable.LedgerName).Columns.Select(c => c.Key))));
        Assert.Equal((true, "9"), (few.IsUpright, few.Type));
        Assert.False(usual.IsUpright);
        Assert.InRange(double.Parse(all.Type, System.Globalization.CultureInfo.InvariantCulture), 7, 8.9);
    }

    private async Task<PrintSheet> SheetAsync(Role role, Func<LedgerPage, LedgerPage> change, string query = "")
    {
        var (ledger, viewer) = (Ledgers.Named(GridTable.LedgerName), new Viewer("test", "测试", role));
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var (scope, view) = (County.On(limits.AsOf), View.Parse(query, ledger).Value);
        return new PrintSheet(ledger, view, scope, limits, County.Facts, viewer, change(await ledger.PageAsync(scope, view with { Size = PrintView.MostRows }, viewer, None)));
    }
}
