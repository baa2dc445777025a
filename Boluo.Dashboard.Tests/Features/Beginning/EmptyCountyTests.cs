using System.Net;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Features.Beginning;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Beginning;

/// <summary>A county that has just begun can open every page and take every file: nothing divides by the rows that are not there yet.</summary>
[Trait("Needs", "application")]
public sealed class EmptyCountyTests(EmptyCounty app) : IClassFixture<EmptyCounty>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Admin)]
    public async Task Every_page_and_print_opens(Role role)
    {
        using var client = await app.SignInAsync(role);
        var ledgers = app.Services.GetServices<ILedger>().ToList();
        var paths = Routes.PathsOfAnyCounty().Where(p => !p.Contains("441322", StringComparison.Ordinal)).Concat(ledgers.Select(l => l.Path)).Concat(ledgers.Select(l => Urls.Print(l.Name)))
            .Concat(app.Services.GetServices<ISummary>().Select(s => s.Path)).Concat(app.Services.GetServices<Figure>().Select(f => Urls.PassportsOf([f.Key]))).Distinct(StringComparer.Ordinal);
        var broken = new List<string>();
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path, None);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(None)).Body!.TextContent;
            var isRefused = role == Role.Leader && answer.StatusCode is HttpStatusCode.Forbidden;
            if (!answer.IsSuccessStatusCode && !isRefused && path is not ("/not-found" or "/forbidden" or "/Error")) broken.Add($"{path}: {answer.StatusCode}");
            else if (page.Contains("NaN", StringComparison.Ordinal) || page.Contains('∞', StringComparison.Ordinal) || (path != Urls.Help && page.Contains("错误编号", StringComparison.Ordinal))) broken.Add($"{path}: a number that is none, or a fault: {page[Math.Max(0, page.IndexOf("错误编号", StringComparison.Ordinal) - 200)..][..Math.Min(page.Length, 300)]}");
        }

        Assert.Empty(broken);
    }

    [Fact]
    public async Task Every_file_can_be_taken()
    {
        using var client = await app.SignInAsync(Role.Admin);
        var broken = new List<string>();
        foreach (var path in app.Exports())
        {
            using var answer = await client.GetAsync(path, None);
            if (!answer.IsSuccessStatusCode) broken.Add($"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(None)}");
        }

        Assert.Empty(broken);
    }

    [Fact]
    public async Task The_first_page_of_an_administrator_says_what_comes_first_and_what_cannot_come_yet()
    {
        await using var db = await app.OpenAsync();
        var steps = await app.Services.GetRequiredService<BeginningSteps>().ReadAsync(db, None);
        var order = steps.Select(s => s.Noun).ToList();
        Assert.All(steps, s => Assert.Equal(0, s.Rows));
        foreach (var step in steps)
            foreach (var missing in step.Missing) Assert.True(order.IndexOf(missing) < order.IndexOf(step.Noun), $"{step.Noun} before {missing}");
        using var client = await app.SignInAsync(Role.Admin);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(Urls.Beginning, None));
        Assert.Contains("下一步：登记镇街", page, StringComparison.Ordinal);
        Assert.Contains("没有社区，不能登记", page, StringComparison.Ordinal);
        Assert.DoesNotContain("示例数据", page, StringComparison.Ordinal);
    }
}
