using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Workbooks;
using Boluo.Dashboard.Tests.Excel.Forms;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Imports;

/// <summary>数据导入 as a browser without script sees it: forms, redirects, and a page that is whole in its first response.</summary>
[Trait("Needs", "application")]
public sealed class ImportPageTests
{
    [Fact]
    public async Task A_template_is_filled_in_sent_looked_through_and_applied_by_forms_alone()
    {
        await using var app = new BoluoApp();
        using var client = await app.SignInAsync(Role.Staff);
        var template = await client.GetByteArrayAsync("/templates/social-agencies.xlsx", CancellationToken.None);
        var filled = ImportHouse.Fill(template, 1, [new(StringComparer.Ordinal) { ["机构名称"] = "县社工服务二中心", ["联系人"] = "联系人甲", ["联系电话（公示）"] = "0752-0000100" }]);

        using var sent = await SendAsync(client, ("机构.xlsx", filled), ("坏的.xlsx", HostileFiles.Old("EncryptedPackage")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var address = sent.Headers.Location!.OriginalString;
        Assert.Matches("^/admin/imports/[0-9]+$", address);
        var page = await client.GetStringAsync(address, CancellationToken.None);
        Assert.Contains("县社工服务二中心", page, StringComparison.Ordinal);
        Assert.Contains("文件已加密", page, StringComparison.Ordinal);

        var id = address.Split('/')[^1];
        var version = Regex.Match(page, "name=\"version\" value=\"(?<v>[0-9]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["v"].Value;
        var fields = new Dictionary<string, string> { ["version"] = version, ["shown"] = "0-0-5", ["take"] = "0-0-5", ["reason"] = "机构上报", ["act"] = "keep" };
        using var applied = await BoluoApp.PostFormAsync(client, address, $"/imports/{id}/apply", fields);
        Assert.Equal(HttpStatusCode.SeeOther, applied.StatusCode);
        Assert.Contains("已应用", await client.GetStringAsync(address, CancellationToken.None), StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Contains(db.SocialAgencies, a => a.Name == "县社工服务二中心");
    }

    [Fact]
    public async Task A_sheet_that_is_no_template_is_asked_about_and_read_as_it_is_said()
    {
        await using var app = new BoluoApp();
        using var client = await app.SignInAsync(Role.Staff);
        using var sent = await SendAsync(client, ("各社区事项.xlsx", ForeignSheetTests.Needs("事项")));
        var address = sent.Headers.Location!.OriginalString;
        var page = await client.GetStringAsync(address, CancellationToken.None);
        Assert.Contains("指定表头", page, StringComparison.Ordinal);

        var asked = await client.GetStringAsync(address + "/sheet?file=0&sheet=" + Uri.EscapeDataString(ForeignSheetTests.SheetName) + "&ledger=needs", CancellationToken.None);
        Assert.Contains("按此读取", asked, StringComparison.Ordinal);
        Assert.Contains("没有对应的必填项目：需求内容", asked, StringComparison.Ordinal);
        var fields = new Dictionary<string, string> { ["file"] = "0", ["sheet"] = ForeignSheetTests.SheetName, ["ledger"] = "needs", ["col-C"] = "title" };
        using var read = await BoluoApp.PostFormAsync(client, address, $"/imports/{address.Split('/')[^1]}/read", fields);
        Assert.Equal(HttpStatusCode.SeeOther, read.StatusCode);
        var again = await client.GetStringAsync(address, CancellationToken.None);
        Assert.Contains("增设休闲长椅", again, StringComparison.Ordinal);
        Assert.Contains("“事项”作为“需求内容”", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_the_drafts_templates_and_forms_that_are_not_theirs()
    {
        await using var app = new BoluoApp();
        using var leader = await app.SignInAsync(Role.Leader);
        using var staff = await app.SignInAsync(Role.Staff);
        using var admin = await app.SignInAsync(Role.Admin);
        foreach (var (client, path, expected) in (IReadOnlyList<(HttpClient, string, HttpStatusCode)>)
            [(leader, "/templates/needs.xlsx", HttpStatusCode.Forbidden), (staff, "/templates/needs.xlsx", HttpStatusCode.OK), (staff, "/templates/communities.xlsx", HttpStatusCode.Forbidden), (admin, "/templates/communities.xlsx", HttpStatusCode.OK), (admin, "/templates/nothing.xlsx", HttpStatusCode.NotFound), (leader, "/admin/imports", HttpStatusCode.Forbidden)])
        {
            using var response = await client.GetAsync(path, CancellationToken.None);
            Assert.Equal((path, expected), (path, response.StatusCode));
        }

        using var sent = await SendAsync(staff, ("需求.xlsx", await staff.GetByteArrayAsync("/templates/needs.xlsx", CancellationToken.None)));
        using var foreign = await admin.GetAsync(sent.Headers.Location, CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.Contains("已放弃或已过期", await foreign.Content.ReadAsStringAsync(CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_token_or_file_comes_back_with_a_sentence()
    {
        await using var app = new BoluoApp();
        using var client = await app.SignInAsync(Role.Staff);
        using var empty = await SendAsync(client);
        Assert.Contains("没有选择文件", await client.GetStringAsync(empty.Headers.Location, CancellationToken.None), StringComparison.Ordinal);
        using var content = new MultipartFormDataContent { { new StringContent("x"), "x" } };
        using var stale = await client.PostAsync("/imports", content, CancellationToken.None);
        Assert.Contains("页面已过期", await client.GetStringAsync(stale.Headers.Location, CancellationToken.None), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var html = await client.GetStringAsync("/admin/imports", CancellationToken.None);
        var token = Regex.Match(html, "__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new(ExportFile.ContentType) } }, "files", name);
        return await client.PostAsync("/imports", content, CancellationToken.None);
    }
}
