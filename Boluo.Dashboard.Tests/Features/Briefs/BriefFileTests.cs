using System.Net;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Excel;
using Boluo.Dashboard.Tests.Support;
using Boluo.Dashboard.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Briefs;

/// <summary>The brief of the sample county, on screen and as a Word file.</summary>
[Trait("Needs", "application")]
public sealed class BriefFileTests(SharedApp app)
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory]
    [InlineData("")]
    [InlineData("?community=441322001001")]
    [InlineData("?township=441322002&asOf=2020-03-31")]
    [InlineData("?form=OldTown&asOf=2019-01-01")]
    public async Task The_file_says_what_the_page_says(string query)
    {
        using var client = await app.SignInAsync(Role.Staff);
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/brief" + query, Cancel));
        var shown = page.QuerySelectorAll("#brief > h2, #brief > div, #brief > h3, #brief > p, #brief > footer > div")
            .Select(e => string.Concat(e.TextContent.Split('\n').Select(line => line.Trim()))).ToList();

        using var file = await OpenAsync(client, query);
        Assert.Equal(shown, file.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(p => p.InnerText));
        Assert.Equal(page.QuerySelector("#brief > b")!.TextContent, file.MainDocumentPart.HeaderParts.First().Header.InnerText);
        Assert.Equal(["一、基本情况", "二、变化情况", "三、存在问题", "四、需研究事项"], page.QuerySelectorAll("#brief > h3").Select(h => h.TextContent));
    }

    [Fact]
    public async Task The_numbers_of_the_page_are_links_in_its_scope_with_their_meaning()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/brief?community=441322001001&asOf=2020-05-31", Cancel));
        var links = page.QuerySelectorAll("#brief a");
        Assert.True(links.Length > 15);
        foreach (var link in links)
        {
            Assert.False(string.IsNullOrEmpty(link.GetAttribute("title")));
            Assert.Contains("community=441322001001&asOf=2020-05-31", link.GetAttribute("href"), StringComparison.Ordinal);
        }

        foreach (var href in links.Select(l => l.GetAttribute("href")!.Split('#')[0]).Distinct(StringComparer.Ordinal))
        {
            using var response = await client.GetAsync(href, Cancel);
            Assert.Equal((href, HttpStatusCode.OK), (href, response.StatusCode));
        }
    }

    [Fact]
    public async Task The_file_is_valid_and_looks_official()
    {
        using var client = await app.SignInAsync(Role.Admin);
        using var file = await OpenAsync(client, "");
        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2010).Validate(file).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
        Assert.Empty(faults);

        var main = file.MainDocumentPart!;
        var section = main.Document.Body!.Elements<SectionProperties>().Single();
        var margin = section.GetFirstChild<PageMargin>()!;
        Assert.Equal((2098, 1984, 1587u, 1474u), (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value));
        Assert.Equal((11906u, 16838u), (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value));
        var styles = main.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(s => s.StyleId!.Value!);
        string FontOf(string style) => styles[style].StyleRunProperties!.RunFonts!.EastAsia!.Value! + styles[style].StyleRunProperties!.FontSize!.Val!.Value;
        Assert.Equal(("方正小标宋简体44", "仿宋_GB231232", "黑体32"), (FontOf("Title"), FontOf("Body"), FontOf("Heading1")));
        Assert.Equal(("560", 200), (styles["Body"].StyleParagraphProperties!.SpacingBetweenLines!.Line!.Value, styles["Body"].StyleParagraphProperties!.Indentation!.FirstLineChars!.Value));
        Assert.All(main.FooterParts, f => Assert.Equal("— 1 —", f.Footer.InnerText));
    }

    [Fact]
    public async Task The_file_is_a_download_under_a_name_that_says_sample_place_and_day()
    {
        using var client = await app.SignInAsync(Role.Staff);
        using var answer = await client.GetAsync(BriefFile.Path + "?township=441322001", Cancel);
        Assert.Equal(WordFile.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("【示例】罗阳街道城市基层党建情况简报_截至2020年6月30日.docx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("?township=1", "罗阳街道")]
    [InlineData("?asOf=2031-01-01", "2019年1月1日")]
    [InlineData("?colour=red", "colour")]
    public async Task A_query_that_is_not_understood_answers_400_and_names_what_is(string query, string named)
    {
        using var client = await app.SignInAsync(Role.Staff);
        using var answer = await client.GetAsync(BriefFile.Path + query, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crowd_is_asked_to_come_back()
    {
        await using var crowded = new BoluoApp();
        using var client = await crowded.SignInAsync(Role.Staff);
        var gate = crowded.Services.GetRequiredService<ExportGate>();
        using var patience = new CancellationTokenSource();
        for (var i = 0; i < ExportGate.Running; i++) await gate.EnterAsync(ExportGateTests.Somebody(), Cancel);
        for (var i = 0; i < ExportGate.Waiting; i++) _ = gate.EnterAsync(ExportGateTests.Somebody(), patience.Token);
        using var answer = await client.GetAsync(BriefFile.Path, Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        await patience.CancelAsync();
    }

    [Fact]
    public async Task Every_place_and_many_a_day_fit_one_printed_page_and_two_of_word()
    {
        var queries = app.Services.GetRequiredService<BriefQueries>();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(Cancel);
        IEnumerable<Scope> scopes =
        [
            .. new[] { limits.AsOf, new DateOnly(2019, 1, 1), new DateOnly(2019, 12, 31), new DateOnly(2020, 3, 31) }.Select(day => County.On(day)),
            .. limits.Townships.Keys.Select(t => new Scope(t, null, null, limits.AsOf)),
            .. limits.Communities.Values.Where(c => c.ValidFrom <= limits.AsOf).Select(c => new Scope(c.TownshipCode, c.Code, null, limits.AsOf)),
        ];
        foreach (var scope in scopes)
        {
            var brief = await queries.GetAsync(scope, Cancel);
            Assert.True(Paper.IsShort(brief), brief.Title);
            Assert.InRange(Paper.Points(brief), 11, 14);
            var text = string.Concat(brief.Sections.SelectMany(s => s.Paragraphs).Select(p => p.Text));
            Assert.DoesNotContain(text, c => c is ',' or ';' or '!' or '—' or '\uFF01');
            Assert.DoesNotContain("。。", text, StringComparison.Ordinal);
            Assert.DoesNotContain("，，", text, StringComparison.Ordinal);
        }
    }

    private static async Task<WordprocessingDocument> OpenAsync(HttpClient client, string query)
    {
        using var answer = await client.GetAsync(BriefFile.Path + query, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel)), isEditable: false);
    }
}
