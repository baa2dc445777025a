using System.Net;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Reports;

/// <summary>GET /exports/filled/{id}.xlsx on the real application.</summary>
[Trait("Needs", "application")]
public sealed class FilledFormTests(SharedApp app)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_owner_fetches_it_and_nobody_else()
    {
        using var staff = await app.SignInAsync(Role.Staff);
        using var admin = await app.SignInAsync(Role.Admin);
        using var leader = await app.SignInAsync(Role.Leader);
        var account = await app.AccountAsync($"test-{Role.Staff}", Role.Staff);
        var forms = app.Services.GetRequiredService<FilledForms>();
        var address = FilledForms.Address(forms.Add(new Viewer(account.Id, "工作人员", Role.Staff), new ExportFile("【示例】上级表（截至2020年6月30日）.xlsx", [1, 2, 3])));

        using var answer = await staff.GetAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(ExportFile.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("【示例】上级表（截至2020年6月30日）.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal([1, 2, 3], await answer.Content.ReadAsByteArrayAsync(Cancel));

        foreach (var (client, path, expected) in (IReadOnlyList<(HttpClient, string, HttpStatusCode)>)
            [(admin, address, HttpStatusCode.NotFound), (staff, FilledForms.Address(new string('0', 32)), HttpStatusCode.NotFound), (leader, address, HttpStatusCode.Forbidden), (app.Stranger(), address, HttpStatusCode.Found)])
        {
            using var other = await client.GetAsync(path, Cancel);
            Assert.Equal(expected, other.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_is_for_who_may_export_and_the_report_centre_leads_there()
    {
        using var staff = await app.SignInAsync(Role.Staff);
        Assert.Contains("href=\"reports/form", await staff.GetStringAsync("/reports", Cancel), StringComparison.Ordinal);
        Assert.Contains("套用上级表样", await staff.GetStringAsync("/reports/form", Cancel), StringComparison.Ordinal);
        using var leader = await app.SignInAsync(Role.Leader);
        Assert.DoesNotContain("href=\"reports/form", await leader.GetStringAsync("/reports", Cancel), StringComparison.Ordinal);
        using var refused = await leader.GetAsync("/reports/form", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
