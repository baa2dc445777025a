using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Excel;
using Boluo.Dashboard.Tests.Excel.Forms;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Reports.Forms;

/// <summary>A form uploaded, corrected, matched and fetched by links and forms alone, as a browser without script does it.</summary>
[Trait("Needs", "application")]
public sealed partial class FormEndpointTests(SharedApp app)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clerk_without_script_uploads_points_chooses_and_gets_the_file()
    {
        using var staff = await app.SignInAsync(Role.Staff);
        var page = await UploadAsync(staff, SuperiorForms.WithRow(["甲", "乙", "丙", "丁", 1, 2, 3, 4, "戊"]), "?township=441322001");
        Assert.Equal("社区情况统计表", page.QuerySelector("[data-testid=form-sheet] .card-sub")!.TextContent.Split(" · ")[1]);
        Assert.Equal(["表头", "栏次", "空行"], Enumerable.Range(4, 3).Select(row => page.QuerySelector($"[data-testid=form-grid] tbody tr:nth-child({row}) .tag")!.TextContent));
        Assert.Equal("communities", page.QuerySelector("#form-ledger option[selected]")!.GetAttribute("value"));
        Assert.Equal("东区社区", page.QuerySelectorAll("[data-testid=form-grid] tbody tr:nth-child(6) td.filled")[2].TextContent);

        // Points at another first row: first what is to be said, then the row.
        page = await FollowAsync(staff, page.QuerySelectorAll(".form-points a").Single(a => a.TextContent.Trim() == "首个填写行"));
        page = await FollowAsync(staff, page.QuerySelector("[data-testid=form-grid] tbody tr:nth-child(8) th a")!);
        Assert.Contains("从第8行起依次填入", page.QuerySelector("[data-testid=form-read]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("东区社区", page.QuerySelectorAll("[data-testid=form-grid] tbody tr:nth-child(8) td.filled")[2].TextContent);

        // Leaves a column empty by the form of choices.
        page = await PageAsync(staff, Sent(page.QuerySelector("[data-testid=form-choices]")!, ("fill-D", "-")));
        Assert.Contains(page.QuerySelectorAll("[data-testid=form-note]"), n => n.TextContent.Contains("党组织书记", StringComparison.Ordinal));

        using var answer = await staff.GetAsync("/" + page.QuerySelector("[data-testid=form-download]")!.GetAttribute("href"), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(ExportFile.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("【示例】上级表_罗阳街道_截至2020年6月30日.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        using var book = ExcelHouse.Open(await answer.Content.ReadAsByteArrayAsync(Cancel));
        var sheet = book.Worksheet(1);
        Assert.Equal("东区社区", sheet.Cell(8, 3).GetString());
        Assert.True(sheet.Cell(8, 4).IsEmpty());
        Assert.Equal("江南社区", sheet.Cell(16, 3).GetString());
        Assert.True(sheet.Cell(7, 3).IsEmpty());
    }

    [Fact]
    public async Task A_file_that_is_no_form_gets_a_sentence_and_nobody_else_sees_a_form()
    {
        using var staff = await app.SignInAsync(Role.Staff);
        foreach (var (content, expected) in (IReadOnlyList<(byte[], string)>)
            [(HostileFiles.Deep(50_000), "文件结构异常"), (HostileFiles.Old("EncryptedPackage"), UploadGuard.Encrypted), (HostileFiles.Old(), UploadGuard.OldXls), (SuperiorForms.InStrict(SuperiorForms.Card()), UploadGuard.Strict), ([], "请先选择文件"), (new byte[UploadGuard.LargestFile + 1], UploadGuard.TooLarge)])
        {
            var page = await UploadAsync(staff, content);
            Assert.Contains(expected, page.QuerySelector("[data-testid=form-refusal]")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("#form-file"));
        }

        var mine = await UploadAsync(staff, OfficeForms.Single());
        var address = mine.QuerySelector("[data-testid=form-download]")!.GetAttribute("href")!;
        using var admin = await app.SignInAsync(Role.Admin);
        using var other = await admin.GetAsync("/" + address, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var leader = await app.SignInAsync(Role.Leader);
        using var refused = await leader.GetAsync("/" + address, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var stranger = await app.Stranger().GetAsync("/" + address, Cancel);
        Assert.Equal(HttpStatusCode.Found, stranger.StatusCode);
    }

    [Theory]
    [InlineData("top=0", "参数“top”的值“0”不可用")]
    [InlineData("first=x", "参数“first”的值“x”不可用")]
    [InlineData("point=here", "可用值：HeaderTop")]
    public async Task A_nonsensical_choice_is_refused_by_its_name(string query, string expected)
    {
        using var staff = await app.SignInAsync(Role.Staff);
        using var page = await staff.GetAsync($"{Urls.ReportForm}?{query}", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains(expected, WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        using var file = await staff.GetAsync($"{Urls.FilledForm}?{query}", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
    }

    [Fact]
    public async Task A_post_without_its_token_takes_nothing()
    {
        using var staff = await app.SignInAsync(Role.Staff);
        using var post = Post("", OfficeForms.Single());
        using var answer = await staff.PostAsync(Urls.ReportFormUpload, post, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("页面已过期", (await PageAsync(staff, answer.Headers.Location!.OriginalString)).QuerySelector("[data-testid=form-refusal]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_for_who_may_export_and_the_report_centre_leads_there()
    {
        using var staff = await app.SignInAsync(Role.Staff);
        Assert.Contains("href=\"reports/form", await staff.GetStringAsync("/reports", Cancel), StringComparison.Ordinal);
        Assert.Contains("套用上级表样", await staff.GetStringAsync(Urls.ReportForm, Cancel), StringComparison.Ordinal);
        using var leader = await app.SignInAsync(Role.Leader);
        Assert.DoesNotContain("href=\"reports/form", await leader.GetStringAsync("/reports", Cancel), StringComparison.Ordinal);
        using var refused = await leader.GetAsync(Urls.ReportForm, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task<IDocument> UploadAsync(HttpClient client, byte[] content, string scope = "")
    {
        using var post = Post(TokenIn().Match(await client.GetStringAsync(Urls.ReportForm, Cancel)).Groups["token"].Value, content);
        using var answer = await client.PostAsync(Urls.ReportFormUpload + scope, post, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await PageAsync(client, answer.Headers.Location!.OriginalString);
    }

    private static MultipartFormDataContent Post(string token, byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { file, "file", "上级表.xlsx" } };
    }

    private static Task<IDocument> FollowAsync(HttpClient client, IElement link) => PageAsync(client, "/" + link.GetAttribute("href"));

    private static async Task<IDocument> PageAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, html);
        return await new HtmlParser().ParseDocumentAsync(html, Cancel);
    }

    /// <summary>Where a GET form leads with what it holds, one of its fields chosen otherwise.</summary>
    private static string Sent(IElement form, (string Name, string Value) changed)
    {
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? ""))
            .Concat(form.QuerySelectorAll("select").Select(s => (Name: s.GetAttribute("name")!, Value: (s.QuerySelector("option[selected]") ?? s.QuerySelector("option"))!.GetAttribute("value")!)))
            .Select(f => f.Name == changed.Name ? changed : f);
        return "/" + form.GetAttribute("action") + "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TokenIn();
}
